/** Messages leave with the transaction: written where the fact is written, carried afterwards. */
import type { Id } from './clock.ts';
import type { Tx } from './db.ts';
import { plumbing } from './plumbing.ts';
import type { Json } from './table.ts';
import { insertRows } from './write.ts';

/** One outgoing row of a map: up to a batch of one document's rows. */
export interface Message {
  readonly id: Id;
  readonly legalEntity: string;
  readonly map: string;
  /** Messages of one document are applied in the order in which they were sent; documents are independent. */
  readonly document: string;
  readonly rowCount: number;
  /** Null for append-only rows, which the door out reads by the message's id. */
  readonly payload: Json;
  /** The command, message or run that it follows from. */
  readonly causedBy: string;
}

export async function sendMessages(tx: Tx, messages: readonly Message[]): Promise<void> {
  await insertRows(tx, plumbing(tx.side.name).message, messages);
}

/** A message as the door out and the courier see it. */
export interface OutgoingMessage {
  readonly legalEntity: string;
  readonly id: Id;
  readonly map: string;
  readonly document: string;
  /** JSON text; null for append-only rows. */
  readonly payload: string | null;
  readonly rowCount: number;
}
