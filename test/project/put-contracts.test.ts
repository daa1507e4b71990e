/** Contracts as an upstream system hands them over: put, put again, put wrongly. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { confirmContract } from '../../src/project/contract/confirm-contract.ts';
import { putContracts, type PutContractsRows } from '../../src/project/contract/put-contracts.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import {
  asSystem,
  csvRows,
  emptySide,
  exampleContract as given,
  rowOf as row,
  seedProjectSide,
  type ContractRows as Given,
  told,
  type Cells,
} from '../kit/intake.ts';

const example = (file: string): Cells[] => csvRows('worked-example', file);

let db: TestDatabases;
beforeAll(async () => {
  db = await openTestDatabases();
}, 60_000);
beforeEach(async () => {
  await emptySide(db.projectUrl, 'project');
  const companies = example('legal_entities');
  const foreign = { ...companies[0], id: 'DEPM' } as Cells;
  await seedProjectSide(db.projectUrl, {
    legalEntities: [...companies, foreign],
    currencies: example('currencies'),
    customers: example('customers'),
  });
});
afterAll(async () => db.close());

const put = (lists: Partial<Omit<PutContractsRows, 'strict'>>, strict = false) =>
  asSystem(db.project, 'USPM', (work) => putContracts(work, { ...lists, strict }));
const confirm = (number = 'PC-1001') => asSystem(db.project, 'USPM', (work) => confirmContract(work, { number }));
const one = async (sql: string): Promise<Record<string, unknown>> => (await asSuperuser(db.projectUrl, sql))[0] ?? {};

describe('putting contracts', () => {
  test('twice changes nothing: no version, no audit, no message', async () => {
    await put(given());
    const sql = `select (select count(*) from project.audit) as audits, (select count(*) from project.message) as messages,
                        (select sum(version) from project.contract) as contracts, (select sum(version) from project.project) as projects`;
    const before = await one(sql);

    const again = await put(given());

    expect(again.value).toMatchObject({ written: 0, refused: 0 });
    expect(await one(sql)).toEqual(before);
  });

  test.each<[string, (lists: Given) => void, string[]]>([
    ['an unknown currency', (l) => (row(l, 'contracts')['currency'] = 'XXX'), ['NOT_FOUND contracts.0.currency']],
    [
      'an unknown primary customer',
      (l) => (row(l, 'contracts')['primaryCustomerAccount'] = 'NOBODY'),
      ['NOT_FOUND contracts.0.primaryCustomerAccount'],
    ],
    [
      'another company',
      (l) => (row(l, 'contracts')['legalEntityId'] = 'DEPM'),
      ['NOT_FOUND contracts.0.legalEntityId'],
    ],
    ['a number where text belongs', (l) => (row(l, 'contracts')['name'] = 5), ['BAD_TEXT contracts.0.name']],
    [
      'more decimals than the currency has',
      (l) => (row(l, 'contracts')['nteLimit'] = '10.001'),
      ['BAD_DECIMAL contracts.0.nteLimit'],
    ],
  ])('refuses a contract with %s, and with it what belongs to it', async (_, change, expected) => {
    const answer = await put(given(change));

    expect(told(answer.refusals)).toEqual(
      expect.arrayContaining([...expected, 'NOT_FOUND contractLines.0.contractNumber']),
    );
    expect(await one('select count(*)::int as n from project.contract')).toEqual({ n: 0 });
    expect(await one('select count(*)::int as n from project.project')).toEqual({ n: 1 });
  });

  test.each<[string, (lists: Given) => void, string]>([
    [
      'a customer who has not crossed',
      (l) => (row(l, 'contractCustomers', 1)['customerAccount'] = 'NOBODY'),
      'NOT_FOUND contractCustomers.1.customerAccount',
    ],
    [
      'an unknown project',
      (l) => (row(l, 'contractLines')['projectNumber'] = 'P-9'),
      'NOT_FOUND contractLines.0.projectNumber',
    ],
    [
      'a bad decimal',
      (l) => (row(l, 'contractCustomers', 1)['splitPercent'] = '37,5'),
      'BAD_DECIMAL contractCustomers.1.splitPercent',
    ],
    [
      'a bad date',
      (l) => (row(l, 'retainers')['invoiceDate'] = '2026-02-30'),
      'BAD_USER_INPUT retainers.0.invoiceDate',
    ],
    ['an unknown line', (l) => (row(l, 'milestones')['lineNumber'] = '99'), 'NOT_FOUND milestones.0.lineNumber'],
    [
      'a milestone on a time and material line',
      (l) => (row(l, 'milestones')['lineNumber'] = '10'),
      'BAD_USER_INPUT milestones.0.lineNumber',
    ],
    [
      'a customer who is not on the contract',
      (l) => (row(l, 'retainers')['customerAccount'] = 'NOBODY'),
      'NOT_FOUND retainers.0.customerAccount',
    ],
    [
      'a second rounding customer',
      (l) => (row(l, 'contractCustomers', 1)['isRounding'] = 'true'),
      'ROUNDING_CUSTOMER_INVALID contractCustomers.1.isRounding',
    ],
    ['nothing in a required cell', (l) => delete row(l, 'milestones')['amount'], 'BAD_USER_INPUT milestones.0.amount'],
  ])('refuses the row with %s, and takes the others', async (_, change, expected) => {
    const answer = await put(given(change));

    expect(told(answer.refusals)).toEqual([expected]);
    expect(answer.refusals[0]?.remedy).not.toBe('');
    expect(answer.value).toMatchObject({ refused: 1 });
    expect(await one('select count(*)::int as n from project.contract')).toEqual({ n: 1 });
  });

  test('strictly, one bad row keeps all out', async () => {
    const answer = await put(
      given((lists) => (row(lists, 'milestones')['amount'] = 'x')),
      true,
    );

    expect(answer.value).toBeNull();
    expect(
      await one('select (select count(*) from project.contract) + (select count(*) from project.project) as n'),
    ).toEqual({ n: '0' });
  });

  test('moves the rounding of a draft from one customer to the other, in either order of the rows', async () => {
    await put(given());
    const swapped = given((lists) => {
      row(lists, 'contractCustomers', 0)['isRounding'] = 'false';
      row(lists, 'contractCustomers', 1)['isRounding'] = 'true';
    });

    const there = await put({ contractCustomers: swapped.contractCustomers.reverse() });
    const back = await put({ contractCustomers: given().contractCustomers });
    const half = await put({ contractCustomers: [swapped.contractCustomers[0] ?? {}] });

    expect(there.value).toMatchObject({ written: 2, refused: 0 });
    expect(back.value).toMatchObject({ written: 2, refused: 0 });
    expect(told(half.refusals)).toEqual(['ROUNDING_CUSTOMER_INVALID contractCustomers.0.isRounding']);
    expect(await one('select version from project.contract')).toEqual({ version: 3 });
  });

  test('changes a draft but for its currency, and an active contract only in its limits', async () => {
    await put(given());
    const renamed = await put({ contracts: given((l) => (row(l, 'contracts')['name'] = 'New')).contracts });
    const currency = await put({ contracts: given((l) => (row(l, 'contracts')['currency'] = 'USD')).contracts });
    await put(given());
    await confirm();

    const split = given((l) => (row(l, 'contractCustomers', 1)['splitPercent'] = '30'));
    const active = await put({
      contracts: [{ ...renamedRow(), nteLimit: '1' }],
      contractCustomers: split.contractCustomers,
    });
    const added = await put({ retainers: given((l) => (row(l, 'retainers')['retainerNumber'] = 'RT-2')).retainers });
    const capped = await put({ contracts: given((l) => (row(l, 'contracts')['nteLimit'] = '9000')).contracts });

    expect(renamed.value).toMatchObject({ written: 1 });
    expect(told(currency.refusals)).toEqual(['FIELD_READ_ONLY contracts.0.currency']);
    expect(told(active.refusals)).toEqual([
      'FIELD_READ_ONLY contracts.0.name',
      'FIELD_READ_ONLY contractCustomers.1.splitPercent',
    ]);
    expect(told(added.refusals)).toEqual(['FIELD_READ_ONLY retainers.0.contractNumber']);
    expect(capped.value).toMatchObject({ written: 1 });
    const [message] = await asSuperuser(
      db.projectUrl,
      `select payload from project.message where map = 'salesorders' order by sequence desc limit 1`,
    );
    expect(message).toMatchObject({ payload: expect.stringContaining('"version":5') });
  });

  const renamedRow = (): Record<string, unknown> => ({ ...row(given(), 'contracts'), name: 'Renamed' });

  test('sends projects when they are new or changed, and only then', async () => {
    await put(given());
    await put({ projects: given((l) => (row(l, 'projects')['state'] = 'INACTIVE')).projects });
    await put({ projects: given((l) => (row(l, 'projects')['state'] = 'INACTIVE')).projects });

    const sent = await asSuperuser<{ payload: string }>(
      db.projectUrl,
      `select payload::text from project.message where map = 'msdyn_projects' order by sequence`,
    );
    expect(sent.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
      [expect.objectContaining({ number: 'P-01', state: 'ACTIVE', version: 1 })],
      [expect.objectContaining({ number: 'P-01', state: 'INACTIVE', version: 2 })],
    ]);
  });

  test('is planned without a trace', async () => {
    const answer = await asSystem(db.project, 'USPM', (work) => putContracts(work, { ...given(), strict: false }), {
      mode: 'PLAN',
    });

    expect(answer.plan?.writes.map(({ table }) => table)).toContain('project.contract');
    expect(await one('select count(*)::int as n from project.contract')).toEqual({ n: 0 });
  });
});
