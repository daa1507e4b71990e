/** The one-way rules through the front door: what is asked of the gateway that must not be, is refused with its rule (domain.md section 4). */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/kernel/caller.ts';
import { mutate, type Asker, type Refused, type Variables } from '../kit/ask.ts';
import { asSuperuser } from '../kit/database.ts';
import { startTestGateway, type TestGateway } from '../kit/gateway.ts';
import {
  approveMore,
  confirm,
  draft,
  importProposals,
  proposalId,
  settled,
  wholeExample,
  workMore,
  type Draft,
  type Example,
} from '../kit/worked-example.ts';

const COMPANY = 'USPM';
const DRAFTED = { kinds: ['UNBILLED_SALES'], on: '2026-01-31' };

/** PF-000101 to 103 are posted, 104 has its lines, 105 only its header, 106 and 107 are drafts. */
let gateway: TestGateway;
let asker: Asker;
let example: Example;
let confirmed: readonly Draft[];
let drafts: readonly Draft[];

beforeAll(async () => {
  gateway = await startTestGateway();
  asker = await gateway.asker([COMPANY]);
  example = { asker, company: COMPANY };
  await wholeExample(example);
  await workMore(example, 'B');
  confirmed = await draft(example, DRAFTED);
  for (const { id } of confirmed) await confirm(example, id);
  await settled(example);
  await importProposals(example, ['PF-000104']);
  await workMore(example, 'C');
  drafts = await draft(example, DRAFTED);
}, 120_000);

const told = (refused: readonly Refused[]): readonly string[] =>
  refused.map(({ code, rule }) => `${code} ${rule?.id ?? '-'}`);

async function refusals(name: string, input: Variables, by: Asker = asker): Promise<readonly string[]> {
  return told((await mutate(by, { name, input })).userErrors);
}

const finance = (sql: string): Promise<Record<string, unknown>[]> => asSuperuser(gateway.financeUrl, sql);
const project = (sql: string): Promise<Record<string, unknown>[]> => asSuperuser(gateway.projectUrl, sql);

const statusOf = async (number: string): Promise<unknown> => {
  const document = `{ proposal(legalEntity: "${COMPANY}", number: "${number}") { status lineCount invoiceAmount { amount } } }`;
  return (await asker.ask<{ proposal: unknown }>(document)).proposal;
};

const lineOf = (place: number, of: readonly Draft[]): string => of[place]?.id ?? '';

describe('proformas', () => {
  test('R6: nothing is drafted where nothing is ready', async () => {
    const input = { legalEntity: COMPANY, contracts: ['PC-1001'], runDate: '2026-01-31' };
    expect(await refusals('createProformas', input)).toEqual([expect.stringMatching(/^NOTHING_TO_INVOICE/)]);
    expect(await refusals('createProformas', { ...input, contracts: ['PC-X'] })).toEqual([
      expect.stringMatching(/^NOT_FOUND/),
    ]);
  });

  test('R7: a confirmed proforma is not deleted', async () => {
    expect(await refusals('deleteProforma', { proforma: lineOf(0, confirmed) })).toEqual(['PROFORMA_LOCKED R7']);
  });

  test.each(['submitProforma', 'reopenProforma'])('R8: no way leads back from confirmed: %s', async (name) => {
    expect(await refusals(name, { proforma: lineOf(0, confirmed) })).toEqual([
      expect.stringMatching(/^(PROFORMA_LOCKED R8|PROFORMA_NOT_DRAFT)/),
    ]);
  });

  test('R8: a confirmed proforma is not confirmed again under another key', async () => {
    expect(await refusals('confirmProforma', { proforma: lineOf(0, confirmed) })).toEqual(['PROFORMA_NOT_DRAFT C1']);
  });
});

describe('R9: each side keeps to itself', () => {
  const forbidden: readonly [Role, string, () => Variables][] = [
    ['ACCOUNTANT', 'confirmProforma', () => ({ proforma: lineOf(0, drafts) })],
    ['ACCOUNTANT', 'createProformas', () => ({ legalEntity: COMPANY })],
    ['ACCOUNTANT', 'markReadyToInvoice', () => ({ legalEntity: COMPANY, items: [] })],
    ['ACCOUNTANT', 'recordApprovals', () => ({ legalEntity: COMPANY, approvals: [] })],
    ['ACCOUNTANT', 'putContracts', () => ({ legalEntity: COMPANY })],
    ['PROJECT_MANAGER', 'importFromStaging', () => ({ legalEntity: COMPANY })],
    ['PROJECT_MANAGER', 'postJournals', () => ({ legalEntity: COMPANY })],
    ['PROJECT_MANAGER', 'replayMessages', () => ({ legalEntity: COMPANY, from: 'PROJECT' })],
    ['INTEGRATION_ADMIN', 'confirmProforma', () => ({ proforma: lineOf(0, drafts) })],
    ['VIEWER', 'putReferenceData', () => ({ legalEntity: COMPANY })],
    ['SYSTEM', 'confirmProforma', () => ({ proforma: lineOf(0, drafts) })],
  ];

  test.each(forbidden)('%s: %s', async (role, name, input) => {
    const by = await gateway.asker([COMPANY], [role]);
    const { errors, refused } = await denied(by, name, input());

    expect([...errors, ...refused]).toEqual(['FORBIDDEN']);
  });

  test('PROJECT_MANAGER: postProposal', async () => {
    const by = await gateway.asker([COMPANY], ['PROJECT_MANAGER']);
    const { errors, refused } = await denied(by, 'postProposal', { proposal: await proposalId(example, 'PF-000104') });

    expect([...errors, ...refused]).toEqual(['FORBIDDEN']);
  });

  /** Whether the field is closed to the role, or the command refuses it: either is told by the same code. */
  async function denied(
    by: Asker,
    name: string,
    input: Variables,
  ): Promise<{ errors: readonly string[]; refused: readonly string[] }> {
    try {
      return { errors: [], refused: (await mutate(by, { name, input })).userErrors.map(({ code }) => code) };
    } catch (error) {
      return { errors: [/FORBIDDEN/.exec(String(error))?.[0] ?? String(error)], refused: [] };
    }
  }
});

describe('proposals', () => {
  test('R15: lines of a posted proposal are not taken away', async () => {
    const proposal = await proposalId(example, 'PF-000102');
    expect(await refusals('deleteProposalLines', { proposal })).toEqual([expect.stringMatching(/^PROPOSAL_POSTED/)]);
  });

  test('R15: where there are no lines there is nothing to take away', async () => {
    const proposal = await proposalId(example, 'PF-000105');
    expect(await refusals('deleteProposalLines', { proposal })).toEqual([
      expect.stringMatching(/^PROPOSAL_HAS_NO_LINES/),
    ]);
  });

  test('R15: all lines go, what they stood on is free again, and the project side does not notice', async () => {
    const before = await project("select status, version from project.proforma where number = 'PF-000104'");
    const proposal = await proposalId(example, 'PF-000104');

    expect(await refusals('deleteProposalLines', { proposal })).toEqual([]);

    expect(await statusOf('PF-000104')).toEqual({
      status: 'HEADER_ONLY',
      lineCount: 0,
      invoiceAmount: { amount: '0.00' },
    });
    expect(
      await finance("select count(*)::int as n from finance.staged_actual where proposal_number = 'PF-000104'"),
    ).toEqual([{ n: 0 }]);
    expect(await project("select status, version from project.proforma where number = 'PF-000104'")).toEqual(before);
    await importProposals(example, ['PF-000104']);
    expect(await statusOf('PF-000104')).toMatchObject({ status: 'LINES_IMPORTED', lineCount: 2 });
  });

  test('R48: a proposal without lines is not posted', async () => {
    const proposal = await proposalId(example, 'PF-000105');
    expect(await refusals('postProposal', { proposal })).toEqual([expect.stringMatching(/^PROPOSAL_NOT_READY/)]);
  });

  test('R49: a posted proposal is not posted again', async () => {
    const proposal = await proposalId(example, 'PF-000102');
    expect(await refusals('postProposal', { proposal })).toEqual([expect.stringMatching(/^PROPOSAL_POSTED/)]);
  });

  test('R50, R51: in a closed period nothing is posted, and nothing is left behind', async () => {
    await finance("update finance.fiscal_period set status = 'CLOSED'");
    const count =
      "select (select count(*) from finance.voucher)::int as vouchers, (select next_number::int from finance.number_sequence where series = 'CIV') as next";
    const before = await finance(count);

    const proposal = await proposalId(example, 'PF-000104');
    const refused = await refusals('postProposal', { proposal });

    expect(refused).toEqual([expect.stringMatching(/^NO_OPEN_PERIOD/)]);
    expect(await finance(count)).toEqual(before);
    expect(await statusOf('PF-000104')).toMatchObject({ status: 'LINES_IMPORTED' });
    await finance("update finance.fiscal_period set status = 'OPEN'");
  });

  test('R52: of a finished project nothing is posted, and nothing is confirmed', async () => {
    await finance("update finance.project set state = 'INACTIVE'");
    await project("update project.project set state = 'INACTIVE'");
    const proposal = await proposalId(example, 'PF-000104');

    const posted = await refusals('postProposal', { proposal });
    const confirming = await refusals('confirmProforma', { proforma: lineOf(0, drafts) });

    expect(posted).toEqual([expect.stringMatching(/^PROJECT_FINISHED/)]);
    expect(confirming).toEqual([expect.stringMatching(/^PROJECT_FINISHED/)]);
    await finance("update finance.project set state = 'ACTIVE'");
    await project("update project.project set state = 'ACTIVE'");
  });
});

describe('the import', () => {
  const importing = (number: string): Promise<readonly string[]> =>
    refusals('importFromStaging', { legalEntity: COMPANY, scope: 'PROPOSAL', proposals: [number] });

  test('R43, R45: as long as one actual is missing no line is written', async () => {
    const [gone] = await finance(
      `with gone as (select * from finance.staged_actual where proforma_id = (select proforma_id from finance.proposal where number = 'PF-000105') limit 1)
       select to_jsonb(gone)::text as row, actual_id from gone`,
    );
    const id = String(gone?.['actual_id']);
    await finance(
      `begin; set local session_replication_role = replica; delete from finance.staged_actual where actual_id = '${id}'; commit`,
    );

    const refused = await importing('PF-000105');

    expect(refused).toEqual([expect.stringMatching(/^STAGING_MISMATCH/)]);
    expect(await statusOf('PF-000105')).toMatchObject({ status: 'HEADER_ONLY', lineCount: 0 });
    const row = String(gone?.['row']).replaceAll("'", "''");
    await finance(
      `insert into finance.staged_actual select (jsonb_populate_record(null::finance.staged_actual, '${row}')).*`,
    );
  });

  test('R44: no line is written before its unbilled sale is posted', async () => {
    await approveMore(example, 'D');
    const [unposted] = await draft(example, DRAFTED);
    await confirm(example, unposted?.id ?? '');
    await settled(example);

    const refused = await importing(unposted?.number ?? '');

    expect([...new Set(refused)]).toEqual([expect.stringMatching(/^UNBILLED_NOT_POSTED/)]);
    expect(await statusOf(unposted?.number ?? '')).toMatchObject({ status: 'HEADER_ONLY', lineCount: 0 });
  });

  test('R47: at most one import runs for a company', async () => {
    await finance(
      `update finance.import_lease set run_id = gen_random_uuid(), epoch = epoch + 1, expires_at = clock_timestamp() + interval '1 minute' where legal_entity = '${COMPANY}'`,
    );

    expect(await importing('PF-000105')).toEqual(['IMPORT_ALREADY_RUNNING R47']);
    await finance(
      `update finance.import_lease set expires_at = '-infinity', run_id = null where legal_entity = '${COMPANY}'`,
    );
  });
});

test('R24: what is skipped has no staging row', async () => {
  const skipped = await project('select id::text as id from project.actual where skip_sync');
  const ids = skipped.map((row) => `'${String(row['id'])}'`).join(', ');

  expect(skipped.length).toBeGreaterThan(0);
  expect(await finance(`select 1 from finance.staged_actual where actual_id in (${ids})`)).toEqual([]);
});
