/** What can be done with a contract, and why not: one predicate for the list, the refusal and the plan (design G9). (pure) */
import type { ActionState } from '../../kernel/actions.ts';
import { decimal, sum } from '../../kernel/money.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** A customer on the contract's list, or on a line's own. */
export interface ListedCustomer {
  readonly customerAccount: string;
  readonly splitPercent: string;
  readonly isRounding: boolean;
}

export interface LineFacts {
  readonly lineNumber: number;
  readonly billingMethod: string;
  readonly contractAmount: string;
  /** The line's own list; empty: the contract's list applies. */
  readonly customers: readonly ListedCustomer[];
  /** The amounts of its milestones. */
  readonly milestones: readonly string[];
}

/** What decides whether a contract can be confirmed. */
export interface ContractFacts {
  readonly number: string;
  readonly status: string;
  readonly primaryCustomerAccount: string;
  readonly customers: readonly (ListedCustomer & { readonly isPrimary: boolean })[];
  readonly lines: readonly LineFacts[];
}

export const contractActions = (facts: ContractFacts): readonly ActionState[] => [
  { action: 'confirmContract', refusals: refuseConfirmation(facts) },
];

/**
 * Why a contract cannot be confirmed, all reasons at once (domain.md 3.2 L1, I1, I4). The contracting unit is the company itself, so that
 * its currency always is the accounting currency (R5).
 */
export function refuseConfirmation(facts: ContractFacts): readonly Refusal[] {
  const { number, status } = facts;
  if (status !== 'DRAFT') {
    return [
      refusal('CONTRACT_NOT_ACTIVE', {
        message: `Contract ${number} is ${status} already: only a draft is confirmed.`,
        remedy: 'Nothing is left to confirm; no way leads back to the draft.',
        subject: number,
      }),
    ];
  }
  const lists = [
    { name: `Contract ${number}`, customers: facts.customers },
    ...facts.lines
      .filter((line) => line.customers.length > 0)
      .map((line) => ({ name: `Line ${line.lineNumber} of contract ${number}`, customers: line.customers })),
  ];
  return [
    ...lists.flatMap((list) => refuseList(number, list)),
    ...refusePrimary(facts),
    ...facts.lines.flatMap((line) => refuseMilestones(number, line)),
  ];
}

interface List {
  readonly name: string;
  readonly customers: readonly ListedCustomer[];
}

/** Every list adds up to 100 and has exactly one customer who takes the differences of rounding, with a share of the whole (I1, D55). */
function refuseList(number: string, { name, customers }: List): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const total = sum(customers.map(({ splitPercent }) => decimal(splitPercent)));
  if (!total.equals(100)) {
    const message = `${name}: the split percentages add up to ${total.toFixed()}, not to 100.`;
    refusals.push(refusal('SPLIT_NOT_100', { message, subject: number }));
  }
  const rounding = customers.filter(({ isRounding }) => isRounding);
  if (rounding.length !== 1 || decimal(rounding[0]?.splitPercent ?? '0').isZero()) {
    const found = rounding.map(({ customerAccount }) => customerAccount).join(', ') || 'none';
    const message = `${name} needs one rounding customer with a percentage above 0; there is ${found}.`;
    refusals.push(refusal('ROUNDING_CUSTOMER_INVALID', { message, subject: number }));
  }
  return refusals;
}

/** The primary customer of the header is the one who is flagged on the list (domain.md 2.5, 2.6). */
function refusePrimary({ number, primaryCustomerAccount, customers }: ContractFacts): readonly Refusal[] {
  const primary = customers.filter(({ isPrimary }) => isPrimary).map(({ customerAccount }) => customerAccount);
  if (primary.length === 1 && primary[0] === primaryCustomerAccount) return [];
  return [
    refusal('CUSTOMER_UNRESOLVED', {
      message: `Contract ${number} names ${primaryCustomerAccount} as its primary customer; flagged on its list is ${primary.join(', ') || 'none'}.`,
      remedy: 'Flag the primary customer of the contract, and no other, as primary on its list of customers.',
      subject: number,
    }),
  ];
}

/** A fixed price is the sum of its milestones (I4). */
function refuseMilestones(number: string, line: LineFacts): readonly Refusal[] {
  const total = sum(line.milestones.map(decimal));
  if (line.billingMethod !== 'FIXED_PRICE' || total.equals(decimal(line.contractAmount))) return [];
  return [
    refusal('MILESTONE_TOTAL_MISMATCH', {
      message: `Line ${line.lineNumber} of contract ${number} is worth ${decimal(line.contractAmount).toFixed()}; its milestones add up to ${total.toFixed()}.`,
      subject: number,
    }),
  ];
}
