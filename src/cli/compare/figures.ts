/** Figures as an expected file has them: rows of text by column, and sums that are exact. (pure) */
import { decimal, formatDecimal, ZERO, type Decimal } from '../../kernel/money.ts';

/** One row of an expected file, or what the gateway says in its place. */
export type Figure = Readonly<Record<string, string | null>>;

/** Rows with the same key, in the order in which keys first appear. */
export function groupedBy<A>(rows: Iterable<A>, keyOf: (row: A) => string): ReadonlyMap<string, readonly A[]> {
  const groups = new Map<string, A[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

interface Sums<A> {
  /** Columns that a row belongs to. */
  readonly key: (row: A) => Figure;
  /** Columns that are added up; null adds nothing. */
  readonly sums: Readonly<Record<string, (row: A) => string | null>>;
}

/** One figure for each key, with `count` and the sums. */
export function summed<A>(rows: Iterable<A>, { key, sums }: Sums<A>): readonly Figure[] {
  const groups = new Map<string, { key: Figure; count: number; totals: Map<string, Decimal> }>();
  for (const row of rows) {
    const columns = key(row);
    const name = JSON.stringify(columns);
    const group = groups.get(name) ?? { key: columns, count: 0, totals: new Map<string, Decimal>() };
    groups.set(name, group);
    group.count += 1;
    for (const [column, valueOf] of Object.entries(sums)) {
      const value = valueOf(row);
      if (value !== null) group.totals.set(column, (group.totals.get(column) ?? ZERO).plus(decimal(value)));
    }
  }
  return [...groups.values()].map(({ key: columns, count, totals }) => ({
    ...columns,
    count: String(count),
    ...Object.fromEntries([...totals].map(([column, total]) => [column, formatDecimal(total)])),
  }));
}

export const yesOrNo = (value: boolean): string => (value ? 'true' : 'false');
