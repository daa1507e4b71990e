/** Section 9 of domain.md, driven through GraphQL as its clients would drive it: each step once, for any company. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { camelName } from '../../src/kernel/table.ts';
import { done, until, type Asker, type Variables } from './ask.ts';

export type Rows = readonly Readonly<Record<string, string>>[];

const FOLDER = new URL('../../data/worked-example/', import.meta.url);

/** The rows of one file of the folder, by the names of the contract; an empty cell is left out. */
export function rowsOf(file: string, company: string): Rows {
  const rows = parse<Record<string, string>>(readFileSync(new URL(`${file}.csv`, FOLDER), 'utf8'), { columns: true });
  return rows.map((row) => {
    const cells = Object.entries(row).filter(([, cell]) => cell !== '');
    return Object.fromEntries(cells.map(([name, cell]) => [camelName(name), cell === 'USPM' ? company : cell]));
  });
}

const given = (files: readonly string[], company: string): Variables =>
  Object.fromEntries(files.map((file) => [camelName(file), rowsOf(file, company)]));

/** The numbers that section 9 prints. */
const SEQUENCES = [
  { series: 'PF', format: 'PF-######', nextNumber: '101' },
  { series: 'CIV', format: 'CIV-######', nextNumber: '1' },
  { series: 'INVV', format: 'INVV-####', nextNumber: '1' },
  { series: 'PRJV', format: 'PRJV-####', nextNumber: '1' },
];

export interface Example {
  readonly asker: Asker;
  readonly company: string;
}

const SET_UP = [
  'legal_entities',
  'currencies',
  'exchange_rates',
  'fiscal_periods',
  'tax_codes',
  'tax_groups',
  'item_tax_groups',
  'products',
  'parameters',
  'customers',
];

/** Reference data as `putReferenceData` takes it. */
export const setUpOf = (company: string): Variables => ({
  legalEntity: company,
  ...given(SET_UP, company),
  categories: rowsOf('project_categories', company),
  numberSequences: SEQUENCES.map((sequence) => ({ legalEntityId: company, ...sequence })),
});

const AGREEMENT = ['projects', 'contracts', 'contract_customers', 'contract_lines', 'contract_line_customers'];

/** The contract as `putContracts` takes it, with the estimates of tax that section 9 shows. */
export const agreementOf = (company: string): Variables => ({
  legalEntity: company,
  ...given(AGREEMENT, company),
  milestones: rowsOf('milestones', company).map((row) => ({ ...row, tax: '1000.00' })),
  retainers: rowsOf('retainers', company).map((row) => ({ ...row, tax: '200.00' })),
});

/** Set-up on both sides; answers once what both need has crossed. */
export async function handOverSetUp({ asker, company }: Example): Promise<void> {
  await done(asker, { name: 'putReferenceData', fields: 'written', input: setUpOf(company) });
  await settled({ asker, company });
}

/** The contract with its customers, lines, milestone and retainer; confirmed. */
export async function agree({ asker, company }: Example): Promise<void> {
  await done(asker, { name: 'putContracts', fields: 'written', input: agreementOf(company) });
  await done(asker, { name: 'confirmContract', input: { legalEntity: company, number: 'PC-1001' } });
}

/** Two entries approved: costs and unbilled sales. */
export const approve = ({ asker, company }: Example): Promise<unknown> =>
  done(asker, {
    name: 'recordApprovals',
    fields: 'written',
    input: { legalEntity: company, approvals: rowsOf('approvals', company) },
  });

/** What has crossed becomes the journal, and is posted: the unbilled sales are accounted. */
export async function postJournal({ asker, company }: Example): Promise<void> {
  const scope = { legalEntity: company, scope: 'JOURNAL', transactionDateTo: '2026-01-31' };
  await done(asker, { name: 'importFromStaging', fields: 'run { status }', input: scope });
  await done(asker, { name: 'postJournals', fields: 'posted', input: { legalEntity: company } });
}

export interface Draft {
  readonly id: string;
  readonly number: string;
  readonly customerAccount: string;
}

/** Everything of one kind that may be marked is marked, and drafted on the day. */
export async function draft(
  { asker, company }: Example,
  { kinds, on }: { readonly kinds: readonly string[]; readonly on: string },
): Promise<readonly Draft[]> {
  const filter = { legalEntity: { eq: company }, kind: { in: kinds } };
  await done(asker, { name: 'markReadyToInvoice', fields: 'marked', input: { legalEntity: company, filter } });
  const { proformas } = await done<{ proformas: readonly Draft[] }>(asker, {
    name: 'createProformas',
    fields: 'proformas { id number customerAccount }',
    input: { legalEntity: company, runDate: on, invoiceDate: on, accountingDate: on },
  });
  return [...proformas].sort((a, b) => a.number.localeCompare(b.number));
}

export const confirm = ({ asker }: Example, proforma: string): Promise<unknown> =>
  done(asker, { name: 'confirmProforma', fields: 'proforma { status }', input: { proforma } });

/** Proposals that have crossed get their lines. */
export async function importProposals({ asker, company }: Example, proposals: readonly string[]): Promise<void> {
  const input = { legalEntity: company, scope: 'PROPOSAL', proposals };
  await done(asker, { name: 'importFromStaging', fields: 'imported', input });
}

const PROPOSAL = `query ($company: ID!, $number: String!) {
  proposal(legalEntity: $company, number: $number) { id status } }`;

export async function proposalId({ asker, company }: Example, number: string): Promise<string> {
  const { proposal } = await asker.ask<{ proposal: { id: string } | null }>(PROPOSAL, { company, number });
  if (proposal === null) throw new Error(`no proposal ${number} in ${company}`);
  return proposal.id;
}

export async function post(example: Example, number: string, invoiceDate: string): Promise<void> {
  const input = { proposal: await proposalId(example, number), invoiceDate };
  await done(example.asker, { name: 'postProposal', fields: 'proposal { status }', input });
}

const WAITING = `query ($filter: SyncMessageFilter) {
  out: syncMessages(from: PROJECT, first: 50, filter: $filter) { totalCount nodes { map document status lastError { code message } } }
  back: syncMessages(from: FINANCE, first: 50, filter: $filter) { totalCount nodes { map document status lastError { code message } } } }`;

interface Waiting {
  readonly totalCount: number;
  readonly nodes: readonly { readonly status: string }[];
}

/** Waits until nothing is on its way in either direction. A refused message fails the test, and says why. */
export async function settled(example: Example): Promise<void> {
  await carried(example, ['PENDING', 'FAILED']);
}

/** Waits until no message has one of these statuses; PENDING alone lets those be that a test has broken on purpose. */
export async function carried({ asker, company }: Example, statuses: readonly string[] = ['PENDING']): Promise<void> {
  const filter = { legalEntity: { eq: company }, status: { in: statuses } };
  await until(`everything of ${company} has crossed`, async () => {
    const { out, back } = await asker.ask<{ out: Waiting; back: Waiting }>(WAITING, { filter });
    const failed = [...out.nodes, ...back.nodes].filter(({ status }) => status === 'FAILED');
    if (failed.length > 0) throw new Error(`messages were refused: ${JSON.stringify(failed)}`);
    return out.totalCount + back.totalCount === 0 ? true : null;
  });
}

/** More work of the same kind: the two entries once more, under numbers of their own. */
export async function approveMore({ asker, company }: Example, mark: string): Promise<void> {
  const approvals = rowsOf('approvals', company).map((row) => ({
    ...row,
    entryNumber: `${row['entryNumber'] ?? ''}${mark}`,
  }));
  await done(asker, { name: 'recordApprovals', fields: 'written', input: { legalEntity: company, approvals } });
}

/** The same, up to the posted journal. */
export async function workMore(example: Example, mark: string): Promise<void> {
  await approveMore(example, mark);
  await settled(example);
  await postJournal(example);
  await settled(example);
}

/** Step 1 of section 9: the retainer, from draft to posted invoice. */
export async function invoiceRetainer(example: Example): Promise<void> {
  for (const { id, number } of await draft(example, { kinds: ['RETAINER'], on: '2026-01-05' })) {
    await confirm(example, id);
    await settled(example);
    await importProposals(example, [number]);
    await post(example, number, '2026-01-05');
  }
  await settled(example);
}

/** All of section 9 that this gateway does: set-up, retainer, approvals, journal, drafts, confirmations, invoices. */
export async function wholeExample(example: Example): Promise<readonly Draft[]> {
  await handOverSetUp(example);
  await agree(example);
  await settled(example);
  await invoiceRetainer(example);
  await approve(example);
  await settled(example);
  await postJournal(example);
  await settled(example);
  const drafts = await draft(example, { kinds: ['UNBILLED_SALES', 'MILESTONE'], on: '2026-01-31' });
  for (const { id } of drafts) await confirm(example, id);
  await settled(example);
  await importProposals(
    example,
    drafts.map(({ number }) => number),
  );
  for (const { number } of drafts) await post(example, number, '2026-01-31');
  await settled(example);
  return drafts;
}
