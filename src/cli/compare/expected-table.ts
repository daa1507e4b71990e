/** One expected file beside the figures in its place: every difference, none passed over. (pure) */
import { decimal } from '../../kernel/money.ts';
import type { FolderRow } from '../folder.ts';
import type { Figure } from './figures.ts';
import type { Readings } from './readings.ts';

/** How the figures of one expected file are named and read. */
export interface ExpectedTable {
  readonly file: string;
  /** Columns that say which row it is. */
  readonly key: readonly string[];
  /** Columns that are compared. */
  readonly values: readonly string[];
  /** Of these, columns that an empty expectation leaves open, besides every `…_sum`. */
  readonly open?: readonly string[];
  readonly figures: (readings: Readings) => readonly Figure[];
}

export interface Difference {
  readonly file: string;
  /** The line of the expected file; null: the gateway has a row that is not expected. */
  readonly line: number | null;
  /** What it is about, by the columns of the key. */
  readonly subject: string;
  /** The column; null: the whole row. */
  readonly column: string | null;
  readonly expected: string;
  readonly found: string;
}

export function compareTable(
  table: ExpectedTable,
  expected: readonly FolderRow[],
  figures: readonly Figure[],
): readonly Difference[] {
  const { file, key } = table;
  const subjectOf = (row: Figure): string => key.map((column) => row[column] ?? '').join(' ');
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const subject = subjectOf(figure);
    found.set(subject, [...(found.get(subject) ?? []), figure]);
  }
  const differences: Difference[] = unknownColumns(table, expected);
  for (const { line, cells } of expected) {
    const subject = subjectOf(cells);
    const figure = found.get(subject)?.shift();
    if (figure === undefined) differences.push({ file, line, subject, column: null, expected: 'a row', found: 'none' });
    else differences.push(...compareRow(table, { line, cells, figure, subject }));
  }
  for (const [subject, left] of found)
    for (const figure of left) {
      const shown = table.values.map((column) => `${column} ${figure[column] ?? 'empty'}`).join(', ');
      differences.push({ file, line: null, subject, column: null, expected: 'no row', found: shown });
    }
  return differences;
}

/** A column that nobody compares would look as if it agreed. */
function unknownColumns({ file, key, values }: ExpectedTable, expected: readonly FolderRow[]): Difference[] {
  const columns = Object.keys(expected[0]?.cells ?? {});
  return columns
    .filter((column) => !key.includes(column) && !values.includes(column))
    .map((column) => ({ file, line: 1, subject: 'header', column, expected: 'a known column', found: 'not compared' }));
}

interface Pair {
  readonly line: number;
  readonly cells: Figure;
  readonly figure: Figure;
  readonly subject: string;
}

function compareRow(table: ExpectedTable, { line, cells, figure, subject }: Pair): readonly Difference[] {
  const { file, values, open = [] } = table;
  return values.flatMap((column) => {
    const expected = cells[column];
    const found = figure[column] ?? null;
    // The file does not have the column at all: an older one.
    if (expected === undefined) return [];
    if (expected === null && (column.endsWith('_sum') || open.includes(column))) return [];
    if (isSame(expected, found)) return [];
    return [{ file, line, subject, column, expected: expected ?? 'empty', found: found ?? 'empty' }];
  });
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Amounts are the same when they are the same number: 10.5 is 10.50, and 10.505 is not. */
function isSame(expected: string | null, found: string | null): boolean {
  if (expected === null || found === null) return expected === found;
  if (NUMBER.test(expected) && NUMBER.test(found)) return decimal(expected).equals(decimal(found));
  return expected === found;
}
