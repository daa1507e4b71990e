/** Proposals and their lines, as GraphQL reads them. */
import {
  actions,
  columns,
  decimalText,
  facts,
  globalId,
  jsonOf,
  keys,
  money,
  moneyJson,
  one,
  page,
  scaledText,
  value,
  type View,
} from '../../kernel/view.ts';
import { proposalActions } from '../proposal/actions.ts';
import { READINESS_FACTS } from '../staging/readiness-facts.ts';
import { ACCOUNTING, ofCompany, REPORTING } from './company.ts';
import { PROPOSAL_LINES } from './lists.ts';
import { lastError } from './process-error.ts';
import { readinessTold } from './readiness-told.ts';

const MANIFEST = `json_build_object(
  'expectedBillableCount', {t}.expected_billable_count,
  'expectedBillableAmount', ${moneyJson('finance', '{t}.expected_billable_amount', '{t}.currency')},
  'billableHash', {t}.billable_hash)`;

const PROPOSAL_FACTS = jsonOf({
  number: '{t}.number',
  status: '{t}.status',
  customerInvoiceNumber: '{t}.customer_invoice_number',
});

/** The ids that have arrived, while some have not: what is missing is told by comparing them with the project side's. */
const ARRIVED_IDS = `(select case when count(*) < {t}.expected_billable_count then coalesce(json_agg(s.actual_id), '[]') end
  from finance.staged_actual s
 where s.legal_entity = {t}.legal_entity and s.proforma_id = {t}.proforma_id
   and s.transaction_type = 'BILLED_SALES' and s.billing_type = 'CHARGEABLE')`;

/** The facts are told over the alias `p`. */
const READINESS = `json_build_object(
  'legalEntity', {t}.legal_entity, 'proforma', {t}.proforma_id,
  'minorUnits', (select c.minor_units from finance.currency c where c.code = {t}.currency),
  'arrivedIds', ${ARRIVED_IDS},
  'facts', ${READINESS_FACTS.replace(/\bp\./g, '{t}.')})`;

const proposal: View = {
  type: 'Proposal',
  side: 'finance',
  from: 'finance.proposal',
  key: { column: 'number', type: 'text' },
  fields: {
    id: globalId('Proposal', '{t}.number'),
    ...columns('version', 'legalEntity', 'number', 'status', 'contractNumber', 'customerAccount', 'currency'),
    ...columns('paymentTerms', 'invoiceDate', 'accountingDate', 'dueDate', 'lineCount', 'feedbackStatus'),
    proforma: keys('{t}.legal_entity', '{t}.proforma_id'),
    manifest: value(MANIFEST),
    lines: page(PROPOSAL_LINES, { on: '{t}.proposal_number = {p}.number', of: ['{p}.legal_entity', '{p}.number'] }),
    lineAmount: money('{t}.line_amount', '{t}.currency'),
    taxAmount: money('{t}.tax_amount', '{t}.currency'),
    invoiceAmount: money('{t}.invoice_amount', '{t}.currency'),
    readiness: facts(READINESS, readinessTold),
    customerInvoice: one('CustomerInvoice', '{t}.proposal_number = {p}.number'),
    lastError: lastError({ type: 'PROPOSAL', subject: '{t}.number' }),
    allowedActions: actions(PROPOSAL_FACTS, proposalActions),
  },
};

const proposalLine: View = {
  type: 'ProposalLine',
  side: 'finance',
  from: 'finance.proposal_line',
  fields: {
    ...columns('id', 'lineNumber', 'lineType', 'onAccountKind', 'transactionClass', 'proposalNumber'),
    ...columns('contractLineNumber', 'projectNumber', 'entryNumber', 'documentDate', 'description'),
    ...columns('salesTaxGroup', 'itemSalesTaxGroup'),
    quantity: scaledText('{t}.quantity'),
    salesPrice: decimalText('{t}.sales_price'),
    amount: money('{t}.amount', '{t}.currency'),
    taxAmount: money('{t}.tax_amount', '{t}.currency'),
    actual: keys('{t}.legal_entity', '{t}.actual_id'),
    posted: one('PostedLine', '{t}.actual_id = {p}.actual_id'),
  },
};

const postedLine: View = {
  type: 'PostedLine',
  side: 'finance',
  from: 'finance.customer_invoice_line',
  joins: { company: ofCompany },
  fields: {
    exchangeRate: decimalText('{t}.exchange_rate'),
    accountingAmount: money('{t}.accounting_amount', ACCOUNTING),
    accountingTax: money('{t}.accounting_tax', ACCOUNTING),
    reportingAmount: money('{t}.reporting_amount', REPORTING),
    reportingTax: money('{t}.reporting_tax', REPORTING),
  },
};

export const proposalViews: readonly View[] = [proposal, proposalLine, postedLine];
