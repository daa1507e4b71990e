/** `npm run month -- DIR`: bills a month from a folder of CSV files, through the public API, and compares it with what was expected. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { companiesIn, DEFAULT_DATA_DIRECTORY, findTokens } from './access.ts';
import { readCommandLine, tellEnd, textFlag, tokensGiven, type Flags } from './command-line.ts';
import { compareAll, readExpected, sayComparison, type Expected } from './compare.ts';
import { readBack, runBy, type Readings } from './compare/readings.ts';
import { readFolder, readTable, type Folder } from './folder.ts';
import { readScenario, SCENARIO_DAYS, type Scenario } from './folder/scenario.ts';
import { openClient, type Client } from './graphql-client.ts';
import { loadFolder } from './load-folder.ts';
import { loadTable, tellProblems } from './load-report.ts';
import { newCommands, type Month } from './month/month.ts';
import { findOpenItems } from './month/open-items.ts';
import { runMonth } from './month/run-month.ts';
import { totalsTable } from './month/totals.ts';
import { startOwnGateway, type OwnGateway } from './own-gateway.ts';
import { openProgress, type Progress } from './progress.ts';

const USAGE =
  'npm run month -- DIR [--url URL] [--token TOKEN] [--data-directory DIR] [--strict] [--with-retainers] [--journal-date DAY …]';

const dayFlag = (day: string): string => day.replace('_', '-');

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string', multiple: true },
  'data-directory': { type: 'string' },
  strict: { type: 'boolean' },
  'with-retainers': { type: 'boolean' },
  ...Object.fromEntries(SCENARIO_DAYS.map((day) => [dayFlag(day), { type: 'string' } as const])),
} as const;

/** What shells say of a process that was ended by Ctrl-C. */
const INTERRUPTED = 130;

/** What the command line and the folder say, before anything is started. */
interface Plan {
  readonly folder: Folder;
  readonly scenario: Scenario;
  readonly expected: Expected;
  readonly retainersFirst: boolean;
  readonly strict: boolean;
  readonly progress: Progress;
}

async function readPlan(directory: string, flags: Flags): Promise<Plan> {
  const folder = await readFolder(directory);
  const given = Object.fromEntries(SCENARIO_DAYS.map((day) => [day, textFlag(flags, dayFlag(day))]));
  const retainersFirst = flags['with-retainers'] === true;
  return {
    folder,
    scenario: readScenario(await readTable(directory, 'scenario.csv'), given),
    expected: await readExpected(retainersFirst ? join(directory, 'with-retainers') : directory),
    retainersFirst,
    strict: flags['strict'] === true,
    progress: openProgress(process.stdout),
  };
}

async function month(words: readonly string[]): Promise<void> {
  const begun = performance.now();
  const { directory, flags } = readCommandLine(words, { usage: USAGE, options: OPTIONS });
  const plan = await readPlan(directory, flags);
  const given = textFlag(flags, 'url');
  const dataDirectory = textFlag(flags, 'data-directory');
  const own = given === null ? await startOwnGateway({ dataDirectory }) : null;
  const interrupt = (): void => {
    void (own?.stop() ?? Promise.resolve()).finally(() => process.exit(INTERRUPTED));
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const tokens = await findTokens({
      tokens: own === null ? tokensGiven(flags) : [],
      dataDirectory: own?.dataDirectory ?? dataDirectory ?? DEFAULT_DATA_DIRECTORY,
      legalEntities: companiesIn(plan.folder),
    });
    const client = openClient(own?.url ?? given ?? '', tokens);
    if (!(await bill(client, plan))) process.exitCode = 1;
    await sayResources(plan.progress, begun, own);
  } finally {
    await own?.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Whether everything went in, nothing got stuck, and nothing differs. */
async function bill(client: Client, plan: Plan): Promise<boolean> {
  const { folder, scenario, progress, strict } = plan;
  const report = await loadFolder(client, folder, { strict, progress });
  progress.say(loadTable(report));
  tellProblems(report.problems);
  if (strict && report.problems.length > 0) return false;
  const running: Month = {
    client,
    progress,
    scenario,
    companies: report.billed,
    lastWorked: lastWorked(folder),
    command: newCommands(`month:${randomUUID()}`),
    left: [],
  };
  await runMonth(running, plan);
  const companies = await readBack({
    client,
    progress,
    companies: report.billed.map(({ legalEntity }) => legalEntity),
    withLines: plan.expected.has('expected_lines.csv'),
  });
  const readings: Readings = {
    companies,
    accrues: accruals(folder),
    runOf: runBy(scenario, plan.retainersFirst),
  };
  progress.say(totalsTable(companies.flatMap(({ invoices }) => invoices)));
  const open = await findOpenItems(running);
  if (open.lines.length > 0) progress.say(['Left open:', ...open.lines.map((line) => `  ${line}`)].join('\n'));
  const comparison = compareAll(plan.expected, readings);
  progress.say(sayComparison(comparison).join('\n'));
  return report.problems.length === 0 && !open.isStuck && comparison.differences.length === 0;
}

const lastWorked = (folder: Folder): string | null =>
  (folder.rows['approvals.csv'] ?? []).reduce<string | null>((last, { cells }) => {
    const day = cells['document_date'] ?? null;
    return day !== null && (last === null || day > last) ? day : last;
  }, null);

function accruals(folder: Folder): Readings['accrues'] {
  const accruing = new Set(
    (folder.rows['contract_lines.csv'] ?? [])
      .filter(({ cells }) => cells['accrue_revenue'] === 'true')
      .map(({ cells }) => `${cells['contract_number'] ?? ''} ${cells['line_number'] ?? ''}`),
  );
  return (contractNumber, lineNumber) => accruing.has(`${contractNumber ?? ''} ${lineNumber ?? ''}`);
}

async function sayResources(progress: Progress, begun: number, own: OwnGateway | null): Promise<void> {
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const memory = await own?.peakMebibytes();
  const cpu = await own?.cpuSeconds();
  const gateway =
    memory === null || memory === undefined || cpu === null || cpu === undefined
      ? ''
      : `; the gateway used ${cpu.toFixed(1)} s of CPU and at most ${memory} MiB of memory`;
  progress.say(`${seconds} s in all${gateway}.`);
}

month(process.argv.slice(2)).catch(tellEnd);
