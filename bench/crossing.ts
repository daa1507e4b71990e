/** From the commit of a confirmation to lines on its proposal, with ON_READY and nothing else running. */
import { z } from 'zod';
import { proformasOf } from '../src/cli/month/project-steps.ts';
import { confirmProforma } from '../src/cli/operations/project.ts';
import type { OwnGateway } from '../src/cli/own-gateway.ts';
import { pause } from '../src/cli/wait.ts';
import { milliseconds, percentile, type Figure } from './figure.ts';
import { draftMade } from './prepared.ts';

const CONTRACTS = 100;
const LINES = 5;
const LOOK_MS = 4;
const PATIENCE_MS = 30_000;

const STATUS = {
  role: 'ACCOUNTANT',
  document: 'query Status($number: String!) { proposal(legalEntity: "SOON", number: $number) { status lineCount } }',
  answer: z.object({ proposal: z.object({ status: z.string(), lineCount: z.number() }).nullable() }),
} as const;

export async function measureCrossing(gateway: OwnGateway): Promise<readonly Figure[]> {
  const month = await draftMade(gateway, {
    legalEntity: 'SOON',
    importTrigger: 'ON_READY',
    contracts: CONTRACTS,
    entries: LINES,
  });
  const { client } = month;
  const waits: number[] = [];
  for (const { id, number } of await proformasOf(month, ['DRAFT'])) {
    const errors = await confirmProforma(client, { command: month.command(`confirm:${id}`), proforma: id });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const confirmed = performance.now();
    for (;;) {
      const { proposal } = await client.ask(STATUS, { number });
      if (proposal?.status === 'LINES_IMPORTED' && proposal.lineCount === LINES) break;
      if (performance.now() - confirmed > PATIENCE_MS) throw new Error(`${number} did not get its lines.`);
      await pause(LOOK_MS);
    }
    waits.push(performance.now() - confirmed);
  }
  const what = `Commit of a confirmation to lines, ON_READY, ${CONTRACTS} proformas of ${LINES} lines`;
  return [
    { what: `${what}, p50`, value: milliseconds(percentile(waits, 50)) },
    { what: `${what}, p99`, value: milliseconds(percentile(waits, 99)), beside: 'target: under 2,000 ms' },
  ];
}
