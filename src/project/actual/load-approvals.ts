/** All that approved entries refer to: one statement for each table, however many entries. */
import type { Tx } from '../../kernel/db.ts';
import { namesIn } from '../../kernel/intake.ts';
import { keyText, type Placed } from '../../kernel/intake/merge.ts';
import { present } from '../../kernel/refusal.ts';
import { findRows } from '../../kernel/write.ts';
import { loadContracts } from '../contract/load-contracts.ts';
import * as agreed from '../contract/tables.ts';
import type { ApprovalTerms, ApprovedEntry } from './approval.ts';
import { levelKey, type CapOf, type NteLevel, type NtePlace } from './not-to-exceed.ts';
import type { EntryFacts } from './read-approvals.ts';

/** What is known of the entries' surroundings, looked up in memory. */
export interface Surroundings {
  readonly factsOf: (entry: ApprovedEntry) => EntryFacts;
  readonly termsOf: (entry: ApprovedEntry) => ApprovalTerms;
  readonly capOf: CapOf;
  /** The contracts that have a limit at any level. */
  readonly limited: readonly string[];
}

/** Contracts stay locked until the commit: their limits are used up in the order of the commits. Then projects, so that none is finished meanwhile. */
export async function loadSurroundings(
  tx: Tx,
  company: agreed.LegalEntity,
  entries: readonly Placed<ApprovedEntry>[],
): Promise<Surroundings> {
  const { legalEntity } = company;
  const contracts = await loadContracts(tx, { legalEntity, numbers: namesIn(entries, (row) => row.contractNumber) });
  const projects = await findRows(
    tx,
    agreed.project,
    { legalEntity, number: namesIn(entries, (row) => row.projectNumber) },
    { orderBy: ['number'], lock: 'share' },
  );
  const categories = await findRows(tx, agreed.category, {
    legalEntity,
    category: namesIn(entries, (row) => row.category),
  });
  const products = await findRows(tx, agreed.product, {
    legalEntity,
    productNumber: namesIn(entries, (row) => row.productNumber),
  });
  const currencies = await findRows(tx, agreed.currency, {
    code: [...new Set([company.accountingCurrency, ...contracts.contracts.map((contract) => contract.currency)])],
  });
  return surroundingsOf({ company, ...contracts, projects, categories, products, currencies });
}

interface Loaded extends Awaited<ReturnType<typeof loadContracts>> {
  readonly company: agreed.LegalEntity;
  readonly projects: readonly agreed.Project[];
  readonly categories: readonly agreed.Category[];
  readonly products: readonly agreed.Product[];
  readonly currencies: readonly agreed.Currency[];
}

type OfLine = Pick<agreed.ContractLine, 'contractNumber' | 'lineNumber'>;
const lineKey = ({ contractNumber, lineNumber }: OfLine): string => keyText([contractNumber, lineNumber]);

function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function surroundingsOf(loaded: Loaded): Surroundings {
  const { company } = loaded;
  const contracts = new Map(loaded.contracts.map((row) => [row.number, row]));
  const lines = new Map(loaded.lines.map((row) => [lineKey(row), row]));
  const projects = new Map(loaded.projects.map((row) => [row.number, row]));
  const categories = new Map(loaded.categories.map((row) => [row.category, row]));
  const products = new Set(loaded.products.map((row) => row.productNumber));
  const minorUnits = new Map(loaded.currencies.map((row) => [row.code, row.minorUnits]));
  const customers = grouped(loaded.customers, (row) => row.contractNumber);
  const lineCustomers = grouped(loaded.lineCustomers, lineKey);
  const unitsOf = (contractNumber: string): number =>
    minorUnits.get(contracts.get(contractNumber)?.currency ?? '') ?? 0;
  return {
    factsOf: (entry) => ({
      contract: contracts.get(entry.contractNumber),
      line: lines.get(lineKey(entry)),
      project: projects.get(entry.projectNumber),
      category: categories.get(entry.category),
      hasProduct: entry.productNumber === null || products.has(entry.productNumber),
      salesMinorUnits: unitsOf(entry.contractNumber),
    }),
    termsOf: (entry) => ({
      billingMethod: present(lines.get(lineKey(entry)), 'the contract line').billingMethod,
      // The line's own list wins over the contract's (domain.md 2.6).
      customers: lineCustomers.get(lineKey(entry)) ?? customers.get(entry.contractNumber) ?? [],
      salesCurrency: present(contracts.get(entry.contractNumber), 'the contract').currency,
      salesMinorUnits: unitsOf(entry.contractNumber),
      accountingCurrency: company.accountingCurrency,
      accountingMinorUnits: present(minorUnits.get(company.accountingCurrency), 'the accounting currency'),
    }),
    capOf: capsOf(loaded),
    limited: [
      ...new Set([
        ...limitedIn(loaded.contracts, (row) => row.number),
        ...limitedIn([...loaded.customers, ...loaded.lines, ...loaded.lineCustomers], (row) => row.contractNumber),
      ]),
    ],
  };
}

const limitedIn = <R extends { readonly nteLimit: string | null }>(
  rows: readonly R[],
  numberOf: (row: R) => string,
): readonly string[] => rows.filter((row) => row.nteLimit !== null).map(numberOf);

/** The caps at the four levels; a line that uses the contract's list has none for its customers. */
function capsOf({ contracts, customers, lines, lineCustomers }: Loaded): CapOf {
  const caps = new Map<string, string>();
  const cap = (level: NteLevel, place: Partial<NtePlace> & Pick<NtePlace, 'contractNumber'>, limit: string | null) => {
    if (limit !== null) caps.set(levelKey({ lineNumber: null, customerAccount: '', ...place }, level), limit);
  };
  for (const row of contracts) cap('CONTRACT', { contractNumber: row.number }, row.nteLimit);
  for (const row of customers) cap('CONTRACT_CUSTOMER', row, row.nteLimit);
  for (const row of lines) cap('LINE', row, row.nteLimit);
  for (const row of lineCustomers) cap('LINE_CUSTOMER', row, row.nteLimit);
  return (place, level) => caps.get(levelKey(place, level)) ?? null;
}
