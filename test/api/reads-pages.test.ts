import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asSuperuser } from '../kit/database.ts';
import { callerOf, openWorld, type Answered, type World } from './reads-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codes = ({ errors }: Answered): unknown =>
  errors?.map(({ originalError }) => (originalError as { faultCode?: unknown } | undefined)?.faultCode);

const PROFORMAS = `query ($first: Int, $last: Int, $after: Cursor, $before: Cursor, $filter: ProformaFilter, $sort: ProformaSort) {
  proformas(first: $first, last: $last, after: $after, before: $before, filter: $filter, sort: $sort) {
    nodes { legalEntity number } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
  }
}`;

/** Every row of a list, page by page; `between` runs after each page. */
async function walk(
  variables: Readonly<Record<string, unknown>>,
  between: (page: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const { data, errors }: Answered = await world.ask(PROFORMAS, { ...variables, after });
    expect(errors).toBeUndefined();
    seen.push(...data.proformas.nodes.map((node) => `${node.legalEntity} ${node.number}`));
    if (!data.proformas.pageInfo.hasNextPage) return seen;
    after = data.proformas.pageInfo.endCursor;
    await between(page);
  }
}

const pad = (n: number): string => String(n).padStart(3, '0');
const OF_USPM = Array.from({ length: 30 }, (_, i) => `USPM PF-${pad(i + 1)}`);
const mine = callerOf('USPM', 'JPPM');

describe('a list', () => {
  test('is walked in its order, each row once', async () => {
    expect(await walk({ first: 7 })).toEqual(['JPPM PF-001', ...OF_USPM]);
    expect(await walk({ first: 7, sort: 'NUMBER_DESC' })).toEqual(['JPPM PF-001', ...OF_USPM].reverse());
    expect(await walk({ first: 10, sort: 'TOTAL_DESC' })).toEqual(['JPPM PF-001', ...[...OF_USPM].reverse()]);
    expect(await walk({ first: 31 })).toHaveLength(31);
  });

  test('is walked backwards from its end, its pages still in order', async () => {
    const { data } = await world.ask(PROFORMAS, { last: 4 });
    const earlier = await world.ask(PROFORMAS, { last: 4, before: data.proformas.pageInfo.startCursor });

    const numbers = (page: Answered['data']) => page.proformas.nodes.map((node) => node.number);
    expect(numbers(data)).toEqual(['PF-027', 'PF-028', 'PF-029', 'PF-030']);
    expect(data.proformas.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(numbers(earlier.data)).toEqual(['PF-023', 'PF-024', 'PF-025', 'PF-026']);
    expect(earlier.data.proformas.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  test('ends where it ends: an empty page has no cursors', async () => {
    const { data } = await world.ask(PROFORMAS, { filter: { number: { eq: 'none' } } });

    expect(data.proformas).toEqual({
      nodes: [],
      edges: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('misses and doubles none of the rows that were there throughout, while rows come in before, between and behind', async () => {
    const insert = (page: number) =>
      asSuperuser(
        world.databases.projectUrl,
        `insert into project.proforma (legal_entity, id, number, contract_number, customer_account, currency, run_date, invoice_date)
         select 'USPM', gen_random_uuid(), n, 'K-1', 'C-1', 'USD', '2026-01-31', '2026-01-31' from unnest($1::text[]) n`,
        [[`PA-${page}`, `PF-${pad(page * 3)}x`, `PZ-${page}`]],
      );

    const seen = await walk({ first: 4, filter: { legalEntity: { eq: 'USPM' } } }, insert);

    expect(seen.filter((number) => OF_USPM.includes(number))).toEqual(OF_USPM);
    expect(new Set(seen).size).toBe(seen.length);
    await asSuperuser(world.databases.projectUrl, `delete from project.proforma where number ~ '^P[AZ]|x$'`);
  });

  test('counts and sums all rows of its filter, one sum for each currency, and only when asked', async () => {
    const counted = await world.ask(
      `{ proformas(first: 1) { nodes { number } totalCount totals { amount currency } } }`,
    );
    const plain = await world.ask(`{ proformas(first: 1) { nodes { number } } }`);

    expect(counted.data.proformas).toMatchObject({
      nodes: [{ number: 'PF-001' }],
      totalCount: 31,
      totals: [
        { amount: '1234567', currency: 'JPY' },
        { amount: '51150.00', currency: 'USD' },
      ],
    });
    expect(counted.statements.project).toHaveLength(1);
    expect(plain.statements.project[0]).not.toMatch(/count\(|sum\(/);
  });

  test('hangs on its row: a page of a page, each parent its own', async () => {
    const { data, statements } = await world.ask(`{
      contracts { nodes { legalEntity proformas(first: 2) { totalCount totals { amount currency } nodes { number details(first: 1) { totalCount nodes { quantity } } } } } }
    }`);

    expect(statements.project).toHaveLength(1);
    expect(data.contracts.nodes).toEqual([
      {
        legalEntity: 'JPPM',
        proformas: {
          totalCount: 1,
          totals: [{ amount: '1234567', currency: 'JPY' }],
          nodes: [{ number: 'PF-001', details: { totalCount: 0, nodes: [] } }],
        },
      },
      {
        legalEntity: 'USPM',
        proformas: {
          totalCount: 30,
          totals: [{ amount: '51150.00', currency: 'USD' }],
          nodes: [
            { number: 'PF-001', details: { totalCount: 20, nodes: [{ quantity: '1.50' }] } },
            { number: 'PF-002', details: { totalCount: 0, nodes: [] } },
          ],
        },
      },
    ]);
  });
});

describe('a cursor', () => {
  const endOf = async (variables: Readonly<Record<string, unknown>>): Promise<string> =>
    (await world.ask(PROFORMAS, { first: 2, ...variables })).data.proformas.pageInfo.endCursor;

  test('belongs to its filter, its sort, its list and what its reader may see', async () => {
    const after = await endOf({});
    const contracts = `query ($after: Cursor) { contracts(after: $after) { nodes { number } } }`;

    expect(codes(await world.ask(PROFORMAS, { after }))).toBeUndefined();
    expect(codes(await world.ask(PROFORMAS, { after, filter: { number: { startsWith: 'PF' } } }))).toEqual([
      'BAD_CURSOR',
    ]);
    expect(codes(await world.ask(PROFORMAS, { after, sort: 'NUMBER_DESC' }))).toEqual(['BAD_CURSOR']);
    expect(codes(await world.ask(PROFORMAS, { after }, callerOf('USPM')))).toEqual(['BAD_CURSOR']);
    expect(codes(await world.ask(contracts, { after }))).toEqual(['BAD_CURSOR']);
  });

  test('that was changed is refused', async () => {
    const after = await endOf({});

    for (const changed of [`${after}x`, after.slice(1), after.toLowerCase(), 'x', ''])
      expect(codes(await world.ask(PROFORMAS, { after: changed }))).toEqual(['BAD_CURSOR']);
  });

  test('of the same list of another document is refused', async () => {
    const details = `query ($number: String, $after: Cursor) { proforma(legalEntity: "USPM", number: $number) { number details(first: 5, after: $after) { nodes { id } pageInfo { endCursor hasPreviousPage } } } }`;
    const first = await world.ask(details, { number: 'PF-001' });
    const after = first.data.proforma.details.pageInfo.endCursor;
    const next = await world.ask(details, { number: 'PF-001', after });
    const foreign = await world.ask(details, { number: 'PF-002', after });

    expect(next.data.proforma.details.nodes).toHaveLength(5);
    expect(next.data.proforma.details.nodes).not.toEqual(first.data.proforma.details.nodes);
    expect(next.data.proforma.details.pageInfo.hasPreviousPage).toBe(true);
    expect(codes(foreign)).toEqual(['BAD_CURSOR']);
  });

  test('of one company continues there by the index of its key', async () => {
    const reader = callerOf('USPM');
    const first = await world.ask(PROFORMAS, { first: 2 }, reader);
    const next = await world.ask(PROFORMAS, { first: 2, after: first.data.proformas.pageInfo.endCursor }, reader);

    expect(next.data.proformas.nodes.map((node) => node.number)).toEqual(['PF-003', 'PF-004']);
    expect(next.statements.project[0]).toContain('t.legal_entity = $1 and (t.number) > ($2::text)');
  });
});

describe('the size of a page', () => {
  test.each([{ first: 0 }, { first: 251 }, { last: 0 }, { first: 1, last: 1 }])('%p is refused', async (size) => {
    const answered = await world.ask(PROFORMAS, size);

    expect(codes(answered)).toEqual(['BAD_USER_INPUT']);
    expect(answered.statements.project).toEqual([]);
  });
});

describe('a filter', () => {
  const numbersOf = async (filter: unknown): Promise<string[]> => {
    const { data, errors } = await world.ask(PROFORMAS, { filter, first: 250 }, mine);
    expect(errors).toBeUndefined();
    return data.proformas.nodes.map((node) => `${node.legalEntity} ${node.number}`);
  };

  test.each([
    [{ status: { in: ['CONFIRMED'] }, number: { startsWith: 'PF-00' } }, OF_USPM.slice(0, 9)],
    [{ totalAmount: { gte: '3190.00', lt: '1000000' } }, OF_USPM.slice(28)],
    [{ invoiceDate: { gt: '2026-01-03', lte: '2026-01-05' } }, OF_USPM.slice(2, 4)],
    [{ or: [{ number: { eq: 'PF-005' } }, { legalEntity: { eq: 'JPPM' } }] }, ['JPPM PF-001', 'USPM PF-005']],
    [
      {
        and: [{ number: { startsWith: 'PF-01' } }, { not: { number: { in: ['PF-010', 'PF-011', 'PF-012'] } } }],
        status: { eq: 'DRAFT' },
      },
      OF_USPM.slice(12, 19),
    ],
    [{ legalEntity: { in: ['XXXX'] } }, []],
  ])('%j finds what it says', async (filter, expected) => {
    expect(await numbersOf(filter)).toEqual(expected);
  });

  test('of actuals asks what stands beside them', async () => {
    const { data, statements } = await world.ask(`{
      ready: actuals(filter: { billingStatus: { eq: READY_TO_INVOICE } }) { totalCount }
      accounted: actuals(filter: { accounted: { eq: true } }) { nodes { id accounting { accountingCurrencyAmount { amount currency } exchangeRate voucherNumber salesTaxAmount { amount } } } }
      open: actuals(filter: { accounted: { eq: false }, transactionType: { eq: BILLED_SALES } }) { totalCount }
    }`);

    expect(statements.project).toHaveLength(1);
    expect(data).toMatchObject({
      ready: { totalCount: 10 },
      open: { totalCount: 1 },
      accounted: {
        nodes: [
          {
            accounting: {
              accountingCurrencyAmount: { amount: '50.00', currency: 'USD' },
              exchangeRate: '1',
              voucherNumber: 'V-1',
              salesTaxAmount: { amount: '4.50' },
            },
          },
        ],
      },
    });
  });

  test('nothing that a client writes stands in a statement, and nothing is run', async () => {
    const nasty = `x' or '1'='1"; drop table project.proforma; --`;
    const answered = await world.ask(PROFORMAS, { filter: { number: { in: [nasty, `%${nasty}`] } } });
    const sort = await world.ask(PROFORMAS, { sort: 'number; select 1' });
    const alias = await world.ask(`{ proformas(first: 1) { drop_table_x: nodes { select_1: number } } }`);

    expect(answered.data.proformas.totalCount).toBe(0);
    expect(answered.statements.project[0]).not.toContain('drop');
    expect(sort.errors).toHaveLength(1);
    expect(sort.statements.project).toEqual([]);
    expect(alias.data.proformas).toEqual({ drop_table_x: [{ select_1: 'PF-001' }] });
    expect(alias.statements.project[0]).not.toMatch(/drop_table_x|select_1/);
  });
});

describe('the backlog', () => {
  test('is summed by each dimension in one statement', async () => {
    const { data, statements } = await world.ask(`{
      status: backlog(groupBy: BILLING_STATUS) { legalEntity key count amount { amount currency } oldest }
      contract: backlog(groupBy: CONTRACT, filter: { startDate: { lt: "2026-01-04" } }) { key count amount { amount } }
    }`);

    expect(statements.project).toHaveLength(1);
    expect(data).toEqual({
      status: [
        {
          legalEntity: 'USPM',
          key: 'READY_TO_INVOICE',
          count: 10,
          amount: { amount: '1627.50', currency: 'USD' },
          oldest: '2026-01-12',
        },
        {
          legalEntity: 'USPM',
          key: 'UNBILLED_SALES_CREATED',
          count: 10,
          amount: { amount: '577.50', currency: 'USD' },
          oldest: '2026-01-02',
        },
      ],
      contract: [{ key: 'K-1', count: 2, amount: { amount: '31.50' } }],
    });
  });

  test('is listed item by item, oldest work first', async () => {
    const { data } = await world.ask(
      `{ backlogItems(first: 2, sort: START_DATE_ASC, filter: { billingStatus: { eq: READY_TO_INVOICE } }) { nodes { kind startDate actual { entryNumber } } totals { amount currency } } }`,
    );

    expect(data.backlogItems).toEqual({
      nodes: [
        { kind: 'UNBILLED_SALES', startDate: '2026-01-12', actual: { entryNumber: 'T-11' } },
        { kind: 'UNBILLED_SALES', startDate: '2026-01-13', actual: { entryNumber: 'T-12' } },
      ],
      totals: [{ amount: '1627.50', currency: 'USD' }],
    });
  });
});
