import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startEmbedded } from '../../src/kernel/embedded/embedded.ts';
import { openHome } from '../../src/kernel/embedded/home.ts';
import { isAlive, lookForServer } from '../../src/kernel/embedded/postmaster.ts';
import { runAs } from '../../src/kernel/embedded/run.ts';
import {
  ask,
  atEnd,
  emptyHome,
  home,
  isRoot,
  kill,
  lockFile,
  pidOf,
  portOf,
  problemOf,
  start,
  starter,
} from './launching.ts';

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
    const [ours, theirs] = [await home(), await emptyHome()];
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
    const server = await start(directory, { serverSettings: { fsync: 'off' } });
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
    atEnd(() => Promise.resolve(sleeper.kill('SIGKILL')));
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

describe('data that cannot be used', () => {
  test('of another version is refused, and says which', async () => {
    const directory = await emptyHome();
    await mkdir(join(directory, 'pgdata'), { recursive: true });
    await writeFile(join(directory, 'pgdata', 'PG_VERSION'), '9.6\n');

    const problem = await problemOf(start(directory));

    expect(problem).toMatch(
      /^The database in .*pgdata was made by PostgreSQL 9\.6, and the one here is \d+\. Bring back/,
    );
    expect(await readdir(join(directory, 'pgdata'))).toEqual(['PG_VERSION']);
  });

  test('because it is something else is neither overwritten nor removed', async () => {
    const directory = await emptyHome();
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
