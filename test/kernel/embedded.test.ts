import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { isAlive } from '../../src/kernel/embedded/postmaster.ts';
import { ask, atEnd, emptyHome, folder, home, isRoot, pidOf, portOf, start, starter } from './launching.ts';

describe('a start', () => {
  test('makes its databases in UTF-8 and in the order of code points, even when LANG is unset', async () => {
    const directory = await emptyHome();

    await starter(directory);

    const server = await start(directory);
    expect(await ask(server, 'show server_encoding')).toEqual(['UTF8']);
    expect(
      await ask(server, 'select datlocprovider, datlocale from pg_database where datname = current_database()'),
    ).toEqual(['b C.UTF-8']);
    expect(await ask(server, `select lower('ÄÖ')`)).toEqual(['äö']);
  });

  test('by root runs the server as somebody else, who owns the data', async () => {
    const server = await start(await emptyHome());

    const { uid } = await stat(server.dataDirectory);
    expect(uid === 0).toBe(false);
    expect(uid === process.getuid?.()).toBe(!isRoot);
  });

  test('works below a folder that is closed to others, where the server of root cannot go', async () => {
    const closed = await folder(0o700);

    const server = await start(join(closed, 'gateway'));

    if (isRoot)
      atEnd(async () => {
        await server.stop();
        await rm(dirname(server.dataDirectory), { recursive: true });
      });
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
    const directory = await emptyHome();

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
    atEnd(() => new Promise((resolve) => taker.close(resolve)));

    const second = await start(directory);

    expect(portOf(second)).not.toBe(portOf(first));
    expect(await readFile(join(directory, 'port'), 'utf8')).toBe(`${portOf(second)}\n`);
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
