/** Customer invoices, vouchers and the ledger's sums, as GraphQL reads them. */
import {
  columns,
  decimalText,
  globalId,
  instant,
  many,
  money,
  moneyJson,
  one,
  page,
  scaledText,
  type View,
} from '../../kernel/view.ts';
import { ACCOUNTING, ofCompany, REPORTING } from './company.ts';
import { CUSTOMER_INVOICE_LINES } from './lists.ts';

const customerInvoice: View = {
  type: 'CustomerInvoice',
  side: 'finance',
  from: 'finance.customer_invoice',
  key: { column: 'number', type: 'text' },
  fields: {
    id: globalId('CustomerInvoice', '{t}.number'),
    ...columns('legalEntity', 'number', 'invoiceType', 'proposalNumber', 'contractNumber', 'customerAccount'),
    ...columns('invoiceDate', 'accountingDate', 'dueDate', 'currency', 'postedBy'),
    lineAmount: money('{t}.line_amount', '{t}.currency'),
    taxAmount: money('{t}.tax_amount', '{t}.currency'),
    totalAmount: money('{t}.total_amount', '{t}.currency'),
    accountingAmount: money('{t}.accounting_amount', '{t}.accounting_currency'),
    accountingTax: money('{t}.accounting_tax', '{t}.accounting_currency'),
    accountingTotal: money('{t}.accounting_total', '{t}.accounting_currency'),
    reportingAmount: money('{t}.reporting_amount', '{t}.reporting_currency'),
    reportingTax: money('{t}.reporting_tax', '{t}.reporting_currency'),
    reportingTotal: money('{t}.reporting_total', '{t}.reporting_currency'),
    lines: page(CUSTOMER_INVOICE_LINES, {
      on: '{t}.invoice_number = {p}.number',
      of: ['{p}.legal_entity', '{p}.number'],
    }),
    voucher: one('Voucher', '{t}.number = {p}.voucher_number'),
    postedAt: instant('{t}.posted_at'),
  },
};

const customerInvoiceLine: View = {
  type: 'CustomerInvoiceLine',
  side: 'finance',
  from: 'finance.customer_invoice_line',
  joins: { company: ofCompany },
  fields: {
    ...columns('lineNumber', 'lineType', 'onAccountKind', 'transactionClass', 'contractLineNumber', 'entryNumber'),
    quantity: scaledText('{t}.quantity'),
    amount: money('{t}.amount', '{t}.currency'),
    taxAmount: money('{t}.tax_amount', '{t}.currency'),
    exchangeRate: decimalText('{t}.exchange_rate'),
    accountingAmount: money('{t}.accounting_amount', ACCOUNTING),
    accountingTax: money('{t}.accounting_tax', ACCOUNTING),
    reportingAmount: money('{t}.reporting_amount', REPORTING),
    reportingTax: money('{t}.reporting_tax', REPORTING),
  },
};

const voucher: View = {
  type: 'Voucher',
  side: 'finance',
  from: 'finance.voucher',
  fields: {
    ...columns('number', 'accountingDate', 'source'),
    entries: many('LedgerEntry', '{t}.voucher_number = {p}.number', '{t}.sequence'),
  },
};

const ledgerEntry: View = {
  type: 'LedgerEntry',
  side: 'finance',
  from: 'finance.ledger_entry',
  joins: { company: ofCompany },
  fields: {
    ...columns('sequence', 'mainAccount', 'postingType'),
    amount: money('{t}.amount', '{t}.currency'),
    accountingAmount: money('{t}.accounting_amount', ACCOUNTING),
    reportingAmount: money('{t}.reporting_amount', REPORTING),
  },
};

const sumOf = (amount: string, currency: string): string =>
  `case when ${amount} is not null and ${currency} is not null then ${moneyJson('finance', amount, currency)} end`;

const TOTALS = `'amount', ${sumOf('g.amount', 'g.currency')}, 'accountingAmount', ${sumOf('g.accounting', 'l.accounting_currency')}, 'reportingAmount', ${sumOf('g.reporting', 'l.reporting_currency')}`;

/** Sums of the ledger by posting type and transaction currency, of the rows `t` that the condition lets through: one JSON value. */
export const ledgerTotals = (condition: string): string => `(
  select coalesce(json_agg(json_build_object('legalEntity', g.legal_entity, 'postingType', g.posting_type, ${TOTALS})
                  order by g.legal_entity, g.posting_type, g.currency), '[]')
    from (select t.legal_entity, t.posting_type, t.currency, sum(t.amount) as amount, sum(t.accounting_amount) as accounting, sum(t.reporting_amount) as reporting
            from finance.ledger_entry t where ${condition} group by 1, 2, 3) g
    left join finance.legal_entity l on l.legal_entity = g.legal_entity)`;

/** The project subledger's unbilled sales, summed, of the rows `t` that the condition lets through: one JSON value. */
export const subledgerTotals = (condition: string): string => `(
  select coalesce(json_agg(json_build_object('legalEntity', g.legal_entity, 'contractNumber', g.contract_number, 'customerAccount', g.customer_account,
                    'transactionClass', g.transaction_class, 'billingType', g.billing_type, 'accrued', g.accrued, 'count', g.count, ${TOTALS})
                  order by g.legal_entity, g.contract_number, g.customer_account, g.transaction_class, g.billing_type, g.accrued, g.currency), '[]')
    from (select t.legal_entity, t.contract_number, t.customer_account, t.transaction_class, t.billing_type, t.accrued, t.currency, count(*) as count,
                 sum(t.amount) as amount, sum(t.stored_accounting_amount) as accounting, sum(t.stored_reporting_amount) as reporting
            from finance.subledger_transaction t
           where ${condition} and t.contract_number is not null and t.customer_account is not null group by 1, 2, 3, 4, 5, 6, 7) g
    left join finance.legal_entity l on l.legal_entity = g.legal_entity)`;

export const invoiceViews: readonly View[] = [customerInvoice, customerInvoiceLine, voucher, ledgerEntry];
