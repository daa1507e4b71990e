/** One PostgreSQL for the whole suite, on data that nobody minds losing. */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/kernel/embedded/embedded.ts';
import { makeTemplates } from './database.ts';
import { isAlive } from '../../src/kernel/embedded/postmaster.ts';

export const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

const PREFIX = 'gateway-suite-';

export default async function startDatabase(): Promise<void> {
  await sweep();
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(directory, 0o711);
  const server = await startEmbedded({ directory, databases: [], serverSettings: CARELESS });
  process.env['TEST_DATABASE_DIRECTORY'] = directory;
  process.env['TEST_DATABASE_URL'] = server.url('postgres');
  await makeTemplates(server.url('postgres'));
}

/** Ctrl-C ends jest without its teardown, and the server runs on: the next suite ends it. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const suite = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (suite !== undefined && !isAlive(Number(suite))) await endDatabase(join(tmpdir(), name));
  }
}

/** Takes over the server of a suite, to stop it and to remove what it leaves. */
export async function endDatabase(directory: string): Promise<void> {
  const server = await startEmbedded({ directory, databases: [], serverSettings: CARELESS });
  await server.stop();
  await rm(directory, { recursive: true });
}
