/** What arrived and waits, and the books of the importer. */
import { table, type Row } from '../../kernel/table.ts';

export const stagedActual = table('finance', 'staged_actual', {
  columns: {
    legalEntity: 'text',
    actualId: 'uuid',
    transactionType: 'text',
    transactionClass: 'text',
    billingType: 'text',
    adjustmentStatus: 'text?',
    quantity: 'numeric',
    unit: 'text?',
    price: 'numeric?',
    amount: 'numeric',
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
    description: 'text?',
    externalDescription: 'text?',
    proformaId: 'uuid?',
    milestoneId: 'uuid?',
    retainerId: 'uuid?',
    isReversal: 'boolean',
    reversesActualId: 'uuid?',
    messageId: 'uuid',
    status: 'text',
    journalNumber: 'text?',
    journalLineNumber: 'integer?',
    proposalNumber: 'text?',
    proposalLineNumber: 'integer?',
    integrationCount: 'integer',
    receivedAt: 'timestamptz',
  },
  numbered: ['journalNumber'],
});
export type StagedActual = Row<typeof stagedActual>;

export const stagedConnection = table('finance', 'staged_connection', {
  columns: {
    legalEntity: 'text',
    transaction1Id: 'uuid',
    transaction1Role: 'text',
    transaction2Id: 'uuid',
    transaction2Role: 'text',
    messageId: 'uuid',
  },
});
export type StagedConnection = Row<typeof stagedConnection>;

export const importRun = table('finance', 'import_run', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    scope: 'text',
    parameters: 'jsonb',
    requestedBy: 'text',
    epoch: 'bigint',
    startedAt: 'timestamptz',
    finishedAt: 'timestamptz?',
    rowsIn: 'integer',
    rowsOut: 'integer',
    rowsFailed: 'integer',
    rowsSkipped: 'integer',
    proposalsImported: 'integer',
    proposalsWaiting: 'integer',
    proposalsFailed: 'integer',
    status: 'text',
  },
});
export type ImportRun = Row<typeof importRun>;

export const importLease = table('finance', 'import_lease', {
  columns: {
    legalEntity: 'text',
    epoch: 'bigint',
    runId: 'uuid?',
    expiresAt: 'timestamptz',
  },
});
export type ImportLease = Row<typeof importLease>;

export const processError = table('finance', 'process_error', {
  columns: {
    legalEntity: 'text',
    process: 'text',
    subjectType: 'text',
    subject: 'text',
    code: 'text',
    rule: 'text?',
    message: 'text',
    details: 'jsonb',
    at: 'timestamptz',
  },
});
export type ProcessError = Row<typeof processError>;
