/** Limits under several hands at once, and the number of statements of a large call. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { recordApprovals } from '../../src/project/actual/record-approvals.ts';
import { confirmContract } from '../../src/project/contract/confirm-contract.ts';
import { putContracts } from '../../src/project/contract/put-contracts.ts';
import { putMasterData } from '../../src/project/contract/put-master-data.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { asSystem, countStatements, csvRows, emptySide, seedProjectSide, type Cells, type Row } from '../kit/intake.ts';

const example = (file: string): Cells[] => csvRows('worked-example', file);

let db: TestDatabases;
beforeAll(async () => {
  db = await openTestDatabases();
}, 60_000);
afterAll(async () => db.close());
beforeEach(async () => {
  await emptySide(db.projectUrl, 'project');
  await seedProjectSide(db.projectUrl, {
    legalEntities: example('legal_entities'),
    currencies: example('currencies'),
    customers: example('customers'),
  });
  await system((work) =>
    putMasterData(work, {
      categories: example('project_categories'),
      products: [{ legalEntityId: 'USPM', productNumber: 'ITM', name: 'Item' }],
      strict: true,
    }),
  );
});

const system = <R extends number | { readonly [key: string]: number } | { number: string }>(
  body: Parameters<typeof asSystem<R>>[2],
) => asSystem<R>(db.project, 'USPM', body);

/** The worked example's contract, confirmed; its header and lists otherwise where it is said. */
async function contract(change: { header?: Row; customers?: Row[]; line?: Row } = {}): Promise<void> {
  const put = await system((work) =>
    putContracts(work, {
      projects: example('projects'),
      contracts: example('contracts').map((row) => ({ ...row, ...change.header })),
      contractCustomers: change.customers ?? example('contract_customers'),
      contractLines: example('contract_lines').map((row, i) => (i === 0 ? { ...row, ...change.line } : row)),
      milestones: example('milestones'),
      strict: true,
    }),
  );
  expect(put.refusals).toEqual([]);
  expect((await system((work) => confirmContract(work, { number: 'PC-1001' }))).refusals).toEqual([]);
}

const entry = (change: Row = {}): Row => ({ ...(example('approvals')[0] as Row), ...change });
const record = (approvals: Row[], strict = false) => system((work) => recordApprovals(work, { approvals, strict }));
const sql = (text: string): Promise<Row[]> => asSuperuser(db.projectUrl, text);

describe('a not-to-exceed limit', () => {
  const alone = [{ ...example('contract_customers')[0], splitPercent: '100' } as Row];
  const hours = (entryNumber: string, quantity: string, change: Row = {}): Row =>
    entry({ entryNumber, quantity, salesPrice: '10', ...change });
  const evaluated = () =>
    sql(`select a.entry_number, b.nte_status, b.nte_level from project.backlog_item b
                                 join project.actual a on a.id = b.id where b.kind = 'UNBILLED_SALES' order by a.id`);

  test('is used up in the order of the entries, over calls, by what is chargeable only', async () => {
    await contract({ header: { nteLimit: '100' }, customers: alone });

    await record([hours('E-1', '6'), hours('E-2', '5'), hours('E-3', '99', { billingType: 'COMPLIMENTARY' })]);
    await record([hours('E-4', '4'), hours('E-5', '0.01')]);

    expect(await evaluated()).toEqual([
      { entry_number: 'E-1', nte_status: 'COMMITTED', nte_level: null },
      { entry_number: 'E-2', nte_status: 'FAILED', nte_level: 'CONTRACT' },
      { entry_number: 'E-3', nte_status: 'NOT_APPLICABLE', nte_level: null },
      { entry_number: 'E-4', nte_status: 'COMMITTED', nte_level: null },
      { entry_number: 'E-5', nte_status: 'FAILED', nte_level: 'CONTRACT' },
    ]);
  });

  test('is not passed by two calls at once (REL-6)', async () => {
    await contract({ line: { nteLimit: '100' }, customers: alone });

    await Promise.all(Array.from({ length: 6 }, (_, i) => record([hours(`E-${i}`, '6')])));

    expect(
      await sql(
        `select nte_status, nte_level, count(*)::int as n from project.backlog_item where kind = 'UNBILLED_SALES' group by 1, 2 order by 1`,
      ),
    ).toEqual([
      { nte_status: 'COMMITTED', nte_level: null, n: 1 },
      { nte_status: 'FAILED', nte_level: 'LINE', n: 5 },
    ]);
  });
});

test('a call of 5,000 entries takes as many statements as one of 5, but for one more for each 5,000 rows and table', async () => {
  await contract({ header: { nteLimit: '1000000' } });
  const many = Array.from({ length: 5_000 }, (_, i) => entry({ entryNumber: `E-${i}` }));
  const few = many.slice(0, 5).map((row) => ({ ...row, entryNumber: `F-${String(row['entryNumber'])}` }));

  const small = await countStatements(db.project, () => record(few));
  const large = await countStatements(db.project, () => record(many));

  expect(large.value.value).toEqual({ written: 5_000, unchanged: 0, refused: 0 });
  // 15,000 actuals and origins, 10,000 backlog items and connections: 2 + 2 + 1 + 1 more.
  expect(large.statements.length).toBe(small.statements.length + 6);
}, 60_000);
