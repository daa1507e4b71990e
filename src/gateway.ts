/** A whole gateway in one process: databases, server and crossing, started in this order and stopped in reverse. */
import { openTokenReader } from './api/authority/auth.ts';
import { openDemoIssuer, type DemoIssuer } from './api/authority/demo-issuer.ts';
import type { RunningServer } from './api/server.ts';
import { systemClock } from './kernel/clock.ts';
import { closeSide, type SideName } from './kernel/db.ts';
import type { Log } from './kernel/log.ts';
import { migrate } from './kernel/migrate.ts';
import { isEmpty, migrateSides, NAMES, openDatabases, openSides, type Databases } from './databases.ts';
import type { Settings } from './settings.ts';
import { crossingTasks, sideTasks } from './sync/runner/background.ts';
import { importReady, runPeriodicImport } from './finance/staging/automatic-import.ts';
import { startRunner, type Runner, type Task } from './sync/runner/runner.ts';
import type { Sides } from './sync/sides.ts';

export interface Gateway {
  readonly server: RunningServer;
  readonly sides: Sides;
  /** Hands out tokens to whoever starts it; null where the settings have none. */
  readonly demo: DemoIssuer | null;
  /** Whether both databases were empty when it started: the demo data may go in. */
  readonly wasEmpty: boolean;
  /** Finishes what was accepted and what is under way, then closes everything. Called twice it stops once. */
  readonly stop: () => Promise<void>;
}

export interface GatewayOptions {
  readonly settings: Settings;
  readonly log: Log;
}

/** Serves as soon as either side answers; the other one joins when it comes back (design G21). Throws a settings problem for what the user can mend. */
export async function startGateway({ settings, log }: GatewayOptions): Promise<Gateway> {
  const undo: (() => Promise<void>)[] = [];
  try {
    // Loading the server's modules takes as long as starting a database: both at once.
    const loading = import('./api/server.ts');
    const databases = await openDatabases(settings.database);
    undo.push(databases.stop);
    const ready = await migrateSides(databases.urls, log);
    const sides = openSides(databases.urls, settings);
    undo.push(async () => {
      await Promise.all([closeSide(sides.project), closeSide(sides.finance)]);
    });
    const empty = await Promise.all(ready.map((name) => isEmpty(sides[name])));
    const demo = await demoIssuerOf(settings);
    const { startServer, RATE_LIMITS } = await loading;
    const rateLimits = settings.rateLimit ? RATE_LIMITS : null;
    const options = { ...serverOptionsOf(settings, demo), rateLimits, sides, log, clock: systemClock };
    const server = await startServer(options);
    undo.push(server.stop);
    const runner = startBackground({ settings, sides, ready, databases, log });
    undo.push(runner.stop);
    let stopped: Promise<void> | null = null;
    return {
      server,
      sides,
      demo,
      wasEmpty: empty.length === NAMES.length && empty.every(Boolean),
      stop: () => {
        server.drain();
        return (stopped ??= unwind(undo));
      },
    };
  } catch (error) {
    await unwind(undo).catch((fault: unknown) => log.warn({ err: fault }, 'What had started did not all stop.'));
    throw error;
  }
}

/** Its key lies beside the embedded database, so that the command line finds it and tokens outlive a restart. */
function demoIssuerOf({ authentication, database, host }: Settings): Promise<DemoIssuer | null> {
  if (!authentication.demoTokens) return Promise.resolve(null);
  return openDemoIssuer({ host, directory: database.kind === 'EMBEDDED' ? database.directory : null });
}

function serverOptionsOf(settings: Settings, demo: DemoIssuer | null) {
  const { host, port, allowedOrigins, introspection, authentication } = settings;
  const { secret, jwksUrl, issuer, audience } = authentication;
  const readToken = openTokenReader({ secret, jwksUrl, issuer, audience, demoSecret: demo?.secret ?? null });
  return { readToken, host, port, allowedOrigins, introspection };
}

/** In reverse. What fails to stop does not keep the rest from stopping. */
async function unwind(undo: readonly (() => Promise<void>)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const step of [...undo].reverse()) await step().catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'The gateway did not stop in order.');
}

interface Background {
  readonly settings: Settings;
  readonly sides: Sides;
  readonly ready: readonly SideName[];
  readonly databases: Databases;
  readonly log: Log;
}

/** The import that nobody asks for: where a company says ON_READY, and by the timetable if there is one. */
function importTasks({ finance }: Sides, { importTimetable }: Settings): readonly Task[] {
  const scope = { clock: systemClock };
  const tasks: Task[] = [
    { name: 'import when ready', run: async () => (await importReady(finance, scope)).length > 0, wokenBy: [finance] },
  ];
  if (importTimetable !== null) {
    const run = async (): Promise<boolean> => {
      await runPeriodicImport(finance, scope);
      return false;
    };
    tasks.push({ name: 'import by timetable', run, wokenBy: [], timetable: importTimetable });
  }
  return tasks;
}

/** Each side begins its own work when it is there; the crossing begins with the second. */
function startBackground({ settings, sides, ready, databases, log }: Background): Runner {
  const around = { clock: systemClock, log, random: Math.random };
  const runner = startRunner({ sides: [sides.project, sides.finance], tasks: [], log, random: Math.random });
  const present = new Set<SideName>();
  const join = (name: SideName): void => {
    present.add(name);
    const crossing = present.size === NAMES.length ? crossingTasks(sides, around) : [];
    const imports = name === 'finance' ? importTasks(sides, settings) : [];
    for (const task of [...sideTasks(sides[name]), ...imports, ...crossing]) runner.add(task);
  };
  ready.forEach(join);
  for (const name of NAMES.filter((one) => !present.has(one))) {
    const run = async (): Promise<boolean> => {
      if (present.has(name)) return false;
      await migrate(name, databases.urls[name]);
      join(name);
      log.info({ side: name }, 'The database of this side answers.');
      return false;
    };
    runner.add({ name: `wait for ${name}`, run, wokenBy: [] });
  }
  return runner;
}
