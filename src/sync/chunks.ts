/** Cuts the messages of a document into what one transaction of the receiver takes. */

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
