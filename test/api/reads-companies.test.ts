import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { encodeId, type GlobalType } from '../../src/api/global-id.ts';
import { callerOf, openWorld, schema, uuid, type Data, type World } from './reads-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const japan = callerOf('JPPM');
const nobody = callerOf();

/** Every list of the schema, with what it is asked for: a list that is added and not named here fails the test. */
const LISTS: Readonly<Record<string, { readonly selection: string; readonly arguments?: string }>> = {
  contracts: { selection: 'totalCount nodes { legalEntity customers { customer { name } } }' },
  actuals: { selection: 'totalCount totals { amount } nodes { legalEntity }' },
  backlogItems: { selection: 'totalCount totals { amount } nodes { legalEntity }' },
  proformas: { selection: 'totalCount totals { currency } nodes { legalEntity customer { name } }' },
  proposals: { selection: 'totalCount totals { currency } nodes { legalEntity }' },
  journals: { selection: 'totalCount nodes { legalEntity }' },
  customerInvoices: { selection: 'totalCount totals { currency } nodes { legalEntity }' },
  importRuns: { selection: 'totalCount nodes { legalEntity }' },
  syncMessages: { selection: 'totalCount nodes { legalEntity }', arguments: '(from: PROJECT)' },
};

const pageOf = (data: Data, list: string): Data => (data as unknown as Readonly<Record<string, Data>>)[list] ?? data;

describe('another company', () => {
  test('is in no list, no count and no sum', async () => {
    const lists = Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => {
      const type = schema.getQueryType()?.getFields()[name]?.type.toString() ?? '';
      return isObjectType(schema.getType(type.replace('!', ''))) && type.endsWith('Connection!');
    });
    expect(lists.sort()).toEqual(Object.keys(LISTS).sort());

    for (const [name, { selection, arguments: given = '' }] of Object.entries(LISTS)) {
      const own = await world.ask(`{ ${name}${given} { ${selection} } }`, {}, japan);
      const none = await world.ask(`{ ${name}${given} { ${selection} } }`, {}, nobody);
      const page = pageOf(own.data, name);

      expect([name, own.errors]).toEqual([name, undefined]);
      expect(page.nodes.every(({ legalEntity }) => legalEntity === 'JPPM')).toBe(true);
      expect(page.totalCount).toBe(page.nodes.length);
      expect(pageOf(none.data, name)).toMatchObject({ totalCount: 0, nodes: [] });
    }
  });

  test('cannot be filtered for, grouped or summed', async () => {
    const { data, errors } = await world.ask(
      `{
        proformas(filter: { or: [{ legalEntity: { eq: "USPM" } }, { not: { legalEntity: { eq: "JPPM" } } }] }) { totalCount nodes { id } }
        backlog(groupBy: CONTRACT) { count }
        ledgerTotals(legalEntity: "USPM") { postingType }
        subledgerTotals(legalEntity: "USPM") { count }
      }`,
      {},
      japan,
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      proformas: { totalCount: 0, nodes: [] },
      backlog: [],
      ledgerTotals: [],
      subledgerTotals: [],
    });
  });

  test('looks exactly like a missing one, by id and by number, alone and among others', async () => {
    const id = (type: GlobalType, key: string, legalEntity = 'USPM') => encodeId({ type, legalEntity, key });
    const foreign = {
      contract: id('Contract', 'K-1'),
      actual: id('Actual', uuid(1)),
      proforma: id('Proforma', uuid(1001)),
      proposal: id('Proposal', 'PF-001'),
      run: id('ImportRun', uuid(7001)),
      message: id('SyncMessage', `project.${uuid(9001)}`),
    };
    const { data, errors, statements } = await world.ask(
      `query ($contract: ID!, $actual: ID!, $proforma: ID!, $proposal: ID!, $all: [ID!]!) {
        contract(id: $contract) { name } actual(id: $actual) { id } proforma(id: $proforma) { number } proposal(id: $proposal) { number }
        byNumber: proposal(legalEntity: "USPM", number: "PF-001") { number } customerInvoice(legalEntity: "USPM", number: "CIV-1") { number }
        node(id: $proforma) { id } nodes(ids: $all) { id }
      }`,
      { ...foreign, all: Object.values(foreign) },
      japan,
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      contract: null,
      actual: null,
      proforma: null,
      proposal: null,
      byNumber: null,
      customerInvoice: null,
      node: null,
      nodes: [null, null, null, null, null, null],
    });
    expect([...statements.project, ...statements.finance]).toEqual([]);
  });

  test('is fenced off by the statement itself, beside the fence of the database', async () => {
    const one = await world.ask(`{ proformas { totalCount } proposals { totalCount } }`, {}, japan);
    const two = await world.ask(`{ proformas { totalCount } proposals { totalCount } }`);

    for (const sql of [...one.statements.project, ...one.statements.finance])
      expect(sql).toContain('t.legal_entity = $1');
    for (const sql of [...two.statements.project, ...two.statements.finance])
      expect(sql).toContain('t.legal_entity = any ($1::text[])');
  });

  test('is not in a list that needs a role which holds elsewhere only', async () => {
    const caller = { subject: 'ann', grants: { VIEWER: ['USPM', 'JPPM'], ACCOUNTANT: ['JPPM'] } };
    const { data } = await world.ask(
      `{ syncMessages(from: PROJECT) { totalCount } proformas { totalCount } }`,
      {},
      caller,
    );

    expect(data).toEqual({ syncMessages: { totalCount: 0 }, proformas: { totalCount: 31 } });
  });
});
