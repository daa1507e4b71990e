/** Lists of global ids as the keys that a command takes. */
import type { SideName } from '../../kernel/db.ts';
import { decodeIdOf, type GlobalType } from '../global-id.ts';

/** No document has this id: what it stands for is refused as NOT_FOUND, in its place in the list. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The keys of the ids, in their order. A foreign or malformed id becomes one that nobody has, so that it is refused like a missing one. */
export function keysOf(
  ids: readonly string[] | null | undefined,
  types: readonly GlobalType[],
  legalEntity: string,
): readonly string[] | null {
  if (ids === null || ids === undefined) return null;
  return ids.map((id) => {
    const found = decodeIdOf(id, types);
    return found?.legalEntity === legalEntity ? found.key : NOBODY;
  });
}

/** The ids of messages within the side they come from; those of the other side are ids that nobody has. */
export function messageKeysOf(
  ids: readonly string[] | null | undefined,
  { side, legalEntity }: { readonly side: SideName; readonly legalEntity: string },
): readonly string[] | null {
  const keys = keysOf(ids, ['SyncMessage'], legalEntity);
  return keys?.map((key) => (key.startsWith(`${side}.`) ? key.slice(side.length + 1) : NOBODY)) ?? null;
}
