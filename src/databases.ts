/** The two databases of a gateway: the embedded server's or the given ones, brought up to date before anything else. */
import { openSide, read, COURIER, type Side, type SideName } from './kernel/db.ts';
import { startEmbedded } from './kernel/embedded/embedded.ts';
import { errorCode, isConnectionLoss } from './kernel/fault.ts';
import { isListenedTo } from './kernel/listen.ts';
import type { Log } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { settingsProblem } from './kernel/settings-problem.ts';
import { financeEntities } from './finance/tables.ts';
import { projectEntities } from './project/tables.ts';
import type { DatabaseSettings, Settings } from './settings.ts';
import type { Sides } from './sync/sides.ts';

export interface Databases {
  readonly urls: Readonly<Record<SideName, string>>;
  /** Ends the embedded server, unless another gateway works on it; a given one is left alone. */
  readonly stop: () => Promise<void>;
}

export const NAMES: readonly SideName[] = ['project', 'finance'];

/** Starts, or adopts, the embedded server; takes given URLs as they are. */
export async function openDatabases(settings: DatabaseSettings): Promise<Databases> {
  if (settings.kind === 'GIVEN')
    return { urls: { project: settings.projectUrl, finance: settings.financeUrl }, stop: () => Promise.resolve() };
  const { directory, fresh } = settings;
  const server = await startEmbedded({ directory, fresh, databases: NAMES });
  const urls = { project: server.url('project'), finance: server.url('finance') };
  return {
    urls,
    stop: async () => {
      // When it does not answer there is nobody else on it, and little to stop.
      if (!(await isListenedTo(urls.project).catch(() => false))) await server.stop();
    },
  };
}

export function openSides(urls: Databases['urls'], { poolMax }: Settings): Sides {
  return {
    project: openSide('project', { url: urls.project, tables: projectEntities, poolMax }),
    finance: openSide('finance', { url: urls.finance, tables: financeEntities, poolMax }),
  };
}

/** Where a database is, without the password that opens it. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
}

/** What the person who set the URL can mend; null when waiting may mend it. */
function problemWith(name: SideName, url: string, error: unknown): Error | null {
  const where = `The ${name} database at ${placeOf(url)}`;
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return settingsProblem(`${where} does not accept the user or the password.`, 'Correct them in its URL.');
    case '3D000':
      return settingsProblem(`${where} does not exist.`, 'Create it with CREATE DATABASE, or correct its URL.');
    case '42501':
      return settingsProblem(
        `${where} does not let its user create schemas or roles.`,
        'Give a user who owns the database and may create roles.',
      );
    default:
      return null;
  }
}

/** Brings the sides up to date. One that does not answer is told of and left for later, as long as the other does (design G21). */
export async function migrateSides(urls: Databases['urls'], log: Log): Promise<readonly SideName[]> {
  const results = await Promise.allSettled(NAMES.map((name) => migrate(name, urls[name])));
  const ready: SideName[] = [];
  for (const [place, result] of results.entries()) {
    const name = NAMES[place] ?? 'project';
    if (result.status === 'fulfilled') {
      ready.push(name);
      continue;
    }
    const problem = problemWith(name, urls[name], result.reason);
    if (problem !== null) throw problem;
    if (!isConnectionLoss(result.reason)) throw result.reason;
  }
  if (ready.length > 0) {
    for (const side of NAMES.filter((name) => !ready.includes(name)))
      log.warn({ side }, 'The database of this side does not answer; the gateway goes on without it.');
    return ready;
  }
  const places = [...new Set(NAMES.map((name) => placeOf(urls[name])))].join(' and ');
  throw settingsProblem(
    `No database answers at ${places}.`,
    'Start PostgreSQL there, or correct DATABASE_URL; without it the gateway brings its own.',
  );
}

/** Whether no command ever wrote anything there. */
export async function isEmpty(side: Side): Promise<boolean> {
  const [row] = await read<{ empty: boolean }>(side, COURIER, {
    text: `select not exists (select 1 from ${side.name}.command) as empty`,
    values: [],
  });
  return row?.empty === true;
}
