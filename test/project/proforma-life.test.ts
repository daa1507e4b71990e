import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { confirmProforma } from '../../src/project/proforma/confirm-proforma.ts';
import { createProformas } from '../../src/project/proforma/create-proformas.ts';
import { deleteProforma } from '../../src/project/proforma/delete-proforma.ts';
import { reopenProforma } from '../../src/project/proforma/reopen-proforma.ts';
import { submitProforma } from '../../src/project/proforma/submit-proforma.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { givenProject, newId, type GivenProject } from '../kit/given-project.ts';

let databases: TestDatabases;
let given: GivenProject;
beforeAll(async () => {
  databases = await openTestDatabases();
  given = givenProject(databases);
  await given.company();
});
afterAll(() => databases.close());

let contracts = 0;
/** A contract of its own with two sales, a milestone and a retainer ready, and its draft. */
async function draft(): Promise<{ id: string; contract: string }> {
  contracts += 1;
  const contract = await given.contract({ number: `PC-L${contracts}` });
  await given.sales([{ contract }, { contract, amount: '50.00' }]);
  await given.milestone({ contract, number: `M-L${contracts}` });
  await given.retainer({ contract, number: `RT-L${contracts}` });
  const { proformas } = await given.done((work) => createProformas(work, { contracts: [contract], ...NO_DATES }));
  return { id: proformas[0] ?? '', contract };
}
const NO_DATES = { runDate: null, invoiceDate: null, accountingDate: null } as const;

const statusOf = async (id: string): Promise<unknown> =>
  (await given.sql('select status from project.proforma where id = $1', [id]))[0]?.['status'];

describe('a draft', () => {
  test('goes to review and back', async () => {
    const { id } = await draft();

    await given.done((work) => submitProforma(work, { id }), { expectedVersion: 1 });
    expect(await statusOf(id)).toBe('IN_REVIEW');

    await given.done((work) => reopenProforma(work, { id }), { expectedVersion: 2 });
    expect(await statusOf(id)).toBe('DRAFT');
  });

  test('is refused what its state does not allow', async () => {
    const { id } = await draft();

    const reopened = await given.run((work) => reopenProforma(work, { id }));
    await given.done((work) => submitProforma(work, { id }));
    const submitted = await given.run((work) => submitProforma(work, { id }));

    expect(reopened.refusals).toMatchObject([{ code: 'PROFORMA_LOCKED', rule: 'R8' }]);
    expect(submitted.refusals).toMatchObject([{ code: 'PROFORMA_NOT_DRAFT' }]);
  });

  test('that is not there, or is another company’s, is not found', async () => {
    const { id } = await draft();
    const other = givenProject(databases, 'DEPM');

    for (const command of [submitProforma, reopenProforma, deleteProforma, confirmProforma]) {
      for (const wrong of [newId(), 'PF-000001'])
        expect((await given.run((work) => command(work, { id: wrong }))).refusals).toMatchObject([
          { code: 'NOT_FOUND' },
        ]);
      expect((await other.run((work) => command(work, { id }))).refusals).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  test('read in another version than it has is a conflict', async () => {
    const { id } = await draft();

    for (const command of [submitProforma, deleteProforma, confirmProforma]) {
      const answer = await given.run((work) => command(work, { id }), { expectedVersion: 7 });
      expect(answer.refusals.map(({ code }) => code)).toEqual(['VERSION_CONFLICT']);
    }
    expect(await statusOf(id)).toBe('DRAFT');
  });

  test('under a bulk confirmation is left alone (R60)', async () => {
    const { id } = await draft();
    await given.sql(`update project.proforma set bulk_confirmation_status = 'PROCESSING' where id = $1`, [id]);

    for (const command of [submitProforma, deleteProforma, confirmProforma]) {
      const answer = await given.run((work) => command(work, { id }));
      expect(answer.refusals).toMatchObject([{ code: 'BULK_CONFIRMATION_RUNNING', rule: 'R60' }]);
    }
  });

  test('that is deleted leaves the backlog exactly as it was before its creation (I21)', async () => {
    contracts += 1;
    const contract = await given.contract({ number: `PC-L${contracts}` });
    await given.sales([{ contract }, { contract, status: 'UNBILLED_SALES_CREATED' }]);
    await given.milestone({ contract, number: `M-L${contracts}` });
    await given.retainer({ contract, number: `RT-L${contracts}` });
    const backlog = () =>
      given.sql(
        `select id, kind, billing_status, adjustment_status, nte_status, proforma_id from project.backlog_item where contract_number = $1 order by id`,
        [contract],
      );
    const before = await backlog();

    const { proformas } = await given.done((work) => createProformas(work, { contracts: [contract], ...NO_DATES }));
    expect(await backlog()).not.toEqual(before);
    for (const id of proformas) await given.done((work) => deleteProforma(work, { id }));

    expect(await backlog()).toEqual(before);
    for (const table of ['proforma where id', 'proforma_detail where proforma_id', 'proforma_line where proforma_id'])
      expect(await given.sql(`select 1 from project.${table} = any ($1::uuid[])`, [proformas])).toEqual([]);
    expect(
      await given.sql(
        `select 1 from project.connection where transaction1_type = 'PROFORMA_DETAIL' and transaction1_id not in (select id from project.proforma_detail)`,
      ),
    ).toEqual([]);
  });

  test('in review is deleted too', async () => {
    const { id } = await draft();
    await given.done((work) => submitProforma(work, { id }));

    await given.done((work) => deleteProforma(work, { id }));

    expect(await statusOf(id)).toBeUndefined();
  });
});

describe('a confirmed proforma', () => {
  test('is submitted, reopened, deleted and confirmed no more (R7, R8)', async () => {
    const { id } = await draft();
    await given.done((work) => confirmProforma(work, { id }));

    const codes = [];
    for (const command of [submitProforma, reopenProforma, deleteProforma, confirmProforma])
      codes.push(...(await given.run((work) => command(work, { id }))).refusals.map(({ code }) => code));

    expect(codes).toEqual(['PROFORMA_NOT_DRAFT', 'PROFORMA_LOCKED', 'PROFORMA_LOCKED', 'PROFORMA_NOT_DRAFT']);
  });

  test.each([
    ['its header', `update project.proforma set name = 'x' where id = $1`, 'GW001'],
    ['its status, back to draft', `update project.proforma set status = 'DRAFT' where id = $1`, 'GW002'],
    ['the header', `delete from project.proforma where id = $1`, 'GW001'],
    ['a line', `update project.proforma_line set amount = 1 where proforma_id = $1`, 'GW001'],
    ['all lines', `delete from project.proforma_line where proforma_id = $1`, 'GW001'],
    ['a detail', `update project.proforma_detail set quantity = 9 where proforma_id = $1`, 'GW001'],
    ['all details', `delete from project.proforma_detail where proforma_id = $1`, 'GW001'],
    ['an actual', `update project.actual set amount = 1 where proforma_id = $1`, 'GW001'],
    ['all actuals', `delete from project.actual where proforma_id = $1`, 'GW001'],
    [
      'a second reversal',
      `insert into project.actual select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from project.actual a where a.proforma_id = $1 and a.is_reversal limit 1`,
      '23505',
    ],
    [
      'a second bill of one detail',
      `insert into project.actual select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from project.actual a where a.proforma_id = $1 and a.transaction_type = 'BILLED_SALES' limit 1`,
      '23505',
    ],
    [
      'the origins',
      `delete from project.transaction_origin where transaction_id in (select id from project.actual where proforma_id = $1)`,
      'GW001',
    ],
    [
      'an item back to ready',
      `update project.backlog_item set billing_status = 'READY_TO_INVOICE', proforma_id = null where kind = 'UNBILLED_SALES' and billing_status = 'CUSTOMER_INVOICE_POSTED' and proforma_id = $1`,
      'GW002',
    ],
  ])('does not let even the superuser change %s', async (_, statement, code) => {
    const { id } = await draft();
    await given.done((work) => confirmProforma(work, { id }));

    await expect(given.sql(statement, [id])).rejects.toMatchObject({ code });
  });

  test.each([
    `update project.actual set amount = 1`,
    `delete from project.actual`,
    `delete from project.backlog_item`,
    `delete from project.accounting_detail`,
    `insert into project.proforma_posting (legal_entity, proforma_id, customer_invoice_number, customer_invoice_date, posted_tax_amount, message_id) select 'USPM', id, 'CIV', current_date, 0, id from project.proforma limit 1`,
    `insert into project.accounting_detail (legal_entity, actual_id, accounting_currency_amount, accounting_exchange_rate, voucher_number, sales_tax_amount, message_id) select 'USPM', id, 1, 1, 'V', 0, id from project.actual limit 1`,
    `truncate project.actual`,
  ])('does not let the application’s role try: %s', async (statement) => {
    await expect(
      asSuperuser(
        databases.projectUrl,
        `begin; set local role gateway_app; set local app.companies = 'USPM'; ${statement}; commit`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
