/** The integration journal, the subledger and the ledger. */
import { table, type Row } from '../../kernel/table.ts';

export const integrationJournal = table('finance', 'integration_journal', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    periodStart: 'date',
    originalJournalNumber: 'text?',
    status: 'text',
    lineCount: 'integer',
    createdAt: 'timestamptz',
    postedAt: 'timestamptz?',
    version: 'integer',
  },
  numbered: ['number'],
});
export type IntegrationJournal = Row<typeof integrationJournal>;

export const integrationJournalLine = table('finance', 'integration_journal_line', {
  columns: {
    legalEntity: 'text',
    journalNumber: 'text',
    lineNumber: 'integer',
    actualId: 'uuid',
    kind: 'text',
    transactionClass: 'text',
    billingType: 'text',
    lineProperty: 'text',
    documentDate: 'date',
    accountingDate: 'date',
    contractNumber: 'text?',
    contractLineNumber: 'integer?',
    customerAccount: 'text?',
    projectNumber: 'text?',
    category: 'text?',
    productNumber: 'text?',
    resource: 'text?',
    quantity: 'numeric',
    price: 'numeric?',
    amount: 'numeric',
    currency: 'text',
    exchangeRate: 'numeric?',
    accountingAmount: 'numeric?',
    reportingAmount: 'numeric?',
    salesTaxGroup: 'text?',
    itemSalesTaxGroup: 'text?',
    dimensions: 'jsonb',
    voucherNumber: 'text?',
    status: 'text',
  },
  numbered: ['journalNumber', 'voucherNumber'],
});
export type IntegrationJournalLine = Row<typeof integrationJournalLine>;

export const voucher = table('finance', 'voucher', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    accountingDate: 'date',
    source: 'text',
    document: 'text',
    postedAt: 'timestamptz',
  },
  numbered: ['number', 'document'],
});
export type Voucher = Row<typeof voucher>;

export const ledgerEntry = table('finance', 'ledger_entry', {
  columns: {
    legalEntity: 'text',
    voucherNumber: 'text',
    sequence: 'integer',
    mainAccount: 'text',
    postingType: 'text',
    amount: 'numeric',
    currency: 'text',
    accountingAmount: 'numeric',
    reportingAmount: 'numeric?',
    dimensions: 'jsonb',
    customerAccount: 'text?',
    sourceActualId: 'uuid?',
    taxCode: 'text?',
  },
  numbered: ['voucherNumber'],
});
export type LedgerEntry = Row<typeof ledgerEntry>;

export const subledgerTransaction = table('finance', 'subledger_transaction', {
  columns: {
    legalEntity: 'text',
    actualId: 'uuid',
    journalNumber: 'text',
    contractNumber: 'text?',
    lineNumber: 'integer?',
    customerAccount: 'text?',
    projectNumber: 'text?',
    category: 'text?',
    productNumber: 'text?',
    transactionClass: 'text',
    billingType: 'text',
    lineProperty: 'text',
    quantity: 'numeric',
    price: 'numeric?',
    amount: 'numeric',
    currency: 'text',
    accountingDate: 'date',
    storedRate: 'numeric',
    storedAccountingAmount: 'numeric',
    storedReportingRate: 'numeric?',
    storedReportingAmount: 'numeric?',
    accrued: 'boolean',
    dimensions: 'jsonb',
    salesTaxGroup: 'text?',
    itemSalesTaxGroup: 'text?',
    voucherNumber: 'text',
    saleStatus: 'text',
    proposalNumber: 'text?',
  },
  numbered: ['voucherNumber', 'journalNumber'],
});
export type SubledgerTransaction = Row<typeof subledgerTransaction>;
