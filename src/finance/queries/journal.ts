/** Integration journals and import runs, as GraphQL reads them. */
import {
  actions,
  columns,
  decimalText,
  globalId,
  instant,
  jsonOf,
  money,
  page,
  scaledText,
  type View,
} from '../../kernel/view.ts';
import { journalActions } from '../journal/actions.ts';
import { ACCOUNTING, ofCompany, REPORTING } from './company.ts';
import { JOURNAL_LINES } from './lists.ts';
import { lastError } from './process-error.ts';

const journal: View = {
  type: 'Journal',
  side: 'finance',
  from: 'finance.integration_journal',
  key: { column: 'number', type: 'text' },
  fields: {
    id: globalId('Journal', '{t}.number'),
    ...columns('version', 'legalEntity', 'number', 'status', 'periodStart', 'originalJournalNumber', 'lineCount'),
    lines: page(JOURNAL_LINES, { on: '{t}.journal_number = {p}.number', of: ['{p}.legal_entity', '{p}.number'] }),
    postedAt: instant('{t}.posted_at'),
    allowedActions: actions(jsonOf({ number: '{t}.number', status: '{t}.status' }), journalActions),
  },
};

const journalLine: View = {
  type: 'JournalLine',
  side: 'finance',
  from: 'finance.integration_journal_line',
  joins: { company: ofCompany },
  fields: {
    actual: globalId('Actual', '{t}.actual_id'),
    ...columns(
      'lineNumber',
      'kind',
      'transactionClass',
      'billingType',
      'lineProperty',
      'documentDate',
      'accountingDate',
    ),
    ...columns('salesTaxGroup', 'itemSalesTaxGroup', 'voucherNumber', 'status'),
    quantity: scaledText('{t}.quantity'),
    amount: money('{t}.amount', '{t}.currency'),
    exchangeRate: decimalText('{t}.exchange_rate'),
    accountingAmount: money('{t}.accounting_amount', ACCOUNTING),
    reportingAmount: money('{t}.reporting_amount', REPORTING),
    lastError: lastError({ type: 'ACTUAL', subject: '{t}.actual_id::text' }),
  },
};

const importRun: View = {
  type: 'ImportRun',
  side: 'finance',
  from: 'finance.import_run',
  key: { column: 'id', type: 'uuid' },
  fields: {
    id: globalId('ImportRun', '{t}.id'),
    ...columns('legalEntity', 'scope', 'requestedBy', 'status', 'rowsIn', 'rowsOut', 'rowsFailed', 'rowsSkipped'),
    ...columns('proposalsImported', 'proposalsWaiting', 'proposalsFailed'),
    startedAt: instant('{t}.started_at'),
    finishedAt: instant('{t}.finished_at'),
  },
};

export const journalViews: readonly View[] = [journal, journalLine, importRun];
