/** What is there and what is wanted, compared by key: so that the same rows put twice change nothing. (pure) */
import { decimal } from '../money.ts';
import { columnOf, type Row, type Table } from '../table.ts';

/** A row with its place in the call: its list, and its index in it from 0. */
export interface Placed<R> {
  readonly list: string;
  readonly index: number;
  readonly row: R;
}

export interface Changed<R> extends Placed<R> {
  /** The same columns, as they are stored. */
  readonly before: R;
  /** The columns that differ. */
  readonly columns: readonly string[];
}

export interface Merge<R> {
  readonly fresh: readonly Placed<R>[];
  readonly changed: readonly Changed<R>[];
  readonly unchanged: readonly Placed<R>[];
  /** The same key a second time in one call, with other content; `first` is the index that came before. */
  readonly repeated: readonly (Placed<R> & { readonly first: number })[];
}

interface Merging<T extends Table, R> {
  readonly of: T;
  readonly key: readonly (keyof R & string)[];
  readonly wanted: readonly Placed<R>[];
  readonly existing: readonly Row<T>[];
}

/** A key of several columns as one text. */
export const keyText = (parts: readonly (string | number | null)[]): string => JSON.stringify(parts);

/** Whether two values of a column are the same to the database: 62.5 and 62.5000 are. */
export function isSame(type: string, a: unknown, b: unknown): boolean {
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  if (a === b) return true;
  if (type === 'numeric') return decimal(a as string).equals(decimal(b as string));
  if (type === 'jsonb' || type === 'json') return canonical(a) === canonical(b);
  return false;
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export function mergeRows<T extends Table, R>({ of, key, wanted, existing }: Merging<T, R>): Merge<R> {
  const keyOf = (row: Readonly<Record<string, unknown>>): string => JSON.stringify(key.map((name) => row[name]));
  const there = new Map(existing.map((row) => [keyOf(row), row as unknown as R]));
  const seen = new Map<string, Placed<R>>();
  const [fresh, changed, unchanged, repeated] = [
    [] as Placed<R>[],
    [] as Changed<R>[],
    [] as Placed<R>[],
    [] as Merge<R>['repeated'][number][],
  ];
  const differing = (a: R, b: R): (keyof R & string)[] =>
    (Object.keys(a as object) as (keyof R & string)[]).filter(
      (name) => !isSame(columnOf(of, name).type, a[name], b[name]),
    );
  for (const placed of wanted) {
    const text = keyOf(placed.row as Record<string, unknown>);
    const first = seen.get(text);
    if (first !== undefined) {
      if (differing(placed.row, first.row).length === 0) unchanged.push(placed);
      else repeated.push({ ...placed, first: first.index });
      continue;
    }
    seen.set(text, placed);
    const before = there.get(text);
    if (before === undefined) fresh.push(placed);
    else {
      const columns = differing(placed.row, before);
      if (columns.length === 0) unchanged.push(placed);
      else changed.push({ ...placed, before, columns });
    }
  }
  return { fresh, changed, unchanged, repeated };
}
