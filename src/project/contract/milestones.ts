/** A milestone is billed to each customer of its line: split when the contract is confirmed (domain.md 2.10). (pure) */
import type { Id } from '../../kernel/clock.ts';
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { present } from '../../kernel/refusal.ts';
import { payingShares, splitAmount, type Share } from '../split.ts';
import type { Milestone, MilestoneHeader } from './tables.ts';

interface Splitting {
  /** The line's own list of customers, or the contract's. */
  readonly customersOf: (lineNumber: number) => readonly Share[];
  readonly minorUnits: number;
  readonly newId: () => Id;
}

/** One milestone for each customer with a percentage; the amounts and the tax estimates add up to the header's (I3, D55). */
export function splitMilestones(headers: readonly MilestoneHeader[], splitting: Splitting): readonly Milestone[] {
  const { customersOf, minorUnits, newId } = splitting;
  return headers.flatMap(({ number: headerNumber, amount, tax, ...header }) => {
    const shares = payingShares(customersOf(header.lineNumber));
    const amounts = splitAmount(decimal(amount), shares, minorUnits);
    const taxes = splitAmount(decimal(tax), shares, minorUnits);
    return shares.map(({ customerAccount }, i) => ({
      ...header,
      id: newId(),
      headerNumber,
      customerAccount,
      amount: formatDecimal(present(amounts[i], 'a share')),
      tax: formatDecimal(present(taxes[i], 'a share')),
    }));
  });
}
