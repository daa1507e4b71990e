/** A ledger entry as it is stored. (pure) */
import { formatDecimal, ZERO } from '../../kernel/money.ts';
import type { Ledger } from './valuation.ts';
import type { Entry } from './voucher.ts';

interface Place {
  readonly legalEntity: string;
  readonly voucherNumber: string;
  readonly sequence: number;
  /** Transaction currency. */
  readonly currency: string;
  readonly ledger: Ledger;
}

/** In a single-currency ledger the reporting amount is null; in another it is always there (D59). */
export const entryRow = (entry: Entry, { ledger, ...place }: Place) => ({
  ...place,
  mainAccount: entry.mainAccount,
  postingType: entry.postingType,
  amount: formatDecimal(entry.value.amount),
  accountingAmount: formatDecimal(entry.value.accounting),
  reportingAmount: ledger.reportingCurrency === null ? null : formatDecimal(entry.value.reporting ?? ZERO),
  dimensions: entry.dimensions,
  customerAccount: entry.customerAccount,
  sourceActualId: entry.sourceActualId,
});
