/** Contracts as an upstream system hands them over: put, put again, put wrongly, confirmed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { rows, seeing, inTransaction } from '../../src/kernel/db.ts';
import { contractActions, type ContractFacts } from '../../src/project/contract/actions.ts';
import { confirmContract } from '../../src/project/contract/confirm-contract.ts';
import { contractFactsSql } from '../../src/project/contract/contract-facts.ts';
import { putContracts, type PutContractsRows } from '../../src/project/contract/put-contracts.ts';
import { putMasterData } from '../../src/project/contract/put-master-data.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { asSystem, csvRows, emptySide, seedProjectSide, type Cells } from '../kit/intake.ts';

const example = (file: string): Cells[] => csvRows('worked-example', file);
const LISTS = {
  projects: 'projects',
  contracts: 'contracts',
  contractCustomers: 'contract_customers',
  contractLines: 'contract_lines',
  contractLineCustomers: 'contract_line_customers',
  milestones: 'milestones',
  retainers: 'retainers',
} as const;
type ListName = keyof typeof LISTS;
type Given = Record<ListName, Record<string, unknown>[]>;

/** The worked example, with some rows otherwise. */
const given = (change: (lists: Given) => void = () => undefined): Given => {
  const lists = Object.fromEntries(Object.entries(LISTS).map(([list, file]) => [list, example(file)])) as Given;
  change(lists);
  return lists;
};
const row = (lists: Given, list: ListName, index = 0): Record<string, unknown> =>
  lists[list][index] as Record<string, unknown>;

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
const told = (refusals: readonly Refusal[]) => refusals.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
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

describe('confirming a contract', () => {
  test('splits its milestones as in 9.3, fills the backlog and sends M1, M2, M3 and M6 in this order', async () => {
    await put(given());

    const answer = await confirm();

    expect(answer).toMatchObject({ value: { number: 'PC-1001' }, refusals: [] });
    const milestones = await asSuperuser(
      db.projectUrl,
      'select customer_account, amount::float8 as amount from project.milestone order by id',
    );
    expect(milestones).toEqual([
      { customer_account: 'ALPINE', amount: 3125.01 },
      { customer_account: 'BALTIC', amount: 1875 },
    ]);
    const backlog = await asSuperuser(
      db.projectUrl,
      `select kind, billing_status, start_date::text, count(*)::int as n from project.backlog_item group by 1, 2, 3 order by 1`,
    );
    expect(backlog).toEqual([
      { kind: 'MILESTONE', billing_status: 'NOT_READY', start_date: '2026-01-30', n: 2 },
      { kind: 'RETAINER', billing_status: 'NOT_READY', start_date: '2026-01-05', n: 1 },
    ]);
    const sent = await asSuperuser(
      db.projectUrl,
      `select map, row_count from project.message where document = 'contract:PC-1001' order by sequence`,
    );
    expect(sent).toEqual([
      { map: 'salesorders', row_count: 1 },
      { map: 'salesorderdetails', row_count: 2 },
      { map: 'msdyn_projectcontractsplitbillingrules', row_count: 2 },
      { map: 'msdyn_contractlinescheduleofvalues', row_count: 2 },
    ]);
    expect(await one('select status, reason, version from project.contract')).toEqual({
      status: 'ACTIVE',
      reason: 'CONFIRMED',
      version: 2,
    });
  });

  test('is refused with every reason at once, and once it is done', async () => {
    await put(
      given((lists) => {
        row(lists, 'contractCustomers', 1)['splitPercent'] = '37';
        row(lists, 'contractLines', 1)['contractAmount'] = '5000';
      }),
    );
    const wrong = await confirm();
    await put(given());
    await confirm();
    const again = await confirm();
    const nobody = await confirm('PC-9');

    expect(wrong.refusals.map(({ code }) => code)).toEqual(['SPLIT_NOT_100', 'MILESTONE_TOTAL_MISMATCH']);
    expect(again.refusals.map(({ code }) => code)).toEqual(['CONTRACT_NOT_ACTIVE']);
    expect(nobody.refusals.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  });

  test('asks for the version that was read', async () => {
    await put(given());

    const answer = await asSystem(db.project, 'USPM', (work) => confirmContract(work, { number: 'PC-1001' }), {
      expectedVersion: 7,
    });

    expect(answer.refusals.map(({ code }) => code)).toEqual(['VERSION_CONFLICT']);
  });

  test('is allowed by the facts that one SQL expression gives exactly when the command allows it', async () => {
    await put(given((lists) => (row(lists, 'contractLines', 1)['contractAmount'] = '5000')));
    const facts = async (): Promise<ContractFacts> => {
      const [found] = await inTransaction(db.project, seeing(['USPM']), (tx) =>
        rows<{ facts: string }>(
          tx,
          `select ${contractFactsSql('c')} as facts from project.contract c where c.legal_entity = 'USPM'`,
        ),
      );
      return JSON.parse(found?.facts ?? '{}') as ContractFacts;
    };

    const refused = contractActions(await facts())[0]?.refusals;
    const wrong = await confirm();
    await put(given());

    expect(refused).toEqual(wrong.refusals);
    expect(contractActions(await facts())[0]?.refusals).toEqual([]);
    expect((await confirm()).refusals).toEqual([]);
  });
});

describe('putting master data', () => {
  const put = (lists: object, strict = false) =>
    asSystem(db.project, 'USPM', (work) => putMasterData(work, { ...lists, strict }));

  test('takes names, classes and the sequence of proformas; twice changes nothing', async () => {
    const sequences = [
      { legalEntityId: 'USPM', series: 'PF', format: 'PF-######', nextNumber: '101' },
      { legalEntityId: 'USPM', series: 'CIV', format: 'CIV-####' },
    ];
    const lists = {
      categories: example('project_categories'),
      products: example('products'),
      numberSequences: sequences,
    };

    const first = await put(lists);
    const again = await put(lists);

    expect(first.refusals).toEqual([]);
    expect(again.value).toEqual({ written: 0, unchanged: first.value?.['written'], refused: 0 });
    const found = await asSuperuser(db.projectUrl, 'select series, next_number from project.number_sequence');
    expect(found).toEqual([{ series: 'PF', next_number: '101' }]);
  });

  test('leaves a used sequence and the class of a category as they are', async () => {
    const sequence = { legalEntityId: 'USPM', series: 'PF', format: 'PF-######', nextNumber: '101' };
    const category = { legalEntityId: 'USPM', category: 'X', name: 'X', class: 'TIME' };
    await put({ numberSequences: [sequence], categories: [category] });
    await asSuperuser(db.projectUrl, `update project.number_sequence set used = true, next_number = 105`);

    const same = await put({ numberSequences: [sequence] });
    const moved = await put({ numberSequences: [{ ...sequence, nextNumber: '900' }] });
    const other = await put({
      numberSequences: [{ ...sequence, format: 'P-###' }],
      categories: [{ ...category, class: 'FEE' }],
    });

    expect(same.value).toEqual({ written: 0, unchanged: 1, refused: 0 });
    expect(told(moved.refusals)).toEqual(['FIELD_READ_ONLY numberSequences.0.nextNumber']);
    expect(told(other.refusals).sort()).toEqual([
      'FIELD_READ_ONLY categories.0.class',
      'FIELD_READ_ONLY numberSequences.0.format',
    ]);
  });
});
