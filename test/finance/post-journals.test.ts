import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { idOf } from '../kit/finance-messages.ts';
import { financeCompanies, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
const { finance } = financeCompanies(() => databases);
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const own = (at: GivenFinance, sql: string) => at.sql(sql, [at.legalEntity]);
describe('posting journals', () => {
  test('a line that fails moves to a new journal that names the original, and is posted by name once it is mended', async () => {
    const at = await finance();
    await at.actuals(
      { id: idOf('C1'), type: 'COST', amount: '1' },
      { id: idOf('C2'), type: 'COST', amount: '2', accountingDate: '2026-03-01' },
    );
    await at.importAll();

    const posted = await at.postAll();
    const again = await at.postAll();

    expect(posted.value).toEqual({ journals: ['JRN-000001', 'JRN-000002'], posted: 1, failed: 1, left: 0 });
    expect(posted.refusals.map(({ code, subject }) => [code, subject])).toEqual([['NO_OPEN_PERIOD', idOf('C2')]]);
    expect(again.value).toEqual({ journals: [], posted: 0, failed: 0, left: 0 });
    const journals = await own(
      at,
      `select number, status, line_count, original_journal_number as original from finance.integration_journal where legal_entity = $1 order by number`,
    );
    expect(journals).toEqual([
      { number: 'JRN-000001', status: 'POSTED', line_count: 1, original: null },
      { number: 'JRN-000002', status: 'ERROR', line_count: 1, original: 'JRN-000001' },
    ]);
    await own(at, `insert into finance.fiscal_period values ($1, '2026-03-01', '2026-03-31', 'OPEN')`);
    expect((await at.postAll(['JRN-000002'])).value).toEqual({
      journals: ['JRN-000002'],
      posted: 1,
      failed: 0,
      left: 0,
    });
    expect(await own(at, 'select 1 from finance.process_error where legal_entity = $1')).toEqual([]);
  });

  test('a journal whose lines all fail stays, in error', async () => {
    const at = await finance();
    await at.actuals({ type: 'UNBILLED_SALES', line: 99, amount: '1' });
    await at.importAll();

    const first = await at.postAll();
    const second = await at.postAll(['JRN-000001']);

    expect([first, second].map(({ refusals, value }) => [refusals[0]?.code, value?.failed])).toEqual(
      Array(2).fill(['POSTING_PROFILE_MISSING', 1]),
    );
    expect(await own(at, 'select number, status from finance.integration_journal where legal_entity = $1')).toEqual([
      { number: 'JRN-000001', status: 'ERROR' },
    ]);
  });

  test('a posted journal is refused, and one that is not there not found', async () => {
    const at = await finance();
    await at.actuals({ type: 'COST', amount: '1' });
    await at.importAll();
    await at.postAll();

    const answer = await at.postAll(['JRN-000001', 'JRN-X']);

    expect(answer.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['JOURNAL_NOT_DRAFT', ['journals', 0]],
      ['NOT_FOUND', ['journals', 1]],
    ]);
  });

  test('an adjustment reversal clears its original at the stored rate', async () => {
    const at = await finance();
    await at.actuals({ id: idOf('U1'), type: 'UNBILLED_SALES', amount: '582.65' });
    await at.importAll();
    await at.postAll();
    await at.actuals({
      id: idOf('U2'),
      type: 'UNBILLED_SALES',
      amount: '-582.65',
      quantity: '-1.00',
      reverses: idOf('U1'),
      accountingDate: '2026-02-10',
    });

    await at.importAll();
    await at.postAll();

    expect(
      await own(
        at,
        `select sale_status, trim_scale(stored_rate)::text as rate, trim_scale(stored_accounting_amount)::text as usd from finance.subledger_transaction where legal_entity = $1 order by actual_id`,
      ),
    ).toEqual([
      { sale_status: 'ADJUSTED', rate: '1.085', usd: '632.18' },
      { sale_status: 'ADJUSTED', rate: '1.085', usd: '-632.18' },
    ]);
    expect(
      await own(
        at,
        `select sum(accounting_amount)::numeric(19,2)::text as usd from finance.ledger_entry where legal_entity = $1 and posting_type = 'WIP - sales value'`,
      ),
    ).toEqual([{ usd: '0.00' }]);
  });

  test('revenue is accrued only for chargeable sales of a line whose profile accrues', async () => {
    const at = await finance();
    await at.actuals(
      { id: idOf('U1'), type: 'UNBILLED_SALES', amount: '1' },
      { id: idOf('U2'), type: 'UNBILLED_SALES', amount: '1', billingType: 'NON_CHARGEABLE' },
      { id: idOf('U3'), type: 'UNBILLED_SALES', amount: '1', line: 20 },
    );
    await at.importAll();
    await at.postAll();

    expect(
      await own(at, 'select accrued from finance.subledger_transaction where legal_entity = $1 order by actual_id'),
    ).toEqual([{ accrued: true }, { accrued: false }, { accrued: false }]);
    const feedback = await own(
      at,
      `select r ->> 'sales_tax_amount' as tax from finance.message m, json_array_elements(m.payload) r where legal_entity = $1 order by r ->> 'actual_id'`,
    );
    expect(feedback).toEqual([{ tax: '0.20' }, { tax: '0.00' }, { tax: '0.20' }]);
  });
});

test('closing a period and posting into it: never a posted row in a period that was closed before it (REL-35)', async () => {
  const at = await finance();
  for (let round = 1; round <= 20; round += 1) {
    await at.sql(`update finance.fiscal_period set status = 'OPEN' where legal_entity = $1`, [at.legalEntity]);
    await at.actuals({ type: 'COST', amount: '1' });
    await at.importAll();
    const closing = at.sql(
      `update finance.fiscal_period set status = 'CLOSED' where legal_entity = $1 returning clock_timestamp() as at`,
      [at.legalEntity],
    );
    const [answer] = await Promise.all([at.postAll(), closing]);

    // Refused by the period, or committed before the period could be closed; never half of it.
    const [counts] = await at.sql<{ vouchers: number; posted: number }>(
      `select (select count(*)::int from finance.voucher where legal_entity = $1) as vouchers,
              (select count(*)::int from finance.integration_journal_line where legal_entity = $1 and status = 'POSTED') as posted`,
      [at.legalEntity],
    );
    expect(counts?.vouchers).toBe(counts?.posted);
    expect([answer.value?.posted, answer.value?.failed]).toEqual(answer.value?.posted === 1 ? [1, 0] : [0, 1]);
  }
});
