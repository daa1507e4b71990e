/** Takes over contracts with all that belongs to them, and projects: upserted by their own keys, row by row. */
import type { Work } from '../../kernel/command.ts';
import { openIntake, refuseTooMany, type IntakeResult } from '../../kernel/intake.ts';
import { changeOf } from '../../kernel/intake/audit.ts';
import type { Changed, Merge } from '../../kernel/intake/merge.ts';
import { sendMessages } from '../../kernel/outbox.ts';
import type { Outcome } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';
import { contractMessage, projectMessages } from './contract-messages.ts';
import { loadForPut, type LoadedForPut } from './load-contracts.ts';
import { mergeContracts, type MergedContracts } from './merge-contracts.ts';
import { readContracts, type ContractLists } from './read-contracts.ts';
import { saveContracts } from './save-contracts.ts';

export interface PutContractsRows extends ContractLists {
  readonly strict: boolean;
}

/**
 * A drafted contract may be put again with other terms; of an active one only the caps change (domain.md 2.5 to 2.11), and its header
 * crosses again (M1). Projects cross as soon as they are put (M4). Rows put twice change nothing. Sums are checked when the contract is confirmed.
 * Errors by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND, FIELD_READ_ONLY, ROUNDING_CUSTOMER_INVALID; of the call: TOO_LARGE.
 * Article: Project contracts.
 */
export async function putContracts(work: Work, given: PutContractsRows): Promise<Outcome<IntakeResult>> {
  const { strict, ...lists } = given;
  const tooMany = refuseTooMany(Object.values(lists));
  if (tooMany !== null) return tooMany;
  const intake = openIntake(work.legalEntity);
  const read = readContracts(intake, lists);
  const there = await loadForPut(work.tx, work.legalEntity, read);
  const merged = mergeContracts({ intake, read, there });
  for (const merge of Object.values(merged)) intake.count(merge);
  if (!intake.isRefused(strict)) await writeAll(work, merged, there);
  return intake.outcome(strict);
}

async function writeAll(work: Work, merged: MergedContracts, there: LoadedForPut): Promise<void> {
  const changes = changesByContract(merged);
  await saveContracts(work, { merged, there, touched: [...changes.keys()].sort() });
  const stored = new Map(there.contracts.map((contract) => [contract.number, contract]));
  for (const { row } of merged.contracts.changed) {
    const before = stored.get(row.number);
    if (before !== undefined) stored.set(row.number, { ...before, ...row });
  }
  const headers = [...changes.keys()]
    .map((number) => stored.get(number))
    .filter((contract) => contract !== undefined)
    .filter((contract) => contract.status === 'ACTIVE')
    .map((contract) => contractMessage(work, { ...contract, version: contract.version + 1 }));
  const versions = new Map(there.projects.map((project) => [project.number, project.version]));
  const projects = [...merged.projects.fresh, ...merged.projects.changed].map(({ row }) => ({
    ...row,
    version: (versions.get(row.number) ?? 0) + 1,
  }));
  await sendMessages(work.tx, [...projectMessages(work, projects), ...headers]);
  for (const [subject, change] of changes) work.audit({ subjectType: 'Contract', subject, change });
  for (const { row } of merged.projects.fresh)
    work.audit({ subjectType: 'Project', subject: row.number, change: { name: row.name, state: row.state } });
  for (const changed of merged.projects.changed)
    work.audit({ subjectType: 'Project', subject: changed.row.number, change: changeOf(changed) });
}

/** For each contract that the call touches: what changed, list by list. */
function changesByContract(merged: MergedContracts): ReadonlyMap<string, Json> {
  const changes = new Map<string, Record<string, Json>>();
  const note = (number: string, name: string, change: Json): void => {
    const noted = changes.get(number) ?? {};
    changes.set(number, { ...noted, [name]: change });
  };
  for (const { row } of merged.contracts.fresh) note(row.number, 'contract', 'new');
  for (const changed of merged.contracts.changed) note(changed.row.number, 'contract', changeOf(changed));
  noteList(merged.customers, (number, change) => note(number, 'customers', change));
  noteList(merged.lines, (number, change) => note(number, 'lines', change));
  noteList(merged.lineCustomers, (number, change) => note(number, 'lineCustomers', change));
  noteList(merged.milestones, (number, change) => note(number, 'milestones', change));
  noteList(merged.retainers, (number, change) => note(number, 'retainers', change));
  return changes;
}

function noteList<R extends { readonly contractNumber: string }>(
  { fresh, changed }: Merge<R>,
  note: (number: string, change: Json) => void,
): void {
  const news = new Map<string, number>();
  for (const { row } of fresh) news.set(row.contractNumber, (news.get(row.contractNumber) ?? 0) + 1);
  const changes = new Map<string, Changed<R>[]>();
  for (const one of changed) {
    const list = changes.get(one.row.contractNumber);
    if (list === undefined) changes.set(one.row.contractNumber, [one]);
    else list.push(one);
  }
  for (const number of new Set([...news.keys(), ...changes.keys()]))
    note(number, { new: news.get(number) ?? 0, changed: (changes.get(number) ?? []).map((one) => changeOf(one)) });
}
