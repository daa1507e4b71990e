/** Lists of proformas, of their details and of actuals: what they filter by, sort by and sum. */
import type { FilterColumns } from '../../kernel/filter.ts';
import type { Sort, SortKey } from '../../kernel/page.ts';
import type { List } from '../../kernel/view.ts';

const company: SortKey = { sql: 't.legal_entity', type: 'text' };
const number: SortKey = { sql: 't.number', type: 'text' };
const id: SortKey = { sql: 't.id', type: 'uuid' };

const backwards = (sort: Sort): Sort => ({ ...sort, descending: true });

/** Ids ascend in the order of creation. */
const recorded: Sort = { keys: [id, company] };
const byNumber: Sort = { keys: [company, number] };

const total = { amount: 't.total_amount', currency: 't.currency' } as const;

export const PROFORMAS: List = {
  name: 'Query.proformas',
  view: 'Proforma',
  filter: {
    legalEntity: { sql: 't.legal_entity', type: 'text' },
    number: { sql: 't.number', type: 'text' },
    status: { sql: 't.status', type: 'text' },
    contractNumber: { sql: 't.contract_number', type: 'text' },
    customerAccount: { sql: 't.customer_account', type: 'text' },
    currency: { sql: 't.currency', type: 'text' },
    invoiceDate: { sql: 't.invoice_date', type: 'date' },
    totalAmount: { sql: 't.total_amount', type: 'numeric' },
  },
  sorts: {
    NUMBER_ASC: byNumber,
    NUMBER_DESC: backwards(byNumber),
    TOTAL_DESC: backwards({ keys: [{ sql: 't.total_amount', type: 'numeric' }, company, number] }),
  },
  total,
};

export const CONTRACT_PROFORMAS: List = {
  name: 'Contract.proformas',
  view: 'Proforma',
  sorts: { NUMBER_ASC: { keys: [company, { sql: 't.contract_number', type: 'text' }, number] } },
  total,
};

const ofProforma: SortKey = { sql: 't.proforma_id', type: 'uuid' };

export const PROFORMA_DETAILS: List = {
  name: 'Proforma.details',
  view: 'ProformaDetail',
  sorts: { RECORDED_ASC: { keys: [company, ofProforma, id] } },
};

const actualTotal = { amount: 't.amount', currency: 't.currency' } as const;

export const PROFORMA_ACTUALS: List = {
  name: 'Proforma.actuals',
  view: 'Actual',
  sorts: { RECORDED_ASC: { keys: [company, ofProforma, id] } },
  total: actualTotal,
};

const ofBacklog = (column: string): string =>
  `(select b.${column} from project.backlog_item b where b.legal_entity = t.legal_entity and b.id = t.id)`;

const ACTUAL_FILTER: FilterColumns = {
  legalEntity: { sql: 't.legal_entity', type: 'text' },
  transactionType: { sql: 't.transaction_type', type: 'text' },
  transactionClass: { sql: 't.transaction_class', type: 'text' },
  billingType: { sql: 't.billing_type', type: 'text' },
  contractNumber: { sql: 't.contract_number', type: 'text' },
  lineNumber: { sql: 't.line_number', type: 'integer' },
  customerAccount: { sql: 't.customer_account', type: 'text' },
  currency: { sql: 't.currency', type: 'text' },
  entryNumber: { sql: 't.entry_number', type: 'text' },
  amount: { sql: 't.amount', type: 'numeric' },
  accountingDate: { sql: 't.accounting_date', type: 'date' },
  isReversal: { sql: 't.is_reversal', type: 'boolean' },
  skipSync: { sql: 't.skip_sync', type: 'boolean' },
  billingStatus: { sql: ofBacklog('billing_status'), type: 'text' },
  notToExceedStatus: { sql: ofBacklog('nte_status'), type: 'text' },
  accounted: {
    sql: '(exists (select from project.accounting_detail d where d.legal_entity = t.legal_entity and d.actual_id = t.id))',
    type: 'boolean',
  },
};

export const ACTUALS: List = {
  name: 'Query.actuals',
  view: 'Actual',
  filter: ACTUAL_FILTER,
  sorts: {
    RECORDED_ASC: recorded,
    RECORDED_DESC: backwards(recorded),
    ACCOUNTING_DATE_ASC: { keys: [{ sql: 't.accounting_date', type: 'date' }, id, company] },
  },
  total: actualTotal,
};
