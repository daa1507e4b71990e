/** Every mutation of the schema: told before it is done, done once however often it is sent, and never under another's key (api.md 1.8, R65, REL-3). */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once, type Asker, type Refused, type Variables } from '../kit/ask.ts';
import { asSuperuser } from '../kit/database.ts';
import { fingerprint, type Fingerprint } from '../kit/fingerprint.ts';
import { startTestGateway, type TestGateway } from '../kit/gateway.ts';
import { contractSchema } from '../kit/selections.ts';
import {
  carried,
  draft,
  handOverSetUp,
  proposalId,
  rowsOf,
  setUpOf,
  settled,
  agreementOf,
  wholeExample,
  workMore,
  type Example,
} from '../kit/worked-example.ts';

const COMPANY = 'USPM';

let gateway: TestGateway;
let asker: Asker;
let example: Example;

/** The first company is worked through; a second one, TWO, is set up step by step where a mutation needs an empty table. */
beforeAll(async () => {
  gateway = await startTestGateway();
  asker = await gateway.asker([COMPANY, 'TWO']);
  example = { asker, company: COMPANY };
  await wholeExample(example);
  await workMore(example, 'B');
}, 120_000);

/** Both databases, without what the background adds to the log by itself. */
async function everything(): Promise<Fingerprint> {
  await carried(example);
  await carried({ asker, company: 'TWO' });
  const own = ['event', 'event_head', 'audit_chain', 'audit_unchained', 'message', 'inbox'];
  const [project, finance] = [
    await fingerprint('project', gateway.projectUrl, own),
    await fingerprint('finance', gateway.financeUrl, own),
  ];
  return { ...project, ...finance };
}

interface Payload {
  readonly plan: { readonly hash: string } | null;
  readonly replayed: boolean | number;
  readonly userErrors: readonly Refused[];
  readonly [field: string]: unknown;
}

interface Case {
  readonly name: string;
  /** What the payload tells of what was done. */
  readonly fields?: string;
  /** The input, made when its turn comes; and one that asks for something else. */
  readonly given: () => Promise<{ readonly input: Variables; readonly other: Variables }>;
}

const schema = contractSchema();
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

async function send({ name, fields = '' }: Case, input: Variables): Promise<Payload> {
  const type = String(mutations.find((one) => one.name === name)?.args[0]?.type);
  const document = `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} replayed plan { hash } userErrors { code message path rule { id } index subject } } }`;
  const data = await asker.ask<Record<string, Payload>>(document, { input });
  return data[name] as Payload;
}

const codes = ({ userErrors }: Payload): readonly string[] => userErrors.map(({ code }) => code);

let open: readonly { readonly id: string; readonly number: string }[] = [];

const named = (
  field: string,
  id: string,
  another: string,
): { readonly input: Variables; readonly other: Variables } => ({
  input: { [field]: id },
  other: { [field]: another },
});

const proforma = (place: number) => (): ReturnType<Case['given']> =>
  Promise.resolve(named('proforma', open[place]?.id ?? '', open[1 - place]?.id ?? ''));

const proposal = (place: number) => async (): ReturnType<Case['given']> =>
  named('proposal', await proposalId(example, open[place]?.number ?? ''), await proposalId(example, 'PF-000101'));

/** In the order in which a bill goes its way. */
const CASES: readonly Case[] = [
  {
    name: 'putReferenceData',
    fields: 'written unchanged refused',
    given: () => Promise.resolve({ input: { ...setUpOf('TWO') }, other: { legalEntity: 'TWO' } }),
  },
  {
    name: 'putContracts',
    fields: 'written unchanged refused',
    given: async () => {
      await handOverSetUp({ asker, company: 'TWO' });
      return { input: agreementOf('TWO'), other: { legalEntity: 'TWO' } };
    },
  },
  {
    name: 'confirmContract',
    fields: 'contract { id status version }',
    given: () =>
      Promise.resolve({
        input: { legalEntity: 'TWO', number: 'PC-1001' },
        other: { legalEntity: 'TWO', number: 'PC-1002' },
      }),
  },
  {
    name: 'recordApprovals',
    fields: 'written unchanged refused',
    given: () => {
      const [first, second] = rowsOf('approvals', 'TWO');
      return Promise.resolve({
        input: { legalEntity: 'TWO', approvals: [first, second] },
        other: { legalEntity: 'TWO', approvals: [first] },
      });
    },
  },
  {
    name: 'markReadyToInvoice',
    fields: 'marked',
    given: () => {
      const filter = { contractNumber: { eq: 'PC-1001' } };
      return Promise.resolve({
        input: { legalEntity: COMPANY, filter },
        other: { legalEntity: COMPANY, filter: { contractNumber: { eq: 'X' } } },
      });
    },
  },
  {
    name: 'markNotReadyToInvoice',
    fields: 'marked',
    given: () => {
      const filter = { contractNumber: { eq: 'PC-1001' } };
      return Promise.resolve({
        input: { legalEntity: COMPANY, filter },
        other: { legalEntity: COMPANY, filter: { contractNumber: { eq: 'X' } } },
      });
    },
  },
  {
    name: 'createProformas',
    fields: 'proformas { id number }',
    given: async () => {
      await markAll();
      const input = { legalEntity: COMPANY, runDate: '2026-01-31', accountingDate: '2026-01-31' };
      return { input, other: { ...input, runDate: '2026-01-30' } };
    },
  },
  {
    name: 'deleteProforma',
    fields: 'proforma { id }',
    given: async () => {
      await keepOpen();
      return proforma(0)();
    },
  },
  {
    name: 'submitProforma',
    fields: 'proforma { id status version }',
    given: async () => {
      await markAll();
      await draft(example, { kinds: ['UNBILLED_SALES'], on: '2026-01-31' });
      await keepOpen();
      return proforma(0)();
    },
  },
  { name: 'reopenProforma', fields: 'proforma { id status version }', given: proforma(0) },
  { name: 'confirmProforma', fields: 'proforma { id status version totalAmount { amount } }', given: proforma(0) },
  {
    name: 'importFromStaging',
    fields: 'imported run { id }',
    given: async () => {
      await settled(example);
      const input = { legalEntity: COMPANY, scope: 'PROPOSAL', proposals: [open[0]?.number ?? ''] };
      return { input, other: { ...input, proposals: ['X'] } };
    },
  },
  { name: 'deleteProposalLines', fields: 'proposal { id status lineCount version }', given: proposal(0) },
  {
    name: 'postJournals',
    fields: 'posted failed left journals { number status }',
    given: async () => {
      await settled({ asker, company: 'TWO' });
      const input = { legalEntity: 'TWO', scope: 'JOURNAL', transactionDateTo: '2026-01-31' };
      await send({ name: 'importFromStaging', given: proforma(0) }, { command: once(), ...input });
      return { input: { legalEntity: 'TWO' }, other: { legalEntity: 'TWO', journals: ['X'] } };
    },
  },
  {
    name: 'postProposal',
    fields: 'proposal { id status customerInvoice { number } }',
    given: async () => {
      const input = { legalEntity: COMPANY, scope: 'PROPOSAL', proposals: [open[0]?.number ?? ''] };
      await send({ name: 'importFromStaging', given: proforma(0) }, { command: once(), ...input });
      return proposal(0)();
    },
  },
  {
    name: 'replayMessages',
    given: async () => {
      await settled(example);
      await asSuperuser(
        gateway.projectUrl,
        `update project.message set status = 'FAILED' where (legal_entity, id) in
           (select legal_entity, id from project.message where legal_entity = '${COMPANY}' and map = 'invoices' limit 1)`,
      );
      const input = { legalEntity: COMPANY, from: 'PROJECT' };
      const document = '{ syncMessages(from: PROJECT, first: 1) { nodes { id } } }';
      const { syncMessages } = await asker.ask<{ syncMessages: { nodes: { id: string }[] } }>(document);
      return { input, other: { ...input, messages: syncMessages.nodes.map(({ id }) => id) } };
    },
  },
];

const BACKLOG = { contractNumber: { eq: 'PC-1001' } };
const markAll = (): Promise<Payload> =>
  send(
    { name: 'markReadyToInvoice', fields: 'marked', given: proforma(0) },
    { command: once(), legalEntity: COMPANY, filter: BACKLOG },
  );

/** The drafts that there are. */
async function keepOpen(): Promise<void> {
  const document = `{ proformas(filter: { status: { eq: DRAFT }, legalEntity: { eq: "${COMPANY}" } }) { nodes { id number } } }`;
  const { proformas } = await asker.ask<{ proformas: { nodes: { id: string; number: string }[] } }>(document);
  open = proformas.nodes;
}

test('no mutation of the schema is left out', () => {
  expect(CASES.map(({ name }) => name).sort()).toEqual(mutations.map(({ name }) => name).sort());
});

describe.each(CASES)('$name', (one) => {
  const key = randomUUID();
  let input: Variables = {};
  let other: Variables = {};
  let before: Fingerprint = {};
  let hash = '';

  beforeAll(async () => {
    ({ input, other } = await one.given());
    before = await everything();
  });

  test('a plan says what it would do, and writes nothing', async () => {
    const planned = await send(one, { command: { idempotencyKey: key, mode: 'PLAN' }, ...input });
    hash = planned.plan?.hash ?? '';

    expect(codes(planned)).toEqual([]);
    expect(hash).toMatch(/^[0-9a-f]{64}(\.[0-9a-f]{64})?$/);
    expect(await everything()).toEqual(before);
  });

  test('a second plan is the same plan', async () => {
    const again = await send(one, { command: { idempotencyKey: key, mode: 'PLAN' }, ...input });

    expect(again.plan?.hash).toBe(hash);
  });

  test('another plan than was seen is not done', async () => {
    const refused = await send(one, { command: once({ expectedPlan: '0'.repeat(64) }), ...input });

    expect(codes(refused)).toEqual(['PLAN_CHANGED']);
    expect(await everything()).toEqual(before);
  });

  test('the plan is done, and once: the same command again is the stored answer', async () => {
    const command = { idempotencyKey: key, expectedPlan: hash };
    const first = await send(one, { command, ...input });
    const after = await everything();
    const second = await send(one, { command, ...input });

    expect(codes(first)).toEqual([]);
    if (one.name !== 'replayMessages') {
      expect(after).not.toEqual(before);
      expect([first.replayed, second.replayed]).toEqual([false, true]);
    }
    expect({ ...second, replayed: null }).toEqual({ ...first, replayed: null });
    expect(await everything()).toEqual(after);
  });

  test('another input under the same key is refused', async () => {
    const after = await everything();
    const refused = await send(one, { command: { idempotencyKey: key }, ...other });

    expect(codes(refused)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await everything()).toEqual(after);
  });
});
