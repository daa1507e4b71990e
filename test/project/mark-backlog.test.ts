import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { markBacklog } from '../../src/project/actual/mark-backlog.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { givenProject, newId, type GivenProject } from '../kit/given-project.ts';

let databases: TestDatabases;
let given: GivenProject;
beforeAll(async () => {
  databases = await openTestDatabases();
  given = givenProject(databases);
  await given.company();
});
afterAll(() => databases.close());

let contracts = 0;
const aContract = (status = 'ACTIVE'): Promise<string> => {
  contracts += 1;
  return given.contract({ number: `PC-B${contracts}`, status });
};
const created = { status: 'UNBILLED_SALES_CREATED' } as const;
const ready = (items: readonly string[] | null, filter: unknown = null) =>
  given.run((work) => markBacklog(work, { ready: true, items, filter }));
const notReady = (items: readonly string[] | null, filter: unknown = null) =>
  given.run((work) => markBacklog(work, { ready: false, items, filter }));
const statuses = async (ids: readonly string[]) =>
  (await given.sql('select billing_status from project.backlog_item where id = any ($1) order by id', [ids])).map(
    (row) => row['billing_status'],
  );

describe('marking by id', () => {
  test('marks all three kinds, and takes the mark back', async () => {
    const contract = await aContract();
    const [sale = ''] = await given.sales([{ contract, ...created }]);
    const milestone = await given.milestone({ contract, number: 'MB-1', status: 'NOT_READY' });
    const retainer = await given.retainer({ contract, number: 'RB-1', status: 'NOT_READY' });
    const ids = [sale, milestone, retainer];

    expect(await ready(ids)).toMatchObject({ value: { marked: 3 }, refusals: [] });
    expect(await statuses(ids)).toEqual(['READY_TO_INVOICE', 'READY', 'READY']);
    expect(await notReady(ids)).toMatchObject({ value: { marked: 3 } });
    expect(await statuses(ids)).toEqual(['UNBILLED_SALES_CREATED', 'NOT_READY', 'NOT_READY']);
  });

  test('leaves what is so already as it is, and counts an id that is named twice once', async () => {
    const contract = await aContract();
    const [done = '', open = ''] = await given.sales([{ contract }, { contract, ...created }]);

    const answer = await ready([done, open, open.toUpperCase()]);

    expect(answer).toMatchObject({ value: { marked: 1 }, refusals: [] });
    expect(await given.sql('select version from project.backlog_item where id = $1', [done])).toEqual([{ version: 1 }]);
  });

  test('refuses each item by its index, and marks the others', async () => {
    const contract = await aContract();
    const draft = await aContract('DRAFT');
    const [good = '', failed = '', adjusted = '', posted = '', early = ''] = await given.sales([
      { contract, ...created },
      { contract, ...created, nte: 'FAILED' },
      { contract, ...created, adjustment: 'ADJUSTED' },
      { contract, status: 'CUSTOMER_INVOICE_POSTED' },
      { contract: draft, ...created },
    ]);

    const answer = await ready([newId(), good, failed, adjusted, posted, early, 'no uuid']);

    expect(answer.value).toEqual({ marked: 1 });
    expect(answer.refusals.map(({ code, index, rule }) => ({ code, index, rule }))).toEqual([
      { code: 'NOT_FOUND', index: 0, rule: null },
      { code: 'NTE_FAILED', index: 2, rule: 'R28' },
      { code: 'ACTUAL_ADJUSTED', index: 3, rule: 'R27' },
      { code: 'BACKLOG_ITEM_LOCKED', index: 4, rule: 'R32' },
      { code: 'CONTRACT_NOT_ACTIVE', index: 5, rule: 'R6' },
      { code: 'NOT_FOUND', index: 6, rule: null },
    ]);
  });

  test('writes nothing when every item is refused', async () => {
    const answer = await ready([newId()]);

    expect(answer).toMatchObject({ value: null, refusals: [{ code: 'NOT_FOUND', index: 0 }] });
  });

  test('does not see another company’s items', async () => {
    const contract = await aContract();
    const [sale = ''] = await given.sales([{ contract, ...created }]);
    const other = givenProject(databases, 'DEPM');

    const answer = await other.run((work) => markBacklog(work, { ready: true, items: [sale], filter: null }));

    expect(answer.refusals).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await statuses([sale])).toEqual(['UNBILLED_SALES_CREATED']);
  });

  test('takes 5,000 at most, and either items or a filter', async () => {
    expect((await ready(Array.from({ length: 5001 }, newId))).refusals).toMatchObject([{ code: 'TOO_LARGE' }]);
    expect((await ready(null)).refusals).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect((await ready([], { kind: { eq: 'RETAINER' } })).refusals).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});

describe('marking by filter', () => {
  test('marks every item of it that may be marked, and leaves the others as they are', async () => {
    const contract = await aContract();
    const ids = await given.sales([
      { contract, ...created },
      { contract, ...created, nte: 'FAILED' },
      { contract, ...created, nte: 'COMMITTED' },
      { contract, ...created, billingType: 'NON_CHARGEABLE' },
    ]);
    const filter = { contractNumber: { eq: contract }, billingType: { in: ['CHARGEABLE'] } };

    expect(await ready(null, filter)).toMatchObject({ value: { marked: 2 }, refusals: [] });
    expect(await statuses(ids)).toEqual([
      'READY_TO_INVOICE',
      'UNBILLED_SALES_CREATED',
      'READY_TO_INVOICE',
      'UNBILLED_SALES_CREATED',
    ]);
    expect(await ready(null, filter)).toMatchObject({ value: { marked: 0 } });
    expect(await notReady(null, filter)).toMatchObject({ value: { marked: 2 } });
  });

  test('takes one statement to look and one for each five thousand to write', async () => {
    const contract = await aContract();
    await given.sales(Array.from({ length: 6_000 }, () => ({ contract, ...created })));
    const statements: string[] = [];
    const listener = (sql: string) => statements.push(sql);
    databases.project.listeners.add(listener);

    await ready(null, { contractNumber: { eq: contract } });

    databases.project.listeners.delete(listener);
    expect(statements.filter((sql) => sql.includes('project.backlog_item'))).toHaveLength(3);
  });
});
