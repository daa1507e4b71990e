/** expected_invoices.csv: the customer invoices in three currencies. (pure) */
import type { ExpectedTable } from './expected-table.ts';

export const invoices: ExpectedTable = {
  file: 'expected_invoices.csv',
  key: ['legal_entity_id', 'contract_number', 'customer_account', 'run'],
  values: [
    'currency',
    'net',
    'tax',
    'total',
    'accounting_currency',
    'accounting_net',
    'accounting_tax',
    'accounting_total',
    'reporting_currency',
    'reporting_net',
    'reporting_tax',
    'reporting_total',
    'invoice_type',
  ],
  figures: ({ companies, runOf }) =>
    companies.flatMap(({ invoices: rows, proformas }) => {
      const byNumber = new Map(proformas.map((proforma) => [proforma.number, proforma]));
      return rows.map((row) => {
        const proforma = byNumber.get(row.proposalNumber);
        return {
          legal_entity_id: row.legalEntity,
          contract_number: row.contractNumber,
          customer_account: row.customerAccount,
          run: proforma === undefined ? null : runOf(proforma),
          currency: row.currency,
          net: row.lineAmount.amount,
          tax: row.taxAmount.amount,
          total: row.totalAmount.amount,
          accounting_currency: row.accountingAmount.currency,
          accounting_net: row.accountingAmount.amount,
          accounting_tax: row.accountingTax.amount,
          accounting_total: row.accountingTotal.amount,
          reporting_currency: row.reportingAmount?.currency ?? null,
          reporting_net: row.reportingAmount?.amount ?? null,
          reporting_tax: row.reportingTax?.amount ?? null,
          reporting_total: row.reportingTotal?.amount ?? null,
          invoice_type: row.invoiceType,
        };
      });
    }),
};
