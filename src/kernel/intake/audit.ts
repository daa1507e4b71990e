/** What an intake call changed, for the audit trail: a changed row by its columns, new rows by their number. (pure) */
import type { AuditEntry } from '../audit.ts';
import type { Json } from '../table.ts';
import type { Changed, Merge } from './merge.ts';

/** One entry for each row that was there and is different now: from what, to what. */
export function changeEntries<R>(
  subjectType: string,
  changed: readonly Changed<R>[],
  subjectOf: (row: R) => string,
): readonly AuditEntry[] {
  return changed.map((one) => ({ subjectType, subject: subjectOf(one.row), change: changeOf(one) }));
}

/** The columns of a row that differ: from what, to what. */
export function changeOf<R>({ row, before, columns }: Pick<Changed<R>, 'row' | 'before' | 'columns'>): Json {
  const [from, to] = [before as Record<string, Json>, row as Record<string, Json>];
  return Object.fromEntries(columns.map((name) => [name, { from: from[name] ?? null, to: to[name] ?? null }]));
}

/** How many rows of each list were new or changed; null when nothing was. */
export function countsOf(merges: Readonly<Record<string, Merge<unknown>>>): Json {
  const counts = Object.entries(merges)
    .filter(([, { fresh, changed }]) => fresh.length + changed.length > 0)
    .map(([list, { fresh, changed }]) => [list, { new: fresh.length, changed: changed.length }] as const);
  return counts.length === 0 ? null : Object.fromEntries(counts);
}
