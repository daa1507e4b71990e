/** CPU of a read, beside one prepared statement over node:http in the same run: one proforma with 20 details, 50 proposals with lines. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { findTokens } from '../src/cli/access.ts';
import { importProposals } from '../src/cli/month/finance-steps.ts';
import { waitForCrossing } from '../src/cli/month/month.ts';
import { confirmAll, proformasOf } from '../src/cli/month/project-steps.ts';
import { cpuSecondsOf, type OwnGateway } from '../src/cli/own-gateway.ts';
import type { Figure } from './figure.ts';
import { draftMade } from './prepared.ts';

const REQUESTS = 1_000;
const WARM = 200;
const PROPOSALS_READ = 50;

const PROFORMA = `query Proforma($number: String!) { proforma(legalEntity: "READ", number: $number) {
  number status customerAccount detailAmount { amount currency }
  details(first: 20) { nodes { kind transactionClass quantity amount { amount currency } entryNumber description } } } }`;

const PROPOSALS = `query Proposals { proposals(first: 50, filter: { legalEntity: { eq: "MANY" } }) { nodes {
  number status customerAccount
  lines(first: 50) { nodes { lineNumber lineType amount { amount currency } taxAmount { amount currency } entryNumber } } } } }`;

export async function measureReads(gateway: OwnGateway): Promise<readonly Figure[]> {
  const month = await draftMade(gateway, { legalEntity: 'READ', importTrigger: 'PERIODIC', contracts: 1, entries: 20 });
  const [proforma] = await proformasOf(month, ['DRAFT']);
  if (proforma === undefined) throw new Error('There is no proforma to read.');
  const many = await draftMade(gateway, {
    legalEntity: 'MANY',
    importTrigger: 'PERIODIC',
    contracts: PROPOSALS_READ,
    entries: 5,
  });
  await confirmAll(many);
  await waitForCrossing(many, 'crosses');
  await importProposals(many);
  const tokens = await findTokens({
    tokens: [],
    dataDirectory: gateway.dataDirectory,
    legalEntities: ['READ', 'MANY'],
  });
  const bare = await startBare(gateway);
  const agent = new Agent({ keepAlive: true });
  const ask = (query: string, variables: object): (() => Promise<string>) => {
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens.VIEWER}` };
    return () => send(gateway.url, { method: 'POST', agent, headers }, body);
  };
  const get = (path: string) => (): Promise<string> => send(`${bare.url}${path}`, { agent }, '');
  try {
    return [
      await compared('one proforma with 20 details', {
        gateway,
        bare,
        ours: ask(PROFORMA, { number: proforma.number }),
        theirs: get(`/proforma?company=READ&number=${proforma.number}`),
      }),
      await compared('50 proposals with lines', {
        gateway,
        bare,
        ours: ask(PROPOSALS, {}),
        theirs: get('/proposals?company=MANY'),
      }),
    ];
  } finally {
    agent.destroy();
    bare.child.kill();
  }
}

interface Bare {
  readonly child: ChildProcess;
  readonly url: string;
}

async function startBare({ dataDirectory }: OwnGateway): Promise<Bare> {
  const read = async (name: string): Promise<string> => (await readFile(join(dataDirectory, name), 'utf8')).trim();
  const place = `postgres://postgres:${await read('password')}@127.0.0.1:${await read('port')}`;
  const words = [
    '--import',
    'tsx',
    join(import.meta.dirname, 'bare-server.ts'),
    `${place}/project`,
    `${place}/finance`,
  ];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: `http://127.0.0.1:${port.toString('utf8').trim()}` };
}

interface Pair {
  readonly gateway: OwnGateway;
  readonly bare: Bare;
  readonly ours: () => Promise<string>;
  readonly theirs: () => Promise<string>;
}

async function compared(what: string, { gateway, bare, ours, theirs }: Pair): Promise<Figure> {
  const [one, other] = [await ours(), await theirs()];
  if (one.includes('"errors"') || other === 'null')
    throw new Error(`${what}: ${one.slice(0, 300)} ${other.slice(0, 300)}`);
  const cpu = await cpuOf(ours, () => gateway.cpuSeconds());
  const bareCpu = await cpuOf(theirs, () => cpuSecondsOf(bare.child));
  return {
    what: `CPU of a read, ${what} (${one.length} bytes)`,
    value: `${(cpu / bareCpu).toFixed(2)} times a bare statement`,
    beside: `${Math.round(cpu * 1e6)} µs beside ${Math.round(bareCpu * 1e6)} µs (${other.length} bytes)`,
  };
}

/** Seconds of CPU for each request, one after the other. */
async function cpuOf(run: () => Promise<string>, read: () => Promise<number | null>): Promise<number> {
  for (let index = 0; index < WARM; index += 1) await run();
  const before = (await read()) ?? NaN;
  for (let index = 0; index < REQUESTS; index += 1) await run();
  return (((await read()) ?? NaN) - before) / REQUESTS;
}

function send(url: string, options: object, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
