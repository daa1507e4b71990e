/** expected_ledger_totals.csv: balances of the ledger, those of costs left out. (pure) */
import type { ExpectedTable } from './expected-table.ts';

/** What posting a cost writes (domain.md 6.7): the expected files leave it out. */
const COST_ENTRIES: readonly string[] = ['Cost', 'Payroll allocation'];

export const ledgerTotals: ExpectedTable = {
  file: 'expected_ledger_totals.csv',
  key: ['legal_entity_id', 'posting_type', 'currency'],
  values: ['amount', 'accounting_amount', 'reporting_amount'],
  figures: ({ companies }) =>
    companies.flatMap(({ legalEntity, books }) =>
      books.ledgerTotals
        .filter(({ postingType }) => !COST_ENTRIES.includes(postingType))
        .map((row) => ({
          legal_entity_id: legalEntity,
          posting_type: row.postingType,
          currency: row.amount.currency,
          amount: row.amount.amount,
          accounting_amount: row.accountingAmount.amount,
          reporting_amount: row.reportingAmount?.amount ?? null,
        })),
    ),
};
