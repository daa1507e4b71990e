/** The worked example of domain.md section 9, as a fresh gateway shows it: contract confirmed, entries approved, the retainer invoiced. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readFolder, readTable, type Folder } from './folder.ts';
import { formatProblem } from './folder/problem.ts';
import { readScenario } from './folder/scenario.ts';
import type { Client } from './graphql-client.ts';
import { loadFolder } from './load-folder.ts';
import { newCommands, type Month } from './month/month.ts';
import { invoiceRetainers } from './month/run-month.ts';
import { silentProgress } from './progress.ts';

export const DEMO_FOLDER = join(import.meta.dirname, '..', '..', 'data', 'worked-example');

/** So that the numbers of section 9 come out: its first proforma is PF-000101. */
const FIRST_PROFORMA = {
  'number_sequences.csv': [
    { line: 2, cells: { legal_entity_id: 'USPM', series: 'PF', format: 'PF-######', next_number: '101' } },
  ],
};

/** Loads it through the API. Throws when anything of it is refused: the example must be whole. */
export async function loadDemo(client: Client): Promise<void> {
  const folder: Folder = await readFolder(DEMO_FOLDER);
  const scenario = readScenario(await readTable(DEMO_FOLDER, 'scenario.csv'), {});
  const withNumbers = { ...folder, rows: { ...folder.rows, ...FIRST_PROFORMA } };
  const report = await loadFolder(client, withNumbers, { strict: true, progress: silentProgress });
  if (report.problems.length > 0) throw new Error(report.problems.map(formatProblem).join('\n'));
  const month: Month = {
    client,
    progress: silentProgress,
    scenario,
    companies: report.billed,
    lastWorked: null,
    command: newCommands(`demo:${randomUUID()}`),
    left: [],
  };
  await invoiceRetainers(month, scenario.retainerDate ?? scenario.proformaDate);
  const [left] = month.left;
  if (left !== undefined) throw new Error(`${left.subject}: ${left.code} ${left.message}`);
}
