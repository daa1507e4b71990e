/** Writes what the rows of an intake call have changed. */
import type { Tx } from '../db.ts';
import type { Row, Table } from '../table.ts';
import { insertRows } from '../write.ts';
import type { Merge } from './merge.ts';

/** Writes what a merge found, new and changed alike, in key order. Another call that put the same row meanwhile is overwritten, not met with an error. */
export async function writeMerge<T extends Table, R extends Partial<Row<T>>>(
  tx: Tx,
  into: T,
  { key, merge }: { readonly key: readonly (keyof R & string)[]; readonly merge: Merge<R> },
): Promise<void> {
  const rows = [...merge.fresh, ...merge.changed].map((placed) => placed.row);
  const first = rows[0];
  if (first === undefined) return;
  const text = (row: R): string => JSON.stringify(key.map((name) => row[name]));
  const sorted = rows.map((row) => [text(row), row] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const update = Object.keys(first).filter((name) => !key.includes(name as keyof R & string));
  await insertRows(
    tx,
    into as Table,
    sorted.map(([, row]) => row as Record<string, never>),
    { onConflict: key, update },
  );
}
