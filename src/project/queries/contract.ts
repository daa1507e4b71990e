/** Contracts and what belongs to them, as GraphQL reads them. */
import {
  actions,
  columns,
  decimalText,
  globalId,
  instant,
  jsonOf,
  many,
  money,
  one,
  page,
  type List,
  type View,
} from '../../kernel/view.ts';
import { contractActions } from '../contract/actions.ts';
import { CONTRACT_PROFORMAS } from './proforma-lists.ts';

const byNumber = {
  keys: [
    { sql: 't.legal_entity', type: 'text' },
    { sql: 't.number', type: 'text' },
  ],
} as const;

export const CONTRACTS: List = {
  name: 'Query.contracts',
  view: 'Contract',
  filter: {
    legalEntity: { sql: 't.legal_entity', type: 'text' },
    number: { sql: 't.number', type: 'text' },
    status: { sql: 't.status', type: 'text' },
    currency: { sql: 't.currency', type: 'text' },
  },
  sorts: { NUMBER_ASC: byNumber, NUMBER_DESC: { ...byNumber, descending: true } },
};

const customer: View = {
  type: 'Customer',
  side: 'project',
  from: 'project.customer',
  fields: columns('legalEntity', 'accountNumber', 'name', 'currency'),
};

const project: View = {
  type: 'Project',
  side: 'project',
  from: 'project.project',
  fields: columns('legalEntity', 'number', 'name', 'state'),
};

const SHARE = `'customerAccount', c.customer_account, 'splitPercent', c.split_percent::text, 'isRounding', c.is_rounding`;

/** What decides whether it can be confirmed: ContractFacts. */
const CONTRACT_FACTS = jsonOf({
  number: '{t}.number',
  status: '{t}.status',
  primaryCustomerAccount: '{t}.primary_customer_account',
  customers: `(select coalesce(json_agg(json_build_object(${SHARE}, 'isPrimary', c.is_primary) order by c.position), '[]')
     from project.contract_customer c where c.legal_entity = {t}.legal_entity and c.contract_number = {t}.number)`,
  lines: `(select coalesce(json_agg(json_build_object('lineNumber', l.line_number, 'billingMethod', l.billing_method, 'contractAmount', l.contract_amount::text,
       'customers', (select coalesce(json_agg(json_build_object(${SHARE}) order by c.position), '[]') from project.contract_line_customer c
                      where c.legal_entity = l.legal_entity and c.contract_number = l.contract_number and c.line_number = l.line_number),
       'milestones', (select coalesce(json_agg(m.amount::text order by m.number), '[]') from project.milestone_header m
                       where m.legal_entity = l.legal_entity and m.contract_number = l.contract_number and m.line_number = l.line_number)) order by l.line_number), '[]')
     from project.contract_line l where l.legal_entity = {t}.legal_entity and l.contract_number = {t}.number)`,
});

const contract: View = {
  type: 'Contract',
  side: 'project',
  from: 'project.contract',
  key: { column: 'number', type: 'text' },
  fields: {
    id: globalId('Contract', '{t}.number'),
    ...columns('version', 'legalEntity', 'number', 'name', 'currency', 'status', 'requestedDeliveryDate'),
    notToExceedLimit: money('{t}.nte_limit', '{t}.currency'),
    confirmedAt: instant('{t}.confirmed_at'),
    customers: many('ContractCustomer', '{t}.contract_number = {p}.number and {t}.line_number = 0', '{t}.position'),
    lines: many('ContractLine', '{t}.contract_number = {p}.number', '{t}.line_number'),
    retainers: many('Retainer', '{t}.contract_number = {p}.number', '{t}.position, {t}.number'),
    proformas: page(CONTRACT_PROFORMAS, {
      on: '{t}.contract_number = {p}.number',
      of: ['{p}.legal_entity', '{p}.number'],
    }),
    allowedActions: actions(CONTRACT_FACTS, contractActions),
  },
};

/** Amounts of what belongs to a contract are in its currency. */
const ofContract =
  'left join project.contract {contract} on {contract}.legal_entity = {t}.legal_entity and {contract}.number = {t}.contract_number';
const ofBacklog =
  'left join project.backlog_item {backlog} on {backlog}.legal_entity = {t}.legal_entity and {backlog}.id = {t}.id';

const shares = (line: string, table: string): string =>
  `select legal_entity, contract_number, ${line} as line_number, customer_account, position, split_percent, is_rounding, nte_limit from project.${table}`;

const contractCustomer: View = {
  type: 'ContractCustomer',
  side: 'project',
  from: `(${shares('0', 'contract_customer')} union all ${shares('line_number', 'contract_line_customer')})`,
  joins: { contract: ofContract },
  fields: {
    customer: one('Customer', '{t}.account_number = {p}.customer_account'),
    ...columns('customerAccount', 'isRounding'),
    splitPercent: decimalText('{t}.split_percent'),
    notToExceedLimit: money('{t}.nte_limit', '{contract}.currency'),
  },
};

const contractLine: View = {
  type: 'ContractLine',
  side: 'project',
  from: 'project.contract_line',
  joins: { contract: ofContract },
  fields: {
    ...columns('lineNumber', 'name', 'billingMethod'),
    project: one('Project', '{t}.number = {p}.project_number'),
    contractAmount: money('{t}.contract_amount', '{contract}.currency'),
    notToExceedLimit: money('{t}.nte_limit', '{contract}.currency'),
    customers: many(
      'ContractCustomer',
      '{t}.contract_number = {p}.contract_number and {t}.line_number = {p}.line_number',
      '{t}.position',
    ),
    milestones: many(
      'Milestone',
      '{t}.contract_number = {p}.contract_number and {t}.line_number = {p}.line_number',
      '{t}.milestone_date, {t}.header_number, {t}.customer_account',
    ),
  },
};

const milestone: View = {
  type: 'Milestone',
  side: 'project',
  from: 'project.milestone',
  joins: { contract: ofContract, backlog: ofBacklog },
  fields: {
    id: globalId('Milestone', '{t}.id'),
    ...columns('headerNumber', 'name', 'milestoneDate', 'customerAccount'),
    amount: money('{t}.amount', '{contract}.currency'),
    billingStatus: { kind: 'value', sql: '{backlog}.billing_status' },
  },
};

const retainer: View = {
  type: 'Retainer',
  side: 'project',
  from: 'project.retainer',
  joins: { contract: ofContract, backlog: ofBacklog },
  fields: {
    id: globalId('Retainer', '{t}.id'),
    ...columns('number', 'description', 'customerAccount', 'invoiceDate'),
    amount: money('{t}.amount', '{contract}.currency'),
    usedAmount: money('{t}.used_amount', '{contract}.currency'),
    availableAmount: money('{t}.available_amount', '{contract}.currency'),
    billingStatus: { kind: 'value', sql: '{backlog}.billing_status' },
  },
};

export const contractViews: readonly View[] = [
  customer,
  project,
  contract,
  contractCustomer,
  contractLine,
  milestone,
  retainer,
];
