/** How long it takes to confirm a proforma with 1,000 details, and to import its proposal, through GraphQL. */
import { importFromStaging } from '../src/cli/operations/finance.ts';
import { confirmProforma } from '../src/cli/operations/project.ts';
import { waitForCrossing } from '../src/cli/month/month.ts';
import { proformasOf } from '../src/cli/month/project-steps.ts';
import type { OwnGateway } from '../src/cli/own-gateway.ts';
import { median, milliseconds, timed, type Figure } from './figure.ts';
import { draftMade } from './prepared.ts';

const CONTRACTS = 6;
const DETAILS = 1_000;

export async function measureDocuments(gateway: OwnGateway): Promise<readonly Figure[]> {
  const month = await draftMade(gateway, {
    legalEntity: 'BIG',
    importTrigger: 'PERIODIC',
    contracts: CONTRACTS,
    entries: DETAILS,
  });
  const { client } = month;
  const confirms: number[] = [];
  const imports: number[] = [];
  const cpuBefore = (await gateway.cpuSeconds()) ?? NaN;
  for (const { id } of await proformasOf(month, ['DRAFT'])) {
    const confirmed = await timed(() =>
      confirmProforma(client, { command: month.command(`confirm:${id}`), proforma: id }),
    );
    if (confirmed.value.length > 0) throw new Error(JSON.stringify(confirmed.value));
    confirms.push(confirmed.ms);
  }
  const cpuOfConfirms = ((await gateway.cpuSeconds()) ?? NaN) - cpuBefore;
  await waitForCrossing(month, 'crosses');
  for (const { number } of await proformasOf(month, ['CONFIRMED'])) {
    const imported = await timed(() =>
      importFromStaging(client, {
        command: month.command(`import:${number}`),
        legalEntity: 'BIG',
        scope: 'PROPOSAL',
        proposals: [number],
      }),
    );
    if (imported.value.imported.length !== 1) throw new Error(JSON.stringify(imported.value));
    imports.push(imported.ms);
  }
  return [
    { what: 'Confirm of 1,000 details, median', value: milliseconds(median(confirms)), beside: 'target: under 600 ms' },
    {
      what: 'Confirm of 1,000 details, CPU of the gateway, its crossing included',
      value: milliseconds((cpuOfConfirms * 1_000) / CONTRACTS),
    },
    { what: 'Import of its proposal, median', value: milliseconds(median(imports)), beside: 'target: under 500 ms' },
  ];
}
