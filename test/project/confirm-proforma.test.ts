import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { confirmProforma } from '../../src/project/proforma/confirm-proforma.ts';
import { createProformas } from '../../src/project/proforma/create-proformas.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { givenProject, newId, type Ask, type GivenProject } from '../kit/given-project.ts';
import type { GivenSale } from '../kit/given-sale.ts';

let databases: TestDatabases;
let given: GivenProject;
beforeAll(async () => {
  databases = await openTestDatabases();
  given = givenProject(databases);
  await given.company({ timeZone: 'America/New_York' });
});
afterAll(() => databases.close());

let contracts = 0;
interface Drafted {
  readonly id: string;
  readonly contract: string;
  readonly sales: readonly string[];
}
async function draft(sales: readonly GivenSale[] = [{}], dates: { accountingDate?: string } = {}): Promise<Drafted> {
  contracts += 1;
  const contract = await given.contract({ number: `PC-K${contracts}`, project: `P-K${contracts}` });
  const ids = await given.sales(sales.map((sale) => ({ project: `P-K${contracts}`, ...sale, contract })));
  const input = {
    contracts: [contract],
    runDate: '2026-01-31',
    invoiceDate: null,
    accountingDate: dates.accountingDate ?? null,
  };
  const { proformas } = await given.done((work) => createProformas(work, input));
  return { id: proformas[0] ?? '', contract, sales: ids };
}
const confirm = (id: string, ask: Ask = {}) => given.run((work) => confirmProforma(work, { id }), ask);
const codesOf = async (id: string) => (await confirm(id)).refusals.map(({ code, rule }) => `${code} ${rule ?? ''}`);
const actuals = <T = Record<string, unknown>>(id: string) =>
  given.sql<T>('select *, accounting_date::text as accounted from project.actual where proforma_id = $1 order by id', [
    id,
  ]);

describe('confirming', () => {
  test('writes the exact negative of the sale and its billed counterpart, with everything that was known of it', async () => {
    const { id, sales } = await draft([
      { quantity: '4.37', price: '133.3300', amount: '582.65', tax: '116.53', entry: 'T-1' },
    ]);

    await confirm(id);

    const [original] = await given.sql('select * from project.actual where id = $1', [sales[0]]);
    const [reversal, billed] = await actuals(id);
    const copied = [
      'transaction_class',
      'billing_type',
      'unit',
      'price',
      'currency',
      'document_date',
      'start_date',
      'end_date',
      'contract_number',
      'line_number',
      'customer_account',
      'project_number',
      'category',
      'role',
      'entry_number',
      'description',
    ];
    for (const column of copied) {
      expect([column, reversal?.[column]]).toEqual([column, original?.[column]]);
      expect([column, billed?.[column]]).toEqual([column, original?.[column]]);
    }
    expect(reversal).toMatchObject({
      quantity: '-4.37',
      amount: '-582.6500',
      sales_tax_estimate: '-116.5300',
      adjustment_status: 'UNADJUSTABLE',
      is_reversal: true,
      reverses_actual_id: sales[0],
      skip_sync: true,
      message_id: null,
    });
    expect(reversal?.['skip_sync_reason']).toContain('Billing reversal');
    expect(billed).toMatchObject({
      quantity: '4.37',
      amount: '582.6500',
      sales_tax_estimate: '116.5300',
      skip_sync: false,
      skip_sync_reason: null,
    });
    expect(
      await given.sql('select billing_status, adjustment_status, proforma_id from project.backlog_item where id = $1', [
        sales[0],
      ]),
    ).toEqual([{ billing_status: 'CUSTOMER_INVOICE_POSTED', adjustment_status: null, proforma_id: id }]);
  });

  test('bills what is not chargeable as what it is, and asks finance for none of it (R37)', async () => {
    const { id } = await draft([{ amount: '10.00' }, { amount: '20.00', billingType: 'NON_CHARGEABLE' }]);

    await confirm(id);

    expect(
      (await actuals(id)).map((row) => `${String(row['transaction_type'])} ${String(row['billing_type'])}`),
    ).toEqual([
      'UNBILLED_SALES CHARGEABLE',
      'BILLED_SALES CHARGEABLE',
      'UNBILLED_SALES NON_CHARGEABLE',
      'BILLED_SALES NON_CHARGEABLE',
    ]);
    expect(
      await given.sql('select expected_billable_count, expected_billable_amount from project.proforma where id = $1', [
        id,
      ]),
    ).toEqual([{ expected_billable_count: 1, expected_billable_amount: '10.0000' }]);
  });

  test('of nothing chargeable promises an empty set (D38)', async () => {
    const { id } = await draft([{ billingType: 'COMPLIMENTARY' }]);

    await confirm(id);

    expect(
      await given.sql('select expected_billable_count, billable_hash from project.proforma where id = $1', [id]),
    ).toEqual([
      { expected_billable_count: 0, billable_hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    ]);
  });

  test('gives all rows one accounting date: the header’s, else today where the company is (3.6, I31)', async () => {
    const dated = await draft([{}, { startDate: '2026-01-02' }], { accountingDate: '2026-01-28' });
    const undated = await draft([{}, {}]);

    await confirm(dated.id);
    await confirm(undated.id, { now: '2026-02-01T02:00:00.000Z' });

    expect(new Set((await actuals(dated.id)).map((row) => row['accounted']))).toEqual(new Set(['2026-01-28']));
    expect(new Set((await actuals(undated.id)).map((row) => row['accounted']))).toEqual(new Set(['2026-01-31']));
  });

  test('fifty times at once with fifty keys writes one set of actuals (REL-2)', async () => {
    const { id } = await draft([{}, {}]);

    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(id)));

    expect(answers.filter(({ value }) => value !== null)).toHaveLength(1);
    expect(answers.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(
      Array(49).fill('PROFORMA_NOT_DRAFT'),
    );
    expect(await actuals(id)).toHaveLength(4);
    expect(
      await given.sql(`select count(*)::int as n from project.message where payload::text like '%' || $1 || '%'`, [id]),
    ).toEqual([{ n: 1 }]);
  });

  test('again with the same key answers the same and writes nothing', async () => {
    const { id } = await draft();
    await confirm(id, { key: 'again' });

    expect(await confirm(id, { key: 'again' })).toMatchObject({ value: { id }, replayed: true });
    expect(await actuals(id)).toHaveLength(2);
  });

  test('planned writes nothing, and does exactly that when it is applied', async () => {
    const { id } = await draft([{}, { amount: '5.00' }]);
    const { plan } = await confirm(id, { mode: 'PLAN' });

    expect(await actuals(id)).toEqual([]);
    expect(plan?.messages.map(({ map, rowCount }) => `${map} ${rowCount}`)).toEqual([
      'invoices 1',
      'msdyn_actuals 2',
      'msdyn_transactionconnections 2',
    ]);
    expect((await confirm(id, { expectedPlan: plan?.hash ?? '' })).refusals).toEqual([]);
    expect(await actuals(id)).toHaveLength(4);
  });

  test('with another plan than expected is refused', async () => {
    const { id } = await draft();
    const { plan } = await confirm(id, { mode: 'PLAN' });
    await given.sql(`update project.proforma_detail set external_description = 'Changed' where proforma_id = $1`, [id]);

    expect((await confirm(id, { expectedPlan: plan?.hash ?? '' })).refusals).toMatchObject([{ code: 'PLAN_CHANGED' }]);
  });
});

describe('a proforma is not confirmed', () => {
  test('when a project of it is finished (C2, R52)', async () => {
    const { id, contract } = await draft();
    await given.sql(`update project.project set state = 'INACTIVE' where number = $1`, [contract.replace('PC', 'P')]);

    expect(await codesOf(id)).toEqual(['PROJECT_FINISHED C2']);
  });

  test('when it has no detail (C3)', async () => {
    const { id } = await draft();
    await given.sql(`delete from project.proforma_detail where proforma_id = $1`, [id]);
    await given.sql(`update project.proforma set detail_count = 0 where id = $1`, [id]);

    expect(await codesOf(id)).toEqual(['PROFORMA_EMPTY C3']);
  });

  test.each([
    [
      'was billed already',
      `update project.backlog_item set billing_status = 'CUSTOMER_INVOICE_POSTED' where id = $1`,
      ['BACKING_ACTUAL_MISSING C4'],
    ],
    [
      'was adjusted',
      `update project.backlog_item set billing_status = 'READY_TO_INVOICE', proforma_id = null, adjustment_status = null where id = $1`,
      ['BACKING_ACTUAL_MISSING C4'],
    ],
    [
      'is on another proforma',
      `update project.backlog_item set proforma_id = gen_random_uuid() where id = $1`,
      ['BACKING_ACTUAL_MISSING C4'],
    ],
    [
      'is missing',
      `update project.proforma_detail set unbilled_actual_id = gen_random_uuid() where unbilled_actual_id = $1`,
      ['BACKING_ACTUAL_MISSING C4'],
    ],
    [
      'is of another class (R31)',
      `update project.proforma_detail set transaction_class = 'FEE' where unbilled_actual_id = $1`,
      ['TRANSACTION_CLASS_MISMATCH C4'],
    ],
    [
      'is in another currency (R5)',
      `update project.proforma_detail set currency = 'USD' where unbilled_actual_id = $1`,
      ['CURRENCY_MISMATCH C4'],
    ],
  ])('when what it bills %s', async (_, statement, codes) => {
    const { id, sales } = await draft();
    await given.sql(statement, [sales[0]]);

    expect(await codesOf(id)).toEqual(codes);
    expect(await actuals(id)).toEqual([]);
  });

  test('when it would be negative (C5)', async () => {
    const { id } = await draft([{ amount: '-10.00' }]);

    expect(await codesOf(id)).toEqual(['NEGATIVE_PROFORMA C5']);
  });

  test('when more of a retainer is applied than is left, or than is billable (C6)', async () => {
    contracts += 1;
    const contract = await given.contract({ number: `PC-K${contracts}`, project: `P-K${contracts}` });
    const retainer = await given.retainer({ contract, number: `RK-${contracts}`, amount: '80.00', available: '80.00' });
    await given.sales([{ contract, project: `P-K${contracts}`, amount: '100.00' }]);
    const input = { contracts: [contract], runDate: '2026-01-31', invoiceDate: null, accountingDate: null };
    const id = (await given.done((work) => createProformas(work, input))).proformas[0] ?? '';

    await given.sql('update project.retainer set available_amount = 79.99 where id = $1', [retainer]);
    expect(await codesOf(id)).toEqual(['RETAINER_EXCEEDS_AVAILABLE C6']);

    await given.sql(
      `update project.proforma_detail set extended_amount = 100.01 where kind = 'APPLIED_RETAINER' and proforma_id = $1`,
      [id],
    );
    expect(await codesOf(id)).toEqual(['RETAINER_EXCEEDS_AVAILABLE C6', 'RETAINER_EXCEEDS_CHARGEABLE C6']);
  });

  test('when it is larger than the bound (C8, R61)', async () => {
    const { id } = await draft();
    await given.sql(`update project.proforma set detail_count = 200001 where id = $1`, [id]);

    expect(await codesOf(id)).toEqual(['TOO_LARGE C8']);
  });

  test('when its number cannot be the number of a proposal (C9)', async () => {
    const { id, contract } = await draft();
    const bad = {
      ...(await given.sql('select * from project.proforma where id = $1', [id]))[0],
      id: newId(),
      number: 'PF 1',
      detail_count: 1,
    };
    await given.sql(`insert into project.proforma select * from json_populate_record(null::project.proforma, $1)`, [
      JSON.stringify(bad),
    ]);

    expect(contract).toMatch(/^PC-K/);
    expect(await codesOf(bad.id)).toEqual(['PROPOSAL_NUMBER_SEQUENCE_LOCKED C9']);
  });

  test('and is told all reasons at once, in the order of the checks', async () => {
    const { id, contract, sales } = await draft([{ amount: '-1.00' }]);
    await given.sql(`update project.project set state = 'INACTIVE' where number = $1`, [contract.replace('PC', 'P')]);
    await given.sql(`update project.proforma_detail set currency = 'USD' where unbilled_actual_id = $1`, [sales[0]]);

    expect(await codesOf(id)).toEqual(['PROJECT_FINISHED C2', 'CURRENCY_MISMATCH C4', 'NEGATIVE_PROFORMA C5']);
  });
});
