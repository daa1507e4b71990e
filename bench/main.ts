/** `npm run bench [-- figure …]`: measures the gateway on this machine, and prints each figure with what gives it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startOwnGateway, type OwnGateway } from '../src/cli/own-gateway.ts';
import { measureCrossing } from './crossing.ts';
import { measureDocuments } from './documents.ts';
import type { Figure } from './figure.ts';
import { measureMonth } from './month-run.ts';
import { measureReads } from './reads.ts';
import { measureStart } from './start.ts';
import { measureStatements } from './statements.ts';

const asked = process.argv.slice(2);

const print = ({ what, value, beside }: Figure): void =>
  console.log(`${what.padEnd(78)} ${value.padStart(14)}${beside === undefined ? '' : `  (${beside})`}`);

/** Runs a measurement when it is asked for, or when nothing is. */
async function measure(name: string, run: () => Promise<readonly Figure[]>): Promise<void> {
  if (asked.length > 0 && !asked.includes(name)) return;
  console.log(`\nnpm run bench -- ${name}`);
  for (const figure of await run()) print(figure);
}

async function withGateway(run: (gateway: OwnGateway) => Promise<void>): Promise<void> {
  const gateway = await startOwnGateway({ dataDirectory: null });
  try {
    await run(gateway);
  } finally {
    await gateway.stop();
  }
}

async function inDirectory(run: (directory: string) => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
  try {
    return await run(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const [cpu] = cpus();
console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, embedded PostgreSQL, fsync on`,
);
await measure('start', () => inDirectory(measureStart));
await measure('month', measureMonth);
await withGateway(async (gateway) => {
  await measure('documents', () => measureDocuments(gateway));
  await measure('crossing', () => measureCrossing(gateway));
  await measure('reads', () => measureReads(gateway));
  await measure('memory', async () => [
    { what: 'Most memory of that gateway so far', value: `${(await gateway.peakMebibytes()) ?? '?'} MiB` },
  ]);
});
await measure('statements', () => inDirectory(measureStatements));
