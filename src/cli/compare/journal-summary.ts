/** expected_journal_summary.csv: posted unbilled sales as the subledger keeps them, with the tax that was fed back. (pure) */
import type { ExpectedTable } from './expected-table.ts';
import { summed, yesOrNo, type Figure } from './figures.ts';
import type { CompanyReading, Readings } from './readings.ts';

const KEY = [
  'legal_entity_id',
  'contract_number',
  'customer_account',
  'class',
  'billing_type',
  'accrued',
  'currency',
] as const;

const nameOf = (figure: Figure): string => KEY.map((column) => figure[column] ?? '').join(' ');

/** The subledger does not keep the calculated tax; the actuals do. */
function taxesOf({ legalEntity, actuals }: CompanyReading, accrues: Readings['accrues']): ReadonlyMap<string, Figure> {
  const posted = actuals.filter(
    ({ transactionType, isReversal, accounting }) =>
      transactionType === 'UNBILLED_SALES' && !isReversal && accounting !== null,
  );
  const sums = summed(posted, {
    key: (actual) => ({
      legal_entity_id: legalEntity,
      contract_number: actual.contractNumber,
      customer_account: actual.customerAccount,
      class: actual.transactionClass,
      billing_type: actual.billingType,
      accrued: yesOrNo(accrues(actual.contractNumber, actual.lineNumber)),
      currency: actual.amount.currency,
    }),
    sums: { tax: ({ accounting }) => accounting?.salesTaxAmount.amount ?? null },
  });
  return new Map(sums.map((figure) => [nameOf(figure), figure]));
}

export const journalSummary: ExpectedTable = {
  file: 'expected_journal_summary.csv',
  key: KEY,
  values: ['count', 'amount_sum', 'accounting_amount_sum', 'reporting_amount_sum', 'sales_tax_amount_sum'],
  figures: ({ companies, accrues }) =>
    companies.flatMap((company) => {
      const taxes = taxesOf(company, accrues);
      return company.books.subledgerTotals.map((row) => {
        const figure: Figure = {
          legal_entity_id: company.legalEntity,
          contract_number: row.contractNumber,
          customer_account: row.customerAccount,
          class: row.transactionClass,
          billing_type: row.billingType,
          accrued: yesOrNo(row.accrued),
          currency: row.amount.currency,
          count: String(row.count),
          amount_sum: row.amount.amount,
          accounting_amount_sum: row.accountingAmount.amount,
          reporting_amount_sum: row.reportingAmount?.amount ?? null,
        };
        return { ...figure, sales_tax_amount_sum: taxes.get(nameOf(figure))?.['tax'] ?? null };
      });
    }),
};
