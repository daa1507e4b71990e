import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/kernel/caller.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { runCommand, type Answer, type CommandOptions, type Work } from '../../src/kernel/command.ts';
import { closeSide, inTransaction, openSide, read, rows, seeing, type Side } from '../../src/kernel/db.ts';
import { recordEvents } from '../../src/kernel/events.ts';
import { accept, refuse, type Outcome } from '../../src/kernel/refusal.ts';
import { insertRows } from '../../src/kernel/write.ts';
import { project as projectTable } from '../../src/project/contract/tables.ts';
import { projectEntities } from '../../src/project/tables.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { startProxy } from '../kit/proxy.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const caller: Caller = { subject: 'upstream', grants: { SYSTEM: ['USPM'], VIEWER: ['DEPM'] } };
const options = (key: string, given: Partial<CommandOptions> = {}): CommandOptions => ({
  idempotencyKey: key,
  mode: 'APPLY',
  expectedVersion: null,
  expectedPlan: null,
  reason: null,
  ...given,
});

/** A small command: puts one project, unless its name says otherwise. */
async function put(work: Work, input: { number: string; name: string }): Promise<Outcome<{ number: string }>> {
  if (input.name === 'refused') {
    work.keepOnRefusal((tx) => recordEvents(tx, [event(input.number)], systemClock.newId));
    return refuse('PROJECT_FINISHED', { message: 'It is finished.', rule: 'R52' });
  }
  await insertRows(work.tx, projectTable, [{ legalEntity: work.legalEntity, ...input, state: 'ACTIVE' }]);
  work.audit({ subjectType: 'Project', subject: input.number, change: { name: input.name } });
  return accept({ number: input.number });
}

const event = (subject: string) => ({
  legalEntity: 'USPM',
  kind: 'TRIED',
  subjectType: 'Project',
  subject,
  subjectSequence: null,
  contractNumber: null,
  payload: {},
});

function run(
  input: { number: string; name: string },
  given: CommandOptions,
  side: Side = databases.project,
): Promise<Answer<{ number: string }>> {
  const scope = { side, caller, clock: systemClock, requestId: 'test' };
  const command = { name: 'putProject', legalEntity: 'USPM', input, options: given, roles: ['SYSTEM'] as const };
  return runCommand(scope, command, (work) => put(work, input));
}

const countOf = async (number: string, table = 'project', column = 'number'): Promise<number> => {
  const found = await asSuperuser<{ n: string }>(
    databases.projectUrl,
    `select count(*) as n from project.${table} where ${column} = $1`,
    [number],
  );
  return Number(found[0]?.n);
};

describe('a command', () => {
  test('writes once and answers the same for the same key', async () => {
    const first = await run({ number: 'P-1', name: 'One' }, options('k-1'));
    const second = await run({ name: 'One', number: 'P-1' }, options('k-1'));

    expect(first).toMatchObject({ value: { number: 'P-1' }, replayed: false });
    expect(second).toMatchObject({ value: { number: 'P-1' }, replayed: true });
    expect(await countOf('P-1')).toBe(1);
    expect(await countOf('P-1', 'audit', 'subject')).toBe(1);
  });

  test('refuses another input under a used key', async () => {
    await run({ number: 'P-2', name: 'Two' }, options('k-2'));

    const answer = await run({ number: 'P-2b', name: 'Two' }, options('k-2'));

    expect(answer.refusals.map((refusal) => refusal.code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await countOf('P-2b')).toBe(0);
  });

  test('sent by fifty at once writes once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => run({ number: 'P-3', name: 'Three' }, options('k-3'))),
    );

    expect(answers.filter((answer) => answer.value?.number === 'P-3' && !answer.replayed)).toHaveLength(1);
    expect(answers.filter((answer) => answer.replayed)).toHaveLength(49);
    expect(await countOf('P-3')).toBe(1);
  });

  test('that is refused writes nothing but what it keeps, and its key may be used again', async () => {
    const refused = await run({ number: 'P-4', name: 'refused' }, options('k-4'));
    const corrected = await run({ number: 'P-4', name: 'Four' }, options('k-4'));

    expect(refused).toMatchObject({ value: null, refusals: [{ code: 'PROJECT_FINISHED', rule: 'R52' }] });
    expect(corrected.value).toEqual({ number: 'P-4' });
    expect(await countOf('P-4', 'event', 'subject')).toBe(1);
  });

  test('planned writes nothing, uses up no key, and its hash is that of the apply', async () => {
    const plan = await run({ number: 'P-5', name: 'Five' }, options('k-5', { mode: 'PLAN' }));
    const planned = plan.plan?.hash ?? '';
    const other = await run({ number: 'P-5', name: 'Cinq' }, options('k-5', { expectedPlan: planned }));
    const before = await countOf('P-5');
    const same = await run({ number: 'P-5', name: 'Five' }, options('k-5', { expectedPlan: planned }));

    expect(plan.plan?.writes).toMatchObject([{ table: 'project.project', action: 'INSERT', count: 1 }]);
    expect(other.refusals[0]?.code).toBe('PLAN_CHANGED');
    expect(before).toBe(0);
    expect(same.value).toEqual({ number: 'P-5' });
  });

  test('is refused to a caller without the role, and a foreign company looks missing', async () => {
    const scope = { side: databases.project, caller, clock: systemClock, requestId: 'test' };
    const command = { name: 'putProject', input: {}, options: options('k-6'), roles: ['SYSTEM'] as const };

    const lacking = await runCommand(scope, { ...command, legalEntity: 'DEPM' }, (work) =>
      put(work, { number: 'P-6', name: 'x' }),
    );
    const foreign = await runCommand(scope, { ...command, legalEntity: 'JPPM' }, (work) =>
      put(work, { number: 'P-6', name: 'x' }),
    );

    expect(lacking.refusals[0]?.code).toBe('FORBIDDEN');
    expect(foreign.refusals[0]?.code).toBe('NOT_FOUND');
  });

  test('whose commit was left in doubt neither loses nor doubles (REL-5)', async () => {
    const proxy = await startProxy(databases.projectUrl);
    const side = openSide('project', { url: proxy.url, tables: projectEntities, poolMax: 4 });
    const count = 100;
    try {
      for (let i = 0; i < count; i += 1) {
        proxy.cutCommits(1);
        const answer = await run({ number: `D-${i}`, name: 'doubt' }, options(`doubt-${i}`), side);
        expect(answer.value).toEqual({ number: `D-${i}` });
      }
    } finally {
      await closeSide(side);
      await proxy.close();
    }
    const [found] = await asSuperuser<{ n: string }>(
      databases.projectUrl,
      "select count(*) as n from project.project where name = 'doubt'",
    );
    expect(proxy.cut()).toBe(count);
    expect(Number(found?.n)).toBe(count);
  });
});

describe('a connection', () => {
  test('sees its own companies, whoever used it before', async () => {
    await run({ number: 'P-7', name: 'Seven' }, options('k-7'));

    const sql = { text: 'select number from project.project where number = $1', values: ['P-7'] };
    for (let i = 0; i < 10; i += 1) {
      expect(await read(databases.project, seeing(['USPM']), sql)).toHaveLength(1);
      expect(await read(databases.project, seeing(['DEPM']), sql)).toHaveLength(0);
      expect(await read(databases.project, seeing([]), sql)).toHaveLength(0);
    }
  });

  test('that was killed in a transaction is replaced, and the whole transaction runs again', async () => {
    let tries = 0;

    await inTransaction(databases.project, seeing(['USPM']), async (tx) => {
      tries += 1;
      const [backend] = await rows<{ pid: number }>(tx, 'select pg_backend_pid() as pid');
      if (tries === 1) await asSuperuser(databases.projectUrl, 'select pg_terminate_backend($1)', [backend?.pid]);
      await insertRows(tx, projectTable, [{ legalEntity: 'USPM', number: 'P-8', name: 'Eight', state: 'ACTIVE' }]);
    });

    expect(tries).toBe(2);
    expect(await countOf('P-8')).toBe(1);
  });

  test('whose transaction was a deadlock’s victim tries again (REL-7)', async () => {
    await run({ number: 'L-1', name: 'x' }, options('k-l1'));
    await run({ number: 'L-2', name: 'x' }, options('k-l2'));
    let waiting = 2;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const touch = (first: string, second: string) => {
      return inTransaction(databases.project, seeing(['USPM']), async (tx) => {
        const update = 'update project.project set version = version + 1 where legal_entity = $1 and number = $2';
        await rows(tx, update, ['USPM', first]);
        waiting -= 1;
        if (waiting <= 0) meet();
        await met; // both hold their first row: whoever goes on is the deadlock
        await rows(tx, update, ['USPM', second]);
      });
    };

    await Promise.all([touch('L-1', 'L-2'), touch('L-2', 'L-1')]);

    const versions = await asSuperuser<{ version: number }>(
      databases.projectUrl,
      "select version from project.project where number like 'L-_'",
    );
    expect(versions.map((row) => row.version)).toEqual([3, 3]);
  });
});
