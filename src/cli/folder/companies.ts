/** Which company each row of a folder belongs to: by its own column, or through its contract. (pure) */
import type { Folder, FolderRow } from '../folder.ts';
import { KNOWN_FILE_NAMES, knownFile, type KnownFileName } from './files.ts';
import { problemAt, type Problem } from './problem.ts';

/** What the gateway knows already, so that a folder may hold only what is new. */
export interface KnownToGateway {
  readonly companies: ReadonlySet<string>;
  /** Companies that have a contract of this number. */
  readonly contracts: ReadonlyMap<string, readonly string[]>;
}

export interface CompanyRows {
  readonly legalEntity: string;
  readonly rows: ReadonlyMap<KnownFileName, readonly FolderRow[]>;
}

export interface Companies {
  /** In the order in which the folder names them. What all share goes with the first. */
  readonly companies: readonly CompanyRows[];
  /** Rows that belong to no company that may be written. */
  readonly problems: readonly Problem[];
}

const cellOf = (row: FolderRow, column: string): string | null => row.cells[column] ?? null;

/** Contract numbers that the folder uses but does not hold: whose they are only the gateway can say. */
export function foreignContracts(folder: Folder): readonly string[] {
  const own = new Set((folder.rows['contracts.csv'] ?? []).map((row) => cellOf(row, 'contract_number')));
  const used = new Set<string>();
  for (const file of KNOWN_FILE_NAMES) {
    const { owner } = knownFile(file);
    if (owner === 'SHARED' || !('contract' in owner)) continue;
    for (const row of folder.rows[file] ?? []) {
      const number = cellOf(row, owner.contract);
      if (number !== null && !own.has(number)) used.add(number);
    }
  }
  return [...used];
}

/** Numbers of the contracts that a company's rows name. */
export function contractsIn({ rows }: CompanyRows): readonly string[] {
  const found = new Set<string>();
  for (const [file, fileRows] of rows) {
    const { owner } = knownFile(file);
    const isOfContract = file === 'contracts.csv' || (owner !== 'SHARED' && 'contract' in owner);
    for (const row of isOfContract ? fileRows : []) found.add(cellOf(row, 'contract_number') ?? '');
  }
  found.delete('');
  return [...found].sort();
}

export function splitByCompany(folder: Folder, known: KnownToGateway): Companies {
  const problems: Problem[] = [];
  const byCompany = new Map<string, Map<KnownFileName, FolderRow[]>>();
  const put = (legalEntity: string, file: KnownFileName, row: FolderRow): void => {
    const files = byCompany.get(legalEntity) ?? new Map<KnownFileName, FolderRow[]>();
    byCompany.set(legalEntity, files);
    const rows = files.get(file);
    if (rows === undefined) files.set(file, [row]);
    else rows.push(row);
  };
  const companyOf = ownerFinder(folder, known);
  const shared: KnownFileName[] = [];
  for (const file of KNOWN_FILE_NAMES) {
    if (knownFile(file).owner === 'SHARED') shared.push(file);
    else
      for (const row of folder.rows[file] ?? []) {
        const found = companyOf(file, row);
        if (typeof found === 'string') put(found, file, row);
        else problems.push(found);
      }
  }
  const first = byCompany.keys().next().value ?? known.companies.values().next().value;
  for (const file of shared) {
    for (const row of folder.rows[file] ?? []) {
      if (first === undefined) problems.push(noCompany(file, row));
      else put(first, file, row);
    }
  }
  return { companies: [...byCompany].map(([legalEntity, rows]) => ({ legalEntity, rows })), problems };
}

/** The company of a row, or why it has none. */
function ownerFinder(folder: Folder, known: KnownToGateway): (file: KnownFileName, row: FolderRow) => string | Problem {
  const companies = new Set(known.companies);
  for (const row of folder.rows['legal_entities.csv'] ?? []) companies.add(cellOf(row, 'id') ?? '');
  const contracts = new Map<string, readonly string[]>(known.contracts);
  for (const row of folder.rows['contracts.csv'] ?? []) {
    contracts.set(cellOf(row, 'contract_number') ?? '', [cellOf(row, 'legal_entity_id') ?? '']);
  }
  return (file, row) => {
    const { owner } = knownFile(file);
    if (owner === 'SHARED') return noCompany(file, row);
    const column = 'company' in owner ? owner.company : owner.contract;
    const place = { file, line: row.line, column };
    const cell = cellOf(row, column);
    if (cell === null) return problemAt(place, { code: 'BAD_USER_INPUT', message: 'The cell must not be empty.' });
    const candidates = 'company' in owner ? [cell] : (contracts.get(cell) ?? []);
    const [company, other] = candidates;
    if (company === undefined)
      return problemAt(place, { code: 'NOT_FOUND', message: `There is no contract ${cell}.`, remedy: FIND_CONTRACT });
    if (other !== undefined)
      return problemAt(place, {
        code: 'BAD_USER_INPUT',
        message: `Several companies have a contract ${cell}.`,
        remedy: 'Put the contract into contracts.csv of this folder, so that its company is known.',
      });
    if (!companies.has(company))
      return problemAt(place, {
        code: 'NOT_FOUND',
        message: `There is no legal entity ${company}.`,
        remedy: FIND_COMPANY,
      });
    return company;
  };
}

const FIND_CONTRACT = 'Put the contract into contracts.csv, or correct its number.';
const FIND_COMPANY = 'Put the company into legal_entities.csv, correct it, or use a token that holds for it.';

const noCompany = (file: KnownFileName, row: FolderRow): Problem =>
  problemAt(
    { file, line: row.line, column: null },
    { code: 'NOT_FOUND', message: 'There is no company to load it with.', remedy: FIND_COMPANY },
  );
