import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { confirmProforma } from '../../src/project/proforma/confirm-proforma.ts';
import { createProformas } from '../../src/project/proforma/create-proformas.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { givenProject, type GivenProject } from '../kit/given-project.ts';

let databases: TestDatabases;
let given: GivenProject;
beforeAll(async () => {
  databases = await openTestDatabases();
  given = givenProject(databases);
  await given.company();
});
afterAll(() => databases.close());

/** Drafts and confirms so many details; answers the proforma's number and how many statements the confirm took. */
async function confirmed(details: number): Promise<{ number: string; statements: number }> {
  const contract = await given.contract({ number: `PC-S${details}` });
  await given.sales(Array.from({ length: details }, () => ({ contract })));
  const input = { contracts: [contract], runDate: '2026-01-31', invoiceDate: null, accountingDate: null };
  const id = (await given.done((work) => createProformas(work, input))).proformas[0] ?? '';
  const statements: string[] = [];
  const listener = (sql: string) => statements.push(sql);
  databases.project.listeners.add(listener);
  await given.done((work) => confirmProforma(work, { id }));
  databases.project.listeners.delete(listener);
  const [row] = await given.sql<{ number: string }>('select number from project.proforma where id = $1', [id]);
  return { number: row?.number ?? '', statements: statements.length };
}

test('a confirm of 6,000 details takes a constant number of statements, and one more for each five thousand rows of a table, and so do its messages', async () => {
  const [small, large] = [await confirmed(20), await confirmed(6_000)];

  // Read in two pages: details, sales, origins. Written: 12,000 actuals, 12,000 connections, 30,000 origins, 6,000 items.
  const more = 3 * (2 - 1) + (3 - 1) + (3 - 1) + (6 - 1) + (2 - 1);
  expect(large.statements - small.statements).toBe(more);
  expect(small.statements).toBeLessThanOrEqual(20);

  const { number } = large;
  const loads = [5_000, 1_000];
  expect(
    await given.sql('select map, row_count from project.message where document = $1 order by sequence', [
      `proforma:${number}`,
    ]),
  ).toEqual([
    { map: 'invoices', row_count: 1 },
    ...loads.map((row_count) => ({ map: 'msdyn_actuals', row_count })),
    ...loads.map((row_count) => ({ map: 'msdyn_transactionconnections', row_count })),
  ]);
  expect(
    await given.sql(
      `select (select count(*)::int from project.actual a where a.message_id = m.id) as rows
         from project.message m where m.document = $1 and m.map = 'msdyn_actuals' order by m.sequence`,
      [`proforma:${number}`],
    ),
  ).toEqual(loads.map((rows) => ({ rows })));
}, 120_000);
