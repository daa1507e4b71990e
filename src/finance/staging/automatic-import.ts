/** The import that nobody asks for: on the timetable, and the moment a proposal's last precondition holds (importTrigger, 2.1). */
import { dayIn, type Clock, type Day } from '../../kernel/clock.ts';
import { COURIER, inTransaction, read, seeing, type Side } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { takeLease, type Lease } from './lease.ts';
import { READINESS_FACTS } from './readiness-facts.ts';
import { readinessOf, type ReadinessFacts } from './readiness.ts';
import { recordRun, runImport, wasOvertaken, type RunRequest, type RunScope } from './run-import.ts';

/** Who runs what nobody asked for. */
const TIMETABLE = 'timetable';

interface CompanyToday {
  readonly legalEntity: string;
  readonly timeZone: string;
}

async function companies(side: Side, condition: string): Promise<readonly CompanyToday[]> {
  return read<CompanyToday>(side, COURIER, {
    text: `select e.legal_entity, e.time_zone from finance.legal_entity e where e.active and ${condition} order by e.legal_entity`,
    values: [],
  });
}

const COMPLETE = `exists (select from finance.proposal p where p.legal_entity = e.legal_entity
  and p.status = 'HEADER_ONLY' and p.staged_count >= p.expected_billable_count)`;
const WAITING = `(exists (select from finance.proposal p where p.legal_entity = e.legal_entity and p.status = 'HEADER_ONLY')
  or exists (select from finance.staged_actual s where s.legal_entity = e.legal_entity and s.status = 'RECEIVED'))`;

/**
 * Imports the proposals of ON_READY companies whose last precondition holds. What still waits is passed by without an
 * error, and no run is recorded where nothing is ready. Answers the numbers of the proposals that got their lines.
 */
export async function importReady(side: Side, { clock }: { readonly clock: Clock }): Promise<readonly string[]> {
  const imported: string[] = [];
  for (const company of await companies(side, `e.import_trigger = 'ON_READY' and ${COMPLETE}`)) {
    const proposals = await readyIn(side, company.legalEntity);
    if (proposals.length === 0) continue;
    const request = { scope: 'PROPOSAL', proposals, onlyReady: true } as const;
    imported.push(...(await runAutomatic({ side, clock }, company, request)));
  }
  return imported;
}

/** The timetable's import: journals and proposals of every company that has something to import, one company after the other. */
export async function runPeriodicImport(side: Side, { clock }: { readonly clock: Clock }): Promise<readonly string[]> {
  const imported: string[] = [];
  for (const company of await companies(side, WAITING)) {
    const request = { scope: 'BOTH', proposals: null, onlyReady: false } as const;
    imported.push(...(await runAutomatic({ side, clock }, company, request)));
  }
  return imported;
}

/** Complete proposals whose every precondition holds, a page at a time. */
async function readyIn(side: Side, legalEntity: string): Promise<readonly string[]> {
  const ready: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: readonly { facts: ReadinessFacts }[] = await read(side, seeing([legalEntity]), {
      text: `select ${READINESS_FACTS} as facts from finance.proposal p
              where p.legal_entity = $1 and p.status = 'HEADER_ONLY' and p.number > $2 and p.staged_count >= p.expected_billable_count
              order by p.number limit ${LIMITS.pageRowsMax}`,
      values: [legalEntity, after],
    });
    for (const { facts } of page) if (readinessOf(facts).ready) ready.push(facts.number);
    after = page.length < LIMITS.pageRowsMax ? null : (page.at(-1)?.facts.number ?? null);
  }
  return ready;
}

/** Nothing when another import holds the company: that one takes these rows too. */
async function runAutomatic(
  scope: RunScope,
  { legalEntity, timeZone }: CompanyToday,
  request: Omit<RunRequest, 'journals'>,
): Promise<readonly string[]> {
  const { side, clock } = scope;
  const run = clock.newId();
  const lease = await inTransaction(side, seeing([legalEntity]), async (tx): Promise<Lease | null> => {
    const taken = await takeLease(tx, { legalEntity, run });
    if (!taken.ok) return null;
    await recordRun(tx, taken.value, { id: run, requestedBy: TIMETABLE, scope: request.scope, parameters: request });
    return taken.value;
  });
  if (lease === null) return [];
  const today: Day = dayIn(timeZone, clock.now());
  try {
    const journals = { legalEntity, projects: null, transactionDateTo: today };
    return (await runImport(scope, lease, { ...request, journals })).imported;
  } catch (error) {
    if (wasOvertaken(error)) return [];
    throw error;
  }
}
