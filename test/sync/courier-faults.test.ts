import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { affected } from '../../src/kernel/db.ts';
import { LIMITS } from '../../src/kernel/limits.ts';
import { refuse } from '../../src/kernel/refusal.ts';
import { carry, type Doors } from '../../src/sync/courier/courier.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { arrivals, carryAll, plainDoors, routeOf, send, statuses } from './crossing.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());
beforeEach(async () => {
  await asSuperuser(databases.projectUrl, 'truncate project.message');
  await asSuperuser(databases.financeUrl, 'truncate finance.event, finance.inbox');
});

const isFor = (delivery: { readonly document: string }, ...documents: string[]): boolean =>
  documents.includes(delivery.document);

/** Refuses, or breaks, for one document and lets the others through. */
const applyBut = (document: string, instead: Doors['apply']): Partial<Doors> => ({
  apply: (tx, delivery, clock) => (isFor(delivery, document) ? instead : plainDoors.apply)(tx, delivery, clock),
});

const makeDue = (): Promise<unknown> =>
  asSuperuser(databases.projectUrl, "update project.message set next_attempt_at = now() where status = 'PENDING'");

describe('a refused message', () => {
  test('fails at once, says why, and holds back its own document only', async () => {
    await send(databases.project, { 'proforma:bad': 2, 'proforma:good': 2 });
    const route = routeOf(
      databases,
      applyBut('proforma:bad', () =>
        Promise.resolve(refuse('SYNC_DIRECTION_FORBIDDEN', { message: 'Not this way.', rule: 'R63' })),
      ),
    );

    await carryAll(route);

    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:good 1', 'proforma:good 2']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 2, FAILED: 1, PENDING: 1 });
    const [failed] = await asSuperuser(
      databases.projectUrl,
      "select last_error_code, last_error, attempts, first_error_at = last_error_at as once from project.message where status = 'FAILED'",
    );
    expect(failed).toEqual({
      last_error_code: 'SYNC_DIRECTION_FORBIDDEN',
      last_error: 'Not this way. (R63)',
      attempts: 0,
      once: true,
    });
  });

  test('lets the messages before it through, and leaves nothing of its own behind', async () => {
    await send(databases.project, { 'proforma:P1': 3 });
    const route = routeOf(databases, {
      apply: async (tx, delivery, clock) => {
        await plainDoors.apply(tx, delivery, clock);
        return delivery.payload.includes('2')
          ? refuse('SYNC_CONFLICT', { message: 'No.' })
          : { ok: true, value: { fresh: true }, refusals: [] };
      },
    });

    await carryAll(route);

    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:P1 1']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 1, FAILED: 1, PENDING: 1 });
  });

  test('is also one that a guard of the database refuses', async () => {
    await send(databases.project, { 'proforma:P1': 1 });
    const route = routeOf(databases, {
      apply: () => Promise.reject(Object.assign(new Error('an event only ever gets its position'), { code: 'GW001' })),
    });

    await carryAll(route);

    expect(await statuses(databases.projectUrl)).toEqual({ FAILED: 1 });
  });
});

describe('a message that meets an unexpected fault', () => {
  test('fails with the last of its tries, one poison among a thousand', async () => {
    const documents = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`proforma:P${i}`, 1]));
    await send(databases.project, documents);
    const route = routeOf(
      databases,
      applyBut('proforma:P500', () => Promise.reject(new Error('boom'))),
    );

    for (let round = 0; round < LIMITS.messageTries; round += 1) {
      await makeDue();
      await carryAll(route);
    }

    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 999, FAILED: 1 });
    const [failed] = await asSuperuser(
      databases.projectUrl,
      "select attempts, last_error_code, last_error from project.message where status = 'FAILED'",
    );
    expect(failed).toEqual({
      attempts: LIMITS.messageTries,
      last_error_code: 'INTERNAL_SERVER_ERROR',
      last_error: 'The message met an unexpected fault.',
    });
  }, 120_000);

  test('waits before its next try', async () => {
    await send(databases.project, { 'proforma:P1': 1 });
    const route = { ...routeOf(databases, { apply: () => Promise.reject(new Error('boom')) }), random: () => 0.999 };

    await carry(route);

    expect(await carry(route)).toEqual({ applied: 0, held: 0, more: false });
    const [row] = await asSuperuser<{ waits: boolean }>(
      databases.projectUrl,
      "select next_attempt_at > last_error_at + interval '900 milliseconds' as waits from project.message",
    );
    expect(row?.waits).toBe(true);
  });

  test('in the door out, too, holds back its own document only', async () => {
    await send(databases.project, { 'proforma:bad': 1, 'proforma:good': 1 });
    const route = routeOf(databases, {
      payloadOf: async (tx, message) => {
        if (message.document === 'proforma:bad') await affected(tx, 'select no_such_function()');
        return plainDoors.payloadOf(tx, message);
      },
    });

    await carry(route);

    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:good 1']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 1, PENDING: 1 });
  });

  test('of locks or time is tried for ever', async () => {
    await send(databases.project, { 'proforma:P1': 1 });
    const busy = routeOf(databases, {
      apply: () => Promise.reject(Object.assign(new Error('lock'), { code: '55P03' })),
    });

    for (let round = 0; round < LIMITS.messageTries + 2; round += 1) {
      await makeDue();
      await carry(busy);
    }

    const [row] = await asSuperuser(
      databases.projectUrl,
      'select status, attempts, last_error_code from project.message',
    );
    expect(row).toEqual({ status: 'PENDING', attempts: 0, last_error_code: 'CONFLICT_RETRY' });
  });
});
