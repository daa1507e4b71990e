import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/kernel/caller.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { runCommand, type Answer } from '../../src/kernel/command.ts';
import { refuse } from '../../src/kernel/refusal.ts';
import { replayMessages } from '../../src/sync/courier/replay-messages.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { arrivals, carryAll, COMPANY, routeOf, send, statuses } from './crossing.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());
beforeEach(async () => {
  await asSuperuser(databases.projectUrl, 'truncate project.message, project.command');
  await asSuperuser(databases.financeUrl, 'truncate finance.event, finance.inbox');
  await send(databases.project, { 'proforma:P1': 2, 'proforma:P2': 1 });
  const refusing = routeOf(databases, {
    apply: () => Promise.resolve(refuse('SYNC_CONFLICT', { message: 'Not yet.' })),
  });
  await carryAll(refusing);
});

const admin: Caller = { subject: 'ida', grants: { INTEGRATION_ADMIN: [COMPANY] } };

function replay(
  messages: readonly string[] | null,
  mode: 'APPLY' | 'PLAN' = 'APPLY',
): Promise<Answer<{ replayed: number }>> {
  const options = {
    idempotencyKey: systemClock.newId(),
    mode,
    expectedVersion: null,
    expectedPlan: null,
    reason: null,
  } as const;
  return runCommand(
    { side: databases.project, caller: admin, clock: systemClock, requestId: 'r' },
    {
      name: 'replayMessages',
      legalEntity: COMPANY,
      input: { messages },
      options,
      roles: ['INTEGRATION_ADMIN'],
    },
    (work) => replayMessages(work, { messages }),
  );
}

describe('replaying refused messages', () => {
  test('sets all of a company going, and they arrive once, in order', async () => {
    expect(await statuses(databases.projectUrl)).toEqual({ FAILED: 2, PENDING: 1 });

    const answer = await replay(null);
    await carryAll(routeOf(databases));

    expect(answer.value).toEqual({ replayed: 2 });
    expect([...(await arrivals(databases.financeUrl))].sort()).toEqual([
      'proforma:P1 1',
      'proforma:P1 2',
      'proforma:P2 1',
    ]);
  });

  test('names those that are meant, is audited, and leaves the others', async () => {
    const [one] = await asSuperuser<{ id: string }>(
      databases.projectUrl,
      "select id from project.message where document = 'proforma:P2'",
    );

    const answer = await replay([one?.id ?? '']);

    expect(answer.value).toEqual({ replayed: 1 });
    expect(await statuses(databases.projectUrl)).toEqual({ FAILED: 1, PENDING: 2 });
    const [audited] = await asSuperuser(
      databases.projectUrl,
      'select caller, command, change from project.audit where subject = $1 order by sequence desc limit 1',
      [one?.id],
    );
    expect(audited).toEqual({
      caller: 'ida',
      command: 'replayMessages',
      change: { document: 'proforma:P2', map: 'salesorders', refusedWith: 'SYNC_CONFLICT' },
    });
  });

  test('of what was applied changes nothing', async () => {
    await asSuperuser(databases.projectUrl, "update project.message set status = 'APPLIED'");
    const [one] = await asSuperuser<{ id: string }>(databases.projectUrl, 'select id from project.message limit 1');

    expect((await replay([one?.id ?? ''])).value).toEqual({ replayed: 0 });
    expect(await statuses(databases.projectUrl)).toEqual({ APPLIED: 3 });
  });

  test('of what is not there is refused, and nothing is set going', async () => {
    const [one] = await asSuperuser<{ id: string }>(
      databases.projectUrl,
      "select id from project.message where document = 'proforma:P2'",
    );

    const answer = await replay([one?.id ?? '', '00000000-0000-7000-8000-000000000000']);

    expect(answer.refusals).toMatchObject([{ code: 'NOT_FOUND', path: ['messages', 1] }]);
    expect(await statuses(databases.projectUrl)).toEqual({ FAILED: 2, PENDING: 1 });
  });

  test('can be planned', async () => {
    const answer = await replay(null, 'PLAN');

    expect(answer.plan?.messages).toEqual([
      { map: 'salesorders', document: 'proforma:P1', rowCount: 1 },
      { map: 'salesorders', document: 'proforma:P2', rowCount: 1 },
    ]);
    expect(await statuses(databases.projectUrl)).toEqual({ FAILED: 2, PENDING: 1 });
  });
});
