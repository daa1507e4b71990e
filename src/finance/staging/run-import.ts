/** One pass of Import from staging over one company (design G18): batches and proposals, each in a transaction of its own that checks the lease. */
import type { Clock, Id } from '../../kernel/clock.ts';
import { affected, inTransaction, read, rows, seeing, type Side, type Tx } from '../../kernel/db.ts';
import { isFault } from '../../kernel/fault.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { accept, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { importJournalBatch, type BatchResult, type JournalFilter, type Position } from './import-journals.ts';
import { importProposal, keepImportFailure } from './import-proposal.ts';
import { holdLease, releaseLease, type Lease } from './lease.ts';
import { settleNotBillable } from './not-billable.ts';
import { READINESS_FACTS } from './readiness-facts.ts';
import { readinessOf, type ReadinessFacts } from './readiness.ts';

export interface RunScope {
  readonly side: Side;
  readonly clock: Clock;
}

export interface RunRequest {
  readonly scope: 'JOURNAL' | 'PROPOSAL' | 'BOTH';
  readonly journals: JournalFilter;
  /** By number; null: every proposal without lines. */
  readonly proposals: readonly string[] | null;
  /** Only what is ready: what waits or fails is passed by without a word. */
  readonly onlyReady: boolean;
}

export interface RunResult {
  readonly imported: readonly string[];
  /** What stands in the way of proposals that were named. */
  readonly refusals: readonly Refusal[];
}

/** Counts of the run's record: rowsIn is the sum of the next three (REL-16). */
export interface Counts {
  rowsIn: number;
  rowsOut: number;
  rowsFailed: number;
  rowsSkipped: number;
  proposalsImported: number;
  proposalsWaiting: number;
  proposalsFailed: number;
}

export const noCounts = (): Counts => ({
  rowsIn: 0,
  rowsOut: 0,
  rowsFailed: 0,
  rowsSkipped: 0,
  proposalsImported: 0,
  proposalsWaiting: 0,
  proposalsFailed: 0,
});

interface Run {
  readonly scope: RunScope;
  readonly lease: Lease;
  readonly request: RunRequest;
  readonly counts: Counts;
  readonly imported: string[];
  readonly refusals: Refusal[];
}

/** One step of a run: it holds the lease from its first statement to its commit. */
async function step<T>({ scope, lease }: Run, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(scope.side, seeing([lease.legalEntity]), async (tx) => {
    await rows(tx, "select set_config('statement_timeout', $1, true)", [String(LIMITS.longStatementWaitMs)]);
    await holdLease(tx, lease);
    return work(tx);
  });
}

/** Carries the run out and ends its record. An overtaken leader stops without having written anything more. */
export async function runImport(scope: RunScope, lease: Lease, request: RunRequest): Promise<RunResult> {
  const counts = noCounts();
  const run: Run = { scope, lease, request, counts, imported: [], refusals: [] };
  try {
    const done = await takeEverything(run);
    if (!done.ok) run.refusals.push(...done.refusals);
    const failed = !done.ok || counts.rowsFailed > 0 || counts.proposalsFailed > 0;
    await finish(run, failed ? 'COMPLETED_WITH_ERRORS' : 'COMPLETED');
  } catch (error) {
    await finish(run, 'FAILED').catch(() => undefined); // The fault is what is told; the next run ends this one's record.
    throw error;
  }
  return { imported: run.imported, refusals: run.refusals };
}

async function takeEverything(run: Run): Promise<Outcome<null>> {
  const { scope } = run.request;
  if (scope !== 'PROPOSAL') {
    const journals = await takeJournals(run);
    if (!journals.ok) return journals;
  }
  if (scope !== 'JOURNAL') await takeProposals(run);
  return accept(null);
}

async function takeJournals(run: Run): Promise<Outcome<null>> {
  let after: Position | null = null;
  do {
    const from: Position | null = after;
    const batch: Outcome<BatchResult> = await step(run, (tx) => importJournalBatch(tx, run.request.journals, from));
    if (!batch.ok) return refuseAll(batch.refusals);
    const { counts } = run;
    counts.rowsIn += batch.value.rowsIn;
    counts.rowsOut += batch.value.rowsOut;
    counts.rowsFailed += batch.value.rowsFailed;
    counts.rowsSkipped += batch.value.rowsSkipped;
    after = batch.value.next;
  } while (after !== null);
  return accept(null);
}

async function takeProposals(run: Run): Promise<void> {
  let after = '';
  for (;;) {
    const page = await candidates(run, after);
    for (const facts of page) await takeProposal(run, facts);
    const last = page.at(-1);
    if (last === undefined || page.length < LIMITS.pageRowsMax) break;
    after = last.number;
  }
  if (run.request.proposals !== null && !run.request.onlyReady) return;
  const { lease, counts } = run;
  const late = await step(run, (tx) =>
    settleNotBillable(tx, { legalEntity: lease.legalEntity, proposal: null, closes: false }),
  );
  counts.rowsIn += late;
  counts.rowsSkipped += late;
}

/** The next page of proposals without lines, with what their readiness is judged by: one statement. */
async function candidates({ scope, lease, request }: Run, after: string): Promise<readonly ReadinessFacts[]> {
  const { legalEntity } = lease;
  const found = await read<{ facts: ReadinessFacts }>(scope.side, seeing([legalEntity]), {
    text: `select ${READINESS_FACTS} as facts from finance.proposal p
            where p.legal_entity = $1 and p.status = 'HEADER_ONLY' and p.number > $2
              and ($3::text[] is null or p.number = any ($3))
              and (not $4 or p.staged_count >= p.expected_billable_count)
              and ($5::text[] is null or exists (select from finance.staged_actual s where s.legal_entity = p.legal_entity
                    and s.proforma_id = p.proforma_id and s.project_number = any ($5)))
            order by p.number limit ${LIMITS.pageRowsMax}`,
    values: [legalEntity, after, request.proposals, request.onlyReady, request.journals.projects],
  });
  return found.map((row) => row.facts);
}

async function takeProposal(run: Run, facts: ReadinessFacts): Promise<void> {
  const { lease, request, counts } = run;
  const readiness = readinessOf(facts);
  const { stagedCount: staged, number } = facts;
  const given = { legalEntity: lease.legalEntity, number, newId: run.scope.clock.newId };
  if (!readiness.ready && request.onlyReady) return;
  const outcome = readiness.ready
    ? await step(run, (tx) => importProposal(tx, given))
    : refuseAll(readiness.violations);
  if (outcome.ok) {
    const { lines, notBillable, fresh } = outcome.value;
    if (!fresh) return;
    counts.rowsIn += lines + notBillable;
    counts.rowsOut += lines;
    counts.rowsSkipped += notBillable;
    counts.proposalsImported += 1;
    run.imported.push(number);
    return;
  }
  if (request.proposals !== null) run.refusals.push(...outcome.refusals);
  counts.rowsIn += staged;
  if (readiness.waiting) {
    counts.rowsSkipped += staged;
    counts.proposalsWaiting += 1;
    return;
  }
  counts.rowsFailed += staged;
  counts.proposalsFailed += 1;
  await step(run, (tx) => keepImportFailure(tx, given, outcome.refusals));
}

type Ending = 'COMPLETED' | 'COMPLETED_WITH_ERRORS' | 'FAILED';

const finish = ({ scope, lease, counts }: Run, status: Ending): Promise<void> =>
  inTransaction(scope.side, seeing([lease.legalEntity]), (tx) => endRun(tx, lease, { status, counts }));

/** Gives the lease back and ends the run's record. */
export async function endRun(
  tx: Tx,
  lease: Lease,
  { status, counts }: { readonly status: Ending; readonly counts: Counts },
): Promise<void> {
  await releaseLease(tx, lease);
  await affected(
    tx,
    `update finance.import_run set status = $3, finished_at = clock_timestamp(), rows_in = $4, rows_out = $5, rows_failed = $6,
            rows_skipped = $7, proposals_imported = $8, proposals_waiting = $9, proposals_failed = $10
      where legal_entity = $1 and id = $2 and status = 'RUNNING'`,
    [
      lease.legalEntity,
      lease.run,
      status,
      counts.rowsIn,
      counts.rowsOut,
      counts.rowsFailed,
      counts.rowsSkipped,
      counts.proposalsImported,
      counts.proposalsWaiting,
      counts.proposalsFailed,
    ],
  );
}

/** Whether a run was stopped because another has taken over. */
export const wasOvertaken = (error: unknown): boolean => isFault(error) && error.faultCode === 'IMPORT_ALREADY_RUNNING';

export interface OpenedRun {
  readonly id: Id;
  readonly requestedBy: string;
  readonly scope: RunRequest['scope'];
}

/** The record of a run, in the transaction that takes the lease. */
export async function recordRun(
  tx: Tx,
  lease: Lease,
  opened: OpenedRun & { readonly parameters: object },
): Promise<void> {
  await affected(
    tx,
    `insert into finance.import_run (legal_entity, id, scope, parameters, requested_by, epoch) values ($1, $2, $3, $4::jsonb, $5, $6)`,
    [lease.legalEntity, opened.id, opened.scope, JSON.stringify(opened.parameters), opened.requestedBy, lease.epoch],
  );
}
