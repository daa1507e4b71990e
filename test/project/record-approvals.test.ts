/** Approved entries as they are handed over: what they make, and what is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { recordApprovals } from '../../src/project/actual/record-approvals.ts';
import { confirmContract } from '../../src/project/contract/confirm-contract.ts';
import { putContracts } from '../../src/project/contract/put-contracts.ts';
import { putMasterData } from '../../src/project/contract/put-master-data.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { asSystem, csvRows, emptySide, seedProjectSide, told, type Cells, type Row } from '../kit/intake.ts';

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

describe('an approved entry', () => {
  test('becomes the actuals A3 to A8 of the worked example, in their order', async () => {
    await contract();

    const answer = await record(example('approvals'));

    expect(answer.value).toEqual({ written: 2, unchanged: 0, refused: 0 });
    expect(
      await sql(`select transaction_type, transaction_class, customer_account, quantity::float8, price::float8, amount::float8, currency, billing_type
                   from project.actual order by id`),
    ).toEqual([
      {
        transaction_type: 'COST',
        transaction_class: 'TIME',
        customer_account: null,
        quantity: 7,
        price: 60,
        amount: 420,
        currency: 'USD',
        billing_type: 'NOT_AVAILABLE',
      },
      {
        transaction_type: 'UNBILLED_SALES',
        transaction_class: 'TIME',
        customer_account: 'ALPINE',
        quantity: 4.37,
        price: 133.33,
        amount: 582.65,
        currency: 'EUR',
        billing_type: 'CHARGEABLE',
      },
      {
        transaction_type: 'UNBILLED_SALES',
        transaction_class: 'TIME',
        customer_account: 'BALTIC',
        quantity: 2.63,
        price: 133.33,
        amount: 350.66,
        currency: 'EUR',
        billing_type: 'CHARGEABLE',
      },
      {
        transaction_type: 'COST',
        transaction_class: 'EXPENSE',
        customer_account: null,
        quantity: 40,
        price: 5.75,
        amount: 230,
        currency: 'USD',
        billing_type: 'NOT_AVAILABLE',
      },
      {
        transaction_type: 'UNBILLED_SALES',
        transaction_class: 'EXPENSE',
        customer_account: 'ALPINE',
        quantity: 25,
        price: 6.25,
        amount: 156.25,
        currency: 'EUR',
        billing_type: 'CHARGEABLE',
      },
      {
        transaction_type: 'UNBILLED_SALES',
        transaction_class: 'EXPENSE',
        customer_account: 'BALTIC',
        quantity: 15,
        price: 6.25,
        amount: 93.75,
        currency: 'EUR',
        billing_type: 'CHARGEABLE',
      },
    ]);
    expect(
      await sql(`select s.customer_account, s.amount::float8, k.transaction_type from project.connection c
                   join project.actual s on s.id = c.transaction1_id join project.actual k on k.id = c.transaction2_id
                  where c.transaction1_role = 'UNBILLED_SALES' and c.transaction2_role = 'COST' order by s.id`),
    ).toHaveLength(4);
    expect(await sql('select distinct origin_type, origin from project.transaction_origin order by origin')).toEqual([
      { origin_type: 'TIME_ENTRY', origin: 'E-000001' },
      { origin_type: 'EXPENSE', origin: 'E-000002' },
    ]);
  });

  test('on a fixed price line is only a cost (D61), and without an accounting date counts on its document date (D53)', async () => {
    await contract();

    await record([entry({ lineNumber: '20', salesPrice: '', accountingDate: null })]);

    expect(await sql('select transaction_type, accounting_date::text from project.actual')).toEqual([
      { transaction_type: 'COST', accounting_date: '2026-01-15' },
    ]);
  });

  test('of which less is billable leaves a rest that nobody pays, and its tax estimate with the billable part', async () => {
    await contract({ customers: [{ ...example('contract_customers')[0], splitPercent: '100' }] });

    await record([entry({ quantity: '7.00', billableQuantity: '5.00', salesPrice: '10', salesTaxEstimate: '3.33' })]);

    expect(
      await sql(`select billing_type, quantity::float8, amount::float8, sales_tax_estimate::float8 as tax from project.actual
                  where transaction_type = 'UNBILLED_SALES' order by id`),
    ).toEqual([
      { billing_type: 'CHARGEABLE', quantity: 5, amount: 50, tax: 3.33 },
      { billing_type: 'NON_CHARGEABLE', quantity: 2, amount: 20, tax: 0 },
    ]);
  });

  test('recorded twice is recorded once; with other content it is refused', async () => {
    await contract();
    await record([entry()]);

    const same = await record([entry({ quantity: '7' }), entry()]);
    const other = await record([entry({ description: 'late change' })]);

    expect(same.value).toEqual({ written: 0, unchanged: 2, refused: 0 });
    expect(told(other.refusals)).toEqual(['IMMUTABLE approvals.0.description']);
    expect(await sql('select count(*)::int as n from project.actual')).toEqual([{ n: 3 }]);
  });

  test.each<[string, Row, string]>([
    ['an unknown contract', { contractNumber: 'PC-9' }, 'NOT_FOUND contractNumber'],
    ['an unknown line', { lineNumber: '30' }, 'NOT_FOUND lineNumber'],
    ['an unknown project', { projectNumber: 'P-9' }, 'NOT_FOUND projectNumber'],
    ['the project of another line', { projectNumber: 'P-02' }, 'BAD_USER_INPUT projectNumber'],
    ['an unknown category', { category: 'NONE' }, 'NOT_FOUND category'],
    ['another class than its category', { class: 'EXPENSE' }, 'TRANSACTION_CLASS_MISMATCH class'],
    ['an unknown product', { productNumber: 'NONE' }, 'NOT_FOUND productNumber'],
    ['no sales price', { salesPrice: '' }, 'BAD_USER_INPUT salesPrice'],
    ['no quantity', { quantity: '0.00' }, 'BAD_DECIMAL quantity'],
    ['a quantity of three decimals', { quantity: '1.001' }, 'BAD_DECIMAL quantity'],
    ['a JSON number as quantity', { quantity: 7 }, 'BAD_DECIMAL quantity'],
    ['more billable than worked', { billableQuantity: '7.01' }, 'BAD_USER_INPUT billableQuantity'],
    ['a date that does not exist', { documentDate: '2026-02-29' }, 'BAD_USER_INPUT documentDate'],
    ['an amount that no ledger holds', { costPrice: '999999999999999' }, 'BAD_DECIMAL costPrice'],
    ['an estimate finer than the currency', { salesTaxEstimate: '0.001' }, 'BAD_DECIMAL salesTaxEstimate'],
    ['a hidden character in its number', { entryNumber: 'E\u202E1' }, 'BAD_TEXT entryNumber'],
    ['too long a text', { description: 'x'.repeat(201) }, 'BAD_TEXT description'],
    ['an unknown billing type', { billingType: 'FREE' }, 'BAD_USER_INPUT billingType'],
  ])('with %s is refused, and the others go in', async (_, change, expected) => {
    await contract();
    await system((work) =>
      putContracts(work, {
        projects: [{ ...(example('projects')[0] as Row), projectNumber: 'P-02' }],
        strict: true,
      }),
    );

    const answer = await record([entry(change), entry({ entryNumber: 'E-GOOD' })]);

    const [code, column] = expected.split(' ');
    expect(told(answer.refusals)).toEqual([`${code} approvals.0.${column}`]);
    expect(answer.value).toEqual({ written: 1, unchanged: 0, refused: 1 });
    expect(await sql('select number from project.approval')).toEqual([{ number: 'E-GOOD' }]);
  });

  test('strictly keeps all out for one bad row', async () => {
    await contract();

    const answer = await record([entry(), entry({ entryNumber: 'E-2', quantity: 'x' })], true);

    expect(answer.value).toBeNull();
    expect(await sql('select count(*)::int as n from project.approval')).toEqual([{ n: 0 }]);
  });

  test('waits for a contract that is confirmed and a project that is not finished', async () => {
    await system((work) =>
      putContracts(work, {
        projects: example('projects'),
        contracts: example('contracts'),
        contractCustomers: example('contract_customers'),
        contractLines: example('contract_lines'),
        milestones: example('milestones'),
        strict: true,
      }),
    );
    const early = await record([entry()]);
    await system((work) => confirmContract(work, { number: 'PC-1001' }));
    await record([entry()]);
    await system((work) =>
      putContracts(work, { projects: [{ ...(example('projects')[0] as Row), state: 'INACTIVE' }], strict: true }),
    );
    const late = await record([entry({ entryNumber: 'E-2' }), entry()]);

    expect(told(early.refusals)).toEqual(['CONTRACT_NOT_ACTIVE approvals.0.contractNumber']);
    expect(told(late.refusals)).toEqual(['PROJECT_FINISHED approvals.0.projectNumber']);
    expect(late.value).toEqual({ written: 0, unchanged: 1, refused: 1 });
  });

  test('is refused as a whole while its company is still on its way', async () => {
    const answer = await asSystem(db.project, 'DEPM', (work) =>
      recordApprovals(work, { approvals: [entry()], strict: false }),
    );

    expect(answer.refusals).toMatchObject([
      { code: 'NOT_FOUND', path: ['legalEntity'], remedy: expect.stringContaining('finance') },
    ]);
  });
});
