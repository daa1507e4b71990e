/** The way of a bill from the approval to the voucher and back, over two databases (domain.md section 9): in order, with one side away, and by two gateways. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedServer } from '../../src/kernel/embedded/embedded.ts';
import { done, until, type Asker } from '../kit/ask.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { startTestGateway, type TestGateway } from '../kit/gateway.ts';
import { CARELESS } from '../kit/start-database.ts';
import {
  agree,
  approve,
  confirm,
  draft,
  handOverSetUp,
  importProposals,
  invoiceRetainer,
  post,
  postJournal,
  settled,
  wholeExample,
  type Draft,
  type Example,
} from '../kit/worked-example.ts';
import { booksOf, SECTION_9 } from './chain.ts';

const COMPANY = 'USPM';
const MONTH = { kinds: ['UNBILLED_SALES', 'MILESTONE'], on: '2026-01-31' };

/** What crossed, counted on each side: every actual that is sent is staged, each once (I23), and every proforma has its proposal (I24). */
async function crossed(urls: { projectUrl: string; financeUrl: string }): Promise<Readonly<Record<string, string>>> {
  const [sent] = await asSuperuser<{ actuals: string; connections: string; proformas: string }>(
    urls.projectUrl,
    `select (select string_agg(id::text, ' ' order by id) from project.actual where not skip_sync) as actuals,
            (select count(*)::text from project.connection where message_id is not null) as connections,
            (select string_agg(number, ' ' order by number) from project.proforma where confirmed_at is not null) as proformas`,
  );
  const [arrived] = await asSuperuser<{ actuals: string; connections: string; proformas: string }>(
    urls.financeUrl,
    `select (select string_agg(actual_id::text, ' ' order by actual_id) from finance.staged_actual) as actuals,
            (select count(*)::text from finance.staged_connection) as connections,
            (select string_agg(number, ' ' order by number) from finance.proposal) as proformas`,
  );
  expect(arrived).toEqual(sent);
  return { ...sent };
}

describe('in order', () => {
  let gateway: TestGateway;
  let asker: Asker;

  beforeAll(async () => {
    gateway = await startTestGateway();
    asker = await gateway.asker([COMPANY]);
    await wholeExample({ asker, company: COMPANY });
  }, 60_000);

  test('the books end as section 9 prints them', async () => {
    expect(await booksOf(asker, COMPANY)).toEqual(SECTION_9);
  });

  test('every actual that is sent is staged, each once', async () => {
    const { actuals } = await crossed(gateway);
    expect(actuals?.split(' ')).toHaveLength(14);
  });

  test('what is skipped stays without feedback', async () => {
    const document =
      '{ actuals(filter: { skipSync: { eq: true } }) { totalCount nodes { accounting { voucherNumber } } } }';
    const { actuals } = await asker.ask<{ actuals: { totalCount: number; nodes: readonly { accounting: unknown }[] } }>(
      document,
    );

    expect(actuals.totalCount).toBe(6);
    expect(actuals.nodes.every(({ accounting }) => accounting === null)).toBe(true);
  });
});

describe('with the finance database away', () => {
  let project: TestDatabases;
  let directory: string;
  let finance: EmbeddedServer;
  let gateway: TestGateway;
  let asker: Asker;
  let example: Example;
  let drafts: readonly Draft[] = [];

  const startFinance = (): Promise<EmbeddedServer> =>
    startEmbedded({ directory, databases: ['finance'], serverSettings: CARELESS });

  beforeAll(async () => {
    project = await openTestDatabases();
    directory = join(await mkdtemp(join(tmpdir(), 'gateway-chain-')), 'finance');
    await chmod(join(directory, '..'), 0o755);
    finance = await startFinance();
    gateway = await startTestGateway({ urls: { projectUrl: project.projectUrl, financeUrl: finance.url('finance') } });
    asker = await gateway.asker([COMPANY]);
    example = { asker, company: COMPANY };
    await handOverSetUp(example);
    await agree(example);
    await settled(example);
    await invoiceRetainer(example);
  }, 120_000);

  afterAll(async () => {
    await gateway.close();
    await finance.stop();
    await project.close();
    await rm(join(directory, '..'), { recursive: true });
  }, 60_000);

  test('approvals, drafts and confirmations go on', async () => {
    await finance.stop();

    await approve(example);
    drafts = await draft(example, MONTH);
    for (const { id } of drafts) await confirm(example, id);

    expect(drafts.map(({ number }) => number)).toEqual(['PF-000102', 'PF-000103']);
  }, 60_000);

  test('what finance would say is null, and says why; the rest is answered', async () => {
    const { data, errors } = await asker.answer<{ proforma: { status: string; proposal: unknown } | null }>(
      `{ proforma(legalEntity: "${COMPANY}", number: "PF-000102") { status proposal { status } } }`,
    );

    if (data === null) throw new Error(JSON.stringify(errors));
    expect({ data }).toMatchObject({ data: { proforma: { status: 'CONFIRMED', proposal: null } } });
    expect(errors.map(({ extensions, path }) => [extensions.code, path?.join('.')])).toEqual([
      ['UNAVAILABLE', 'proforma.proposal'],
    ]);
  }, 60_000);

  test('a mutation of finance is UNAVAILABLE, and may be sent again with the same key', async () => {
    const { errors } = await asker.answer(
      `mutation { postJournals(input: { command: { idempotencyKey: "once" }, legalEntity: "${COMPANY}" }) { posted } }`,
    );

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE']);
  }, 60_000);

  test('when it is back everything arrives, and nothing twice', async () => {
    finance = await startFinance();
    await until('finance answers', async () => {
      const { errors } = await asker.answer('{ proposals(first: 1) { totalCount } }');
      return errors.length === 0 ? true : null;
    });
    await settled(example);
    await postJournal(example);
    await settled(example);
    await importProposals(
      example,
      drafts.map(({ number }) => number),
    );
    for (const { number } of drafts) await post(example, number, '2026-01-31');
    await settled(example);

    await crossed({ projectUrl: project.projectUrl, financeUrl: finance.url('finance') });
    expect(await booksOf(asker, COMPANY)).toEqual(SECTION_9);
  }, 120_000);
});

describe('two gateways on the same databases', () => {
  let first: TestGateway;
  let second: TestGateway;

  /** Asks one and the other in turn. */
  async function both(): Promise<Asker> {
    const askers = [await first.asker([COMPANY]), await second.asker([COMPANY])] as const;
    let turn = 0;
    const next = (): Asker => askers[(turn = 1 - turn) === 0 ? 0 : 1];
    return {
      ...askers[0],
      ask: (document, variables) => next().ask(document, variables),
      answer: (document, variables) => next().answer(document, variables),
    };
  }

  beforeAll(async () => {
    first = await startTestGateway();
    second = await startTestGateway({ urls: first });
  }, 60_000);

  afterAll(async () => {
    await second.close();
    await first.close();
  });

  test('both carry, and come to the same end', async () => {
    const asker = await both();
    await wholeExample({ asker, company: COMPANY });

    await crossed(first);
    expect(await booksOf(asker, COMPANY)).toEqual(SECTION_9);
  }, 120_000);

  test('of two that post the same proposal at once one does it, and one is told', async () => {
    const askers = [await first.asker([COMPANY]), await second.asker([COMPANY])] as const;
    const example: Example = { asker: askers[0], company: COMPANY };
    await done(askers[0], {
      name: 'recordApprovals',
      fields: 'written',
      input: {
        legalEntity: COMPANY,
        approvals: [
          {
            entryNumber: 'E-9',
            class: 'TIME',
            projectNumber: 'P-01',
            contractNumber: 'PC-1001',
            lineNumber: '10',
            category: 'CONSULT',
            documentDate: '2026-01-15',
            accountingDate: '2026-01-20',
            quantity: '8.00',
            unit: 'HOUR',
            costPrice: '60.00',
            salesPrice: '100.00',
            billingType: 'CHARGEABLE',
          },
        ],
      },
    });
    await settled(example);
    await postJournal(example);
    const [one] = await draft(example, { kinds: ['UNBILLED_SALES'], on: '2026-01-31' });
    await confirm(example, one?.id ?? '');
    await settled(example);
    await importProposals(example, [one?.number ?? '']);
    const { proposal } = await askers[0].ask<{ proposal: { id: string } }>(
      `{ proposal(legalEntity: "${COMPANY}", number: "${one?.number ?? ''}") { id } }`,
    );

    const posted = await Promise.all(
      askers.map((asker, place) =>
        asker.ask<{ postProposal: { proposal: unknown; userErrors: readonly { code: string }[] } }>(
          `mutation { postProposal(input: { command: { idempotencyKey: "race ${place}" }, proposal: "${proposal.id}" }) { proposal { number } userErrors { code } } }`,
        ),
      ),
    );

    const told = posted.map(({ postProposal }) => postProposal.userErrors.map(({ code }) => code).join());
    expect(told.filter((codes) => codes === '')).toHaveLength(1);
    expect(['PROPOSAL_POSTED', 'POSTING_IN_PROGRESS', 'VERSION_CONFLICT']).toContain(
      told.find((codes) => codes !== ''),
    );
  }, 60_000);
});
