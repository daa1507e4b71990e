/** expected_lines.csv: every proposal line in three currencies. (pure) */
import type { ProposalLineRow } from '../operations/books.ts';
import type { ExpectedTable } from './expected-table.ts';

/** The approved entry, or the milestone or retainer that an on-account line bills. */
function sourceOf({ entryNumber, actual, description }: ProposalLineRow): string | null {
  if (entryNumber !== null) return entryNumber;
  const origin = actual?.origins.find(({ originType }) => originType === 'MILESTONE' || originType === 'RETAINER');
  return origin?.origin ?? description;
}

export const lines: ExpectedTable = {
  file: 'expected_lines.csv',
  key: ['legal_entity_id', 'contract_number', 'customer_account', 'run', 'line_number', 'class', 'source_number'],
  values: [
    'on_account_kind',
    'quantity',
    'currency',
    'amount',
    'tax',
    'accounting_rate',
    'accounting_amount',
    'accounting_tax',
    'reporting_amount',
    'reporting_tax',
  ],
  open: ['quantity'],
  figures: ({ companies, runOf }) =>
    companies.flatMap(({ legalEntity, lines: rows, proformas }) => {
      const byNumber = new Map(proformas.map((proforma) => [proforma.number, proforma]));
      return rows.map(({ proposalNumber, line }) => {
        const proforma = byNumber.get(proposalNumber);
        return {
          legal_entity_id: legalEntity,
          contract_number: proforma?.contractNumber ?? null,
          customer_account: proforma?.customerAccount ?? null,
          run: proforma === undefined ? null : runOf(proforma),
          line_number: line.contractLineNumber === null ? null : String(line.contractLineNumber),
          class: line.transactionClass,
          on_account_kind: line.onAccountKind,
          source_number: sourceOf(line),
          quantity: line.quantity,
          currency: line.amount.currency,
          amount: line.amount.amount,
          tax: line.taxAmount.amount,
          accounting_rate: line.posted?.exchangeRate ?? null,
          accounting_amount: line.posted?.accountingAmount.amount ?? null,
          accounting_tax: line.posted?.accountingTax.amount ?? null,
          reporting_amount: line.posted?.reportingAmount?.amount ?? null,
          reporting_tax: line.posted?.reportingTax?.amount ?? null,
        };
      });
    }),
};
