/** A gateway with drafts in it, ready for what is to be measured. */
import { randomUUID } from 'node:crypto';
import { companiesIn, findTokens } from '../src/cli/access.ts';
import { formatProblem } from '../src/cli/folder/problem.ts';
import { openClient, type Client } from '../src/cli/graphql-client.ts';
import { loadFolder } from '../src/cli/load-folder.ts';
import { importJournals, postAllJournals } from '../src/cli/month/finance-steps.ts';
import { newCommands, waitForCrossing, type Month } from '../src/cli/month/month.ts';
import { draftAll, markAll } from '../src/cli/month/project-steps.ts';
import type { OwnGateway } from '../src/cli/own-gateway.ts';
import { silentProgress } from '../src/cli/progress.ts';
import { DAYS, makeFolder, type MadeFolder } from './made-folder.ts';

/** Loads the folder, posts its journals, marks everything and drafts it. Throws when anything is refused. */
export async function draftMade(gateway: OwnGateway, made: MadeFolder): Promise<Month> {
  const folder = await makeFolder(made);
  const client = await clientOf(gateway, companiesIn(folder));
  const report = await loadFolder(client, folder, { strict: true, progress: silentProgress });
  if (report.problems.length > 0) throw new Error(report.problems.map(formatProblem).join('\n'));
  const month: Month = {
    client,
    progress: silentProgress,
    scenario: DAYS,
    companies: report.billed,
    lastWorked: null,
    command: newCommands(`bench:${randomUUID()}`),
    left: [],
  };
  await waitForCrossing(month, 'crosses');
  await importJournals(month);
  await postAllJournals(month);
  await markAll(month, 'ALL');
  await draftAll(month, { invoiceDate: DAYS.proformaDate, accountingDate: DAYS.confirmDate });
  await waitForCrossing(month, 'crosses');
  const [left] = month.left;
  if (left !== undefined) throw new Error(`${left.subject}: ${left.code} ${left.message}`);
  return month;
}

export const clientOf = async (gateway: OwnGateway, legalEntities: readonly string[]): Promise<Client> =>
  openClient(gateway.url, await findTokens({ tokens: [], dataDirectory: gateway.dataDirectory, legalEntities }));
