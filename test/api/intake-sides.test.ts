/** An intake call over both sides: each column goes to its owner, and one side that is down holds back its own part only (design G14, G21). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSide } from '../../src/kernel/db.ts';
import { asSuperuser } from '../kit/database.ts';
import { post, serve, type Served, type Told } from './served.ts';

const QUERY = `mutation ($input: PutReferenceDataInput!) { putReferenceData(input: $input) {
  written unchanged refused replayed plan { hash writes { table count } }
  userErrors { code retryable path message index rule { id } } } }`;

interface Payload {
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly replayed: boolean;
  readonly plan: {
    readonly hash: string;
    readonly writes: readonly { readonly table: string; readonly count: number }[];
  } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[] | null;
    readonly retryable: boolean;
  }[];
}

const payloadOf = (told: Told): Payload => {
  if (told.errors.length > 0) throw new Error(told.text);
  return told.data?.['putReferenceData'] as Payload;
};

const category = (name: string, more: Record<string, unknown> = {}) => ({
  legalEntityId: 'USPM',
  category: name,
  name: `Category ${name}`,
  class: 'TIME',
  itemTaxGroup: '',
  ...more,
});

const COMPANY = {
  legalEntities: [
    {
      id: 'USPM',
      name: 'US',
      accountingCurrency: 'USD',
      reportingCurrency: 'USD',
      importTrigger: 'ON_READY',
      active: 'true',
      timeZone: 'UTC',
    },
  ],
  currencies: [{ code: 'USD', name: 'Dollar', minorUnits: '2' }],
};

describe('an intake call over both sides', () => {
  let served: Served;
  let halved: Served;
  beforeAll(async () => {
    served = await serve();
    const finance = openSide('finance', { url: 'postgres://nobody@127.0.0.1:1/nothing', tables: [] });
    halved = await serve({ databases: served.databases, finance });
  });
  afterAll(async () => {
    await halved.server.stop();
    await served.close();
  });

  const put = async (
    key: string,
    rows: Record<string, unknown>,
    { at = served, ...command }: Record<string, unknown> & { at?: Served } = {},
  ) =>
    payloadOf(
      await post(at.server, {
        query: QUERY,
        variables: { input: { legalEntity: 'USPM', ...rows, command: { idempotencyKey: key, ...command } } },
      }),
    );
  const categoriesOf = async (side: 'project' | 'finance'): Promise<readonly unknown[]> => {
    const { projectUrl, financeUrl } = served.databases;
    const select = (table: string): string => `select category from ${table} order by category`;
    const found =
      side === 'project'
        ? await asSuperuser<{ category: string }>(projectUrl, select('project.category'))
        : await asSuperuser<{ category: string }>(financeUrl, select('finance.category_setup'));
    return found.map((row) => row.category);
  };

  test('goes in once, on both sides, and counts each row once', async () => {
    const first = await put('one', { ...COMPANY, categories: [category('A'), category('B')] });
    const again = await put('two', { ...COMPANY, categories: [category('A'), category('B')] });
    const replay = await put('one', { ...COMPANY, categories: [category('A'), category('B')] });

    expect(first).toMatchObject({ written: 4, unchanged: 0, refused: 0, replayed: false, userErrors: [] });
    expect(again).toMatchObject({ written: 0, unchanged: 4, refused: 0, replayed: false });
    expect(replay).toMatchObject({ written: 4, unchanged: 0, refused: 0, replayed: true });
    expect([await categoriesOf('project'), await categoriesOf('finance')]).toEqual([
      ['A', 'B'],
      ['A', 'B'],
    ]);
  });

  test('a row that is wrong for both sides is refused once, and the good ones go in', async () => {
    const payload = await put('three', { categories: [category('C'), category('D', { legalEntityId: 'GBPM' })] });

    expect(payload).toMatchObject({ written: 1, unchanged: 0, refused: 1 });
    expect(payload.userErrors.map(({ path }) => path?.slice(0, 2))).toEqual([['categories', '1']]);
  });

  test('a strict call that one side refuses is written on neither', async () => {
    const rows = { strict: true, categories: [category('E'), category('F', { class: 'NONSENSE' })] };
    const payload = await put('four', rows);

    expect(payload).toMatchObject({ written: 0, refused: 1, replayed: false });
    expect(await categoriesOf('finance')).not.toContain('E');
    expect(await categoriesOf('project')).not.toContain('E');
  });

  test('is planned on both sides, and applied just as planned', async () => {
    const rows = { categories: [category('G')] };
    const { plan } = await put('five', rows, { mode: 'PLAN' });
    const tables = plan?.writes.map(({ table }) => table) ?? [];
    const other = await put('six', { categories: [category('G'), category('H')] }, { expectedPlan: plan?.hash });
    const same = await put('seven', rows, { expectedPlan: plan?.hash });

    expect(tables).toEqual(expect.arrayContaining(['finance.category_setup', 'project.category']));
    expect(other.userErrors.map(({ code }) => code)).toEqual(['PLAN_CHANGED']);
    expect(same).toMatchObject({ written: 1, userErrors: [] });
  });

  test('with one side down leaves the other part standing, and the same key completes it', async () => {
    const rows = { categories: [category('X'), category('Y')] };
    const half = await put('eight', rows, { at: halved });

    expect(half).toMatchObject({ written: 2, userErrors: [{ code: 'UNAVAILABLE', retryable: true }] });
    expect(await categoriesOf('project')).toContain('X');
    expect(await categoriesOf('finance')).not.toContain('X');

    const whole = await put('eight', rows);

    expect(whole).toMatchObject({ written: 2, refused: 0, userErrors: [] });
    expect(await categoriesOf('finance')).toContain('X');
  });

  test('of more than 5,000 rows is TOO_LARGE', async () => {
    const payload = await put('nine', { categories: Array.from({ length: 5_001 }, (_, i) => ({ category: `K${i}` })) });

    expect(payload.userErrors.map(({ code }) => code)).toEqual(['TOO_LARGE']);
  });

  test('with a text that cannot be stored in its key or reason is BAD_TEXT, before anything is asked', async () => {
    const payload = await put('ten', { categories: [category('Z')] }, { reason: 'because\u0000' });

    expect(payload.userErrors).toMatchObject([{ code: 'BAD_TEXT', path: ['command', 'reason'] }]);
  });

  test('without a key is BAD_USER_INPUT', async () => {
    expect((await put('', { categories: [category('Z')] })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['command', 'idempotencyKey'] },
    ]);
  });
});
