/**
 * Import from staging, as a command (domain.md section 5, R42 to R47).
 * The command commits its run and answers with it; batches and proposals are transactions of their own (design G18).
 * Article: Manage project invoice proposals.
 */
import { dayIn, type Day, type Id } from '../../kernel/clock.ts';
import { runCommand, type Answer, type Command, type CommandScope, type Work } from '../../kernel/command.ts';
import { read, rows, seeing, type Side } from '../../kernel/db.ts';
import { accept, refusal, refuse, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { findRows } from '../../kernel/write.ts';
import { proposal } from '../proposal/tables.ts';
import { importProposal, type Imported } from './import-proposal.ts';
import { takeLease } from './lease.ts';
import { endRun, noCounts, recordRun, runImport, type Counts, type RunRequest } from './run-import.ts';

export interface ImportRequest {
  readonly scope: 'JOURNAL' | 'PROPOSAL' | 'BOTH';
  /** By number, at most 250; null: every proposal without lines. Needs the parameter selectiveImport. */
  readonly proposals: readonly string[] | null;
  /** By number; null: all. */
  readonly projects: readonly string[] | null;
  /** Journals only: rows of this document day or earlier. Null: today in the company's time zone. */
  readonly transactionDateTo: Day | null;
}

/** What a run answers. */
export interface ImportAnswer {
  readonly [key: string]: Id | readonly string[];
  readonly run: Id;
  /** Proposals that got their lines, by number. */
  readonly imported: readonly string[];
}

type Started = { readonly run: Id; readonly epoch: string; readonly today: Day };

/**
 * Runs the import. IMPORT_ALREADY_RUNNING (R47) names the run that holds the company. Named proposals that could not be
 * imported are refusals beside the value. A plan is for named proposals only, and is one transaction (design G17).
 */
export async function importFromStaging(
  scope: CommandScope,
  command: Command,
  request: ImportRequest,
): Promise<Answer<ImportAnswer>> {
  const { mode, expectedPlan } = command.options;
  if (mode === 'PLAN' || expectedPlan !== null)
    return runCommand<ImportAnswer>(scope, command, (work) => importNamed(work, request));
  const started = await runCommand<Started>(scope, command, (work) => startImport(work, request));
  if (started.value === null) return { ...started, value: null };
  const { run, epoch, today } = started.value;
  const { legalEntity } = command;
  if (started.replayed) {
    const imported = await importedBy(scope.side, legalEntity, run);
    return { ...started, value: { run, imported } };
  }
  const result = await runImport(scope, { legalEntity, run, epoch }, requestOf(legalEntity, request, today));
  return { ...started, value: { run, imported: result.imported }, refusals: result.refusals };
}

const requestOf = (legalEntity: string, request: ImportRequest, today: Day): RunRequest => ({
  scope: request.scope,
  journals: {
    legalEntity,
    projects: request.projects,
    transactionDateTo: request.transactionDateTo ?? today,
  },
  proposals: request.proposals,
  onlyReady: false,
});

interface Company {
  readonly timeZone: string;
  readonly selectiveImport: boolean;
}

async function startImport(work: Work, request: ImportRequest): Promise<Outcome<Started>> {
  const company = await checkRequest(work, request);
  if (!company.ok) return company;
  const run = work.newId();
  const { tx, legalEntity } = work;
  const lease = await takeLease(tx, { legalEntity, run });
  if (!lease.ok) return lease;
  await recordRun(tx, lease.value, { id: run, requestedBy: work.by, scope: request.scope, parameters: request });
  work.audit({ subjectType: 'IMPORT_RUN', subject: run, change: { scope: request.scope } });
  return accept({ run, epoch: lease.value.epoch, today: dayIn(company.value.timeZone, work.now) });
}

async function checkRequest({ tx, legalEntity }: Work, request: ImportRequest): Promise<Outcome<Company>> {
  const [company] = await rows<Company>(
    tx,
    `select e.time_zone, coalesce(p.selective_import, true) as selective_import
       from finance.legal_entity e left join finance.project_parameters p using (legal_entity) where e.legal_entity = $1`,
    [legalEntity],
  );
  if (company === undefined) return refuse('NOT_FOUND', { message: `No legal entity ${legalEntity}.` });
  if (request.proposals === null) return accept(company);
  if (!company.selectiveImport) {
    const message = `Selective import is switched off in ${legalEntity}.`;
    return refuse('FEATURE_DISABLED', { message, path: ['proposals'], remedy: 'Switch on selectiveImport.' });
  }
  const found = await findRows(tx, proposal, { legalEntity, number: request.proposals });
  const known = new Set(found.map((row) => row.number));
  const unknown = request.proposals.flatMap((number, i): readonly Refusal[] =>
    known.has(number)
      ? []
      : [refusal('NOT_FOUND', { message: `No proposal ${number}.`, path: ['proposals', i], subject: number })],
  );
  return unknown.length > 0 ? refuseAll(unknown) : accept(company);
}

/**
 * Named proposals in one transaction: what a plan tells, and what an apply with that plan does, by the very same code.
 * Lease and record of the run are its books and no part of the plan.
 */
async function importNamed(work: Work, request: ImportRequest): Promise<Outcome<ImportAnswer>> {
  const checked = await checkRequest(work, request);
  if (!checked.ok) return checked;
  if (request.proposals === null) {
    const message = 'An import is planned for named proposals only.';
    return refuse('BAD_USER_INPUT', { message, path: ['proposals'] });
  }
  const { tx, legalEntity, newId, commandId: run } = work;
  const lease = await takeLease(tx, { legalEntity, run });
  if (!lease.ok) return lease;
  await recordRun(tx, lease.value, { id: run, requestedBy: work.by, scope: request.scope, parameters: request });
  work.audit({ subjectType: 'IMPORT_RUN', subject: run, change: { scope: request.scope } });
  const counts = noCounts();
  const imported: string[] = [];
  const refusals: Refusal[] = [];
  for (const number of [...request.proposals].sort()) {
    const outcome = await importProposal(tx, { legalEntity, number, newId });
    if (!outcome.ok) refusals.push(...outcome.refusals);
    else if (outcome.value.fresh) {
      imported.push(number);
      count(counts, outcome.value);
    }
  }
  counts.proposalsWaiting = request.proposals.length - imported.length;
  await endRun(tx, lease.value, { status: 'COMPLETED', counts });
  return accept({ run, imported }, refusals);
}

function count(counts: Counts, { lines, notBillable }: Imported): void {
  counts.rowsIn += lines + notBillable;
  counts.rowsOut += lines;
  counts.rowsSkipped += notBillable;
  counts.proposalsImported += 1;
}

/** What an earlier run wrote, from the log: its proposals' events follow its own id. */
async function importedBy(side: Side, legalEntity: string, run: Id): Promise<readonly string[]> {
  const found = await read<{ subject: string }>(side, seeing([legalEntity]), {
    text: `select e.subject from finance.event e join finance.import_run r on r.legal_entity = e.legal_entity and r.id = $2
            where e.legal_entity = $1 and e.id > $2 and e.kind in ('LINES_IMPORTED', 'CLOSED_EMPTY')
              and e.at between r.started_at and coalesce(r.finished_at, e.at) order by e.subject`,
    values: [legalEntity, run],
  });
  return found.map((row) => row.subject);
}
