/** Rows as an upstream system exports them: read cell by cell, each row accepted or refused by its index. (pure) */
import { readRow, type GivenRow, type Problem, type RowColumns, type RowOf } from './intake/cells.ts';
import { mergeRows, type Merge, type Placed } from './intake/merge.ts';
import { LIMITS } from './limits.ts';
import { accept, refusal, refuse, refuseAll, type Outcome, type Refusal, type Refused } from './refusal.ts';
import type { Row, Table } from './table.ts';

/** What became of the rows of an intake call. */
export interface IntakeResult {
  readonly [key: string]: number;
  /** New, or changed something. */
  readonly written: number;
  /** There already, just so. */
  readonly unchanged: number;
  readonly refused: number;
}

/** The rows of one list as they came; a list that is not given has none. */
export type GivenRows = readonly GivenRow[] | null | undefined;

/** A kind of row, declared: its columns, and the one that names the company, where it has one. */
export interface RowKind<C extends RowColumns> {
  readonly columns: C;
  readonly company?: keyof C & string;
}

export const rowKind = <const C extends RowColumns>(columns: C, company?: keyof C & string): RowKind<C> =>
  company === undefined ? { columns } : { columns, company };

/** What one intake call has found so far. Each step lets the good rows through and keeps why the others stay out. */
export interface Intake {
  readonly legalEntity: string;
  /** Refuses a row; all its refusals count as one refused row. */
  readonly refuse: (placed: Placed<unknown>, problem: Problem) => void;
  /** Reads a list cell by cell. A row of another company looks like one of a company that is not there (SEC-4). */
  readonly read: <C extends RowColumns>(
    list: string,
    kind: RowKind<C>,
    given: GivenRows,
  ) => readonly Placed<RowOf<C>>[];
  /** The rows with which nothing is wrong; the others are refused. */
  readonly keep: <P extends Placed<unknown>>(
    rows: readonly P[],
    check: (row: P['row'], placed: P) => Problem | null,
  ) => readonly P[];
  /** Compares with what is stored. A key that comes twice with different content is refused the second time. */
  readonly merge: <T extends Table, R extends Partial<Row<T>>>(of: T, merging: Merging<T, R>) => Merge<R>;
  /** Counts what was decided. */
  readonly count: (merge: Merge<unknown>) => void;
  /** The whole call's answer. Strict: one refused row refuses all. */
  readonly outcome: (strict: boolean) => Outcome<IntakeResult>;
  /** Whether `outcome` is going to refuse the call: nothing is to be written then. */
  readonly isRefused: (strict: boolean) => boolean;
}

interface Merging<T extends Table, R> {
  /** How the caller names a column, where the table says it otherwise. */
  readonly names?: Readonly<Record<string, string>>;
  readonly key: readonly (keyof R & string)[];
  readonly wanted: readonly Placed<R>[];
  readonly existing: readonly Row<T>[];
}

export function openIntake(legalEntity: string): Intake {
  const refusals: Refusal[] = [];
  const refused = new Set<string>();
  let [written, unchanged] = [0, 0];
  const refuseRow: Intake['refuse'] = ({ list, index }, { column, ...problem }) => {
    refused.add(`${list} ${index}`);
    refusals.push(refusal(problem.code, { ...problem, path: [list, index, column], index }));
  };
  return {
    legalEntity,
    refuse: refuseRow,
    read: (list, kind, given) => {
      const rows: Placed<RowOf<(typeof kind)['columns']>>[] = [];
      for (const [index, cells] of (given ?? []).entries()) {
        const { row, problems } = readRow(kind.columns, cells);
        const foreign = problems.length === 0 ? foreignCompany(kind.company, row, legalEntity) : null;
        for (const problem of foreign === null ? problems : [foreign]) refuseRow({ list, index, row }, problem);
        if (problems.length === 0 && foreign === null) rows.push({ list, index, row });
      }
      return rows;
    },
    keep: (rows, check) =>
      rows.filter((placed) => {
        const problem = check(placed.row, placed);
        if (problem !== null) refuseRow(placed, problem);
        return problem === null;
      }),
    merge: (of, merging) => {
      const merge = mergeRows({ of, ...merging });
      for (const { first, ...placed } of merge.repeated) {
        refuseRow(placed, {
          code: 'BAD_USER_INPUT',
          column: nameOf(merging.key.at(-1) ?? '', merging.names),
          message: `Row ${placed.index} has the key of row ${first}, with other content.`,
          remedy: 'Send one row for each key.',
        });
      }
      return merge;
    },
    count: (merge) => {
      written += merge.fresh.length + merge.changed.length;
      unchanged += merge.unchanged.length;
    },
    isRefused: (strict) => strict && refusals.length > 0,
    outcome: (strict) =>
      strict && refusals.length > 0
        ? refuseAll(refusals)
        : accept({ written, unchanged, refused: refused.size }, refusals),
  };
}

/** A column as the caller names it. */
export const nameOf = (column: string, names: Readonly<Record<string, string>> = {}): string => names[column] ?? column;

function foreignCompany(column: string | undefined, row: GivenRow, legalEntity: string): Problem | null {
  if (column === undefined || row[column] === legalEntity) return null;
  return {
    code: 'NOT_FOUND',
    column,
    message: `No legal entity ${String(row[column])} in a call for ${legalEntity}.`,
    remedy: `Send the rows of each legal entity in a call of its own.`,
  };
}

/** A call holds at most so many rows, over all its lists (TOO_LARGE). */
export function refuseTooMany(lists: readonly GivenRows[]): Refused | null {
  const count = lists.reduce((total, list) => total + (list?.length ?? 0), 0);
  if (count <= LIMITS.intakeRowsMax) return null;
  return refuse('TOO_LARGE', {
    message: `${count} rows in one call; ${LIMITS.intakeRowsMax} is the bound.`,
    remedy: `Send up to ${LIMITS.intakeRowsMax} rows a call, each with a key of its own.`,
  });
}

/** Problem of a row that names what is not there. */
export const notFound = (column: string, what: string, remedy?: string): Problem =>
  remedy === undefined
    ? { code: 'NOT_FOUND', column, message: `No ${what}.` }
    : { code: 'NOT_FOUND', column, message: `No ${what}.`, remedy };

/** The distinct values of some rows, for loading what they name. */
export function namesIn<R>(rows: readonly Placed<R>[], nameOf: (row: R) => string | null): readonly string[] {
  const names = new Set<string>();
  for (const { row } of rows) {
    const name = nameOf(row);
    if (name !== null) names.add(name);
  }
  return [...names].sort();
}
