/** The PostgreSQL that comes with the package: one call gives a running server, whatever the last one left behind. */
import { settingsProblem } from '../settings-problem.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster, removeCluster } from './cluster.ts';
import { textOf } from './files.ts';
import { type Home, openHome } from './home.ts';
import { launch, type Launched } from './launch.ts';
import { rememberPort } from './port.ts';
import { lookForServer } from './postmaster.ts';
import type { ServerSettings } from './server-settings.ts';
import { stopServer } from './stop.ts';
import { asSuperuser, createDatabases, LOOPBACK, SUPERUSER } from './superuser.ts';

export interface EmbeddedOptions {
  /** Where everything is kept: data, password, port, log. */
  readonly directory: string;
  /** Remove the data of before. */
  readonly fresh?: boolean;
  /** Created when they are missing. */
  readonly databases: readonly string[];
  /** Over the ones that we choose; a server that already runs keeps its own. */
  readonly serverSettings?: ServerSettings;
}

export interface EmbeddedServer {
  /** A URL of the superuser for one of its databases. */
  readonly url: (database: string) => string;
  /** It was running already: the gateway that had started it was killed, or is running beside us. */
  readonly adopted: boolean;
  readonly dataDirectory: string;
  readonly stop: () => Promise<void>;
}

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = await openHome(options.directory);
  if (options.fresh === true) await startOver(home);

  const { postmaster, adopted } = (await adopt(home)) ?? (await startServer(home, options.serverSettings ?? {}));
  try {
    await rememberPort(home, postmaster.port);
    await asSuperuser({ home, port: postmaster.port, database: 'postgres' }, (client) =>
      createDatabases(client, options.databases),
    );
  } catch (error) {
    if (!adopted) await stopServer(home, postmaster.pid);
    throw error;
  }

  const password = (await textOf(home.passwordFile)) ?? '';
  return {
    url: (database) =>
      `postgres://${SUPERUSER}:${password}@${LOOPBACK}:${postmaster.port}/${encodeURIComponent(database)}`,
    adopted,
    dataDirectory: home.data,
    stop: () => stopServer(home, postmaster.pid),
  };
}

async function adopt(home: Home): Promise<Launched | null> {
  const seen = await lookForServer(home);
  return seen.kind === 'OURS' ? { postmaster: seen.postmaster, adopted: true } : null;
}

async function startServer(home: Home, settings: ServerSettings): Promise<Launched> {
  const binaries = await findBinaries(home);
  await prepareCluster(home, binaries, { careless: settings['fsync'] === 'off' });
  return await launch(home, binaries, settings);
}

/** Data is removed only from under a server that we know and have stopped, never from under one we are not sure of. */
async function startOver(home: Home): Promise<void> {
  const seen = await lookForServer(home);
  if (seen.kind === 'CHANGING' || seen.kind === 'UNVERIFIED') {
    throw settingsProblem(
      `Process ${seen.postmaster.pid} seems to run on the database in ${home.data}, but does not prove to be ours.`,
      'End it, or set DATA_DIRECTORY to another directory.',
    );
  }
  if (seen.kind === 'OURS') await stopServer(home, seen.postmaster.pid);
  await removeCluster(home);
}
