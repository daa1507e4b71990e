import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deleteProposalLines } from '../../src/finance/proposal/delete-proposal-lines.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { actualRow, APPROVED, confirmation, idOf, PF_101, PF_102, PF_103 } from '../kit/finance-messages.ts';
import { financeCompanies, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
const { finance, withSales } = financeCompanies(() => databases);
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const statusOf = async ({ sql, legalEntity }: GivenFinance, number: string) =>
  (
    await sql<{ status: string }>('select status from finance.proposal where legal_entity = $1 and number = $2', [
      legalEntity,
      number,
    ])
  )[0]?.status;
const errorsOf = ({ sql, legalEntity }: GivenFinance) =>
  sql('select process, subject, code from finance.process_error where legal_entity = $1 order by process, subject', [
    legalEntity,
  ]);
const linesOf = ({ sql, legalEntity }: GivenFinance) =>
  sql(
    `select to_jsonb(l) as line from finance.proposal_line l where legal_entity = $1 order by proposal_number, line_number`,
    [legalEntity],
  );

describe('import of proposals', () => {
  test('before the last row has arrived is waiting, not an error; when named it says so', async () => {
    const at = await withSales();
    const [header, actuals, connections] = confirmation(PF_103);
    if (header === undefined || actuals === undefined || connections === undefined) throw new Error('three messages');
    const first = { ...actuals, rows: actuals.rows.slice(0, 2) };
    await at.deliver(header, first, connections);

    const named = await at.importAll({ proposals: ['PF-000103'] });
    const periodic = await at.importAll();

    expect(named.refusals.map(({ code, subject }) => [code, subject])).toEqual([['STAGING_MISMATCH', 'PF-000103']]);
    expect([periodic.refusals, await errorsOf(at), await statusOf(at, 'PF-000103')]).toEqual([[], [], 'HEADER_ONLY']);
    await at.deliver({ ...actuals, rows: actuals.rows.slice(2) });
    expect((await at.importAll()).value?.imported).toEqual(['PF-000103']);
  });

  test('needs the unbilled sales posted: one error, no line, and it clears itself (R43, R44)', async () => {
    const at = await finance();
    await at.actuals(...APPROVED);
    await at.deliver(...confirmation(PF_103));

    const rejected = await at.importAll({ proposals: ['PF-000103'] });

    expect(rejected.refusals.map(({ code, rule }) => [code, rule])).toEqual([['UNBILLED_NOT_POSTED', 'R44']]);
    expect(await errorsOf(at)).toEqual([
      { process: 'IMPORT_PROPOSAL', subject: 'PF-000103', code: 'UNBILLED_NOT_POSTED' },
    ]);
    expect(await linesOf(at)).toEqual([]);
    await at.postAll();
    await at.importAll();
    expect([await statusOf(at, 'PF-000103'), await errorsOf(at)]).toEqual(['LINES_IMPORTED', []]);
  });

  test('needs the milestone open with the same amount, and the prepayment posted (R17, R46)', async () => {
    const at = await withSales();
    await at.sql(`update finance.on_account_transaction set amount = 1 where legal_entity = $1`, [at.legalEntity]);
    await at.deliver(...confirmation(PF_101), ...confirmation(PF_102));

    const run = await at.importAll({ proposals: ['PF-000102'] });

    expect(run.refusals.map(({ code }) => code)).toEqual(['ORIGINAL_NOT_POSTED', 'ON_ACCOUNT_NOT_FOUND']);
    expect(run.refusals[0]?.message).toContain('PF-000101');
  });

  test('rows other than those that were confirmed are a mismatch (R45)', async () => {
    const at = await withSales();
    const [header, ...rest] = confirmation(PF_103);
    await at.deliver(
      { map: 'invoices', document: 'd', rows: [{ ...header?.rows[0], billable_hash: '0'.repeat(64) }] },
      ...rest,
    );

    await at.importAll();

    expect(await errorsOf(at)).toEqual([
      { process: 'IMPORT_PROPOSAL', subject: 'PF-000103', code: 'STAGING_MISMATCH' },
    ]);
  });

  test('with nothing billable closes empty, and its sales are closed without charge (D38)', async () => {
    const at = await finance();
    await at.actuals({ id: idOf('U1'), type: 'UNBILLED_SALES', billingType: 'NON_CHARGEABLE', amount: '5' });
    await at.importAll();
    await at.postAll();
    const billed = [
      {
        actual: { id: idOf('B1'), type: 'BILLED_SALES' as const, billingType: 'NON_CHARGEABLE', amount: '5' },
        unbilled: idOf('U1'),
      },
    ];
    await at.deliver(...confirmation({ number: 'PF-E', id: idOf('E1'), billed }));

    await at.importAll();

    expect(await statusOf(at, 'PF-E')).toBe('CLOSED_EMPTY');
    expect(
      await at.sql('select sale_status from finance.subledger_transaction where legal_entity = $1', [at.legalEntity]),
    ).toEqual([{ sale_status: 'NO_CHARGE' }]);
    expect(
      await at.sql(`select status from finance.staged_actual where legal_entity = $1 and actual_id = $2`, [
        at.legalEntity,
        idOf('B1'),
      ]),
    ).toEqual([{ status: 'NOT_BILLABLE' }]);
  });

  test('a billable row that comes after the lines is a mismatch on the proposal, and the row stays (5.6)', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_103));
    await at.importAll();

    await at.deliver({
      map: 'msdyn_actuals',
      document: 'late',
      rows: [actualRow({ id: idOf('Z1'), type: 'BILLED_SALES', amount: '1', proforma: PF_103.id })],
    });

    expect(await errorsOf(at)).toEqual([
      { process: 'IMPORT_PROPOSAL', subject: 'PF-000103', code: 'STAGING_MISMATCH' },
    ]);
    expect((await at.post('PF-000103')).refusals.map(({ code, rule }) => [code, rule])).toEqual([
      ['STAGING_MISMATCH', 'P3'],
    ]);
  });

  test('delete all and import again makes the same lines (I28, R15)', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_101), ...confirmation(PF_103));
    await at.importAll();
    const before = await linesOf(at);

    for (const number of ['PF-000101', 'PF-000103']) {
      const deleted = await at.run((work) => deleteProposalLines(work, { number }));
      expect(deleted.value).toEqual({ number });
    }
    const between = [
      await linesOf(at),
      await at.sql(`select distinct sale_status from finance.subledger_transaction where legal_entity = $1`, [
        at.legalEntity,
      ]),
    ];
    await at.importAll();

    expect(between).toEqual([[], [{ sale_status: 'POSTED' }]]);
    expect(await linesOf(at)).toEqual(before);
    const again = await at.run((work) => deleteProposalLines(work, { number: 'PF-000103' }));
    const twice = await at.run((work) => deleteProposalLines(work, { number: 'PF-000103' }));
    expect([again.refusals, twice.refusals.map(({ code }) => code)]).toEqual([[], ['PROPOSAL_HAS_NO_LINES']]);
  });

  test('a plan shows the lines and writes nothing', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_103));

    const plan = await at.importAll({ proposals: ['PF-000103'] }, { mode: 'PLAN' });
    const all = await at.importAll({}, { mode: 'PLAN' });

    expect(plan.plan?.writes.find((write) => write.table === 'finance.proposal_line')?.count).toBe(3);
    expect(all.refusals.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
    expect([await linesOf(at), await statusOf(at, 'PF-000103')]).toEqual([[], 'HEADER_ONLY']);
  });

  test('an unknown proposal is not found, and selective import can be switched off', async () => {
    const at = await finance();
    const off = await finance({ parameters: { selectiveImport: false } });

    const codes = [await at.importAll({ proposals: ['PF-X'] }), await off.importAll({ proposals: ['PF-X'] })].map(
      ({ refusals }) => refusals[0]?.code,
    );

    expect(codes).toEqual(['NOT_FOUND', 'FEATURE_DISABLED']);
  });

  test('the same key answers with the same run and its proposals (R65)', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_103));

    const first = await at.importAll({}, { key: 'once' });
    const second = await at.importAll({}, { key: 'once' });

    expect([second.replayed, second.value]).toEqual([true, first.value]);
  });
});
