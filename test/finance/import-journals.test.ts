import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { APPROVED, idOf } from '../kit/finance-messages.ts';
import { financeCompanies, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
const { finance } = financeCompanies(() => databases);
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const errorsOf = ({ sql, legalEntity }: GivenFinance) =>
  sql('select process, subject, code from finance.process_error where legal_entity = $1 order by process, subject', [
    legalEntity,
  ]);
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
