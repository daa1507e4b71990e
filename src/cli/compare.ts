/** Compares what the gateway says with the expected files of a folder. */
import { LIMITS } from '../kernel/limits.ts';
import { actualsSummary } from './compare/actuals-summary.ts';
import { compareTable, type Difference, type ExpectedTable } from './compare/expected-table.ts';
import { feedbackTotals } from './compare/feedback-totals.ts';
import { invoices } from './compare/invoices.ts';
import { journalSummary } from './compare/journal-summary.ts';
import { ledgerTotals } from './compare/ledger-totals.ts';
import { lines } from './compare/lines.ts';
import { notToExceed } from './compare/not-to-exceed.ts';
import { proformas } from './compare/proformas.ts';
import type { Readings } from './compare/readings.ts';
import { readTable, type FolderRow } from './folder.ts';

export const EXPECTED_TABLES: readonly ExpectedTable[] = [
  actualsSummary,
  proformas,
  invoices,
  feedbackTotals,
  journalSummary,
  ledgerTotals,
  notToExceed,
  lines,
];

/** Expected files of a folder by name; those that are not there are left out. */
export type Expected = ReadonlyMap<string, readonly FolderRow[]>;

export async function readExpected(directory: string): Promise<Expected> {
  const found = new Map<string, readonly FolderRow[]>();
  for (const { file } of EXPECTED_TABLES) {
    const rows = await readTable(directory, file);
    if (rows !== null) found.set(file, rows);
  }
  return found;
}

export interface Comparison {
  /** How many expected rows were compared. */
  readonly rows: number;
  readonly files: number;
  readonly differences: readonly Difference[];
}

export function compareAll(expected: Expected, readings: Readings): Comparison {
  const tables = EXPECTED_TABLES.flatMap((table) => {
    const rows = expected.get(table.file);
    return rows === undefined ? [] : [{ table, rows }];
  });
  return {
    files: tables.length,
    rows: tables.reduce((count, { rows }) => count + rows.length, 0),
    differences: tables.flatMap(({ table, rows }) => compareTable(table, rows, table.figures(readings))),
  };
}

/** The first differences one by one, and how many there are in all. */
export function sayComparison({ files, rows, differences }: Comparison): readonly string[] {
  const compared = `${rows} rows of ${files} expected files`;
  if (files === 0) return ['There are no expected files to compare with.'];
  if (differences.length === 0) return [`No difference: ${compared} agree.`];
  const shown = differences.slice(0, LIMITS.differencesShown).map(sayDifference);
  const more = differences.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more.`] : []), `${differences.length} differences in ${compared}.`];
}

function sayDifference({ file, line, subject, column, expected, found }: Difference): string {
  const where = line === null ? file : `${file}:${line}`;
  const what = column === null ? '' : ` column ${column}`;
  return `${where} ${subject}${what}: expected ${expected}, found ${found}`;
}
