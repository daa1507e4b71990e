/** Servers to be killed, robbed and misled: each on data of its own, ended after its test. */
import { afterAll, afterEach } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../../src/kernel/embedded/embedded.ts';
import { isAlive } from '../../src/kernel/embedded/postmaster.ts';
import { isSettingsProblem } from '../../src/kernel/settings-problem.ts';
import { CARELESS } from '../kit/start-database.ts';

export const isRoot = process.getuid?.() === 0;

type Ending = () => Promise<unknown>;

const afterTest: Ending[] = [];
const afterFile: Ending[] = [];

const endAll = async (endings: Ending[]): Promise<void> => {
  for (const end of endings.splice(0).reverse()) await end();
};

afterEach(() => endAll(afterTest));
afterAll(() => endAll(afterFile));

/** Done after the test, the latest first. */
export const atEnd = (ending: Ending): number => afterTest.push(ending);

/** A folder like the one a project lies in, which others may enter. */
export async function folder(mode = 0o755, endings = afterTest): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'gateway-embedded-')));
  await chmod(path, mode);
  endings.push(() => rm(path, { recursive: true }));
  return path;
}

/** A directory without data. */
export const emptyHome = async (): Promise<string> => join(await folder(), 'gateway');

let template: Promise<string> | null = null;

/** A directory with data and a password, whose server was stopped; a copy is had in a fifth of the time of a new one. */
export async function home(): Promise<string> {
  template ??= makeTemplate();
  const directory = await emptyHome();
  await cp(await template, directory, { recursive: true });
  return directory;
}

async function makeTemplate(): Promise<string> {
  const directory = join(await folder(0o755, afterFile), 'gateway');
  const server = await startEmbedded({ directory, databases: ['project'], serverSettings: CARELESS });
  await server.stop();
  await rm(join(directory, 'port'));
  return directory;
}

export async function start(directory: string, wishes: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ directory, databases: ['project'], serverSettings: CARELESS, ...wishes });
  atEnd(() => server.stop());
  return server;
}

export async function ask(server: EmbeddedServer, sql: string, database = 'project'): Promise<readonly string[]> {
  const client = new pg.Client(server.url(database));
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row).map(String).join(' '));
  } finally {
    await client.end();
  }
}

export const lockFile = (server: EmbeddedServer): Promise<string> =>
  readFile(join(server.dataDirectory, 'postmaster.pid'), 'utf8');

export const pidOf = async (server: EmbeddedServer): Promise<number> => Number((await lockFile(server)).split('\n')[0]);

export const portOf = (server: EmbeddedServer): number => Number(new URL(server.url('project')).port);

export async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; await pause(10)) if (!isAlive(pid)) return;
  throw new Error(`process ${pid} is still there`);
}

/** What the person is told who starts it; anything else that goes wrong fails the test. */
export async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (isSettingsProblem(error)) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

/** A gateway of its own, without a LANG; the caller gets it once its server is ready. */
export async function starter(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/kernel/starter.ts', directory], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atEnd(() => Promise.resolve(child.kill('SIGKILL')));
  await once(child.stdout, 'data');
  return child;
}
