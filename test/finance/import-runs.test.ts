import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importReady, runPeriodicImport } from '../../src/finance/staging/automatic-import.ts';
import { holdLease, takeLease, type Lease } from '../../src/finance/staging/lease.ts';
import { runImport } from '../../src/finance/staging/run-import.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { inTransaction, seeing } from '../../src/kernel/db.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { confirmation, idOf, PF_102, PF_103, type GivenProforma } from '../kit/finance-messages.ts';
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
