/** expected_feedback_totals.csv: the accounting detail that came back. (pure) */
import type { ExpectedTable } from './expected-table.ts';
import { summed } from './figures.ts';

export const feedbackTotals: ExpectedTable = {
  file: 'expected_feedback_totals.csv',
  key: ['legal_entity_id', 'currency', 'transaction_type', 'billing_type'],
  values: ['count', 'amount_sum', 'accounting_currency', 'accounting_currency_amount_sum', 'sales_tax_amount_sum'],
  figures: ({ companies }) =>
    companies.flatMap(({ legalEntity, actuals }) => {
      const accounted = actuals.flatMap(({ accounting, ...actual }) =>
        accounting === null ? [] : [{ ...actual, accounting }],
      );
      return summed(accounted, {
        key: ({ amount, transactionType, billingType, accounting }) => ({
          legal_entity_id: legalEntity,
          currency: amount.currency,
          transaction_type: transactionType,
          billing_type: billingType,
          accounting_currency: accounting.accountingCurrencyAmount.currency,
        }),
        sums: {
          amount_sum: ({ amount }) => amount.amount,
          accounting_currency_amount_sum: ({ accounting }) => accounting.accountingCurrencyAmount.amount,
          sales_tax_amount_sum: ({ accounting }) => accounting.salesTaxAmount.amount,
        },
      });
    }),
};
