import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PostProposalInput } from '../../src/finance/proposal/post-proposal.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { confirmation, PF_101 } from '../kit/finance-messages.ts';
import { financeCompanies, type Ask, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
const { finance, withProposal } = financeCompanies(() => databases);
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const own = (at: GivenFinance, sql: string) => at.sql(sql, [at.legalEntity]);
const proposalOf = async (at: GivenFinance, number = 'PF-000103') =>
  (await at.sql('select * from finance.proposal where legal_entity = $1 and number = $2', [at.legalEntity, number]))[0];
/** What a refused posting may leave: the proposal, its error and its last event. */
async function refusedPosting(at: GivenFinance, input: string | PostProposalInput = 'PF-000103', ask: Ask = {}) {
  const answer = await at.post(input, ask);
  const [error] = await own(
    at,
    `select code, subject from finance.process_error where legal_entity = $1 and process = 'POST_PROPOSAL'`,
  );
  const [event] = await own(
    at,
    `select kind, payload ->> 'code' as code from finance.event where legal_entity = $1 order by sequence desc limit 1`,
  );
  const invoices = await own(at, 'select number from finance.customer_invoice where legal_entity = $1');
  return {
    codes: answer.refusals.map(({ code }) => code),
    rule: answer.refusals[0]?.rule,
    status: (await proposalOf(at))?.['status'],
    error,
    event,
    invoices,
  };
}
const kept = (code: string, rule: string) => ({
  codes: [code],
  rule,
  status: 'LINES_IMPORTED',
  error: { code, subject: 'PF-000103' },
  event: { kind: 'POSTING_FAILED', code },
  invoices: [],
});

describe('what stands in the way of posting leaves an error and an event, and nothing else (I41)', () => {
  test.each([
    [
      'a closed period',
      `update finance.fiscal_period set status = 'CLOSED' where legal_entity = $1`,
      'NO_OPEN_PERIOD',
      'R50',
    ],
    [
      'no later open period where dates may move',
      `with moved as (update finance.project_parameters set auto_accounting_date_to_open_period = true where legal_entity = $1)
       update finance.fiscal_period set status = 'ON_HOLD' where legal_entity = $1`,
      'NO_OPEN_PERIOD_OR_LATER',
      'R50',
    ],
    [
      'a finished project',
      `update finance.project set state = 'INACTIVE' where legal_entity = $1`,
      'PROJECT_FINISHED',
      'R52',
    ],
    [
      'a sale that is no longer held',
      `update finance.subledger_transaction set sale_status = 'POSTED', proposal_number = null where legal_entity = $1 and customer_account = 'BALTIC'`,
      'DEPENDENCY_CHANGED',
      'P4',
    ],
    [
      'a missing profile',
      'delete from finance.contract_line_profile where legal_entity = $1',
      'POSTING_PROFILE_MISSING',
      'P8',
    ],
    [
      'a blocked customer',
      `update finance.customer set blocked = 'INVOICE' where legal_entity = $1`,
      'CUSTOMER_BLOCKED',
      'P9',
    ],
    [
      'an exhausted number sequence',
      `insert into finance.number_sequence (legal_entity, series, format, next_number) values ($1, 'INVV', 'VERY-LONG-VOUCHER-#', 10000)`,
      'NUMBER_SEQUENCE_EXHAUSTED',
      'P10',
    ],
  ])('%s', async (_, change, code, rule) => {
    const at = await withProposal();
    await own(at, change);

    expect(await refusedPosting(at)).toEqual(kept(code, rule));
  });

  test('a missing exchange rate (P6)', async () => {
    const at = await withProposal({ company: { reportingCurrency: 'USD' } });
    await own(
      at,
      `update finance.legal_entity set reporting_currency = 'GBP', accounting_currency = 'GBP' where legal_entity = $1`,
    );
    await own(at, `update finance.proposal set accounting_date = '2026-01-02' where legal_entity = $1`);

    expect(await refusedPosting(at)).toEqual(kept('EXCHANGE_RATE_MISSING', 'P6'));
  });

  test('a missing tax group, where they are required (P7)', async () => {
    const at = await withProposal({ parameters: { requireTaxGroups: true } });
    await own(
      at,
      `update finance.proposal_line set item_sales_tax_group = null where legal_entity = $1 and line_number = 1`,
    );

    expect(await refusedPosting(at)).toEqual(kept('TAX_GROUP_MISSING', 'P7'));
  });

  test('once it is mended the posting clears the error and takes the next number, without a gap (I40)', async () => {
    const at = await withProposal();
    await at.deliver(...confirmation(PF_101));
    await at.importAll();
    await own(at, `update finance.customer set blocked = 'ALL' where legal_entity = $1 and account_number = 'BALTIC'`);
    await refusedPosting(at);
    await own(at, `update finance.customer set blocked = 'NO' where legal_entity = $1`);

    await at.post('PF-000103');
    await at.post('PF-000101');

    expect(
      await own(
        at,
        'select number, voucher_number from finance.customer_invoice where legal_entity = $1 order by number',
      ),
    ).toEqual([
      { number: 'CIV-000001', voucher_number: 'INVV-0001' },
      { number: 'CIV-000002', voucher_number: 'INVV-0002' },
    ]);
    expect(await own(at, 'select 1 from finance.process_error where legal_entity = $1')).toEqual([]);
  });

  test('a date in a closed period moves to the next open one, where the company allows it', async () => {
    const at = await withProposal({ parameters: { autoAccountingDateToOpenPeriod: true } });
    await own(
      at,
      `update finance.fiscal_period set status = 'CLOSED' where legal_entity = $1 and start_date = '2026-01-01'`,
    );

    await at.post('PF-000103');

    expect(
      (
        await own(
          at,
          "select accounting_date::text from finance.voucher where legal_entity = $1 and number = 'INVV-0001'",
        )
      )[0],
    ).toEqual({ accounting_date: '2026-02-01' });
  });
});

describe('what is posted stays (R16, REL-19)', () => {
  test('the database refuses every change, also to its superuser', async () => {
    const at = await withProposal();
    await at.post('PF-000103');
    const attempts = [
      `update finance.customer_invoice set total_amount = 0 where legal_entity = $1`,
      `delete from finance.customer_invoice_line where legal_entity = $1`,
      `update finance.ledger_entry set amount = 0 where legal_entity = $1`,
      `delete from finance.voucher where legal_entity = $1`,
      `delete from finance.proposal where legal_entity = $1`,
      `update finance.proposal set line_amount = 0 where legal_entity = $1`,
      `delete from finance.proposal_line where legal_entity = $1`,
      `update finance.subledger_transaction set amount = 0 where legal_entity = $1`,
      `update finance.integration_journal_line set amount = 0 where legal_entity = $1`,
      `update finance.staged_actual set amount = 0 where legal_entity = $1`,
    ];

    for (const attempt of attempts) await expect(own(at, attempt)).rejects.toMatchObject({ code: 'GW001' });
  });

  test('an amount of a line that is not posted is fixed too (R10)', async () => {
    const at = await withProposal();

    await expect(own(at, 'update finance.proposal_line set amount = 0 where legal_entity = $1')).rejects.toMatchObject({
      code: 'GW001',
    });
  });

  test('a voucher that does not balance is refused at the commit (I33)', async () => {
    const at = await finance();
    const values = `('${at.legalEntity}', 'V', 1, 'x', 'Cost', 1, 'EUR', 1, null)`;

    const unbalanced = at.sql(
      `begin; insert into finance.voucher (legal_entity, number, accounting_date, source, document) values ('${at.legalEntity}', 'V', '2026-01-01', 'INVOICE', 'D');
       insert into finance.ledger_entry (legal_entity, voucher_number, sequence, main_account, posting_type, amount, currency, accounting_amount, reporting_amount) values ${values}; commit`,
    );

    await expect(unbalanced).rejects.toMatchObject({ code: 'GW003' });
    await at.sql('rollback');
  });
});
