/** Contracts with all that belongs to them, as they are stored: one statement for each table. */
import type { Tx } from '../../kernel/db.ts';
import { namesIn } from '../../kernel/intake.ts';
import type { Placed } from '../../kernel/intake/merge.ts';
import { findRows } from '../../kernel/write.ts';
import type { ReadContracts } from './read-contracts.ts';
import * as tables from './tables.ts';

/** What the rows of a call name or belong to. Contracts and projects stay locked until the commit, in the order of their numbers. */
export async function loadForPut(tx: Tx, legalEntity: string, read: ReadContracts) {
  const { customers, lines, lineCustomers, milestones, retainers } = read;
  const children: readonly Placed<{ readonly contractNumber: string }>[] = [
    ...customers,
    ...lines,
    ...lineCustomers,
    ...milestones,
    ...retainers,
  ];
  const numbers = [
    ...new Set([...namesIn(read.contracts, (row) => row.number), ...namesIn(children, (row) => row.contractNumber)]),
  ].sort();
  const projectNumbers = new Set([
    ...namesIn(read.projects, (row) => row.number),
    ...namesIn(lines, (row) => row.projectNumber),
  ]);
  const accounts = new Set([
    ...namesIn(read.contracts, (row) => row.primaryCustomerAccount),
    ...namesIn(customers, (row) => row.customerAccount),
  ]);
  const contracts = await loadContracts(tx, { legalEntity, numbers });
  const currencyCodes = [
    ...namesIn(read.contracts, (row) => row.currency),
    ...contracts.contracts.map((c) => c.currency),
  ];
  return {
    ...contracts,
    milestones: await findRows(tx, tables.milestoneHeader, {
      legalEntity,
      number: namesIn(milestones, (row) => row.number),
    }),
    retainers: await findRows(tx, tables.retainer, { legalEntity, number: namesIn(retainers, (row) => row.number) }),
    retainersOfContracts: await findRows(tx, tables.retainer, {
      legalEntity,
      contractNumber: namesIn(retainers, (row) => row.contractNumber),
    }),
    projects: await findRows(
      tx,
      tables.project,
      { legalEntity, number: [...projectNumbers] },
      { orderBy: ['number'], lock: 'update' },
    ),
    accounts: await findRows(tx, tables.customer, { legalEntity, accountNumber: [...accounts] }),
    currencies: await findRows(tx, tables.currency, { code: [...new Set(currencyCodes)] }),
  };
}

export type LoadedForPut = Awaited<ReturnType<typeof loadForPut>>;

interface Named {
  readonly legalEntity: string;
  readonly numbers: readonly string[];
}

/** The contracts, locked in the order of their numbers, and their lists in the order in which they were given. */
export async function loadContracts(tx: Tx, { legalEntity, numbers }: Named) {
  const contracts = await findRows(
    tx,
    tables.contract,
    { legalEntity, number: numbers },
    { orderBy: ['number'], lock: 'update' },
  );
  const of = { legalEntity, contractNumber: numbers };
  return {
    contracts,
    customers: await findRows(tx, tables.contractCustomer, of, { orderBy: ['contractNumber', 'position'] }),
    lines: await findRows(tx, tables.contractLine, of, { orderBy: ['contractNumber', 'lineNumber'] }),
    lineCustomers: await findRows(tx, tables.contractLineCustomer, of, {
      orderBy: ['contractNumber', 'lineNumber', 'position'],
    }),
  };
}
