/** The january folder goes in whole: three companies, 45 contracts, 12,000 approvals, and what they make is what the folder expects. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { confirmContract } from '../../src/project/contract/confirm-contract.ts';
import { putContracts } from '../../src/project/contract/put-contracts.ts';
import { putMasterData } from '../../src/project/contract/put-master-data.ts';
import { recordApprovals } from '../../src/project/actual/record-approvals.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { asSystem, countStatements, csvRows, seedProjectSide, type Cells } from '../kit/intake.ts';

const january = (file: string): Cells[] => csvRows('january', file);

let db: TestDatabases;
const companyOf = new Map<string, string>();
const figures: string[] = [];

beforeAll(async () => {
  db = await openTestDatabases();
  await seedProjectSide(db.projectUrl, {
    legalEntities: january('legal_entities'),
    currencies: january('currencies'),
    customers: january('customers'),
  });
  for (const row of january('contracts')) companyOf.set(row['contractNumber'] ?? '', row['legalEntityId'] ?? '');
}, 60_000);

afterAll(async () => {
  process.stdout.write(`january: ${figures.join('; ')}\n`);
  await db.close();
});

const companies = ['USPM', 'DEPM', 'JPPM'];
const of = (company: string, file: string): Cells[] =>
  january(file).filter((row) => (row['legalEntityId'] ?? companyOf.get(row['contractNumber'] ?? '')) === company);

const contractRows = (company: string) => ({
  projects: of(company, 'projects'),
  contracts: of(company, 'contracts'),
  contractCustomers: of(company, 'contract_customers'),
  contractLines: of(company, 'contract_lines'),
  contractLineCustomers: of(company, 'contract_line_customers'),
  milestones: of(company, 'milestones'),
  retainers: of(company, 'retainers'),
  strict: true,
});

test('contracts of every company go in, and a second time change nothing', async () => {
  for (const company of companies) {
    const master = { categories: of(company, 'project_categories'), products: of(company, 'products'), strict: true };
    const first = await asSystem(db.project, company, (work) => putMasterData(work, master));
    expect(first).toMatchObject({ refusals: [], value: { unchanged: 0, refused: 0 } });

    const { value: put, statements } = await countStatements(db.project, () =>
      asSystem(db.project, company, (work) => putContracts(work, contractRows(company))),
    );
    expect(put).toMatchObject({ refusals: [], value: { unchanged: 0, refused: 0 } });
    figures.push(`putContracts ${company}: ${put.value?.['written']} rows, ${statements.length} statements`);

    const before = await asSuperuser(
      db.projectUrl,
      'select (select count(*) from project.message) as messages, (select count(*) from project.audit) as audits',
    );
    const again = await asSystem(db.project, company, (work) => putContracts(work, contractRows(company)));
    expect(again.value).toEqual({ written: 0, unchanged: put.value?.['written'], refused: 0 });
    const after = await asSuperuser(
      db.projectUrl,
      'select (select count(*) from project.message) as messages, (select count(*) from project.audit) as audits',
    );
    expect(after).toEqual(before);
  }
  const versions = await asSuperuser(db.projectUrl, 'select distinct version from project.contract');
  expect(versions).toEqual([{ version: 1 }]);
});

test('all 45 contracts are confirmed', async () => {
  for (const { contractNumber = '', legalEntityId = '' } of january('contracts')) {
    const answer = await asSystem(db.project, legalEntityId, (work) =>
      confirmContract(work, { number: contractNumber }),
    );
    expect(answer.refusals).toEqual([]);
  }
  const milestones = await asSuperuser(
    db.projectUrl,
    `select h.number from project.milestone_header h left join project.milestone m on m.legal_entity = h.legal_entity and m.header_number = h.number
      group by h.number, h.amount having h.amount is distinct from sum(m.amount)`,
  );
  expect(milestones).toEqual([]);
});

test('12,000 approvals are recorded in file order, with a bounded number of statements', async () => {
  for (const company of companies) {
    const approvals = of(company, 'approvals');
    for (let start = 0; start < approvals.length; start += 5_000) {
      const rows = approvals.slice(start, start + 5_000);
      const begun = performance.now();
      const { value: answer, statements } = await countStatements(db.project, () =>
        asSystem(db.project, company, (work) => recordApprovals(work, { approvals: rows, strict: false })),
      );
      const ms = Math.round(performance.now() - begun);
      expect(answer).toMatchObject({ refusals: [], value: { written: rows.length, unchanged: 0, refused: 0 } });
      expect(statements.length).toBeLessThan(40);
      figures.push(`recordApprovals ${company}: ${rows.length} rows, ${statements.length} statements, ${ms} ms`);
    }
    const again = await asSystem(db.project, company, (work) =>
      recordApprovals(work, { approvals: approvals.slice(0, 5_000), strict: false }),
    );
    expect(again.value).toMatchObject({ written: 0, refused: 0 });
  }
}, 120_000);

test('costs and unbilled sales are those of the folder', async () => {
  const made = await asSuperuser<Record<string, string>>(
    db.projectUrl,
    `select legal_entity, contract_number, transaction_type, transaction_class as class, billing_type, currency,
            count(*)::text as count, sum(quantity)::text as quantity, sum(amount)::text as amount
       from project.actual group by 1, 2, 3, 4, 5, 6`,
  );
  const keyOf = (row: Record<string, string | undefined>): string =>
    ['legalEntityId', 'contractNumber', 'transactionType', 'class', 'billingType', 'currency']
      .map((n) => row[n])
      .join(' ');
  const found = new Map(
    made.map((row) => [
      [
        row['legal_entity'],
        row['contract_number'],
        row['transaction_type'],
        row['class'],
        row['billing_type'],
        row['currency'],
      ].join(' '),
      [row['count'], Number(row['quantity']), Number(row['amount'])],
    ]),
  );
  const expected = new Map(
    january('expected_actuals_summary')
      .filter((row) => ['COST', 'UNBILLED_SALES'].includes(row['transactionType'] ?? ''))
      .filter((row) => row['isReversal'] === 'false' && row['class'] !== 'RETAINER')
      .map((row) => [keyOf(row), [row['count'], Number(row['quantitySum']), Number(row['amountSum'])]]),
  );
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});

test('the unbilled sales that exceed a limit are those of the folder, with the first failing level', async () => {
  const failed = await asSuperuser<Record<string, string>>(
    db.projectUrl,
    `select a.entry_number, a.customer_account, a.amount::float8::text as amount, b.nte_level
       from project.backlog_item b join project.actual a on a.legal_entity = b.legal_entity and a.id = b.id
      where b.nte_status = 'FAILED' order by a.entry_number, a.id`,
  );
  const expected = january('expected_nte').map((row) => [
    row['entryNumber'],
    row['customerAccount'],
    String(Number(row['amount'])),
    row['firstFailingLevel'],
  ]);
  const sorted = (rows: unknown[][]): unknown[][] =>
    rows.map((row) => row.map(String)).sort((a, b) => (a.join() < b.join() ? -1 : 1));
  expect(sorted(failed.map((row) => Object.values(row)))).toEqual(sorted(expected));
  expect(failed).toHaveLength(889);
});

test('every actual crosses in a message of its document, and every unbilled sale is tied to its cost', async () => {
  const [counts] = await asSuperuser(
    db.projectUrl,
    `select (select sum(row_count) from project.message where map = 'msdyn_actuals')::int = (select count(*) from project.actual)::int as actuals,
            (select sum(row_count) from project.message where map = 'msdyn_transactionconnections')::int
              = (select count(*) from project.actual where transaction_type = 'UNBILLED_SALES')::int as connections,
            (select count(*) from project.actual a where not exists (
               select 1 from project.message m where m.legal_entity = a.legal_entity and m.id = a.message_id and m.map = 'msdyn_actuals'))::int as lost`,
  );
  expect(counts).toEqual({ actuals: true, connections: true, lost: 0 });
});
