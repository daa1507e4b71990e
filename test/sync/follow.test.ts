import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/kernel/caller.ts';
import { inTransaction, seeing } from '../../src/kernel/db.ts';
import { LIMITS } from '../../src/kernel/limits.ts';
import { openLog } from '../../src/kernel/log.ts';
import { cursorOf } from '../../src/sync/follow/log-cursor.ts';
import { tailOf } from '../../src/sync/follow/log-tail.ts';
import { startRunner, type Runner } from '../../src/sync/runner/runner.ts';
import { stamp } from '../../src/sync/runner/stamp.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { anyone, cursorIn, follow, next, randomOf, recordIn, writeAtOnce } from './postings.ts';

let databases: TestDatabases;
let runner: Runner;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());
beforeEach(async () => {
  await asSuperuser(databases.financeUrl, 'truncate finance.event');
  runner = startRunner({
    sides: [databases.finance],
    tasks: [{ name: 'stamp', run: () => stamp(databases.finance), wokenBy: [databases.finance] }],
    log: openLog('silent'),
    random: Math.random,
  });
});
afterEach(() => runner.stop());

const record = (proposal: string, sequences: readonly number[], company = 'USMF'): Promise<void> =>
  inTransaction(databases.finance, seeing([company]), (tx) => recordIn(tx, proposal, sequences, company));

/** Everything stored has its place. */
async function stamped(): Promise<void> {
  while (await stamp(databases.finance));
  const count = 'select count(*)::integer as waiting from finance.event where position is null';
  for (let waiting = 1; waiting > 0;) {
    await stamp(databases.finance);
    const [row] = await asSuperuser<{ waiting: number }>(databases.financeUrl, count);
    waiting = row?.waiting ?? 0;
  }
}

describe('the stamper', () => {
  test('leaves no hole and no double under 24 writers that pause', async () => {
    const seed = 20_260_131;
    console.info(`seed ${seed}`);
    const before = (await tailOf(databases.finance).look()).position;

    await writeAtOnce(databases.finance, { count: 24, transactions: 20, seed });
    await stamped();

    const [log] = await asSuperuser(
      databases.financeUrl,
      `select count(*)::integer as events, count(distinct position)::integer as places,
              (min(position) - $1)::integer as first, (max(position) - $1)::integer as last from finance.event`,
      [before],
    );
    expect(log).toEqual({ events: 960, places: 960, first: 1, last: 960 });
    const [order] = await asSuperuser(
      databases.financeUrl,
      `select count(*)::integer as wrong from (
         select subject_sequence - lag(subject_sequence) over (partition by subject order by position) as step from finance.event) e
        where step is not null and step <> 1`,
    );
    expect(order).toEqual({ wrong: 0 });
  });

  test('does not wait for a transaction that sleeps', async () => {
    await inTransaction(databases.finance, seeing(['USMF']), async (tx) => {
      await recordIn(tx, 'sleeper', [1]);
      await record('awake', [1]);
      await stamp(databases.finance);
      const found = await asSuperuser(
        databases.financeUrl,
        'select subject, position is not null as stamped from finance.event',
      );
      expect(found).toEqual([{ subject: 'awake', stamped: true }]);
    });
    await stamped();

    const found = await asSuperuser(databases.financeUrl, 'select subject from finance.event order by position');
    expect(found).toEqual([{ subject: 'awake' }, { subject: 'sleeper' }]);
  });
});

describe('a follower', () => {
  test('without a place starts now: caught up first, then what comes', async () => {
    await record('P1', [1]);
    await stamped();
    const { stream, hangUp } = follow(databases.finance);

    const first = await next(stream);
    await record('P1', [2]);
    const second = await next(stream);
    hangUp();

    expect(first.__typename).toBe('CaughtUp');
    expect(second).toMatchObject({
      __typename: 'PostingEvent',
      kind: 'STAGING_PROGRESS',
      legalEntity: 'USMF',
      proposalNumber: 'P1',
      contractNumber: 'C-1',
      sequence: 2,
      payload: { stagedCount: 2 },
    });
  });

  test('with a place replays what is stored, is told so, and goes live', async () => {
    const begin = follow(databases.finance);
    const after = cursorIn(await next(begin.stream));
    begin.hangUp();
    await record('P1', [1, 2]);
    await stamped();

    const { stream, hangUp } = follow(databases.finance, { after });
    const replayed = [await next(stream), await next(stream), await next(stream)];
    await record('P1', [3]);
    const live = await next(stream);
    hangUp();

    expect(replayed.map((item) => item.__typename)).toEqual(['PostingEvent', 'PostingEvent', 'CaughtUp']);
    expect(live).toMatchObject({ sequence: 3 });
  });

  test('over 100 reconnects, while others write, misses nothing and is given nothing twice', async () => {
    const seed = 7;
    console.info(`seed ${seed}`);
    const random = randomOf(seed);
    const begin = follow(databases.finance);
    let after = cursorIn(await next(begin.stream));
    begin.hangUp();
    const writing = writeAtOnce(databases.finance, { count: 5, transactions: 40, seed });

    const seen: string[] = [];
    for (let connection = 0; seen.length < 400; connection += 1) {
      const { stream, hangUp } = follow(databases.finance, { after });
      const items = connection < 100 ? Math.ceil(random() * 4) : Infinity;
      for (let taken = 0; taken < items && seen.length < 400; taken += 1) {
        const item = await next(stream);
        after = cursorIn(item);
        if (item.__typename === 'PostingEvent') seen.push(`${item.proposalNumber} ${item.sequence}`);
      }
      hangUp();
      await stream.return();
    }
    await writing;

    expect(new Set(seen).size).toBe(400);
    for (let number = 0; number < 5; number += 1)
      expect(seen.filter((one) => one.startsWith(`P${number} `))).toEqual(
        Array.from({ length: 80 }, (_, place) => `P${number} ${place + 1}`),
      );
  });

  test('sees the companies that it may read, and of them what it asked for', async () => {
    const begin = follow(databases.finance);
    const after = cursorIn(await next(begin.stream));
    begin.hangUp();
    await record('P1', [1], 'DEMF');
    await record('P1', [1]);
    await record('P2', [1]);
    await stamped();

    const all = follow(databases.finance, { after });
    const some = follow(databases.finance, { after, filter: { proposalNumbers: ['P2'], kinds: ['STAGING_PROGRESS'] } });
    const seen = [await next(all.stream), await next(all.stream), await next(all.stream)];
    const asked = [await next(some.stream), await next(some.stream)];
    all.hangUp();
    some.hangUp();

    expect(seen.map((item) => ('legalEntity' in item ? item.legalEntity : item.__typename))).toEqual([
      'USMF',
      'USMF',
      'CaughtUp',
    ]);
    expect(asked.map((item) => ('proposalNumber' in item ? item.proposalNumber : item.__typename))).toEqual([
      'P2',
      'CaughtUp',
    ]);
  });

  test('whose role is taken away is told nothing more', async () => {
    let caller: Caller = anyone;
    const { stream } = follow(databases.finance, { caller: () => caller });
    await next(stream);
    caller = { subject: 'test', grants: {} };
    await record('P1', [1]);

    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test('is told when its place is no longer kept', async () => {
    const begin = follow(databases.finance);
    const after = cursorIn(await next(begin.stream));
    begin.hangUp();
    await record('P1', [1, 2, 3]);
    await stamped();
    await asSuperuser(databases.financeUrl, 'delete from finance.event where subject_sequence < 3');

    const expired = await next(follow(databases.finance, { after }).stream);

    expect(expired.__typename).toBe('CursorExpired');
    const oldest = expired.__typename === 'CursorExpired' ? expired.oldest : '';
    const again = follow(databases.finance, { after: oldest });
    expect(await next(again.stream)).toMatchObject({ sequence: 3 });
    again.hangUp();
  });

  test.each(['', 'nonsense', 'Zm9v', cursorOf('00000000-0000-0000-0000-000000000000', 1)])(
    'is refused a place that this log never gave out: %j',
    async (after) => {
      await expect(next(follow(databases.finance, { after }).stream)).rejects.toMatchObject({
        faultCode: 'BAD_CURSOR',
      });
    },
  );

  test('is refused a place behind the end of the log', async () => {
    const { log, position } = await tailOf(databases.finance).look();
    const after = cursorOf(log, position + 1_000);

    await expect(next(follow(databases.finance, { after }).stream)).rejects.toMatchObject({ faultCode: 'BAD_CURSOR' });
  });

  test('who does not read holds up nobody, and later gets the rest', async () => {
    const stalled = follow(databases.finance);
    const reading = follow(databases.finance);
    await next(stalled.stream);
    await next(reading.stream);
    const sequences = Array.from({ length: LIMITS.streamPageRows * 3 }, (_, place) => place + 1);
    await record('P1', sequences);

    for (const sequence of sequences) expect(await next(reading.stream)).toMatchObject({ sequence });
    for (const sequence of sequences) expect(await next(stalled.stream)).toMatchObject({ sequence });
    stalled.hangUp();
    reading.hangUp();
  });

  test('who hangs up while it waits is let go at once', async () => {
    const { stream, hangUp } = follow(databases.finance);
    await next(stream);
    const waiting = stream.next();

    hangUp();

    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  test('asks the database for the end of the log once, however many follow', async () => {
    const many = Array.from({ length: 20 }, () => follow(databases.finance));
    for (const { stream } of many) await next(stream);
    const waiting = many.map(({ stream }) => next(stream));
    let asked = 0;
    const count = (sql: string): void => {
      if (sql.includes('event_head h')) asked += 1;
    };
    databases.finance.listeners.add(count);

    await record('P1', [1]);
    await Promise.all(waiting);
    databases.finance.listeners.delete(count);
    for (const { hangUp } of many) hangUp();

    expect(asked).toBeLessThan(8);
  });
});
