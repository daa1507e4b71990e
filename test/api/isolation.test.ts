/** Companies do not see each other (SEC-3, SEC-4): a matrix over every query field, generated from the schema. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { decodeId, encodeId } from '../../src/api/global-id.ts';
import type { Asker } from '../kit/ask.ts';
import { startTestGateway, type TestGateway } from '../kit/gateway.ts';
import { draft, wholeExample, workMore } from '../kit/worked-example.ts';
import { ASKED, knownTo, queryFields, see, seeAll, unasked, uncovered, type Known, type Seen } from './isolation.ts';

/** Both have the same contracts, customers and numbers. */
const OURS = 'USPM';
const THEIRS = 'BETA';
const NOBODYS = 'NONE';

let gateway: TestGateway;
let we: Asker;
let they: Asker;
let ourKnown: Known;
let theirKnown: Known;
const before = new Map<string, readonly Seen[]>();

beforeAll(async () => {
  gateway = await startTestGateway();
  we = await gateway.asker([OURS]);
  they = await gateway.asker([THEIRS]);
  await workedThrough(we, OURS);
  ourKnown = await knownTo(we, OURS);
  for (const { name } of queryFields) before.set(name, await seeAll(we, name, ourKnown));
  await workedThrough(they, THEIRS);
  theirKnown = await knownTo(they, THEIRS);
}, 240_000);

/** Posted invoices, and drafts that are open. */
async function workedThrough(asker: Asker, company: string): Promise<void> {
  await wholeExample({ asker, company });
  await workMore({ asker, company }, 'B');
  await draft({ asker, company }, { kinds: ['UNBILLED_SALES'], on: '2026-01-31' });
}

/** Fields that are asked for one document or one company by what names it. */
const naming = Object.keys(ASKED).filter((name) => !['backlog', 'syncMessages'].includes(name));

const names = queryFields.map(({ name }) => name);

test('the matrix asks for every field that a query can reach', () => {
  expect(unasked()).toEqual([]);
  expect(uncovered(ourKnown)).toEqual([]);
});

describe('what another company does changes nothing that we see', () => {
  test.each(names)('%s', async (name) => {
    const after = await seeAll(we, name, ourKnown);

    expect(after).toEqual(before.get(name));
    expect(after.flatMap(({ errors }) => errors)).toEqual([]);
    expect(JSON.stringify(after)).not.toContain(THEIRS);
  });
});

/** The same kind of document under a key that nobody has, in the same company. */
function missing(id: string): string {
  const found = decodeId(id);
  if (found === null) throw new Error(`not an id: ${id}`);
  const key = /^[0-9a-f-]{36}$/.test(found.key) ? '0190a000-0000-7000-8000-000000000001' : 'NOTHING';
  return encodeId({ ...found, legalEntity: OURS, key });
}

const missingOf = (known: Known): Known => ({
  company: NOBODYS,
  ids: Object.fromEntries(Object.entries(known.ids).map(([name, id]) => [name, missing(id)])),
  numbers: Object.fromEntries(Object.keys(known.numbers).map((name) => [name, 'NOTHING'])),
});

/** What is left of an answer when the names that were asked for are taken out. */
const shape = (seen: readonly Seen[], known: Known): string => {
  const words = [known.company, ...Object.values(known.ids), ...Object.values(known.numbers)].filter(
    (word) => word !== '',
  );
  const text = JSON.stringify(seen.map(({ data, errors }) => ({ data, errors })));
  return words.reduce((rest, word) => rest.replaceAll(word, '#'), text);
};

describe('what is theirs looks like what is not there', () => {
  test.each(naming)('%s', async (name) => {
    const theirs = await seeAll(we, name, theirKnown);
    const nothing = await seeAll(we, name, missingOf(theirKnown));

    expect(shape(theirs, theirKnown)).toBe(shape(nothing, missingOf(theirKnown)));
  });
});

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly unknown[];
  readonly totals?: readonly unknown[];
  readonly pageInfo: { readonly endCursor: string | null };
}

const LISTS = [
  'contracts',
  'actuals',
  'backlogItems',
  'proformas',
  'proposals',
  'journals',
  'customerInvoices',
  'importRuns',
];
const WITH_TOTALS = ['actuals', 'backlogItems', 'proformas', 'proposals', 'customerInvoices'];

const page = async (asker: Asker, list: string, given: string): Promise<Page> => {
  const totals = WITH_TOTALS.includes(list) ? 'totals { amount currency }' : '';
  const document = `{ page: ${list}(${given}) { totalCount nodes { id } ${totals} pageInfo { endCursor } } }`;
  return (await asker.ask<{ page: Page }>(document)).page;
};

describe('a filter does not reach over', () => {
  const reaching = LISTS.flatMap((list) => [
    [list, `filter: { legalEntity: { eq: "${THEIRS}" } }`],
    [list, `filter: { legalEntity: { in: ["${THEIRS}", "${NOBODYS}"] } }`],
    [list, `filter: { legalEntity: { startsWith: "B" } }`],
    ...(list === 'importRuns' ? [] : [[list, `filter: { not: { legalEntity: { eq: "${OURS}" } } }`]]),
    ...(list === 'importRuns' ? [] : [[list, `filter: { or: [{ legalEntity: { eq: "${THEIRS}" } }] }`]]),
  ]);

  test.each(reaching)('%s, %s', async (list = '', given = '') => {
    const seen = await page(we, list, given);

    expect({ count: seen.totalCount, nodes: seen.nodes, totals: seen.totals ?? [] }).toEqual({
      count: 0,
      nodes: [],
      totals: [],
    });
    if (given.includes('eq: "BETA"') && !given.includes('not'))
      expect((await page(they, list, given)).totalCount).toBeGreaterThan(0);
  });
});

describe('a cursor of theirs is none of ours', () => {
  test.each(LISTS)('%s', async (list) => {
    const { pageInfo } = await page(they, list, 'first: 1');

    const seen = await see(we, `{ ${list}(first: 1, after: "${pageInfo.endCursor ?? ''}") { nodes { id } } }`);

    expect(seen.errors.map((error) => error.split(' ')[0])).toEqual(['BAD_CURSOR']);
  });
});

test('one who holds no role anywhere sees nothing, and may ask nothing', async () => {
  const nobody = await gateway.asker([]);
  for (const list of LISTS) {
    const { data, errors } = await see(nobody, `{ ${list} { totalCount nodes { id } } }`);
    expect({
      list,
      seen: data === null || JSON.stringify(data) === `{"${list}":{"totalCount":0,"nodes":[]}}`,
      errors,
    }).toMatchObject({ list, seen: true });
  }
});
