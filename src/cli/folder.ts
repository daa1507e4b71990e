/** A folder of CSV files as an upstream system exports them (data/january/README.md), read row by row with its places. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../kernel/fault.ts';
import { settingsProblem } from '../kernel/settings-problem.ts';
import { readCsv, type CsvFile } from './folder/csv.ts';
import { isKnownFile, KNOWN_FILE_NAMES, knownFile, type KnownFileName } from './folder/files.ts';
import { problemAt, type Problem } from './folder/problem.ts';

/** A row of a file: its cells by column; an empty cell is null. */
export interface FolderRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string | null>>;
}

export interface Folder {
  readonly directory: string;
  /** Rows of each file that is there, in file order. */
  readonly rows: Readonly<Partial<Record<KnownFileName, readonly FolderRow[]>>>;
  /** Records, columns and files that could not be read. */
  readonly problems: readonly Problem[];
  /** CSV files that nobody reads: perhaps a name is misspelt. */
  readonly strays: readonly string[];
}

/** The settings problem when the folder cannot be read at all; what is wrong within it is in `problems`. */
export async function readFolder(directory: string): Promise<Folder> {
  const names = await namesIn(directory);
  const rows: Partial<Record<KnownFileName, readonly FolderRow[]>> = {};
  const problems: Problem[] = [];
  for (const name of KNOWN_FILE_NAMES.filter((known) => names.includes(known))) {
    const read = readRows(name, readCsv(name, await readFile(join(directory, name))));
    rows[name] = read.rows;
    problems.push(...read.problems);
  }
  if (Object.keys(rows).length === 0) {
    throw settingsProblem(
      `The folder ${directory} holds none of the files that can be loaded.`,
      `Name a folder with files such as contracts.csv and approvals.csv.`,
    );
  }
  return { directory, rows, problems, strays: names.filter(isStray) };
}

/** A table beside the data, such as scenario.csv or an expected file; null when it is not there. */
export async function readTable(directory: string, name: string): Promise<readonly FolderRow[] | null> {
  try {
    const csv = readCsv(name, await readFile(join(directory, name)));
    if (csv.problems[0] !== undefined) {
      const { line, message } = csv.problems[0];
      throw settingsProblem(`${name}:${line ?? 1} cannot be read: ${message}`, 'Mend the file, or take it away.');
    }
    return csv.records.map(({ line, fields }) => ({ line, cells: cellsOf(csv.header, fields) }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(errorCode(error))) throw error;
    throw settingsProblem(
      `The folder ${directory} cannot be read (${errorCode(error)}).`,
      'Name a folder of CSV files, such as data/january.',
    );
  }
}

const isStray = (name: string): boolean =>
  name.endsWith('.csv') && !isKnownFile(name) && name !== 'scenario.csv' && !name.startsWith('expected_');

/** A file whose columns are not those of its kind is refused whole; a column too many costs only itself. */
export function readRows(
  file: KnownFileName,
  csv: CsvFile,
): { readonly rows: readonly FolderRow[]; readonly problems: readonly Problem[] } {
  const { columns, optional = [] } = knownFile(file);
  const known = [...columns, ...optional];
  const header = csv.header;
  const missing = columns.filter((column) => !header.includes(column));
  const twice = known.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  const unknown = header.filter((column) => !known.includes(column));
  const at = (column: string): Pick<Problem, 'file' | 'line' | 'column'> => ({ file, line: 1, column });
  const problems = [
    ...csv.problems,
    ...missing.map((column) =>
      problemAt(at(column), {
        code: 'BAD_USER_INPUT',
        message: 'The column is missing, so no row of the file was taken.',
        remedy: 'Add the column to the header; its cells may be empty where that is allowed.',
      }),
    ),
    ...twice.map((column) =>
      problemAt(at(column), {
        code: 'BAD_USER_INPUT',
        message: 'The column is there twice, so no row of the file was taken.',
        remedy: 'Keep one of the two.',
      }),
    ),
    ...unknown.map((column) =>
      problemAt(at(column), {
        code: 'BAD_USER_INPUT',
        message: `The column is not one of ${file}, and was left out.`,
        remedy: 'Take the column away, or spell it as the documentation of the files does.',
      }),
    ),
  ];
  if (missing.length > 0 || twice.length > 0) return { rows: [], problems };
  const rows = csv.records.map(({ line, fields }) => ({ line, cells: cellsOf(header, fields, known) }));
  return { rows, problems };
}

function cellsOf(
  header: readonly string[],
  fields: readonly string[],
  wanted: readonly string[] = header,
): Readonly<Record<string, string | null>> {
  const cells: Record<string, string | null> = {};
  for (const [index, column] of header.entries()) {
    const field = fields[index];
    if (wanted.includes(column)) cells[column] = field === undefined || field === '' ? null : field;
  }
  return cells;
}
