import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inTransaction, rows, seeing } from '../../src/kernel/db.ts';
import { carry } from '../../src/sync/courier/courier.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { arrivals, carryAll, COMPANY, endConnection, plainDoors, routeOf, send, sendIn, statuses } from './crossing.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());
beforeEach(async () => {
  await asSuperuser(databases.projectUrl, 'truncate project.message');
  await asSuperuser(databases.financeUrl, 'truncate finance.event, finance.inbox');
});

describe('a message', () => {
  test('is applied and marked with the time of the database', async () => {
    await send(databases.project, { 'proforma:P1': 3 });

    await carryAll(routeOf(databases));

    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:P1 1', 'proforma:P1 2', 'proforma:P1 3']);
    const [row] = await asSuperuser<{ marked: boolean }>(
      databases.projectUrl,
      "select bool_and(status = 'APPLIED' and applied_at between created_at and clock_timestamp()) as marked from project.message",
    );
    expect(row?.marked).toBe(true);
  });

  test('is acknowledged once, while those behind it in its document are still open', async () => {
    await send(databases.project, { 'proforma:P1': 3, 'proforma:P2': 1 });
    const open: string[] = [];
    const route = routeOf(databases, {
      acknowledge: async (tx, { document, id }) => {
        const found = await rows<{ left: number }>(
          tx,
          `select count(*)::integer as left from project.message where document = $1 and id <> $2 and status = 'PENDING'`,
          [document, id],
        );
        open.push(`${document} ${found[0]?.left ?? '?'}`);
      },
    });

    await carryAll(route);

    expect(open.sort()).toEqual(['proforma:P1 0', 'proforma:P1 1', 'proforma:P1 2', 'proforma:P2 0']);
  });

  test('that is delivered again changes nothing', async () => {
    await send(databases.project, { 'proforma:P1': 2 });
    await carryAll(routeOf(databases));
    await asSuperuser(databases.projectUrl, "update project.message set status = 'PENDING'");

    await carryAll(routeOf(databases));

    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:P1 1', 'proforma:P1 2']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 2 });
  });

  test('that was applied while its mark was lost is applied once', async () => {
    await send(databases.project, { 'proforma:P1': 2 });
    let cut = 0;
    const route = routeOf(databases, {
      acknowledge: async (tx) => {
        cut += 1;
        if (cut === 1) await endConnection(databases.projectUrl, tx);
      },
    });

    await carryAll(route);

    expect(cut).toBeGreaterThan(1);
    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:P1 1', 'proforma:P1 2']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 2 });
  });

  test('whose receiver is killed before its commit is applied once', async () => {
    await send(databases.project, { 'proforma:P1': 2 });
    let cut = 0;
    const route = routeOf(databases, {
      apply: async (tx, delivery, clock) => {
        const outcome = await plainDoors.apply(tx, delivery, clock);
        cut += 1;
        if (cut === 2) await endConnection(databases.financeUrl, tx);
        return outcome;
      },
    });

    await carryAll(route);

    expect(await arrivals(databases.financeUrl)).toEqual(['proforma:P1 1', 'proforma:P1 2']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 2 });
  });

  test('of a killed courier is free again at once', async () => {
    await send(databases.project, { 'proforma:P1': 1 });
    const killed = routeOf(databases, {
      apply: () => Promise.reject(new Error('not reached')),
      payloadOf: async (tx) => {
        await endConnection(databases.projectUrl, tx);
        throw Object.assign(new Error('Connection terminated'), { code: '57P01' });
      },
    });

    await expect(carry(killed)).rejects.toMatchObject({ faultCode: 'UNAVAILABLE' });
    await carryAll(routeOf(databases));

    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 1 });
  });
});

describe('two couriers at once', () => {
  test('apply everything once, and each document in order', async () => {
    const documents = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`proforma:P${i}`, 5]));
    await send(databases.project, documents);
    const route = routeOf(databases);

    await Promise.all([carryAll(route), carryAll(route), carryAll(route)]);
    await carryAll(route);

    const arrived = await arrivals(databases.financeUrl);
    expect(arrived).toHaveLength(600);
    for (const document of Object.keys(documents))
      expect(arrived.filter((one) => one.startsWith(`${document} `))).toEqual(
        [1, 2, 3, 4, 5].map((place) => `${document} ${place}`),
      );
    const [inbox] = await asSuperuser(
      databases.financeUrl,
      'select count(*)::integer as received, max(deliveries) as most from finance.inbox',
    );
    expect(inbox).toEqual({ received: 600, most: 1 });
  });

  test('never take the second message of a document while the first is under way', async () => {
    await send(databases.project, { 'proforma:P1': 1 });
    let open: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (open = resolve));
    let entered: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const slow = routeOf(databases, {
      apply: async (tx, delivery, clock) => {
        entered();
        await held;
        return plainDoors.apply(tx, delivery, clock);
      },
    });

    const first = carry(slow);
    await inside;
    await send(databases.project, { 'proforma:P1': 1, 'proforma:P2': 1 });
    await carryAll(routeOf(databases));
    const meanwhile = await arrivals(databases.financeUrl);
    open();
    await first;
    await carryAll(routeOf(databases));

    expect(meanwhile).toEqual(['proforma:P2 1']);
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 3 });
  });
});

test('a message is carried as soon as it is committed, and no sooner', async () => {
  const route = routeOf(databases);
  await inTransaction(databases.project, seeing([COMPANY]), async (tx) => {
    await sendIn(tx, { 'proforma:P1': 1 });
    await carryAll(route);
  });
  const before = await arrivals(databases.financeUrl);

  await carryAll(route);

  expect(before).toEqual([]);
  expect(await arrivals(databases.financeUrl)).toEqual(['proforma:P1 1']);
});
