/** What is billed: proformas, their lines and details, and the summary of their posting. */
import { table, type Row } from '../../kernel/table.ts';

export const proforma = table('project', 'proforma', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    number: 'text',
    status: 'text',
    state: 'text',
    bulkConfirmationStatus: 'text?',
    contractNumber: 'text',
    customerAccount: 'text',
    currency: 'text',
    name: 'text?',
    description: 'text?',
    billToName: 'text?',
    billToContact: 'text?',
    paymentTerms: 'text?',
    runDate: 'date',
    invoiceDate: 'date',
    accountingDate: 'date?',
    hasCorrections: 'boolean',
    detailCount: 'integer',
    detailAmount: 'numeric',
    totalTax: 'numeric',
    totalAmount: 'numeric',
    expectedBillableCount: 'integer?',
    expectedBillableAmount: 'numeric?',
    billableHash: 'text?',
    createdAt: 'timestamptz',
    confirmedAt: 'timestamptz?',
    confirmedBy: 'text?',
    version: 'integer',
  },
  numbered: ['number', 'billableHash'], // the hash is of ids that a plan does not keep
});
export type Proforma = Row<typeof proforma>;

export const proformaLine = table('project', 'proforma_line', {
  columns: {
    legalEntity: 'text',
    proformaId: 'uuid',
    lineNumber: 'integer',
    name: 'text',
    projectNumber: 'text?',
    billingMethod: 'text',
    contractLineAmount: 'numeric',
    invoicedTillDate: 'numeric',
    amount: 'numeric',
    tax: 'numeric',
  },
});
export type ProformaLine = Row<typeof proformaLine>;

export const proformaDetail = table('project', 'proforma_detail', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    proformaId: 'uuid',
    lineNumber: 'integer?',
    kind: 'text',
    unbilledActualId: 'uuid?',
    milestoneId: 'uuid?',
    retainerId: 'uuid?',
    originalDetailId: 'uuid?',
    originalBilledActualId: 'uuid?',
    correction: 'boolean',
    transactionClass: 'text',
    billingType: 'text',
    quantity: 'numeric',
    price: 'numeric?',
    amount: 'numeric',
    tax: 'numeric',
    extendedAmount: 'numeric',
    previousQuantity: 'numeric?',
    previousAmount: 'numeric?',
    previousTax: 'numeric?',
    currency: 'text',
    startDate: 'date',
    projectNumber: 'text?',
    category: 'text?',
    role: 'text?',
    resource: 'text?',
    unit: 'text?',
    productNumber: 'text?',
    entryNumber: 'text?',
    description: 'text?',
    externalDescription: 'text?',
    edited: 'boolean',
  },
});
export type ProformaDetail = Row<typeof proformaDetail>;

export const proformaPosting = table('project', 'proforma_posting', {
  columns: {
    legalEntity: 'text',
    proformaId: 'uuid',
    customerInvoiceNumber: 'text',
    customerInvoiceDate: 'date',
    postedTaxAmount: 'numeric',
    messageId: 'uuid',
    recordedAt: 'timestamptz',
  },
});
export type ProformaPosting = Row<typeof proformaPosting>;
