/** A contract is confirmed when everything adds up; and the project side's own reference data. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { confirmContract } from '../../src/project/contract/confirm-contract.ts';
import { putContracts, type PutContractsRows } from '../../src/project/contract/put-contracts.ts';
import { inTransaction, rows, seeing } from '../../src/kernel/db.ts';
import { contractActions, type ContractFacts } from '../../src/project/contract/actions.ts';
import { contractFactsSql } from '../../src/project/contract/contract-facts.ts';
import { putMasterData } from '../../src/project/contract/put-master-data.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import {
  asSystem,
  csvRows,
  emptySide,
  exampleContract as given,
  rowOf as row,
  seedProjectSide,
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
