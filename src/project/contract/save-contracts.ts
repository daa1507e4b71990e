/** Writes what a call changes about contracts: one statement for each table and kind of change. */
import type { Work } from '../../kernel/command.ts';
import { keyText } from '../../kernel/intake/merge.ts';
import { insertRows, updateRows } from '../../kernel/write.ts';
import type { LoadedForPut } from './load-contracts.ts';
import type { MergedContracts } from './merge-contracts.ts';
import * as tables from './tables.ts';

interface Saving {
  readonly merged: MergedContracts;
  readonly there: LoadedForPut;
  /** The contracts of which anything changes: their version is raised once. */
  readonly touched: readonly string[];
}

export async function saveContracts(work: Work, { merged, there, touched }: Saving): Promise<void> {
  const { tx, legalEntity } = work;
  await insertRows(tx, tables.project, rowsOf(merged.projects.fresh));
  await updateRows(tx, tables.project, { rows: rowsOf(merged.projects.changed), key: ['legalEntity', 'number'] });
  await insertRows(tx, tables.contract, rowsOf(merged.contracts.fresh));
  await updateRows(tx, tables.contract, { rows: rowsOf(merged.contracts.changed), key: ['legalEntity', 'number'] });
  const versioned = new Set([...merged.contracts.fresh, ...merged.contracts.changed].map(({ row }) => row.number));
  await updateRows(tx, tables.contract, {
    rows: touched.filter((number) => !versioned.has(number)).map((number) => ({ legalEntity, number })),
    key: ['legalEntity', 'number'],
  });
  await saveCustomers(work, merged.customers, there);
  await insertRows(tx, tables.contractLine, rowsOf(merged.lines.fresh));
  await updateRows(tx, tables.contractLine, {
    rows: rowsOf(merged.lines.changed),
    key: ['legalEntity', 'contractNumber', 'lineNumber'],
  });
  await saveLineCustomers(work, merged.lineCustomers, there);
  await insertRows(tx, tables.milestoneHeader, rowsOf(merged.milestones.fresh));
  await updateRows(tx, tables.milestoneHeader, {
    rows: rowsOf(merged.milestones.changed),
    key: ['legalEntity', 'number'],
  });
  await saveRetainers(work, merged.retainers, there);
}

const rowsOf = <R>(placed: readonly { readonly row: R }[]): readonly R[] => placed.map(({ row }) => row);

/** Places after those that are taken: the order in which a list was given is the order of its customers. */
function positioned<R>(
  fresh: readonly R[],
  taken: readonly (R & { readonly position: number })[],
  groupOf: (row: R) => string,
): readonly (R & { readonly position: number })[] {
  const last = new Map<string, number>();
  for (const row of taken) last.set(groupOf(row), Math.max(row.position, last.get(groupOf(row)) ?? 0));
  return fresh.map((row) => {
    const position = (last.get(groupOf(row)) ?? 0) + 1;
    last.set(groupOf(row), position);
    return { ...row, position };
  });
}

/** A flag is given up before another row takes it: the database allows one holder at every moment. */
async function saveCustomers({ tx }: Work, merge: MergedContracts['customers'], there: LoadedForPut): Promise<void> {
  const key = ['legalEntity', 'contractNumber', 'customerAccount'] as const;
  const losing = merge.changed.filter(
    ({ before, row }) => (before.isRounding && !row.isRounding) || (before.isPrimary && !row.isPrimary),
  );
  await updateRows(tx, tables.contractCustomer, {
    rows: losing.map(({ before, row: { legalEntity, contractNumber, customerAccount, ...row } }) => ({
      legalEntity,
      contractNumber,
      customerAccount,
      isRounding: before.isRounding && row.isRounding,
      isPrimary: before.isPrimary && row.isPrimary,
    })),
    key,
  });
  await updateRows(tx, tables.contractCustomer, { rows: rowsOf(merge.changed), key });
  const fresh = positioned(rowsOf(merge.fresh), there.customers, (row) => row.contractNumber);
  await insertRows(tx, tables.contractCustomer, fresh);
}

async function saveLineCustomers(
  { tx }: Work,
  merge: MergedContracts['lineCustomers'],
  there: LoadedForPut,
): Promise<void> {
  const key = ['legalEntity', 'contractNumber', 'lineNumber', 'customerAccount'] as const;
  const losing = merge.changed.filter(({ before, row }) => before.isRounding && !row.isRounding);
  await updateRows(tx, tables.contractLineCustomer, {
    rows: losing.map(({ row: { legalEntity, contractNumber, lineNumber, customerAccount, isRounding } }) => ({
      legalEntity,
      contractNumber,
      lineNumber,
      customerAccount,
      isRounding,
    })),
    key,
  });
  await updateRows(tx, tables.contractLineCustomer, { rows: rowsOf(merge.changed), key });
  const fresh = positioned(rowsOf(merge.fresh), there.lineCustomers, (row) =>
    keyText([row.contractNumber, row.lineNumber]),
  );
  await insertRows(tx, tables.contractLineCustomer, fresh);
}

async function saveRetainers(
  { tx, newId }: Work,
  merge: MergedContracts['retainers'],
  there: LoadedForPut,
): Promise<void> {
  const fresh = positioned(rowsOf(merge.fresh), there.retainersOfContracts, (row) => row.contractNumber);
  await insertRows(
    tx,
    tables.retainer,
    fresh.map((row) => ({ ...row, id: newId() })),
  );
  await updateRows(tx, tables.retainer, { rows: rowsOf(merge.changed), key: ['legalEntity', 'number'] });
}
