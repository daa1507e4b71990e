/** Proformas, their lines, details and what comes back of them, as GraphQL reads them. */
import {
  actions,
  columns,
  decimalText,
  facts,
  globalId,
  instant,
  keys,
  many,
  money,
  moneyJson,
  ofRow,
  one,
  page,
  scaledText,
  value,
  type View,
} from '../../kernel/view.ts';
import { keptErrorSql } from '../../kernel/message-view.ts';
import { proformaActions } from '../proforma/actions.ts';
import { PROFORMA_FACTS } from '../proforma/proforma-facts.ts';
import { PROFORMA_ACTUALS, PROFORMA_DETAILS } from './proforma-lists.ts';
import { syncStateOf } from './sync-state.ts';

const MANIFEST = `case when {t}.billable_hash is not null then json_build_object(
  'expectedBillableCount', {t}.expected_billable_count,
  'expectedBillableAmount', ${moneyJson('project', '{t}.expected_billable_amount', '{t}.currency')},
  'billableHash', {t}.billable_hash) end`;

/** Of the messages of its document only the open ones are looked at: there is an index of those. */
const SYNC = `(select json_build_object(
    'sent', {t}.confirmed_at is not null,
    'pending', count(*) filter (where m.status = 'PENDING'),
    'failed', count(*) filter (where m.status = 'FAILED'),
    'error', (array_agg(${keptErrorSql('m')} order by m.sequence) filter (where m.status = 'FAILED'))[1])
  from project.message m
 where m.legal_entity = {t}.legal_entity and m.document = 'proforma:' || {t}.number and m.status in ('PENDING', 'FAILED'))`;

const proforma: View = {
  type: 'Proforma',
  side: 'project',
  from: 'project.proforma',
  key: { column: 'id', type: 'uuid' },
  fields: {
    id: globalId('Proforma', '{t}.id'),
    ...columns('version', 'legalEntity', 'number', 'status', 'state', 'contractNumber', 'customerAccount', 'currency'),
    ...columns('name', 'paymentTerms', 'invoiceDate', 'accountingDate', 'hasCorrections', 'detailCount', 'confirmedBy'),
    contract: one('Contract', '{t}.number = {p}.contract_number'),
    customer: one('Customer', '{t}.account_number = {p}.customer_account'),
    lines: many('ProformaLine', '{t}.proforma_id = {p}.id', '{t}.line_number'),
    details: page(PROFORMA_DETAILS, { on: '{t}.proforma_id = {p}.id', of: ['{p}.legal_entity', '{p}.id'] }),
    actuals: page(PROFORMA_ACTUALS, { on: '{t}.proforma_id = {p}.id', of: ['{p}.legal_entity', '{p}.id'] }),
    detailAmount: money('{t}.detail_amount', '{t}.currency'),
    totalTax: money('{t}.total_tax', '{t}.currency'),
    totalAmount: money('{t}.total_amount', '{t}.currency'),
    manifest: value(MANIFEST),
    createdAt: instant('{t}.created_at'),
    confirmedAt: instant('{t}.confirmed_at'),
    proposal: keys('{t}.legal_entity', 'case when {t}.confirmed_at is not null then {t}.number end'),
    posted: one('PostedSummary', '{t}.proforma_id = {p}.id'),
    sync: facts(SYNC, syncStateOf),
    allowedActions: actions(ofRow(PROFORMA_FACTS), proformaActions),
  },
};

const ofProforma =
  'left join project.proforma {proforma} on {proforma}.legal_entity = {t}.legal_entity and {proforma}.id = {t}.proforma_id';

const proformaLine: View = {
  type: 'ProformaLine',
  side: 'project',
  from: 'project.proforma_line',
  joins: { proforma: ofProforma },
  fields: {
    ...columns('lineNumber', 'name', 'projectNumber', 'billingMethod'),
    contractLineAmount: money('{t}.contract_line_amount', '{proforma}.currency'),
    invoicedTillDate: money('{t}.invoiced_till_date', '{proforma}.currency'),
    amount: money('{t}.amount', '{proforma}.currency'),
    tax: money('{t}.tax', '{proforma}.currency'),
  },
};

const proformaDetail: View = {
  type: 'ProformaDetail',
  side: 'project',
  from: 'project.proforma_detail',
  fields: {
    id: globalId('ProformaDetail', '{t}.id'),
    ...columns('kind', 'lineNumber', 'transactionClass', 'billingType', 'startDate', 'projectNumber', 'category'),
    ...columns('entryNumber', 'description', 'externalDescription'),
    quantity: scaledText('{t}.quantity'),
    price: decimalText('{t}.price'),
    amount: money('{t}.amount', '{t}.currency'),
    tax: money('{t}.tax', '{t}.currency'),
    extendedAmount: money('{t}.extended_amount', '{t}.currency'),
    unbilledActual: one('Actual', '{t}.id = {p}.unbilled_actual_id'),
  },
};

const postedSummary: View = {
  type: 'PostedSummary',
  side: 'project',
  from: 'project.proforma_posting',
  joins: { proforma: ofProforma },
  fields: {
    ...columns('customerInvoiceNumber', 'customerInvoiceDate'),
    postedTaxAmount: money('{t}.posted_tax_amount', '{proforma}.currency'),
    taxVariance: money('({t}.posted_tax_amount - {proforma}.total_tax)', '{proforma}.currency'),
  },
};

export const proformaViews: readonly View[] = [proforma, proformaLine, proformaDetail, postedSummary];
