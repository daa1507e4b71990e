import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { markBacklog } from '../../src/project/actual/mark-backlog.ts';
import { createProformas, type CreateProformasInput } from '../../src/project/proforma/create-proformas.ts';
import { deleteProforma } from '../../src/project/proforma/delete-proforma.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { givenProject, type Ask, type GivenProject } from '../kit/given-project.ts';

let databases: TestDatabases;
let given: GivenProject;
beforeAll(async () => {
  databases = await openTestDatabases();
  given = givenProject(databases);
  await given.company({ timeZone: 'Pacific/Auckland' });
});
afterAll(() => databases.close());

let contracts = 0;
const aContract = (more: Parameters<GivenProject['contract']>[0] = {}): Promise<string> => {
  contracts += 1;
  return given.contract({ number: `PC-C${String(contracts).padStart(3, '0')}`, ...more });
};
const create = (input: Partial<CreateProformasInput>, ask: Ask = {}) =>
  given.run(
    (work) =>
      createProformas(work, {
        contracts: null,
        runDate: '2026-01-31',
        invoiceDate: null,
        accountingDate: null,
        ...input,
      }),
    ask,
  );
const found = (ids: readonly string[]) =>
  given.sql(
    `select number, contract_number as contract, customer_account as customer, detail_count as details, total_amount::float as total,
            run_date::text as run, invoice_date::text as invoiced, accounting_date::text as accounted
       from project.proforma where id = any ($1) order by number`,
    [ids],
  );

describe('drafts', () => {
  test('are made one for each contract customer, numbered by contract and by the customers’ places in its list', async () => {
    const customers = [
      { account: 'BALTIC', percent: '50' },
      { account: 'ALPINE', percent: '50' },
    ];
    const [one, two] = [await aContract({ customers }), await aContract({ customers })];
    await given.sales([
      { contract: two },
      { contract: two, customer: 'BALTIC' },
      { contract: one },
      { contract: one, customer: 'BALTIC' },
    ]);

    const answer = await create({ contracts: [two, one] });

    expect(await found(answer.value?.proformas ?? [])).toMatchObject([
      { contract: one, customer: 'BALTIC' },
      { contract: one, customer: 'ALPINE' },
      { contract: two, customer: 'BALTIC' },
      { contract: two, customer: 'ALPINE' },
    ]);
  });

  test('take what has begun by the run date and leave the rest for another time (R33, D60)', async () => {
    const contract = await aContract();
    await given.sales([
      { contract, startDate: '2026-01-31' },
      { contract, startDate: '2026-02-01' },
    ]);
    await given.milestone({ contract, number: 'MC-1', date: '2026-02-01' });
    await given.retainer({ contract, number: 'RC-1', date: '2026-02-01' });

    const answer = await create({ contracts: [contract] });

    expect(await found(answer.value?.proformas ?? [])).toMatchObject([{ details: 1 }]);
    expect(await create({ contracts: [contract] })).toMatchObject({
      value: null,
      refusals: [{ code: 'NOTHING_TO_INVOICE' }],
    });
  });

  test('show what is not chargeable and do not count it (R37)', async () => {
    const contract = await aContract();
    await given.sales([
      { contract, amount: '10.00', tax: '2.00' },
      { contract, amount: '20.00', tax: '4.00', billingType: 'NON_CHARGEABLE' },
      { contract, amount: '30.00', billingType: 'COMPLIMENTARY' },
    ]);

    const answer = await create({ contracts: [contract] });

    expect(await found(answer.value?.proformas ?? [])).toMatchObject([{ details: 3, total: 12 }]);
  });

  test('are dated today where the company is, and invoiced on the run date (D54)', async () => {
    const contract = await aContract();
    await given.sales([{ contract }]);

    const answer = await create({ contracts: [contract], runDate: null }, { now: '2026-01-31T18:00:00.000Z' });

    expect(await found(answer.value?.proformas ?? [])).toMatchObject([
      { run: '2026-02-01', invoiced: '2026-02-01', accounted: null },
    ]);
  });

  test('carry the dates that they are given', async () => {
    const contract = await aContract();
    await given.sales([{ contract }]);

    const answer = await create({ contracts: [contract], invoiceDate: '2026-02-05', accountingDate: '2026-01-30' });

    expect(await found(answer.value?.proformas ?? [])).toMatchObject([
      { run: '2026-01-31', invoiced: '2026-02-05', accounted: '2026-01-30' },
    ]);
  });

  test('stamp their items, which are then on no other draft (R32)', async () => {
    const contract = await aContract();
    const [sale = ''] = await given.sales([{ contract }]);
    const [id] = (await create({ contracts: [contract] })).value?.proformas ?? [];

    expect(
      await given.sql('select billing_status, proforma_id from project.backlog_item where id = $1', [sale]),
    ).toEqual([{ billing_status: 'CUSTOMER_INVOICE_CREATED', proforma_id: id }]);
    expect(
      await given.sql(
        `select transaction1_type, transaction2_role from project.connection where transaction2_id = $1`,
        [sale],
      ),
    ).toEqual([{ transaction1_type: 'PROFORMA_DETAIL', transaction2_role: 'UNBILLED_SALES' }]);
    const marked = await given.run((work) => markBacklog(work, { ready: false, items: [sale], filter: null }));
    expect(marked.refusals).toMatchObject([{ code: 'BACKLOG_ITEM_LOCKED', rule: 'R32' }]);
  });

  test('asked for twenty times at once take every item once', async () => {
    const contract = await aContract();
    await given.sales(Array.from({ length: 30 }, () => ({ contract })));

    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ contracts: [contract] })));

    expect(answers.filter(({ value }) => value !== null)).toHaveLength(1);
    expect(answers.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(
      Array(19).fill('NOTHING_TO_INVOICE'),
    );
    expect(
      await given.sql(
        `select count(*)::int as n from project.proforma_detail d join project.proforma p on p.id = d.proforma_id where p.contract_number = $1`,
        [contract],
      ),
    ).toEqual([{ n: 30 }]);
  });

  test('use of a retainer only what no other live draft uses, and give it back when they are deleted', async () => {
    const contract = await aContract();
    await given.retainer({ contract, number: 'RC-2', amount: '150.00', available: '150.00' });
    const applied = (ids: readonly string[] = []) =>
      given.sql(
        `select extended_amount::float as used from project.proforma_detail where kind = 'APPLIED_RETAINER' and proforma_id = any ($1)`,
        [ids],
      );

    await given.sales([{ contract, amount: '100.00' }]);
    const first = (await create({ contracts: [contract] })).value?.proformas;
    await given.sales([{ contract, amount: '100.00' }]);
    const second = (await create({ contracts: [contract] })).value?.proformas;
    expect([await applied(first), await applied(second)]).toEqual([[{ used: 100 }], [{ used: 50 }]]);

    await given.done((work) => deleteProforma(work, { id: first?.[0] ?? '' }));
    const third = (await create({ contracts: [contract] })).value?.proformas;
    expect(await applied(third)).toEqual([{ used: 100 }]);
  });
});

describe('a contract that gets no draft', () => {
  test('is refused by its place in the call, and the others go in', async () => {
    const [good, draft, idle, finished] = [
      await aContract(),
      await aContract({ status: 'DRAFT' }),
      await aContract(),
      await aContract({ project: 'P-OLD', projectState: 'INACTIVE' }),
    ];
    await given.sales([{ contract: good }, { contract: draft }, { contract: finished, project: 'P-OLD' }]);

    const answer = await create({ contracts: ['PC-NONE', draft, good, good, idle, finished] });

    expect(answer.value?.proformas).toHaveLength(1);
    expect(answer.refusals.map(({ code, index, subject, rule }) => ({ code, index, subject, rule }))).toEqual([
      { code: 'NOT_FOUND', index: 0, subject: 'PC-NONE', rule: null },
      { code: 'CONTRACT_NOT_ACTIVE', index: 1, subject: draft, rule: 'R6' },
      { code: 'NOTHING_TO_INVOICE', index: 4, subject: idle, rule: 'R33' },
      { code: 'PROJECT_FINISHED', index: 5, subject: finished, rule: 'R52' },
    ]);
  });

  test('is one of more than 250', async () => {
    const answer = await create({ contracts: Array.from({ length: 251 }, (_, i) => `PC-${i}`) });

    expect(answer.refusals).toMatchObject([{ code: 'TOO_LARGE', path: ['contracts'] }]);
  });

  test('is not told of when none was named and nothing is ready at all', async () => {
    const answer = await create({ runDate: '2020-01-01' });

    expect(answer.refusals).toMatchObject([{ code: 'NOTHING_TO_INVOICE', index: null }]);
  });

  test('is another company’s', async () => {
    const contract = await aContract();
    await given.sales([{ contract }]);
    const other = givenProject(databases, 'DEPM');
    await other.put('legal_entity', [
      { legalEntity: 'DEPM', name: 'DE', accountingCurrency: 'EUR', timeZone: 'UTC', active: true },
    ]);

    const answer = await other.run((work) =>
      createProformas(work, { contracts: [contract], runDate: null, invoiceDate: null, accountingDate: null }),
    );

    expect(answer.refusals).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

test('a plan uses up no number, and its hash is that of the apply', async () => {
  const contract = await aContract();
  await given.sales([{ contract }]);
  const next = () => given.sql(`select next_number from project.number_sequence where series = 'PF'`);
  const before = await next();

  const { plan } = await create({ contracts: [contract] }, { mode: 'PLAN' });
  expect(await next()).toEqual(before);
  const answer = await create({ contracts: [contract] }, { expectedPlan: plan?.hash ?? '' });

  expect(answer.value?.proformas).toHaveLength(1);
  expect(plan?.totals).toEqual([{ document: `${contract} ALPINE`, currency: 'EUR', before: '0', after: '100' }]);
});
