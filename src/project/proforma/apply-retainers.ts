/** What is used of the retainers of a customer on a new draft (domain.md 7.5). (pure) */
import type { Day, Id } from '../../kernel/clock.ts';
import { decimal, roundTo, ZERO, type Decimal } from '../../kernel/money.ts';

/** A retainer that was invoiced, and what is left of it after all other drafts. Amounts are in the contract's currency. */
export interface AvailableRetainer {
  readonly id: Id;
  readonly number: string;
  readonly description: string;
  readonly amount: string;
  readonly tax: string;
  readonly invoiceDate: Day;
  /** The order of creation. */
  readonly position: number;
  readonly available: string;
}

/** What the draft has to offer: only chargeable details are offset (D23). */
export interface Offset {
  /** Billable details before tax, without retainers. */
  readonly billable: Decimal;
  /** The estimated total with tax, retainers that are invoiced on the same draft included. */
  readonly total: Decimal;
  readonly minorUnits: number;
}

export interface AppliedRetainer {
  readonly retainer: AvailableRetainer;
  /** Above 0, before tax. */
  readonly amount: Decimal;
  /** Its share of the retainer's tax, positive. */
  readonly tax: Decimal;
}

/**
 * Oldest invoice date first, then in the order of creation (D49); of each the lesser of what is available and what is left to offset
 * before tax (R39), and never so much that the estimated total would turn negative (D56). Article: Apply retainers and advances.
 */
export function applyRetainers(retainers: readonly AvailableRetainer[], offset: Offset): readonly AppliedRetainer[] {
  const applied: AppliedRetainer[] = [];
  let { billable, total } = offset;
  for (const retainer of [...retainers].sort(byAge)) {
    const wanted = lesser(decimal(retainer.available), billable);
    const amount = affordable(retainer, { wanted, total, minorUnits: offset.minorUnits });
    if (!amount.greaterThan(ZERO)) continue;
    const tax = taxShare(retainer, amount, offset.minorUnits);
    applied.push({ retainer, amount, tax });
    billable = billable.minus(amount);
    total = total.minus(amount).minus(tax);
  }
  return applied;
}

function byAge(a: AvailableRetainer, b: AvailableRetainer): number {
  if (a.invoiceDate !== b.invoiceDate) return a.invoiceDate < b.invoiceDate ? -1 : 1;
  return a.position - b.position;
}

const lesser = (a: Decimal, b: Decimal): Decimal => (a.lessThan(b) ? a : b);

/** The deduction takes back the same share of the retainer's tax as of its amount. */
const taxShare = (retainer: AvailableRetainer, amount: Decimal, minorUnits: number): Decimal =>
  roundTo(decimal(retainer.tax).times(amount).dividedBy(decimal(retainer.amount)), minorUnits);

interface Wish {
  readonly wanted: Decimal;
  readonly total: Decimal;
  readonly minorUnits: number;
}

/** The greatest amount up to the wanted one that the total bears together with its tax. */
function affordable(retainer: AvailableRetainer, { wanted, total, minorUnits }: Wish): Decimal {
  const fits = (amount: Decimal): boolean =>
    amount.plus(taxShare(retainer, amount, minorUnits)).lessThanOrEqualTo(total);
  if (!wanted.greaterThan(ZERO) || fits(wanted)) return wanted;
  const unit = decimal(`1e-${minorUnits}`);
  const withTax = decimal(retainer.amount).plus(decimal(retainer.tax));
  // The share of the tax is rounded, so the quotient is near the greatest amount, at most a few minor units beside it.
  let amount = lesser(wanted, roundTo(total.times(decimal(retainer.amount)).dividedBy(withTax), minorUnits).plus(unit));
  while (amount.greaterThan(ZERO) && !fits(amount)) amount = amount.minus(unit);
  return amount;
}
