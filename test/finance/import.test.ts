import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deleteProposalLines } from '../../src/finance/proposal/delete-proposal-lines.ts';
import { importReady, runPeriodicImport } from '../../src/finance/staging/automatic-import.ts';
import { holdLease, takeLease, type Lease } from '../../src/finance/staging/lease.ts';
import { runImport } from '../../src/finance/staging/run-import.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { inTransaction, seeing } from '../../src/kernel/db.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import {
  actualRow,
  APPROVED,
  confirmation,
  idOf,
  PF_101,
  PF_102,
  PF_103,
  type GivenProforma,
} from '../kit/finance-messages.ts';
import { givenFinance, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

let companies = 0;
async function finance(given: Parameters<GivenFinance['company']>[0] = {}): Promise<GivenFinance> {
  companies += 1;
  const one = givenFinance(databases, `I${companies}`);
  await one.company(given);
  await one.contract();
  return one;
}
/** Approved, journalled and posted. */
async function withSales(given: Parameters<GivenFinance['company']>[0] = {}): Promise<GivenFinance> {
  const at = await finance(given);
  await at.actuals(...APPROVED);
  await at.importAll();
  await at.postAll();
  return at;
}
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

describe('import of journals', () => {
  test('groups rows by the period of their document date, up to the line limit', async () => {
    const at = await finance({ parameters: { journalPeriodUnit: 'MONTHS', journalLineLimit: 2 } });
    const cost = (documentDate: string) => ({ type: 'COST' as const, amount: '1', documentDate });
    await at.actuals(cost('2025-12-31'), cost('2026-01-01'), cost('2026-01-02'), cost('2026-01-31'));

    const run = await at.importAll({ scope: 'JOURNAL' });

    expect(run.refusals).toEqual([]);
    const journals = await at.sql(
      'select number, period_start::text, line_count, status from finance.integration_journal where legal_entity = $1 order by number',
      [at.legalEntity],
    );
    expect(journals).toEqual([
      { number: 'JRN-000001', period_start: '2025-12-01', line_count: 1, status: 'DRAFT' },
      { number: 'JRN-000002', period_start: '2026-01-01', line_count: 2, status: 'DRAFT' },
      { number: 'JRN-000003', period_start: '2026-01-01', line_count: 1, status: 'DRAFT' },
    ]);
  });

  test('a bad row is an error with a code, and the others go on; mended, the next run takes it', async () => {
    const at = await finance();
    const sale = { type: 'UNBILLED_SALES' as const, amount: '1' };
    await at.actuals(
      { ...sale, id: idOf('X1') },
      { ...sale, id: idOf('X2'), accountingDate: '2026-01-01' },
      { ...sale, id: idOf('X3'), billingType: 'UNHEARD_OF' },
    );

    await at.importAll();

    expect(await errorsOf(at)).toEqual([
      { process: 'IMPORT_JOURNAL', subject: idOf('X2'), code: 'EXCHANGE_RATE_MISSING' },
      { process: 'IMPORT_JOURNAL', subject: idOf('X3'), code: 'LINE_PROPERTY_NOT_FOUND' },
    ]);
    const [run] = await at.sql(
      'select status, rows_in, rows_out, rows_failed, rows_skipped from finance.import_run where legal_entity = $1',
      [at.legalEntity],
    );
    expect(run).toEqual({ status: 'COMPLETED_WITH_ERRORS', rows_in: 3, rows_out: 1, rows_failed: 2, rows_skipped: 0 });

    await at.sql(
      `update finance.project_parameters set billing_type_map = billing_type_map || '{"UNHEARD_OF":"Odd"}' where legal_entity = $1`,
      [at.legalEntity],
    );
    await at.importAll();
    expect(await errorsOf(at)).toEqual([
      { process: 'IMPORT_JOURNAL', subject: idOf('X2'), code: 'EXCHANGE_RATE_MISSING' },
    ]);
  });

  test('run twice with nothing new writes no line', async () => {
    const at = await finance();
    await at.actuals(...APPROVED);

    await at.importAll();
    await at.importAll();

    expect(
      await at.sql('select 1 from finance.integration_journal_line where legal_entity = $1', [at.legalEntity]),
    ).toHaveLength(6);
  });

  test('takes only the projects that are named, and no row after the day', async () => {
    const at = await finance();
    const cost = { type: 'COST' as const, amount: '1' };
    await at.actuals(cost, { ...cost, project: 'P-02' }, { ...cost, documentDate: '2026-01-20' });

    await at.importAll({ projects: ['P-01'], transactionDateTo: '2026-01-19' });

    expect(
      await at.sql(`select 1 from finance.staged_actual where legal_entity = $1 and status = 'IMPORTED'`, [
        at.legalEntity,
      ]),
    ).toHaveLength(1);
  });
});

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

describe('one importer for each company (R47)', () => {
  const leased = (at: GivenFinance, run = systemClock.newId()) =>
    inTransaction(databases.finance, seeing([at.legalEntity]), (tx) =>
      takeLease(tx, { legalEntity: at.legalEntity, run }),
    );
  const expire = (at: GivenFinance) =>
    at.sql(`update finance.import_lease set expires_at = clock_timestamp() where legal_entity = $1`, [at.legalEntity]);
  async function lease(at: GivenFinance): Promise<Lease> {
    const taken = await leased(at);
    if (!taken.ok) throw new Error('the lease is taken');
    return taken.value;
  }

  test('a second import is refused with the run that holds the company', async () => {
    const at = await finance();
    const held = await lease(at);

    const second = await at.importAll();

    expect(second.refusals.map(({ code, subject }) => [code, subject])).toEqual([['IMPORT_ALREADY_RUNNING', held.run]]);
  });

  test('while the holder is inside a transaction, another is refused at once', async () => {
    const at = await finance();
    const held = await lease(at);
    await expire(at);

    const codes = await inTransaction(databases.finance, seeing([at.legalEntity]), async (tx) => {
      await holdLease(tx, held);
      return (await at.importAll()).refusals.map(({ code }) => code);
    });

    expect(codes).toEqual(['IMPORT_ALREADY_RUNNING']);
  });

  test('a leader that was frozen and overtaken writes nothing (REL-15)', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_103));
    const frozen = await lease(at);
    await expire(at);
    await lease(at);
    const request = {
      scope: 'BOTH',
      journals: { legalEntity: at.legalEntity, projects: null, transactionDateTo: '2026-12-31' },
      proposals: null,
      onlyReady: false,
    } as const;

    const thawed = runImport({ side: databases.finance, clock: systemClock }, frozen, request);

    await expect(thawed).rejects.toMatchObject({ faultCode: 'IMPORT_ALREADY_RUNNING' });
    expect([await linesOf(at), await statusOf(at, 'PF-000103')]).toEqual([[], 'HEADER_ONLY']);
  });

  test('a run that was killed is ended by the next, which takes over when the lease is out', async () => {
    const at = await withSales();
    const killed = await at.importAll({}, { key: 'killed' });
    const run = killed.value?.run;
    await at.sql(
      `update finance.import_run set status = 'RUNNING', finished_at = null where legal_entity = $1 and id = $2`,
      [at.legalEntity, run],
    );
    await at.sql(
      `update finance.import_lease set run_id = $2, expires_at = clock_timestamp() where legal_entity = $1`,
      [at.legalEntity, run],
    );
    await at.deliver(...confirmation(PF_103));

    const next = await at.importAll();

    expect(next.value?.imported).toEqual(['PF-000103']);
    expect(
      await at.sql('select status from finance.import_run where legal_entity = $1 and id = $2', [at.legalEntity, run]),
    ).toEqual([{ status: 'FAILED' }]);
  });

  test('two imports at once: every line once', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_103));

    const answers = await Promise.all([1, 2, 3].map(() => at.importAll()));

    expect(await linesOf(at)).toHaveLength(3);
    expect(answers.flatMap(({ value }) => value?.imported ?? [])).toEqual(['PF-000103']);
  });
});

describe('the import that nobody asks for', () => {
  test('takes a ready proposal of an ON_READY company at once, and passes by what waits', async () => {
    const ready = await withSales({ company: { importTrigger: 'ON_READY' } });
    await ready.deliver(...confirmation(PF_103), ...confirmation(PF_102));
    const periodic = await withSales();
    await periodic.deliver(...confirmation(PF_103));

    const imported = await importReady(databases.finance, { clock: systemClock });
    const again = await importReady(databases.finance, { clock: systemClock });

    expect([imported, again]).toEqual([['PF-000103'], []]);
    expect([await errorsOf(ready), await statusOf(ready, 'PF-000102'), await statusOf(periodic, 'PF-000103')]).toEqual([
      [],
      'HEADER_ONLY',
      'HEADER_ONLY',
    ]);
  });

  test('on the timetable takes every company that has something to import', async () => {
    const at = await withSales();
    await at.deliver(...confirmation(PF_103));

    await runPeriodicImport(databases.finance, { clock: systemClock });

    expect(await statusOf(at, 'PF-000103')).toBe('LINES_IMPORTED');
  });
});

test('a proposal of 1,000 lines is imported in a bounded number of statements', async () => {
  const at = await finance();
  const ids = Array.from({ length: 1_000 }, (_, i) => i + 1);
  const sales = ids.map((i) => ({
    id: idOf(`U${i}`),
    type: 'UNBILLED_SALES' as const,
    amount: '133.33',
    quantity: '1.00',
  }));
  await at.actuals(...sales);
  await at.importAll({ scope: 'JOURNAL' });
  const journals = await timed(() => at.postAll());
  const proforma: GivenProforma = {
    number: 'PF-1000',
    id: idOf('P1000'),
    billed: ids.map((i) => ({
      actual: { id: idOf(`B${i}`), type: 'BILLED_SALES', amount: '133.33' },
      unbilled: idOf(`U${i}`),
    })),
  };
  await at.deliver(...confirmation(proforma));

  const imported = await timed(() => at.importAll({ proposals: ['PF-1000'] }));
  const posted = await timed(() => at.post('PF-1000'));

  expect(await linesOf(at)).toHaveLength(1_000);
  expect(await statusOf(at, 'PF-1000')).toBe('POSTED');
  console.info('1,000 lines', { journals, imported, posted });
  expect(journals.statements).toBeLessThan(45);
  expect(imported.statements).toBeLessThan(60);
  expect(posted.statements).toBeLessThan(45);
});

async function timed(work: () => Promise<unknown>): Promise<{ readonly ms: number; readonly statements: number }> {
  let statements = 0;
  const count = (): void => {
    statements += 1;
  };
  databases.finance.listeners.add(count);
  const start = performance.now();
  await work();
  databases.finance.listeners.delete(count);
  return { ms: Math.round(performance.now() - start), statements };
}
