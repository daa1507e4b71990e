/** What a confirmed proforma promises finance: how many billable rows, their sum and a hash of their ids (design G3, domain.md 5.4). (pure) */
import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/clock.ts';
import { decimal, sum, type Decimal } from '../../kernel/money.ts';

export interface Manifest {
  readonly count: number;
  /** Without tax, in the proforma's currency. */
  readonly amount: Decimal;
  /** Lower-case hex SHA-256 of the ids: lower-case, ascending, joined by line feeds. */
  readonly hash: string;
}

interface BilledSale {
  readonly id: Id;
  readonly transactionType: string;
  readonly billingType: string;
  readonly amount: string;
}

/** Every billed sale that finance is to invoice: CHARGEABLE ones, reversals included. */
export const billableOf = <T extends BilledSale>(actuals: readonly T[]): readonly T[] =>
  actuals.filter((actual) => actual.transactionType === 'BILLED_SALES' && actual.billingType === 'CHARGEABLE');

export function manifestOf(billable: readonly Pick<BilledSale, 'id' | 'amount'>[]): Manifest {
  const ids = billable.map(({ id }) => id.toLowerCase()).sort();
  return {
    count: billable.length,
    amount: sum(billable.map(({ amount }) => decimal(amount))),
    hash: createHash('sha256').update(ids.join('\n')).digest('hex'),
  };
}
