/** What the finance side knows of some actuals' way: from staging over journal and proposal to the voucher. One statement. */
import { read, type Authority, type Side } from '../kernel/db.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { READINESS_FACTS } from './staging/readiness-facts.ts';
import { readinessOf, type ReadinessFacts } from './staging/readiness.ts';

/** An amount with its currency's minor units, as the API tells it. */
const inUnits = (amount: string, currency: string): string =>
  `round(${amount}, coalesce((select c.minor_units from finance.currency c where c.code = ${currency}), 2))::text`;

export interface TracedError {
  readonly code: string;
  readonly message: string;
  readonly rule: string | null;
}

/** Where one actual has got to. Amounts are exact decimals as text. */
export interface StagedTrace {
  readonly actualId: string;
  readonly status: string;
  readonly at: string;
  readonly journal: {
    readonly number: string;
    readonly at: string;
    readonly amount: string;
    readonly currency: string;
    readonly postedAt: string | null;
    readonly voucherNumber: string | null;
  } | null;
  readonly line: {
    readonly lineNumber: number;
    readonly amount: string;
    readonly currency: string;
  } | null;
  /** What the import or the posting of its journal line met last. */
  readonly error: TracedError | null;
}

export interface TracedProposal {
  readonly number: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly feedbackStatus: string;
  readonly amount: string;
  readonly currency: string;
  readonly importedAt: string | null;
  readonly invoice: {
    readonly number: string;
    readonly voucherNumber: string;
    readonly postedAt: string;
    readonly amount: string;
    readonly currency: string;
  } | null;
  readonly error: TracedError | null;
}

/** A message of accounting detail that waits or was refused on its way back. */
export interface FeedbackTrace {
  readonly document: string;
  readonly status: string;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface FinanceTrace {
  readonly staged: readonly StagedTrace[];
  readonly proposal: TracedProposal | null;
  /** Why the proposal does not take its lines yet: its readiness. */
  readonly violations: readonly Refusal[];
  readonly feedback: readonly FeedbackTrace[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The latest error of some processes and a subject. */
const errorOf = (processes: string, subject: string): string =>
  `(select jsonb_build_object('code', e.code, 'message', e.message, 'rule', e.rule) from finance.process_error e
     where e.legal_entity = $1 and e.process in (${processes}) and e.subject = ${subject} order by e.at desc limit 1)`;

const STAGED = `
  (select jsonb_agg(jsonb_build_object(
            'actualId', s.actual_id, 'status', s.status, 'at', ${instant('s.received_at')},
            'journal', case when j.journal_number is not null then jsonb_build_object(
               'number', j.journal_number, 'at', ${instant('h.created_at')}, 'amount', ${inUnits('j.amount', 'j.currency')}, 'currency', j.currency,
               'postedAt', ${instant('v.posted_at')}, 'voucherNumber', j.voucher_number) end,
            'line', case when l.line_number is not null then jsonb_build_object(
               'lineNumber', l.line_number, 'amount', ${inUnits('l.amount', 'l.currency')}, 'currency', l.currency) end,
            'error', ${errorOf("'IMPORT_JOURNAL', 'POST_JOURNAL'", 's.actual_id::text')}))
     from finance.staged_actual s
     left join finance.integration_journal_line j on j.legal_entity = $1 and j.actual_id = s.actual_id
     left join finance.integration_journal h on h.legal_entity = $1 and h.number = j.journal_number
     left join finance.voucher v on v.legal_entity = $1 and v.number = j.voucher_number
     left join finance.proposal_line l on l.legal_entity = $1 and l.actual_id = s.actual_id
    where s.legal_entity = $1 and s.actual_id = any ($2::uuid[]))`;

const PROPOSAL = `
  jsonb_build_object(
    'number', p.number, 'status', p.status, 'receivedAt', ${instant('p.received_at')}, 'feedbackStatus', p.feedback_status,
    'amount', ${inUnits('p.line_amount', 'p.currency')}, 'currency', p.currency,
    'importedAt', (select ${instant('max(e.at)')} from finance.event e
                    where e.legal_entity = $1 and e.subject_type = 'PROPOSAL' and e.subject = p.number and e.kind = 'LINES_IMPORTED'),
    'invoice', (select jsonb_build_object('number', i.number, 'voucherNumber', i.voucher_number, 'postedAt', ${instant('i.posted_at')},
                         'amount', ${inUnits('i.line_amount', 'i.currency')}, 'currency', i.currency)
                  from finance.customer_invoice i where i.legal_entity = $1 and i.proposal_number = p.number),
    'error', ${errorOf("'IMPORT_PROPOSAL', 'POST_PROPOSAL'", 'p.number')})`;

const STATEMENT = `
  with bill as (select p.* from finance.proposal p where p.legal_entity = $1 and p.proforma_id = $3::uuid)
  select coalesce(${STAGED}, '[]') as staged,
         (select ${PROPOSAL} from bill p) as proposal,
         (select ${READINESS_FACTS} from bill p) as facts,
         coalesce((select jsonb_agg(jsonb_build_object('document', m.document, 'status', m.status, 'error',
                     case when m.last_error_code is not null then jsonb_build_object('code', m.last_error_code, 'message', m.last_error) end)
                     order by m.sequence)
            from finance.message m
           where m.legal_entity = $1 and m.status in ('PENDING', 'FAILED') and m.document in (
             select 'proposal:' || b.number from bill b
             union select 'journal:' || j.journal_number from finance.integration_journal_line j
                    where j.legal_entity = $1 and j.actual_id = any ($2::uuid[]))), '[]') as feedback`;

interface Found {
  readonly staged: readonly StagedTrace[];
  readonly proposal: TracedProposal | null;
  readonly facts: ReadinessFacts | null;
  readonly feedback: readonly FeedbackTrace[];
}

/** Of these actuals and this proforma; what has not arrived is not among the staged. */
export async function findFinanceTrace(
  side: Side,
  authority: Authority,
  asked: { readonly legalEntity: string; readonly actuals: readonly string[]; readonly proformaId: string | null },
): Promise<FinanceTrace> {
  const [row] = await read<Found>(side, authority, {
    name: 'finance-trace',
    text: STATEMENT,
    values: [asked.legalEntity, asked.actuals, asked.proformaId],
  });
  const { staged = [], proposal = null, facts = null, feedback = [] } = row ?? {};
  return { staged, proposal, feedback, violations: facts === null ? [] : readinessOf(facts).violations };
}
