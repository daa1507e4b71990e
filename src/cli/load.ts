/** `npm run load -- DIR`: hands a folder of CSV files to a running gateway, and tells what went in and what was refused. */
import { companiesIn, DEFAULT_DATA_DIRECTORY, DEFAULT_URL, findTokens } from './access.ts';
import { readCommandLine, tellEnd, textFlag, tokensGiven } from './command-line.ts';
import { readFolder } from './folder.ts';
import { openClient } from './graphql-client.ts';
import { loadFolder } from './load-folder.ts';
import { loadTable, tellProblems } from './load-report.ts';
import { openProgress } from './progress.ts';

const USAGE =
  'npm run load -- DIR [--url URL] [--token TOKEN] [--data-directory DIR] [--legal-entities A,B] [--strict]';

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string', multiple: true },
  'data-directory': { type: 'string' },
  'legal-entities': { type: 'string' },
  strict: { type: 'boolean' },
} as const;

async function load(words: readonly string[]): Promise<void> {
  const { directory, flags } = readCommandLine(words, { usage: USAGE, options: OPTIONS });
  const folder = await readFolder(directory);
  const tokens = await findTokens({
    tokens: tokensGiven(flags),
    dataDirectory: textFlag(flags, 'data-directory') ?? DEFAULT_DATA_DIRECTORY,
    legalEntities: textFlag(flags, 'legal-entities')?.split(',') ?? companiesIn(folder),
  });
  const client = openClient(textFlag(flags, 'url') ?? DEFAULT_URL, tokens);
  const report = await loadFolder(client, folder, {
    strict: flags['strict'] === true,
    progress: openProgress(process.stdout),
  });
  console.log(loadTable(report));
  for (const stray of folder.strays) console.log(`${stray} is none of the files that are loaded, and was not read.`);
  tellProblems(report.problems);
  if (report.problems.length > 0) process.exitCode = 1;
}

load(process.argv.slice(2)).catch(tellEnd);
