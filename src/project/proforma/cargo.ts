/** Deals rows out to messages, five thousand to each: which message carries the next row, and how many each carries. (pure) */
import type { Id } from '../../kernel/clock.ts';
import { LIMITS } from '../../kernel/limits.ts';

export interface Load {
  readonly id: Id;
  readonly rowCount: number;
}

export interface Cargo {
  /** The id of the message that carries the next row. */
  readonly next: () => Id;
  /** The messages so far, none of them empty. */
  readonly loads: () => readonly Load[];
}

export function cargo(newId: () => Id, rowsMax: number = LIMITS.batchRows): Cargo {
  const full: Load[] = [];
  let id = '';
  let rowCount = 0;
  return {
    next: () => {
      if (rowCount === rowsMax) {
        full.push({ id, rowCount });
        rowCount = 0;
      }
      if (rowCount === 0) id = newId();
      rowCount += 1;
      return id;
    },
    loads: () => (rowCount === 0 ? full : [...full, { id, rowCount }]),
  };
}
