import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeId } from '../../src/api/global-id.ts';
import { openWorld, uuid, type World } from './reads-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('a document', () => {
  test('is read with all that hangs on it in one statement', async () => {
    const { data, errors, statements } = await world.ask(`{
      proforma(legalEntity: "USPM", number: "PF-001") {
        id version number status contract { number notToExceedLimit { amount currency } customers { customerAccount splitPercent customer { name } } }
        customer { name } lines { lineNumber amount { amount } } totalAmount { amount currency } confirmedAt
        details(first: 3) { nodes { id quantity price unbilledActual { entryNumber } } totalCount pageInfo { hasNextPage } }
        manifest { expectedBillableCount expectedBillableAmount { amount currency } }
        sync { status pending lastError { code remedy at } }
      }
    }`);

    expect(errors).toBeUndefined();
    expect(statements.project).toHaveLength(1);
    expect(statements.finance).toHaveLength(0);
    expect(data.proforma).toMatchObject({
      id: encodeId({ type: 'Proforma', legalEntity: 'USPM', key: uuid(1001) }),
      number: 'PF-001',
      status: 'CONFIRMED',
      contract: {
        number: 'K-1',
        notToExceedLimit: usd('5000.00'),
        customers: [
          { customerAccount: 'C-1', splitPercent: '60', customer: { name: 'Fabrikam' } },
          { customerAccount: 'C-2', splitPercent: '40', customer: { name: 'Adatum' } },
        ],
      },
      lines: [{ lineNumber: 1, amount: { amount: '100.00' } }],
      totalAmount: usd('110.00'),
      confirmedAt: '2026-02-01T00:00:00.000Z',
      details: { totalCount: 20, pageInfo: { hasNextPage: true } },
      manifest: { expectedBillableCount: 2, expectedBillableAmount: usd('100.00') },
      sync: { status: 'FAILED', pending: 1, lastError: { code: 'SYNC_CONFLICT', at: '2026-02-02T00:00:00.000Z' } },
    });
    expect(data.proforma.details.nodes).toMatchObject([
      { quantity: '1.50', price: '10.125', unbilledActual: { entryNumber: 'T-1' } },
      { unbilledActual: { entryNumber: 'T-2' } },
      { unbilledActual: { entryNumber: 'T-3' } },
    ]);
  });

  test('may be named by its id or by its company and number, and by one of them only', async () => {
    const id = encodeId({ type: 'Proforma', legalEntity: 'USPM', key: uuid(1001) });
    const query = `query ($id: ID, $company: ID, $number: String) { proforma(id: $id, legalEntity: $company, number: $number) { number } }`;

    expect((await world.ask(query, { id })).data.proforma).toEqual({ number: 'PF-001' });
    expect((await world.ask(query, { company: 'USPM', number: 'PF-002' })).data.proforma).toEqual({ number: 'PF-002' });
    for (const wrong of [{}, { company: 'USPM' }, { number: 'PF-001' }, { id, number: 'PF-001' }])
      expect((await world.ask(query, wrong)).errors?.[0]?.originalError).toMatchObject({ faultCode: 'BAD_USER_INPUT' });
    for (const missing of [
      { id: 'x' },
      { id: encodeId({ type: 'Contract', legalEntity: 'USPM', key: 'K-1' }) },
      { company: 'USPM', number: 'none' },
      { company: 'USPM', number: 'a\0b' },
    ]) {
      const { data, errors } = await world.ask(query, missing);
      expect([data, errors]).toEqual([{ proforma: null }, undefined]);
    }
  });

  test('shows amounts with the minor units of their currency', async () => {
    const { data } = await world.ask(`{
      yen: proforma(legalEntity: "JPPM", number: "PF-001") { totalAmount { amount currency } }
      dollar: proforma(legalEntity: "USPM", number: "PF-007") { totalAmount { amount currency } }
      ledgerTotals(legalEntity: "USPM") { postingType amount { amount currency } accountingAmount { amount } reportingAmount { amount currency } }
    }`);

    expect(data).toEqual({
      yen: { totalAmount: { amount: '1234567', currency: 'JPY' } },
      dollar: { totalAmount: usd('770.00') },
      ledgerTotals: [
        {
          postingType: 'CUSTOMER_BALANCE',
          amount: usd('216.50'),
          accountingAmount: { amount: '216.50' },
          reportingAmount: { amount: '66.400', currency: 'KWD' },
        },
        {
          postingType: 'INVOICED_REVENUE',
          amount: usd('-216.50'),
          accountingAmount: { amount: '-216.50' },
          reportingAmount: { amount: '-66.400', currency: 'KWD' },
        },
      ],
    });
  });

  test('of an actual tells its connections from both ends, its origins and its billing', async () => {
    const { data, statements } = await world.ask(
      `query ($billed: ID!, $unbilled: ID!) {
        billed: actual(id: $billed) { quantity transactionType connections { role otherRole actual { entryNumber } } origins { originType origin } proforma { number } billingStatus recordedAt }
        unbilled: actual(id: $unbilled) { connections { role otherRole actual { transactionType } } billingStatus notToExceedStatus price documentDate lineNumber }
      }`,
      {
        billed: encodeId({ type: 'Actual', legalEntity: 'USPM', key: uuid(3001) }),
        unbilled: encodeId({ type: 'Actual', legalEntity: 'USPM', key: uuid(1) }),
      },
    );

    expect(statements.project).toHaveLength(1);
    expect(data.billed).toMatchObject({
      connections: [{ role: 'BILLED_SALES', otherRole: 'UNBILLED_SALES', actual: { entryNumber: 'T-1' } }],
      origins: [{ originType: 'PROFORMA', origin: 'PF-001' }],
      proforma: { number: 'PF-001' },
      billingStatus: null,
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(data.unbilled).toEqual({
      connections: [{ role: 'UNBILLED_SALES', otherRole: 'BILLED_SALES', actual: { transactionType: 'BILLED_SALES' } }],
      billingStatus: 'UNBILLED_SALES_CREATED',
      notToExceedStatus: 'NOT_APPLICABLE',
      price: '10.5',
      documentDate: '2026-01-02',
      lineNumber: 1,
    });
  });
});

describe('an operation', () => {
  test('puts all its root fields of one side into one statement', async () => {
    const { data, errors, statements } = await world.ask(`{
      proformas(first: 1) { totalCount } contracts { totalCount } actuals(first: 1) { nodes { id } } backlog(groupBy: CUSTOMER) { count }
      proposals(first: 2) { nodes { number } } journals { totalCount } importRuns { totalCount }
      contract(legalEntity: "USPM", number: "K-1") { name }
    }`);

    expect(errors).toBeUndefined();
    expect(statements.project).toHaveLength(1);
    expect(statements.finance).toHaveLength(1);
    expect(data).toMatchObject({
      proformas: { totalCount: 31 },
      contracts: { totalCount: 2 },
      importRuns: { totalCount: 2 },
      contract: { name: 'Bridge works' },
    });
  });

  test('answers every alias by its own arguments, and each place of a page by its own selection', async () => {
    const { data, errors, statements } = await world.ask(`{
      few: proformas(first: 1) { nodes { total: totalAmount { amount } } edges { node { total: totalTax { amount } same: totalTax { value: amount } } } again: nodes { number n2: number } }
      many: proformas(first: 3, sort: NUMBER_DESC) { list: edges { at: cursor one: node { number details(first: 1) { totalCount } } two: node { number details(first: 2) { totalCount } } } }
    }`);

    expect(errors).toBeUndefined();
    expect(statements.project).toHaveLength(1);
    expect(data.few).toEqual({
      nodes: [{ total: { amount: '1234567' } }],
      edges: [{ node: { total: { amount: '0' }, same: { value: '0' } } }],
      again: [{ number: 'PF-001', n2: 'PF-001' }],
    });
    expect(data.many.list).toEqual(
      ['PF-030', 'PF-029', 'PF-028'].map((number) => ({
        at: expect.any(String),
        one: { number, details: { totalCount: 0 } },
        two: { number, details: { totalCount: 0 } },
      })),
    );
  });

  test('reads what its fragments and conditions select, each time anew', async () => {
    const source = `query ($lines: Boolean!, $first: Int!) {
      proforma(legalEntity: "USPM", number: "PF-001") { ...Head number ... on Node { id } lines @include(if: $lines) { name } details(first: $first) { nodes { id } } }
    }
    fragment Head on Proforma { number contract { number } ... @skip(if: $lines) { contract { name } } __typename }`;

    const without = await world.ask(source, { lines: false, first: 1 });
    const withLines = await world.ask(source, { lines: true, first: 2 });

    expect(without.data.proforma).toMatchObject({
      __typename: 'Proforma',
      contract: { number: 'K-1', name: 'Bridge works' },
    });
    expect(without.data.proforma.lines).toBeUndefined();
    expect(without.data.proforma.details.nodes).toHaveLength(1);
    expect(without.statements.project[0]).not.toContain('proforma_line');
    expect(withLines.data.proforma).toMatchObject({ contract: { number: 'K-1' }, lines: [{ name: 'Time' }] });
    expect(withLines.data.proforma.contract.name).toBeUndefined();
    expect(withLines.data.proforma.details.nodes).toHaveLength(2);
  });

  test('is still answered where the arguments of one of its fields are wrong', async () => {
    const { data, errors } = await world.ask(
      `{ bad: contract(legalEntity: "USPM") { name } good: contract(legalEntity: "USPM", number: "K-1") { name } actual(id: "x") { id } }`,
    );

    expect(errors).toHaveLength(1);
    expect(data).toEqual({ bad: null, good: { name: 'Bridge works' }, actual: null });
  });

  test('reads nodes of many types in their order, one statement for each side', async () => {
    const id = (
      type: 'Contract' | 'Proposal' | 'Proforma' | 'Journal' | 'Milestone' | 'SyncMessage',
      key: string,
      legalEntity = 'USPM',
    ) => encodeId({ type, legalEntity, key });
    const ids = [
      id('Proposal', 'PF-003'),
      id('Contract', 'K-1'),
      'nonsense',
      id('Proforma', uuid(1002)),
      id('Contract', 'none'),
      id('Proforma', uuid(1001)),
      id('Journal', 'J-1'),
      id('Milestone', uuid(1)),
      id('Contract', 'K-1', 'GBPM'),
      id('SyncMessage', `project.${uuid(9001)}`),
    ];
    const { data, errors, statements } = await world.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Contract { name } ... on Proforma { number } ... on Proposal { number } ... on SyncMessage { map from lastError { code remedy } } } }`,
      { ids },
    );

    expect(errors).toBeUndefined();
    expect([statements.project.length, statements.finance.length]).toEqual([1, 1]);
    expect(data.nodes).toEqual([
      { __typename: 'Proposal', id: ids[0], number: 'PF-003' },
      { __typename: 'Contract', id: ids[1], name: 'Bridge works' },
      null,
      { __typename: 'Proforma', id: ids[3], number: 'PF-002' },
      null,
      { __typename: 'Proforma', id: ids[5], number: 'PF-001' },
      { __typename: 'Journal', id: ids[6] },
      null,
      null,
      {
        __typename: 'SyncMessage',
        id: ids[9],
        map: 'invoices',
        from: 'PROJECT',
        lastError: { code: 'SYNC_CONFLICT', remedy: expect.any(String) },
      },
    ]);
  });
});
