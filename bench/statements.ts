/** SQL statements of each command, begin and commit included: counted within this process, with nothing in the background. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openTokenReader } from '../src/api/authority/auth.ts';
import { startServer } from '../src/api/server.ts';
import { findTokens } from '../src/cli/access.ts';
import { openClient, type Client } from '../src/cli/graphql-client.ts';
import { packCalls } from '../src/cli/intake-calls.ts';
import { loadFolder } from '../src/cli/load-folder.ts';
import { importJournals, importProposals, postAllJournals, postAllProposals } from '../src/cli/month/finance-steps.ts';
import { newCommands, waitForCrossing, type Month } from '../src/cli/month/month.ts';
import { draftAll, markAll, proformasOf } from '../src/cli/month/project-steps.ts';
import { putRows } from '../src/cli/operations/intake.ts';
import { confirmProforma } from '../src/cli/operations/project.ts';
import { startOwnGateway } from '../src/cli/own-gateway.ts';
import { silentProgress } from '../src/cli/progress.ts';
import { openDatabases, openSides } from '../src/databases.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { closeSide } from '../src/kernel/db.ts';
import { openLog } from '../src/kernel/log.ts';
import { readSettings } from '../src/settings.ts';
import type { Figure } from './figure.ts';
import { DAYS, makeFolder } from './made-folder.ts';
import { clientOf } from './prepared.ts';

const SIZES = { FEW: 100, MANY: 1_000 } as const;
const COMPANIES = Object.keys(SIZES);

/** Counts of each command, by company. */
type Counts = Map<string, Map<string, number>>;

export async function measureStatements(directory: string): Promise<readonly Figure[]> {
  const counts: Counts = new Map();
  await inBackground(directory, async (client) => {
    for (const [legalEntity, entries] of Object.entries(SIZES)) {
      const folder = await makeFolder({ legalEntity, importTrigger: 'PERIODIC', contracts: 1, entries });
      const rows = { ...folder.rows, 'approvals.csv': [] };
      await loadFolder(client, { ...folder, rows }, { strict: true, progress: silentProgress });
    }
  });
  await inSilence(directory, counts, async (counted) => {
    for (const legalEntity of COMPANIES) await projectSide(legalEntity, counted);
  });
  await inBackground(directory, (client) => waitForCrossing(monthOf(client, COMPANIES), 'crosses'));
  await inSilence(directory, counts, async (counted) => {
    for (const legalEntity of COMPANIES) await financeSide(legalEntity, counted);
  });
  return [...counts].map(([command, byCompany]) => ({
    what: `Statements of ${command}`,
    value: COMPANIES.map((company) => byCompany.get(company) ?? '?').join(' and '),
    beside: `for ${Object.values(SIZES).join(' and ')} rows`,
  }));
}

interface Counted {
  readonly client: Client;
  /** Does it, and keeps how many statements it took. */
  readonly count: (command: string, legalEntity: string, work: () => Promise<unknown>) => Promise<void>;
}

const monthOf = (client: Client, legalEntities: readonly string[]): Month => ({
  client,
  progress: silentProgress,
  scenario: DAYS,
  companies: legalEntities.map((legalEntity) => ({ legalEntity, contracts: ['PC-0001'] })),
  lastWorked: null,
  command: newCommands(`statements:${randomUUID()}`),
  left: [],
});

async function projectSide(legalEntity: string, { client, count }: Counted): Promise<void> {
  const month = monthOf(client, [legalEntity]);
  const entries = legalEntity === 'FEW' ? SIZES.FEW : SIZES.MANY;
  const { rows } = await makeFolder({ legalEntity, importTrigger: 'PERIODIC', contracts: 1, entries });
  const approvals = new Map([['approvals.csv', rows['approvals.csv'] ?? []] as const]);
  for (const { input } of packCalls({ legalEntity, rows: approvals }, 'APPROVALS')) {
    const command = month.command(`approvals:${legalEntity}`);
    await count('recordApprovals', legalEntity, () =>
      putRows(client, 'APPROVALS', { command, legalEntity, strict: true, approvals: input }),
    );
  }
  await count('markReadyToInvoice', legalEntity, () => markAll(month, 'ALL'));
  await count('createProformas', legalEntity, () =>
    draftAll(month, { invoiceDate: DAYS.proformaDate, accountingDate: DAYS.confirmDate }),
  );
  for (const { id } of await proformasOf(month, ['DRAFT'])) {
    await count('confirmProforma', legalEntity, () =>
      confirmProforma(client, { command: month.command(`confirm:${id}`), proforma: id }),
    );
  }
}

async function financeSide(legalEntity: string, { client, count }: Counted): Promise<void> {
  const month = monthOf(client, [legalEntity]);
  await count('importFromStaging, journals', legalEntity, () => importJournals(month));
  await count('postJournals', legalEntity, () => postAllJournals(month));
  await count('importFromStaging, proposals', legalEntity, () => importProposals(month));
  await count('postProposal, its list read first', legalEntity, () => postAllProposals(month, DAYS.postDate));
}

async function inBackground(directory: string, work: (client: Client) => Promise<void>): Promise<void> {
  const gateway = await startOwnGateway({ dataDirectory: directory });
  try {
    await work(await clientOf(gateway, COMPANIES));
  } finally {
    await gateway.stop();
  }
}

/** A server and its databases, without the crossing. */
async function inSilence(directory: string, counts: Counts, work: (counted: Counted) => Promise<void>): Promise<void> {
  const flags = ['--data-directory', directory];
  const settings = readSettings({ environment: {}, flags, nodeVersion: process.versions.node });
  const databases = await openDatabases(settings.database);
  const sides = openSides(databases.urls, settings);
  const demoSecret = (await readFile(join(directory, 'demo-secret'), 'utf8')).trim();
  const server = await startServer({
    sides,
    clock: systemClock,
    log: openLog('error'),
    readToken: openTokenReader({ secret: null, jwksUrl: null, issuer: null, audience: null, demoSecret }),
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: [],
    introspection: false,
    rateLimits: null,
  });
  let statements = 0;
  for (const side of [sides.project, sides.finance]) side.listeners.add(() => (statements += 1));
  const tokens = await findTokens({ tokens: [], dataDirectory: directory, legalEntities: COMPANIES });
  try {
    await work({
      client: openClient(`${server.url}/graphql`, tokens),
      count: async (command, legalEntity, run) => {
        const before = statements;
        await run();
        const byCompany = counts.get(command) ?? new Map<string, number>();
        counts.set(command, byCompany.set(legalEntity, statements - before));
      },
    });
  } finally {
    await server.stop();
    for (const side of [sides.project, sides.finance]) await closeSide(side);
    await databases.stop();
  }
}
