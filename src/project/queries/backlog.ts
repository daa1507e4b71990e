/** The billing backlog, item by item and summed, as GraphQL reads it. */
import type { FilterColumns } from '../../kernel/filter.ts';
import type { SortKey } from '../../kernel/page.ts';
import {
  actions,
  columns,
  globalId,
  jsonOf,
  money,
  ofRow,
  one,
  value,
  type List,
  type View,
} from '../../kernel/view.ts';
import { BACKLOG_FACTS, backlogActions } from '../actual/actions.ts';

/** BacklogFilter → columns of `project.backlog_item t`. */
export const BACKLOG_FILTER: FilterColumns = {
  legalEntity: { sql: 't.legal_entity', type: 'text' },
  kind: { sql: 't.kind', type: 'text' },
  billingStatus: { sql: 't.billing_status', type: 'text' },
  notToExceedStatus: { sql: 't.nte_status', type: 'text' },
  transactionClass: { sql: 't.transaction_class', type: 'text' },
  billingType: { sql: 't.billing_type', type: 'text' },
  contractNumber: { sql: 't.contract_number', type: 'text' },
  lineNumber: { sql: 't.line_number', type: 'integer' },
  customerAccount: { sql: 't.customer_account', type: 'text' },
  startDate: { sql: 't.start_date', type: 'date' },
  amount: { sql: 't.amount', type: 'numeric' },
};

const company: SortKey = { sql: 't.legal_entity', type: 'text' };
const id: SortKey = { sql: 't.id', type: 'uuid' };

/** The balance of an invoiced retainer is nobody's to bill: it is the retainer that stands in the backlog (2.13). */
const IN_BACKLOG = `not (t.kind = 'UNBILLED_SALES' and t.transaction_class = 'RETAINER')`;

export const BACKLOG_ITEMS: List = {
  name: 'Query.backlogItems',
  view: 'BacklogItem',
  where: IN_BACKLOG,
  filter: BACKLOG_FILTER,
  sorts: {
    RECORDED_ASC: { keys: [id, company] },
    START_DATE_ASC: { keys: [{ sql: 't.start_date', type: 'date' }, id, company] },
  },
  total: { amount: 't.amount', currency: 't.currency' },
};

const backlogItem: View = {
  type: 'BacklogItem',
  side: 'project',
  from: 'project.backlog_item',
  key: { column: 'id', type: 'uuid' },
  fields: {
    id: globalId('BacklogItem', '{t}.id'),
    ...columns(
      'version',
      'legalEntity',
      'kind',
      'billingStatus',
      'adjustmentStatus',
      'transactionClass',
      'billingType',
    ),
    ...columns('startDate', 'contractNumber', 'lineNumber', 'customerAccount'),
    notToExceedStatus: value('{t}.nte_status'),
    notToExceedLevel: value('{t}.nte_level'),
    notToExceedDetail: value('{t}.nte_detail'),
    amount: money('{t}.amount', '{t}.currency'),
    proforma: one('Proforma', '{t}.id = {p}.proforma_id'),
    actual: one('Actual', "{p}.kind = 'UNBILLED_SALES' and {t}.id = {p}.id"),
    allowedActions: actions(ofRow(jsonOf(BACKLOG_FACTS)), backlogActions),
  },
};

/** By what the backlog is summed: columns of `project.backlog_item t`. */
export const BACKLOG_DIMENSIONS = {
  CONTRACT: 't.contract_number',
  CUSTOMER: 't.customer_account',
  BILLING_STATUS: 't.billing_status',
  TRANSACTION_CLASS: 't.transaction_class',
  NOT_TO_EXCEED_STATUS: 't.nte_status',
} as const;

/** Sums of the items that a condition over `t` lets through, for each company, currency and value of the dimension: one JSON value. */
export const backlogGroups = (dimension: keyof typeof BACKLOG_DIMENSIONS, condition: string): string => `(
  select coalesce(json_agg(json_build_object('legalEntity', g.legal_entity, 'key', g.key, 'count', g.count, 'oldest', g.oldest,
           'amount', json_build_object('amount', round(g.amount, coalesce(c.minor_units, 2))::text, 'currency', g.currency))
           order by g.legal_entity, g.key, g.currency), '[]')
    from (select t.legal_entity, ${BACKLOG_DIMENSIONS[dimension]} as key, t.currency, count(*) as count, sum(t.amount) as amount, min(t.start_date) as oldest
            from project.backlog_item t where ${IN_BACKLOG} and (${condition}) group by 1, 2, 3) g
    left join project.currency c on c.code = g.currency)`;

export const backlogViews: readonly View[] = [backlogItem];
