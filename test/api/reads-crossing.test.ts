import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { encodeId } from '../../src/api/global-id.ts';
import { closeSide, openSide } from '../../src/kernel/db.ts';
import { callerOf, contextFor, openWorld, schema, uuid, type World } from './reads-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const actual = (n: number): string => encodeId({ type: 'Actual', legalEntity: 'USPM', key: uuid(n) });

describe('a field that crosses the sides', () => {
  test('is read for all its parents in one statement of the other side', async () => {
    const { data, errors, statements } = await world.ask(`{
      proformas(filter: { legalEntity: { eq: "USPM" } }, first: 12) { nodes { number proposal { number status lines { totalCount nodes { lineNumber taxAmount { amount } } } } } }
    }`);

    expect(errors).toBeUndefined();
    expect([statements.project.length, statements.finance.length]).toEqual([1, 1]);
    expect(data.proformas.nodes.slice(0, 3)).toEqual([
      { number: 'PF-001', proposal: { number: 'PF-001', status: 'HEADER_ONLY', lines: { totalCount: 0, nodes: [] } } },
      {
        number: 'PF-002',
        proposal: {
          number: 'PF-002',
          status: 'LINES_IMPORTED',
          lines: {
            totalCount: 2,
            nodes: [
              { lineNumber: 1, taxAmount: { amount: '8.25' } },
              { lineNumber: 2, taxAmount: { amount: '8.25' } },
            ],
          },
        },
      },
      { number: 'PF-003', proposal: { number: 'PF-003', status: 'HEADER_ONLY', lines: { totalCount: 0, nodes: [] } } },
    ]);
    expect(data.proformas.nodes[11]).toEqual({ number: 'PF-012', proposal: null });
  });

  test('goes both ways, and by whatever alias it is asked', async () => {
    const { data, statements } = await world.ask(
      `query ($billed: ID!) {
        proposals(first: 3) { nodes { number bill: proforma { number total: totalAmount { amount } } other: proforma { name } } }
        actual(id: $billed) { proposalLine { lineNumber } }
      }`,
      { billed: actual(3001) },
    );

    expect([statements.project.length, statements.finance.length]).toEqual([2, 2]);
    expect(data.actual).toEqual({ proposalLine: null });
    expect(data.proposals.nodes[2]).toEqual({
      number: 'PF-003',
      bill: { number: 'PF-003', total: { amount: '330.00' } },
      other: { name: 'Bill 3' },
    });
  });

  test('leads from a line to its billed sale only within its own company', async () => {
    const { data } = await world.ask(
      `{ proposal(legalEntity: "USPM", number: "PF-002") { lines { nodes { id actual { entryNumber } posted { exchangeRate } } } } }`,
    );

    expect(data.proposal.lines.nodes).toEqual([
      { id: 'PF-002-001', actual: null, posted: null },
      { id: 'PF-002-002', actual: null, posted: null },
    ]);
  });

  test('is null with UNAVAILABLE while the other side is down, and the rest is answered', async () => {
    const finance = openSide('finance', { url: 'postgres://nobody@127.0.0.1:1/none', tables: [] });
    const databases = { ...world.databases, finance };
    const result = await graphql({
      schema,
      source: `{ proforma(legalEntity: "USPM", number: "PF-001") { number proposal { number } sync { status } } proposals { totalCount } }`,
      contextValue: contextFor(databases, callerOf('USPM')),
    });
    const alone = await graphql({
      schema,
      source: `{ syncMaps { name from pending } proforma(legalEntity: "USPM", number: "PF-001") { number proposal { number } } }`,
      contextValue: contextFor(databases, callerOf('USPM')),
    });
    await closeSide(finance);

    expect(result.data).toBeNull(); // proposals may not be null.
    expect(alone.data?.['proforma']).toEqual({ number: 'PF-001', proposal: null });
    expect(alone.errors?.map(({ path, originalError }) => [path?.at(0), originalError])).toContainEqual([
      'proforma',
      expect.objectContaining({ faultCode: 'UNAVAILABLE' }),
    ]);
    const maps = alone.data?.['syncMaps'] as { from: string; pending: number | null }[];
    expect(new Set(maps.filter(({ from }) => from === 'FINANCE').map(({ pending }) => pending))).toEqual(
      new Set([null]),
    );
    expect(maps.filter(({ from }) => from === 'PROJECT').reduce((sum, { pending }) => sum + (pending ?? 0), 0)).toBe(1);
  });
});

describe('readiness', () => {
  test('says what is missing by asking the other side, one statement each, and only then', async () => {
    const query = (number: string, selection: string) =>
      world.ask(`{ proposal(legalEntity: "USPM", number: "${number}") { readiness { ${selection} } } }`);
    const waiting = await query(
      'PF-001',
      'ready expected arrived missing violations { code remedy rule { id statement } }',
    );
    const plain = await query('PF-001', 'ready arrived');
    const ready = await query('PF-002', 'ready missing violations { code }');

    expect([waiting.statements.project.length, waiting.statements.finance.length]).toEqual([1, 1]);
    expect(waiting.errors).toBeUndefined();
    expect(waiting.data.proposal.readiness).toMatchObject({
      ready: false,
      expected: 2,
      arrived: 1,
      missing: [actual(3002)],
    });
    expect(waiting.data.proposal.readiness.violations[0]).toMatchObject({
      code: 'STAGING_MISMATCH',
      rule: { id: 'R45', statement: expect.any(String) },
    });
    expect([plain.statements.project.length, plain.statements.finance.length]).toEqual([0, 1]);
    expect(ready.data.proposal.readiness).toMatchObject({ missing: [] });
    expect(ready.statements.project).toHaveLength(0);
  });

  test('keeps what it knows while the project side is down, and leaves out what is missing', async () => {
    const project = openSide('project', { url: 'postgres://nobody@127.0.0.1:1/none', tables: [] });
    const result = await graphql({
      schema,
      source: `{ proposal(legalEntity: "USPM", number: "PF-001") { readiness { expected arrived missing } lastError { code rule { id } remedy } } }`,
      contextValue: contextFor({ ...world.databases, project }, callerOf('USPM')),
    });
    await closeSide(project);

    expect(result.data).toMatchObject({
      proposal: {
        readiness: { expected: 2, arrived: 1, missing: null },
        lastError: { code: 'STAGING_MISMATCH', rule: { id: 'R45' } },
      },
    });
    expect(result.errors?.[0]?.originalError).toMatchObject({ faultCode: 'UNAVAILABLE' });
  });
});

describe('the actions of a document', () => {
  const query = `{
    proforma(legalEntity: "USPM", number: "PF-011") { allowedActions { action allowed reasons { code rule { id } remedy } } }
    confirmed: proforma(legalEntity: "USPM", number: "PF-001") { allowedActions { action allowed } }
    contract(legalEntity: "USPM", number: "K-1") { allowedActions { action allowed reasons { code } } }
    backlogItems(first: 1) { nodes { allowedActions { action allowed } } }
    proposal(legalEntity: "USPM", number: "PF-002") { allowedActions { action allowed } }
    journals(first: 1) { nodes { allowedActions { action allowed reasons { code } } } }
  }`;
  const allowedOf = (states: readonly { action: string; allowed: boolean }[]): string[] =>
    states.filter(({ allowed }) => allowed).map(({ action }) => action);

  test('are told with it, from the rules that the mutations ask', async () => {
    const { data, errors, statements } = await world.ask(query);

    expect(errors).toBeUndefined();
    expect([statements.project.length, statements.finance.length]).toEqual([1, 1]);
    expect(allowedOf(data.proforma.allowedActions)).toEqual(
      expect.arrayContaining(['submitProforma', 'deleteProforma']),
    );
    expect(allowedOf(data.confirmed.allowedActions)).toEqual([]);
    expect(data.contract.allowedActions).toMatchObject([
      { action: 'confirmContract', allowed: false, reasons: [{ code: 'CONTRACT_NOT_ACTIVE' }] },
    ]);
    expect(allowedOf(data.backlogItems.nodes[0]?.allowedActions ?? [])).toContain('markReadyToInvoice');
    expect(allowedOf(data.proposal.allowedActions)).toEqual(['deleteProposalLines', 'postProposal']);
  });

  test('need the role of the mutation in the company of the document', async () => {
    const viewer = { subject: 'vera', grants: { VIEWER: ['USPM', 'JPPM'], ACCOUNTANT: ['JPPM'] } };
    const { data } = await world.ask(query, {}, viewer);

    expect(data.proforma.allowedActions.map(({ allowed }) => allowed)).toEqual([false, false, false, false]);
    expect(data.proforma.allowedActions[0]?.reasons).toMatchObject([{ code: 'FORBIDDEN', rule: { id: 'R9' } }]);
    expect(allowedOf(data.proposal.allowedActions)).toEqual([]);
    expect(data.journals.nodes[0]?.allowedActions).toMatchObject([{ action: 'postJournals', allowed: true }]); // JPPM's.
  });
});
