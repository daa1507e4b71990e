import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acknowledge } from '../../src/finance/outgoing.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { COURIER, inTransaction } from '../../src/kernel/db.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { APPROVED, confirmation, idOf, PF_101, PF_102 } from '../kit/finance-messages.ts';
import { financeCompanies, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
const { finance, withProposal } = financeCompanies(() => databases);
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const own = (at: GivenFinance, sql: string) => at.sql(sql, [at.legalEntity]);
const proposalOf = async (at: GivenFinance, number = 'PF-000103') =>
  (await at.sql('select * from finance.proposal where legal_entity = $1 and number = $2', [at.legalEntity, number]))[0];
describe('posting a proposal', () => {
  test('writes invoice, voucher, statuses, feedback and event together', async () => {
    const at = await withProposal();

    await at.post('PF-000103');

    expect(await proposalOf(at)).toMatchObject({
      status: 'POSTED',
      customer_invoice_number: 'CIV-000001',
      voucher_number: 'INVV-0001',
      invoice_type: 'INVOICE',
      feedback_status: 'PENDING',
    });
    expect(
      await own(
        at,
        `select sale_status, count(*)::int from finance.subledger_transaction where legal_entity = $1 and customer_account = 'BALTIC' group by 1`,
      ),
    ).toEqual([{ sale_status: 'FULLY_INVOICED', count: 2 }]);
    expect(
      await own(
        at,
        `select status from finance.on_account_transaction where legal_entity = $1 and customer_account = 'BALTIC'`,
      ),
    ).toEqual([{ status: 'INVOICED' }]);
    expect(
      await own(
        at,
        `select distinct status from finance.staged_actual where legal_entity = $1 and proforma_id is not null`,
      ),
    ).toEqual([{ status: 'POSTED' }]);
    const messages = await own(
      at,
      `select map, row_count from finance.message where legal_entity = $1 and document = 'proposal:PF-000103' order by sequence`,
    );
    expect(messages).toEqual([
      { map: 'msdyn_actuals.feedback', row_count: 3 },
      { map: 'msdyn_customerinvoices', row_count: 1 },
    ]);
  });

  test('needs its lines (R48), and happens once (R49)', async () => {
    const at = await withProposal();
    await at.deliver(...confirmation(PF_101));

    const codes = [
      await at.post('PF-000101'),
      await at.post('PF-X'),
      await at.post('PF-000103'),
      await at.post('PF-000103'),
    ].map(({ refusals }) => refusals[0]?.code ?? 'posted');

    expect(codes).toEqual(['PROPOSAL_NOT_READY', 'NOT_FOUND', 'posted', 'PROPOSAL_POSTED']);
  });

  test('by four at once makes one invoice (R49, I42)', async () => {
    const at = await withProposal();

    const answers = await Promise.all([1, 2, 3, 4].map(() => at.post('PF-000103')));

    expect(answers.map(({ refusals }) => refusals[0]?.code ?? 'posted').sort()).toEqual([
      'PROPOSAL_POSTED',
      'PROPOSAL_POSTED',
      'PROPOSAL_POSTED',
      'posted',
    ]);
    expect(await own(at, 'select number from finance.customer_invoice where legal_entity = $1')).toEqual([
      { number: 'CIV-000001' },
    ]);
  });

  test('while a job posts it is refused with POSTING_IN_PROGRESS', async () => {
    const at = await withProposal();
    await own(at, `update finance.proposal set status = 'POSTING' where legal_entity = $1`);

    expect((await at.post('PF-000103')).refusals.map(({ code }) => code)).toEqual(['POSTING_IN_PROGRESS']);
  });

  test('with another version than expected changes nothing', async () => {
    const at = await withProposal();

    expect((await at.post('PF-000103', { expectedVersion: 99 })).refusals.map(({ code }) => code)).toEqual([
      'VERSION_CONFLICT',
    ]);
    expect(await own(at, 'select 1 from finance.process_error where legal_entity = $1')).toEqual([]);
  });

  test('a plan shows the invoice and takes no number; the same plan may then be applied', async () => {
    const at = await withProposal();

    const { plan } = await at.post('PF-000103', { mode: 'PLAN' });
    const applied = await at.post('PF-000103', { expectedPlan: plan?.hash ?? '' });

    expect(plan?.writes.find((write) => write.table === 'finance.customer_invoice')?.count).toBe(1);
    expect([applied.refusals, (await proposalOf(at))?.['customer_invoice_number']]).toEqual([[], 'CIV-000001']);
  });

  test('with another invoice date recalculates the due date and drops the override (6.2)', async () => {
    const at = await withProposal();
    await own(
      at,
      `update finance.proposal set due_date = '2026-06-30', due_date_overridden = true where legal_entity = $1`,
    );

    await at.post({ number: 'PF-000103', invoiceDate: '2026-02-01' });

    expect(
      await own(
        at,
        `select invoice_date::text, accounting_date::text, due_date::text from finance.customer_invoice where legal_entity = $1`,
      ),
    ).toEqual([{ invoice_date: '2026-02-01', accounting_date: '2026-01-31', due_date: '2026-03-03' }]);
  });
});

test('feedback is done, with its events, when the project side has taken the last message (design G16)', async () => {
  const at = await withProposal();
  await at.post('PF-000103');
  const messages = await at.sql<{ id: string; map: string; document: string }>(
    `select id, map, document from finance.message where legal_entity = $1 and document = 'proposal:PF-000103' order by sequence`,
    [at.legalEntity],
  );

  const statuses: unknown[] = [];
  for (const { id, map, document } of messages) {
    await inTransaction(databases.finance, COURIER, async (tx) => {
      await acknowledge(
        tx,
        { legalEntity: at.legalEntity, id, map, document, payload: null, rowCount: 1 },
        systemClock,
      );
    });
    await at.sql(`update finance.message set status = 'APPLIED' where legal_entity = $1 and id = $2`, [
      at.legalEntity,
      id,
    ]);
    statuses.push((await proposalOf(at))?.['feedback_status']);
  }

  expect(statuses).toEqual(['PENDING', 'DONE']);
  const events = await own(
    at,
    `select kind, payload - 'proformaId' as payload from finance.event where legal_entity = $1 order by sequence desc limit 2`,
  );
  expect(events).toEqual([
    { kind: 'PROFORMA_POSTED', payload: { customerInvoiceNumber: 'CIV-000001', postedTaxAmount: '454.51' } },
    { kind: 'ACTUALS_UPDATED', payload: { actuals: 3 } },
  ]);
});

test('a retainer that is applied in full clears its prepayment to exactly zero in every currency (I38)', async () => {
  const at = await finance();
  await at.actuals(...APPROVED);
  await at.importAll();
  await at.postAll();
  await at.deliver(...confirmation(PF_101));
  await at.importAll();
  await at.post('PF-000101');
  const rest = {
    number: 'PF-000105',
    id: idOf('P105'),
    billed: [
      {
        actual: {
          type: 'BILLED_SALES' as const,
          class: 'RETAINER',
          line: null,
          project: null,
          category: null,
          retainer: idOf('R1'),
          id: idOf('A30'),
          amount: '-400.00',
        },
      },
    ],
  };
  await at.deliver(...confirmation(PF_102), ...confirmation(rest));
  await at.importAll();
  await at.post('PF-000102');
  await at.post('PF-000105');

  const [balance] = await own(
    at,
    `select sum(amount)::numeric(19,2)::text as eur, sum(accounting_amount)::numeric(19,2)::text as usd, sum(reporting_amount)::numeric(19,2)::text as gbp
       from finance.ledger_entry where legal_entity = $1 and posting_type = 'WIP invoiced - on account'`,
  );
  expect(balance).toEqual({ eur: '0.00', usd: '0.00', gbp: '0.00' });
  expect((await proposalOf(at, 'PF-000105'))?.['invoice_type']).toBe('CREDIT_NOTE');
});
