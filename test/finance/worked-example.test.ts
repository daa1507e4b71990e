import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { APPROVED, confirmation, idOf, PF_101, PF_102, PF_103 } from '../kit/finance-messages.ts';
import { givenFinance, type GivenFinance } from '../kit/given-finance.ts';

/** Section 9 of the domain specification, as far as finance sees it: every figure as printed. */
let databases: TestDatabases;
let finance: GivenFinance;

beforeAll(async () => {
  databases = await openTestDatabases();
  finance = givenFinance(databases);
  await finance.company();
  await finance.contract();
});
afterAll(() => databases.close());

const linesOf = (proposal: string) =>
  finance.sql(
    `select l.id, l.line_type, trim_scale(l.amount)::text as amount, trim_scale(l.tax_amount)::text as tax, trim_scale(i.exchange_rate)::text as rate,
            i.accounting_amount::numeric(19,2)::text as usd, i.accounting_tax::numeric(19,2)::text as usd_tax,
            i.reporting_amount::numeric(19,2)::text as gbp, i.reporting_tax::numeric(19,2)::text as gbp_tax
       from finance.proposal_line l left join finance.customer_invoice_line i using (legal_entity, actual_id)
      where l.proposal_number = $1 order by l.line_number`,
    [proposal],
  );
const entriesOf = async (voucher: string) =>
  (
    await finance.sql<Record<string, string>>(
      `select posting_type, amount::numeric(19,2)::text as eur, accounting_amount::numeric(19,2)::text as usd, reporting_amount::numeric(19,2)::text as gbp
         from finance.ledger_entry where voucher_number = $1 order by sequence`,
      [voucher],
    )
  ).map((row) => [row['posting_type'], row['eur'], row['usd'], row['gbp']]);
const feedbackOf = async (document: string) =>
  (
    await finance.sql<{ payload: Record<string, string>[] }>(
      `select payload::jsonb as payload from finance.message where document = $1 and map = 'msdyn_actuals.feedback' order by sequence`,
      [document],
    )
  ).flatMap((row) => row.payload);

describe('the worked example on the finance side', () => {
  test('step 1: a retainer is invoiced as a prepayment on the balance account', async () => {
    await finance.deliver(...confirmation(PF_101));

    const imported = await finance.importAll();
    const posted = await finance.post('PF-000101');

    expect(imported.value?.imported).toEqual(['PF-000101']);
    expect(posted.value).toEqual({ number: 'PF-000101' });
    expect(await linesOf('PF-000101')).toEqual([
      {
        id: 'PF-000101-001',
        line_type: 'ON_ACCOUNT',
        amount: '1000',
        tax: '200',
        rate: '1.08',
        usd: '1080.00',
        usd_tax: '216.00',
        gbp: '864.00',
        gbp_tax: '172.80',
      },
    ]);
    expect(await entriesOf('INVV-0001')).toEqual([
      ['Customer balance', '1200.00', '1296.00', '1036.80'],
      ['WIP invoiced - on account', '-1000.00', '-1080.00', '-864.00'],
      ['Sales tax payable', '-200.00', '-216.00', '-172.80'],
    ]);
  });

  test('step 3: the journal stores rates and amounts, one voucher for each line, and feeds them back', async () => {
    await finance.actuals(...APPROVED);

    await finance.importAll();
    const posted = await finance.postAll();

    expect(posted.value).toMatchObject({ posted: 6, failed: 0, left: 0 });
    const stored = await finance.sql(
      `select voucher_number, trim_scale(stored_rate)::text as rate, stored_accounting_amount::numeric(19,2)::text as usd,
              stored_reporting_amount::numeric(19,2)::text as gbp, accrued from finance.subledger_transaction order by voucher_number`,
    );
    expect(stored).toEqual([
      { voucher_number: 'PRJV-0002', rate: '1.085', usd: '632.18', gbp: '501.08', accrued: true },
      { voucher_number: 'PRJV-0003', rate: '1.085', usd: '380.47', gbp: '301.57', accrued: true },
      { voucher_number: 'PRJV-0005', rate: '1.085', usd: '169.53', gbp: '134.38', accrued: true },
      { voucher_number: 'PRJV-0006', rate: '1.085', usd: '101.72', gbp: '80.63', accrued: true },
    ]);
    const feedback = new Map((await feedbackOf('journal:JRN-000001')).map((row) => [row['actual_id'], row]));
    expect(feedback.get(idOf('A4'))).toEqual({
      actual_id: idOf('A4'),
      accounting_currency_amount: '632.18',
      accounting_exchange_rate: '1.085',
      voucher_number: 'PRJV-0002',
      sales_tax_amount: '116.53',
    });
    expect(['A5', 'A7', 'A8', 'A3'].map((name) => feedback.get(idOf(name))?.['sales_tax_amount'])).toEqual([
      '70.13',
      '15.63',
      '9.38',
      '0.00',
    ]);
  });

  test('step 6: the lines of both proposals, in order, with their tax', async () => {
    await finance.deliver(...confirmation(PF_102), ...confirmation(PF_103));

    const imported = await finance.importAll();

    expect(imported.refusals).toEqual([]);
    expect(imported.value?.imported).toEqual(['PF-000102', 'PF-000103']);
    const totals = await finance.sql(
      `select number, line_amount::numeric(19,2)::text as net, tax_amount::numeric(19,2)::text as tax, invoice_amount::numeric(19,2)::text as total from finance.proposal where number > 'PF-000101' order by number`,
    );
    expect(totals).toEqual([
      { number: 'PF-000102', net: '3263.91', tax: '637.16', total: '3901.07' },
      { number: 'PF-000103', net: '2319.41', tax: '454.51', total: '2773.92' },
    ]);
  });

  test('step 7: Alpine, with the deduction at the stored rate of the prepayment', async () => {
    await finance.post('PF-000102');

    expect(await linesOf('PF-000102')).toEqual([
      {
        id: 'PF-000102-001',
        line_type: 'HOUR',
        amount: '582.65',
        tax: '116.53',
        rate: '1.0925',
        usd: '636.55',
        usd_tax: '127.31',
        gbp: '498.46',
        gbp_tax: '99.69',
      },
      {
        id: 'PF-000102-002',
        line_type: 'EXPENSE',
        amount: '156.25',
        tax: '15.63',
        rate: '1.0925',
        usd: '170.70',
        usd_tax: '17.08',
        gbp: '133.67',
        gbp_tax: '13.37',
      },
      {
        id: 'PF-000102-003',
        line_type: 'ON_ACCOUNT',
        amount: '3125.01',
        tax: '625',
        rate: '1.0925',
        usd: '3414.07',
        usd_tax: '682.81',
        gbp: '2673.45',
        gbp_tax: '534.69',
      },
      {
        id: 'PF-000102-004',
        line_type: 'ON_ACCOUNT',
        amount: '-600',
        tax: '-120',
        rate: '1.08',
        usd: '-648.00',
        usd_tax: '-129.60',
        gbp: '-518.40',
        gbp_tax: '-103.68',
      },
    ]);
    expect(await entriesOf('INVV-0002')).toEqual([
      ['Customer balance', '3901.07', '4270.92', '3331.25'],
      ['Invoiced revenue', '-582.65', '-636.55', '-498.46'],
      ['Invoiced revenue', '-156.25', '-170.70', '-133.67'],
      ['Invoiced revenue - on account', '-3125.01', '-3414.07', '-2673.45'],
      ['WIP invoiced - on account', '600.00', '648.00', '518.40'],
      ['Sales tax payable', '-637.16', '-697.60', '-544.07'],
      ['WIP - sales value', '-738.90', '-801.71', '-635.46'],
      ['Accrued revenue - sales value', '738.90', '801.71', '635.46'],
    ]);
    const summary = await finance.sql(
      `select payload::jsonb as payload from finance.message where map = 'msdyn_customerinvoices' and document = 'proposal:PF-000102'`,
    );
    expect(summary).toEqual([
      {
        payload: [
          {
            proforma_id: PF_102.id,
            customer_invoice_number: 'CIV-000002',
            customer_invoice_date: '2026-01-31',
            posted_tax_amount: '637.16',
          },
        ],
      },
    ]);
  });

  test('step 7: Baltic', async () => {
    await finance.post('PF-000103');

    expect(await entriesOf('INVV-0003')).toEqual([
      ['Customer balance', '2773.92', '3030.52', '2373.08'],
      ['Invoiced revenue', '-350.66', '-383.10', '-299.99'],
      ['Invoiced revenue', '-93.75', '-102.42', '-80.20'],
      ['Invoiced revenue - on account', '-1875.00', '-2048.44', '-1604.06'],
      ['Sales tax payable', '-454.51', '-496.56', '-388.83'],
      ['WIP - sales value', '-444.41', '-482.19', '-382.20'],
      ['Accrued revenue - sales value', '444.41', '482.19', '382.20'],
    ]);
    const feedback = await feedbackOf('proposal:PF-000103');
    expect(
      feedback.map((row) => [
        row['accounting_currency_amount'],
        row['accounting_exchange_rate'],
        row['voucher_number'],
        row['sales_tax_amount'],
      ]),
    ).toEqual([
      ['383.10', '1.0925', 'INVV-0003', '70.13'],
      ['102.42', '1.0925', 'INVV-0003', '9.38'],
      ['2048.44', '1.0925', 'INVV-0003', '375.00'],
    ]);
    const [invoice] = await finance.sql(
      `select number, due_date::text, invoice_type from finance.customer_invoice where proposal_number = 'PF-000103'`,
    );
    expect(invoice).toEqual({ number: 'CIV-000003', due_date: '2026-03-02', invoice_type: 'INVOICE' });
  });

  test('every proposal has its events in order, without gaps', async () => {
    const events = await finance.sql<{ subject: string; kinds: string[]; numbers: number[] }>(
      `select subject, array_agg(kind order by subject_sequence) as kinds, array_agg(subject_sequence order by subject_sequence) as numbers from finance.event group by subject order by subject`,
    );

    expect(events.map((row) => row.kinds)).toEqual(
      Array(3).fill(['PROPOSAL_CREATED', 'STAGING_PROGRESS', 'LINES_IMPORTED', 'POSTED']),
    );
    expect(events.map((row) => row.numbers)).toEqual(Array(3).fill([1, 2, 3, 4]));
  });
});
