/** Flags that at most one row of a group carries: the rounding customer, the primary customer. (pure) */
import type { Changed, Merge, Placed } from '../../kernel/intake/merge.ts';

interface Group<R> {
  readonly existing: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly groupOf: (row: R) => string;
  readonly hasFlag: (row: R) => boolean;
}

type Claim<R> = Placed<R> & { readonly rank: number };

/**
 * The rows of a call that claim a flag which another row keeps, or claims before them. Who has the flag and does not give it up in the
 * same call goes first, then the order of the rows.
 */
export function secondClaims<R>(merge: Merge<R>, group: Group<R>): readonly Placed<R>[] {
  const { existing, keyOf, groupOf, hasFlag } = group;
  const touched = new Set(merge.changed.map(({ row }) => keyOf(row)));
  const taken = new Set(existing.filter((row) => hasFlag(row) && !touched.has(keyOf(row))).map(groupOf));
  const claims: Claim<R>[] = [
    ...merge.changed.map((placed) => ({ ...placed, rank: hasFlag(placed.before) ? 0 : 1 })),
    ...merge.fresh.map((placed) => ({ ...placed, rank: 1 })),
  ].filter(({ row }) => hasFlag(row));
  claims.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return claims.filter(({ row }) => {
    if (taken.has(groupOf(row))) return true;
    taken.add(groupOf(row));
    return false;
  });
}

/** The merge without these rows. */
export function without<R>(merge: Merge<R>, refused: readonly Placed<R>[]): Merge<R> {
  const places = new Set(refused.map(({ index }) => index));
  const stays = (placed: Placed<R> | Changed<R>): boolean => !places.has(placed.index);
  return { ...merge, fresh: merge.fresh.filter(stays), changed: merge.changed.filter(stays) };
}
