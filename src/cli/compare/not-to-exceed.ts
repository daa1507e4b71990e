/** expected_nte.csv: unbilled sales above a limit, with the first level that failed. (pure) */
import type { ExpectedTable } from './expected-table.ts';

export const notToExceed: ExpectedTable = {
  file: 'expected_nte.csv',
  key: ['legal_entity_id', 'contract_number', 'line_number', 'entry_number', 'customer_account'],
  values: ['amount', 'currency', 'nte_status', 'first_failing_level'],
  figures: ({ companies }) =>
    companies.flatMap(({ legalEntity, actuals }) =>
      actuals
        .filter(
          (actual) =>
            actual.transactionType === 'UNBILLED_SALES' && !actual.isReversal && actual.notToExceedStatus === 'FAILED',
        )
        .map((actual) => ({
          legal_entity_id: legalEntity,
          contract_number: actual.contractNumber,
          line_number: actual.lineNumber === null ? null : String(actual.lineNumber),
          entry_number: actual.entryNumber,
          customer_account: actual.customerAccount,
          amount: actual.amount.amount,
          currency: actual.amount.currency,
          nte_status: actual.notToExceedStatus,
          first_failing_level: actual.notToExceedLevel,
        })),
    ),
};
