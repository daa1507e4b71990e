/** expected_actuals_summary.csv: all actuals, counted and summed. (pure) */
import type { ExpectedTable } from './expected-table.ts';
import { summed, yesOrNo } from './figures.ts';

export const actualsSummary: ExpectedTable = {
  file: 'expected_actuals_summary.csv',
  key: ['legal_entity_id', 'contract_number', 'transaction_type', 'class', 'billing_type', 'is_reversal', 'currency'],
  values: ['count', 'quantity_sum', 'amount_sum'],
  figures: ({ companies }) =>
    companies.flatMap(({ legalEntity, actuals }) =>
      summed(actuals, {
        key: (actual) => ({
          legal_entity_id: legalEntity,
          contract_number: actual.contractNumber,
          transaction_type: actual.transactionType,
          class: actual.transactionClass,
          billing_type: actual.billingType,
          is_reversal: yesOrNo(actual.isReversal),
          currency: actual.amount.currency,
        }),
        sums: { quantity_sum: ({ quantity }) => quantity, amount_sum: ({ amount }) => amount.amount },
      }),
    ),
};
