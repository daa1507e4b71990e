/** Lists of the finance side: what they filter by, sort by and sum. */
import type { FilterColumn } from '../../kernel/filter.ts';
import type { Sort, SortKey } from '../../kernel/page.ts';
import type { List } from '../../kernel/view.ts';

const company: SortKey = { sql: 't.legal_entity', type: 'text' };
const number: SortKey = { sql: 't.number', type: 'text' };
const lineNumber: SortKey = { sql: 't.line_number', type: 'integer' };

const byNumber: Sort = { keys: [company, number] };
const backwards = (sort: Sort): Sort => ({ ...sort, descending: true });
const numbered = { NUMBER_ASC: byNumber, NUMBER_DESC: backwards(byNumber) } as const;

const text = (column: string): FilterColumn => ({ sql: `t.${column}`, type: 'text' });
const day = (column: string): FilterColumn => ({ sql: `t.${column}`, type: 'date' });

export const PROPOSALS: List = {
  name: 'Query.proposals',
  view: 'Proposal',
  filter: {
    legalEntity: text('legal_entity'),
    number: text('number'),
    status: text('status'),
    feedbackStatus: text('feedback_status'),
    contractNumber: text('contract_number'),
    customerAccount: text('customer_account'),
    currency: text('currency'),
    invoiceDate: day('invoice_date'),
    accountingDate: day('accounting_date'),
    invoiceAmount: { sql: 't.invoice_amount', type: 'numeric' },
  },
  sorts: {
    ...numbered,
    AMOUNT_DESC: backwards({ keys: [{ sql: 't.invoice_amount', type: 'numeric' }, company, number] }),
  },
  total: { amount: 't.invoice_amount', currency: 't.currency' },
};

export const CUSTOMER_INVOICES: List = {
  name: 'Query.customerInvoices',
  view: 'CustomerInvoice',
  filter: {
    legalEntity: text('legal_entity'),
    number: text('number'),
    invoiceType: text('invoice_type'),
    contractNumber: text('contract_number'),
    customerAccount: text('customer_account'),
    currency: text('currency'),
    invoiceDate: day('invoice_date'),
    accountingDate: day('accounting_date'),
  },
  sorts: numbered,
  total: { amount: 't.total_amount', currency: 't.currency' },
};

export const JOURNALS: List = {
  name: 'Query.journals',
  view: 'Journal',
  filter: {
    legalEntity: text('legal_entity'),
    number: text('number'),
    status: text('status'),
    periodStart: day('period_start'),
  },
  sorts: numbered,
};

/** Newest first: ids ascend in the order of creation. */
export const IMPORT_RUNS: List = {
  name: 'Query.importRuns',
  view: 'ImportRun',
  filter: { legalEntity: text('legal_entity') },
  sorts: { NEWEST: backwards({ keys: [{ sql: 't.id', type: 'uuid' }, company] }) },
};

const linesOf = (name: string, view: string, document: string): List => ({
  name,
  view,
  sorts: { NUMBER_ASC: { keys: [company, { sql: `t.${document}`, type: 'text' }, lineNumber] } },
});

export const PROPOSAL_LINES = linesOf('Proposal.lines', 'ProposalLine', 'proposal_number');
export const CUSTOMER_INVOICE_LINES = linesOf('CustomerInvoice.lines', 'CustomerInvoiceLine', 'invoice_number');
export const JOURNAL_LINES = linesOf('Journal.lines', 'JournalLine', 'journal_number');
