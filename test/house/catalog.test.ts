/** The catalog of the migrated databases (design G6, G15, G20): every check is shown to fail on a planted table. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import {
  exactDomains,
  excessiveRights,
  keysWithoutCompany,
  loosePrecision,
  openDoors,
  SHARED_TABLES,
  tablesWithoutCompany,
  tablesWithoutFence,
} from './catalog.ts';

let db: TestDatabases;
let planted: TestDatabases;

beforeAll(async () => {
  db = await openTestDatabases();
  planted = await openTestDatabases();
  for (const side of ['project', 'finance'] as const) {
    await asSuperuser(
      planted[`${side}Url`],
      `create table ${side}.loose (id integer primary key, amount numeric(19, 4), share float8);
       create table ${side}.keyless (legal_entity text not null, amount ${side}.money);
       create table ${side}.open_to_all (legal_entity text primary key, number text unique);
       alter table ${side}.open_to_all enable row level security;
       create policy everybody on ${side}.open_to_all using (true);
       create view ${side}.peephole as select legal_entity from ${side}.audit;
       create domain ${side}.wish as numeric(19, 4);
       create table ${side}.wishes (legal_entity text primary key, amount ${side}.wish);
       grant truncate on ${side}.audit to gateway_app;
       create function ${side}.as_owner() returns integer language sql security definer as 'select 1'`,
    );
  }
});

afterAll(async () => {
  await db.close();
  await planted.close();
});

describe.each(['project', 'finance'] as const)('%s', (side) => {
  const ours = () => ({ side, url: db[`${side}Url`] });
  const spoilt = () => ({ side, url: planted[`${side}Url`] });

  test('every table has the company', async () => {
    expect(await tablesWithoutCompany(ours())).toEqual([]);
    expect(await tablesWithoutCompany(spoilt())).toEqual(['loose has no legal_entity']);
  });

  test('every key begins with the company', async () => {
    expect(await keysWithoutCompany(ours())).toEqual([]);
    expect(await keysWithoutCompany(spoilt())).toEqual([
      'keyless without a primary key',
      'loose loose_pkey',
      'open_to_all open_to_all_number_key',
    ]);
  });

  test('every table of companies stands behind row-level security for both roles', async () => {
    expect(await tablesWithoutFence(ours())).toEqual([]);
    const found = await tablesWithoutFence(spoilt());
    expect(found.map((what) => what.split(' ')[0])).toEqual(['keyless', 'loose', 'open_to_all', 'wishes']);
    expect(found[2]).toContain('lets its owner pass, has no policy for gateway_app, has no policy for gateway_courier');
  });

  test('no view, policy or function opens a way round the fence', async () => {
    expect(await openDoors(ours())).toEqual([]);
    expect(await openDoors(spoilt())).toEqual([
      'as_owner is a function with the rights of its owner',
      'open_to_all has policy everybody for somebody else',
      'peephole is a view without security_invoker',
    ]);
  });

  test('no number with a fraction is without a domain that keeps NaN and infinity out', async () => {
    expect(await loosePrecision(ours())).toEqual([]);
    expect(await loosePrecision(spoilt())).toEqual([
      'loose.amount is numeric(19,4)',
      'loose.share is double precision',
      `wishes.amount is ${side}.wish`,
    ]);
  });

  test('every domain of exact numbers refuses NaN and infinity', async () => {
    const accepted = async (url: string, domain: string, value: string): Promise<boolean> =>
      asSuperuser(url, `select '${value}'::numeric::${side}.${domain}`).then(
        () => true,
        () => false,
      );
    const domains = await exactDomains(ours());
    expect(domains).toEqual(['money', 'percent', 'price', 'quantity', 'rate']);
    for (const domain of domains) {
      for (const value of ['NaN', 'Infinity', '-Infinity']) {
        expect([domain, value, await accepted(ours().url, domain, value)]).toEqual([domain, value, false]);
      }
      expect(await accepted(ours().url, domain, '1')).toBe(true);
    }
    expect(await accepted(spoilt().url, 'wish', 'NaN')).toBe(true);
  });

  test('the roles that run the gateway own nothing and cannot empty a table', async () => {
    expect(await excessiveRights(ours())).toEqual([]);
    expect(await excessiveRights(spoilt())).toEqual(['gateway_app may truncate audit']);
  });
});

test('the shared tables are named one by one, with a reason', () => {
  expect(Object.keys(SHARED_TABLES)).toEqual(['currency', 'exchange_rate', 'event_head', 'migration']);
});
