/** Sorts messages into what belongs together, and cuts them into what one transaction takes. */

interface Sized {
  readonly rowCount: number;
}

/** In order, together up to that many rows; a message that is larger stands alone. */
export function chunksOf<T extends Sized>(messages: readonly T[], rowsMax: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let rows = Infinity;
  for (const message of messages) {
    if (rows + message.rowCount > rowsMax) {
      chunks.push([]);
      rows = 0;
    }
    chunks.at(-1)?.push(message);
    rows += message.rowCount;
  }
  return chunks;
}

/** What has the same key, in the order in which it was met. */
export function groupsOf<T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
