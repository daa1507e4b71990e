/** Migrations: one at a time however many nodes start, in one order, forward only. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { migrate, migrationFiles } from '../../src/kernel/migrate.ts';
import { asSuperuser, serverUrl, urlOf } from '../kit/database.ts';

const NODES = 3;

describe.each(['project', 'finance'] as const)('%s', (side) => {
  const database = `migrating_${side}_${randomBytes(4).toString('hex')}`;
  const url = urlOf(database);

  beforeAll(() => asSuperuser(serverUrl(), `create database ${database} template template0 encoding 'UTF8'`));
  afterAll(() => asSuperuser(serverUrl(), `drop database if exists ${database} with (force)`));

  test('three nodes that start together migrate once', async () => {
    const files = migrationFiles(side);

    const counts = await Promise.all(Array.from({ length: NODES }, () => migrate(side, url)));

    expect([...counts].sort((a, b) => a - b)).toEqual([0, 0, files.length]);
    const applied = await asSuperuser<{ name: string }>(url, `select name from ${side}.migration order by id`);
    expect(applied.map(({ name }) => name)).toEqual(files.map(({ name, stamp }) => `${name}${stamp}`));
  });

  test('migrating again changes nothing', async () => {
    expect(await migrate(side, url)).toBe(0);
  });

  test('the files of both sides and its own stand in one order, each with a stamp of its own', () => {
    const stamps = migrationFiles(side).map(({ stamp }) => stamp);

    expect(stamps).toEqual([...stamps].sort());
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(stamps.filter((stamp) => !/^\d{13}$/.test(stamp))).toEqual([]);
  });

  test('nothing of the other side is in its files', () => {
    const other = side === 'project' ? 'finance' : 'project';
    const said = migrationFiles(side).flatMap(({ name, sql }) =>
      [...sql.replaceAll(/--.*$/gm, '').matchAll(new RegExp(`\\b${other}\\.[a-z_]+`, 'g'))].map(
        ([found]) => `${name}: ${found}`,
      ),
    );
    expect(said).toEqual([]);
  });
});
