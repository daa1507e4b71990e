/** expected_proformas.csv: what each proforma bills. (pure) */
import type { ExpectedTable } from './expected-table.ts';

export const proformas: ExpectedTable = {
  file: 'expected_proformas.csv',
  key: ['legal_entity_id', 'contract_number', 'customer_account', 'run'],
  values: ['currency', 'billable_count', 'detail_amount'],
  figures: ({ companies, runOf }) =>
    companies.flatMap(({ proformas: rows }) =>
      rows.map((row) => ({
        legal_entity_id: row.legalEntity,
        contract_number: row.contractNumber,
        customer_account: row.customerAccount,
        run: runOf(row),
        currency: row.currency,
        billable_count: String(row.manifest?.expectedBillableCount ?? row.detailCount),
        detail_amount: row.manifest?.expectedBillableAmount.amount ?? row.detailAmount.amount,
      })),
    ),
};
