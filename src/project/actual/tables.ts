/** What was worked: approved entries, actuals, and beside them what changes. */
import { table, type Row } from '../../kernel/table.ts';

export const approval = table('project', 'approval', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    class: 'text',
    projectNumber: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    category: 'text',
    role: 'text?',
    resource: 'text?',
    productNumber: 'text?',
    documentDate: 'date',
    accountingDate: 'date',
    quantity: 'numeric',
    billableQuantity: 'numeric?',
    unit: 'text',
    costPrice: 'numeric',
    salesPrice: 'numeric?',
    billingType: 'text',
    salesTaxEstimate: 'numeric',
    description: 'text?',
    externalDescription: 'text?',
    recordedAt: 'timestamptz',
  },
});
export type Approval = Row<typeof approval>;

export const actual = table('project', 'actual', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    transactionType: 'text',
    transactionClass: 'text',
    billingType: 'text',
    adjustmentStatus: 'text?',
    quantity: 'numeric',
    unit: 'text?',
    price: 'numeric?',
    amount: 'numeric',
    salesTaxEstimate: 'numeric',
    currency: 'text',
    documentDate: 'date',
    startDate: 'date',
    endDate: 'date',
    accountingDate: 'date',
    contractNumber: 'text?',
    lineNumber: 'integer?',
    customerAccount: 'text?',
    projectNumber: 'text?',
    category: 'text?',
    role: 'text?',
    resource: 'text?',
    productNumber: 'text?',
    entryNumber: 'text?',
    milestoneId: 'uuid?',
    retainerId: 'uuid?',
    proformaId: 'uuid?',
    proformaDetailId: 'uuid?',
    isReversal: 'boolean',
    reversesActualId: 'uuid?',
    skipSync: 'boolean',
    skipSyncReason: 'text?',
    description: 'text?',
    externalDescription: 'text?',
    messageId: 'uuid?',
    recordedAt: 'timestamptz',
  },
});
export type Actual = Row<typeof actual>;

export const backlogItem = table('project', 'backlog_item', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    kind: 'text',
    billingStatus: 'text',
    adjustmentStatus: 'text?',
    nteStatus: 'text',
    nteLevel: 'text?',
    nteDetail: 'text?',
    proformaId: 'uuid?',
    contractNumber: 'text',
    lineNumber: 'integer?',
    customerAccount: 'text',
    transactionClass: 'text',
    billingType: 'text',
    startDate: 'date',
    amount: 'numeric',
    currency: 'text',
    version: 'integer',
  },
});
export type BacklogItem = Row<typeof backlogItem>;

export const accountingDetail = table('project', 'accounting_detail', {
  columns: {
    legalEntity: 'text',
    actualId: 'uuid',
    accountingCurrencyAmount: 'numeric',
    accountingExchangeRate: 'numeric',
    voucherNumber: 'text',
    salesTaxAmount: 'numeric',
    messageId: 'uuid',
    recordedAt: 'timestamptz',
  },
});
export type AccountingDetail = Row<typeof accountingDetail>;

export const connection = table('project', 'connection', {
  columns: {
    legalEntity: 'text',
    transaction1Id: 'uuid',
    transaction1Role: 'text',
    transaction1Type: 'text',
    transaction2Id: 'uuid',
    transaction2Role: 'text',
    transaction2Type: 'text',
    messageId: 'uuid?',
  },
});
export type Connection = Row<typeof connection>;

export const transactionOrigin = table('project', 'transaction_origin', {
  columns: {
    legalEntity: 'text',
    transactionId: 'uuid',
    transactionType: 'text',
    originType: 'text',
    origin: 'text',
  },
});
export type TransactionOrigin = Row<typeof transactionOrigin>;
