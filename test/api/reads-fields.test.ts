import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, graphql, isLeafType, isObjectType, type GraphQLObjectType } from 'graphql';
import { encodeId, type GlobalType } from '../../src/api/global-id.ts';
import { views } from '../../src/api/look-ahead/documents.ts';

import { callerOf, contextFor, openWorld, schema, uuid, type World } from './reads-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NODES: Readonly<Record<string, string>> = {
  Contract: 'K-1',
  Actual: uuid(3001),
  BacklogItem: uuid(1),
  Proforma: uuid(1001),
  Proposal: 'PF-002',
  CustomerInvoice: 'CIV-1',
  Journal: 'J-1',
  ImportRun: uuid(7001),
  SyncMessage: `project.${uuid(9001)}`,
};

/** All fields of a type, objects to a depth. */
function everything(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap(({ name, type: of }) => {
    const named = getNamedType(of);
    if (isLeafType(named)) return [name];
    return isObjectType(named) && depth > 0 ? [`${name} { ${everything(named, depth - 1)} }`] : [];
  });
  return fields.length === 0 ? '__typename' : fields.join(' ');
}

describe('every field that the schema promises', () => {
  test.each(Object.entries(NODES))('of %s can be read, and of what hangs on it', async (type, key) => {
    const of = schema.getType(type);
    const selection = isObjectType(of) ? everything(of, 3) : '';
    const id = encodeId({ type: type as GlobalType, legalEntity: 'USPM', key });

    const { errors, data, statements } = await world.ask(
      `query ($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } }`,
      { id },
    );

    expect(errors).toBeUndefined();
    expect(data.node === null).toBe(type === 'CustomerInvoice'); // None is posted here.
    expect(statements.project.length + statements.finance.length).toBeGreaterThan(0);
  });

  test('of a type that has a view is in the view', () => {
    const missing = [...views.project.values(), ...views.finance.values()].flatMap((view) => {
      const type = schema.getType(view.type);
      const fields = isObjectType(type) ? Object.keys(type.getFields()) : ['(no such type)'];
      return fields.filter((field) => !Object.hasOwn(view.fields, field)).map((field) => `${view.type}.${field}`);
    });

    expect(missing).toEqual([]);
  });
});

describe('what a mutation wrote', () => {
  // The resolvers of payloads are the same for each mutation: what they start from is the answer of its command.
  const written = async (mutation: string, payload: object, selection: string) => {
    const fields = schema.getMutationType()?.getFields() ?? {};
    const field = fields[mutation];
    if (field === undefined) throw new Error(`There is no mutation ${mutation}.`);
    const before = field.resolve;
    field.resolve = () => payload;
    const source = `mutation { ${mutation}(input: { command: { idempotencyKey: "k" }, ${selection} }`;
    const result = await graphql({ schema, source, contextValue: contextFor(world.databases, callerOf('USPM')) });
    if (before === undefined) delete field.resolve;
    else field.resolve = before;
    return result;
  };

  test('is read as it is now, document by document or all at once', async () => {
    const one = await written(
      'submitProforma',
      { refs: { id: uuid(1003) }, legalEntity: 'USPM' },
      'proforma: "x" }) { proforma { number proposal { number } } }',
    );
    const many = await written(
      'createProformas',
      { refs: { proformas: [uuid(1004), uuid(1002), uuid(999)] }, legalEntity: 'USPM' },
      'legalEntity: "USPM" }) { proformas { number } }',
    );
    const run = await written(
      'importFromStaging',
      { refs: { run: uuid(7001) }, legalEntity: 'USPM', imported: ['PF-002'] },
      'legalEntity: "USPM" }) { run { requestedBy status } imported }',
    );

    expect(one.errors ?? many.errors ?? run.errors).toBeUndefined();
    expect(one.data).toEqual({ submitProforma: { proforma: { number: 'PF-003', proposal: { number: 'PF-003' } } } });
    expect(many.data).toEqual({ createProformas: { proformas: [{ number: 'PF-004' }, { number: 'PF-002' }] } });
    expect(run.data).toEqual({
      importFromStaging: { run: { requestedBy: 'ann', status: 'RUNNING' }, imported: ['PF-002'] },
    });
  });

  test('is nothing where it was refused or planned', async () => {
    const refused = { refs: null };

    expect((await written('submitProforma', refused, 'proforma: "x" }) { proforma { number } }')).data).toEqual({
      submitProforma: { proforma: null },
    });
    expect((await written('createProformas', refused, 'legalEntity: "USPM" }) { proformas { number } }')).data).toEqual(
      { createProformas: { proformas: [] } },
    );
  });
});

describe('a statement', () => {
  test('that comes again is prepared on its connection, the values of its arguments apart', async () => {
    const query = `query ($n: String) { proformas(first: 2, filter: { number: { eq: $n } }) { nodes { number name } } }`;
    for (const n of ['PF-001', 'PF-002', 'PF-003', 'PF-004', 'PF-005']) await world.ask(query, { n }, callerOf('USPM'));
    const texts = new Set<string>();
    for (const n of ['PF-006', 'PF-007'])
      texts.add((await world.ask(query, { n }, callerOf('USPM'))).statements.project[0] ?? '');

    expect(texts.size).toBe(1);
    expect([...texts][0]).not.toContain('PF-00');
  });
});
