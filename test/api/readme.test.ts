/** What the README shows is run here as it stands there, in its order, on the demo data that it speaks of. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../src/kernel/caller.ts';
import { loadDemo } from '../../src/cli/demo.ts';
import { openClient } from '../../src/cli/graphql-client.ts';
import type { Asker } from '../kit/ask.ts';
import { done, once } from '../kit/ask.ts';
import { startTestGateway } from '../kit/gateway.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

const blocksOf = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map((found) => found[1] ?? '');

let asker: Asker;
beforeAll(async () => {
  const gateway = await startTestGateway();
  asker = await gateway.asker(['USPM']);
  const tokens = Object.fromEntries(ROLES.map((role) => [role, asker.token])) as Record<Role, string>;
  await loadDemo(openClient(gateway.addresses.http, tokens));
}, 120_000);

test('every query and mutation of the README answers what the README says', async () => {
  const operations = blocksOf('graphql').filter((block) => !block.startsWith('subscription'));
  const answers = blocksOf('json');

  expect(operations).toHaveLength(3);
  expect(answers).toHaveLength(operations.length);
  for (const [i, operation] of operations.entries()) {
    expect(await asker.ask(operation)).toEqual(JSON.parse(answers[i] ?? ''));
  }
});

test('its subscription delivers the events that the README shows', async () => {
  const [subscription = ''] = blocksOf('graphql').filter((block) => block.startsWith('subscription'));
  type Item = { __typename: string; kind?: string; proposalNumber?: string; sequence?: number };
  const shown = [...README.matchAll(/^data: (.*)$/gm)].map(
    ([, line = '']) => (JSON.parse(line) as { data: { postingUpdates: Item } }).data.postingUpdates,
  );
  const events = asker.stream<{ postingUpdates: Item }>(subscription);
  const { proforma } = await asker.ask<{ proforma: { id: string } }>(
    '{ proforma(legalEntity: "USPM", number: "PF-000103") { id } }',
  );

  const told: Item[] = [];
  for (const expected of shown) {
    const { value } = (await events.next()) as { value: { postingUpdates: Item } };
    told.push(value.postingUpdates);
    if (expected.__typename !== 'CaughtUp' || told.length > 1) continue;
    const input = { command: once(), proforma: proforma.id };
    await done(asker, { name: 'confirmProforma', fields: 'proforma { number }', input });
  }
  await events.return?.();

  const plain = ({ __typename, kind, proposalNumber, sequence }: Item): Item => ({
    __typename,
    ...(kind === undefined ? {} : { kind }),
    ...(proposalNumber === undefined ? {} : { proposalNumber }),
    ...(sequence === undefined ? {} : { sequence }),
  });
  expect(told.map(plain)).toEqual(shown.map(plain));
});

test('the trace of the billed retainer goes over both sides to its voucher, and balances', async () => {
  const { actuals } = await asker.ask<{ actuals: { nodes: { id: string }[] } }>(
    '{ actuals(filter: { transactionType: { eq: BILLED_SALES }, transactionClass: { eq: RETAINER } }) { nodes { id } } }',
  );
  const { trace } = await asker.ask<{ trace: Record<string, unknown> & { steps: { step: string; side: string }[] } }>(
    `query ($id: ID!) { trace(actual: $id) { complete waitingFor { code } steps { step side document }
      balance { agrees project { amount currency } finance { amount } difference { amount } } } }`,
    { id: actuals.nodes[0]?.id },
  );

  expect(trace).toMatchObject({
    complete: true,
    waitingFor: [],
    balance: {
      agrees: true,
      project: { amount: '1000.00', currency: 'EUR' },
      finance: { amount: '1000.00' },
      difference: { amount: '0.00' },
    },
  });
  expect(new Set(trace.steps.map(({ side }) => side))).toEqual(new Set(['PROJECT', 'FINANCE']));
  expect(trace.steps.map(({ step }) => step)).toContain('INVOICE_POSTED');
});

test('the balance of an invoiced retainer is not in the backlog: nobody bills it (2.13)', async () => {
  const { backlogItems, backlog } = await asker.ask<{
    backlogItems: { nodes: { kind: string; transactionClass: string }[] };
    backlog: { key: string }[];
  }>(
    '{ backlogItems { nodes { kind transactionClass } } backlog(groupBy: TRANSACTION_CLASS, filter: { kind: { eq: UNBILLED_SALES } }) { key } }',
  );

  expect(backlogItems.nodes.filter((one) => one.transactionClass === 'RETAINER').map((one) => one.kind)).toEqual([
    'RETAINER',
  ]);
  expect(backlog.map((group) => group.key)).not.toContain('RETAINER');
});
