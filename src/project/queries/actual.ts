/** Actuals, with what they are connected to and what finance wrote back, as GraphQL reads them. */
import {
  columns,
  decimalText,
  globalId,
  instant,
  keys,
  many,
  money,
  one,
  scaledText,
  value,
  type View,
} from '../../kernel/view.ts';

const PLAIN = columns(
  'legalEntity',
  'transactionType',
  'transactionClass',
  'billingType',
  'unit',
  'documentDate',
  'accountingDate',
  'contractNumber',
  'lineNumber',
  'customerAccount',
  'projectNumber',
  'category',
  'entryNumber',
  'description',
  'externalDescription',
  'isReversal',
  'skipSync',
  'skipSyncReason',
);

/** A billed sale names its proforma; an unbilled one is stamped with it on its backlog item. */
const BILLING_PROFORMA =
  'coalesce({p}.proforma_id, (select b.proforma_id from project.backlog_item b where b.legal_entity = {p}.legal_entity and b.id = {p}.id))';

const actual: View = {
  type: 'Actual',
  side: 'project',
  from: 'project.actual',
  key: { column: 'id', type: 'uuid' },
  joins: {
    backlog:
      'left join project.backlog_item {backlog} on {backlog}.legal_entity = {t}.legal_entity and {backlog}.id = {t}.id',
  },
  fields: {
    id: globalId('Actual', '{t}.id'),
    ...PLAIN,
    billingStatus: value('{backlog}.billing_status'),
    adjustmentStatus: value('coalesce({backlog}.adjustment_status, {t}.adjustment_status)'),
    notToExceedStatus: value('{backlog}.nte_status'),
    notToExceedLevel: value('{backlog}.nte_level'),
    notToExceedDetail: value('{backlog}.nte_detail'),
    quantity: scaledText('{t}.quantity'),
    price: decimalText('{t}.price'),
    amount: money('{t}.amount', '{t}.currency'),
    salesTaxEstimate: money('{t}.sales_tax_estimate', '{t}.currency'),
    recordedAt: instant('{t}.recorded_at'),
    contract: one('Contract', '{t}.number = {p}.contract_number'),
    customer: one('Customer', '{t}.account_number = {p}.customer_account'),
    reverses: one('Actual', '{t}.id = {p}.reverses_actual_id'),
    accounting: one('AccountingDetail', '{t}.actual_id = {p}.id'),
    proforma: one('Proforma', `{t}.id = ${BILLING_PROFORMA}`),
    connections: many('ActualLink', '{t}.own_id = {p}.id', '{t}.role, {t}.other_role, {t}.other_id'),
    origins: many(
      'TransactionOrigin',
      "{t}.transaction_id = {p}.id and {t}.transaction_type = 'ACTUAL'",
      '{t}.origin_type, {t}.origin',
    ),
    proposalLine: keys('{t}.legal_entity', "case when {t}.transaction_type = 'BILLED_SALES' then {t}.id end"),
  },
};

const accountingDetail: View = {
  type: 'AccountingDetail',
  side: 'project',
  from: 'project.accounting_detail',
  joins: {
    company: 'left join project.legal_entity {company} on {company}.legal_entity = {t}.legal_entity',
    actual:
      'left join project.actual {actual} on {actual}.legal_entity = {t}.legal_entity and {actual}.id = {t}.actual_id',
  },
  fields: {
    accountingCurrencyAmount: money('{t}.accounting_currency_amount', '{company}.accounting_currency'),
    exchangeRate: decimalText('{t}.accounting_exchange_rate'),
    voucherNumber: value('{t}.voucher_number'),
    salesTaxAmount: money('{t}.sales_tax_amount', '{actual}.currency'),
  },
};

const BETWEEN_ACTUALS = "c.transaction1_type = 'ACTUAL' and c.transaction2_type = 'ACTUAL'";
const linkFrom = (own: 1 | 2, other: 1 | 2): string =>
  `select c.legal_entity, c.transaction${own}_id as own_id, c.transaction${own}_role as role, c.transaction${other}_id as other_id, c.transaction${other}_role as other_role from project.connection c where ${BETWEEN_ACTUALS}`;

/** A connection stands once, and is read from both of its ends. */
const actualLink: View = {
  type: 'ActualLink',
  side: 'project',
  from: `(${linkFrom(1, 2)} union all ${linkFrom(2, 1)})`,
  fields: { ...columns('role', 'otherRole'), actual: one('Actual', '{t}.id = {p}.other_id') },
};

const transactionOrigin: View = {
  type: 'TransactionOrigin',
  side: 'project',
  from: 'project.transaction_origin',
  fields: columns('originType', 'origin'),
};

export const actualViews: readonly View[] = [actual, accountingDetail, actualLink, transactionOrigin];
