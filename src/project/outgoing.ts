/** The door out of the project side: the rows of a message, as JSON text that the database makes. */
import { rows, type Tx } from '../kernel/db.ts';
import { MAPS } from '../kernel/maps.ts';
import type { OutgoingMessage } from '../kernel/outbox.ts';
import { invariant, present } from '../kernel/refusal.ts';

/** Append-only rows are read by the message that carries them: it holds no copy. `order by` makes every delivery alike. */
const CARRIED: Readonly<Record<string, string>> = {
  msdyn_actuals: `select ${MAPS.msdyn_actuals.fields.map((field) => (field === 'actual_id' ? 'id as actual_id' : field)).join(', ')}
    from project.actual where legal_entity = $1 and message_id = $2 order by id`,
  msdyn_transactionconnections: `select ${MAPS.msdyn_transactionconnections.fields.join(', ')}
    from project.connection where legal_entity = $1 and message_id = $2
    order by transaction1_id, transaction1_role, transaction2_id`,
};

/** The rows of a message: exactly its map's fields, amounts as exact JSON numbers (M7, M8), or what was stored with it. */
export async function payloadOf(tx: Tx, message: OutgoingMessage): Promise<string> {
  if (message.payload !== null) return message.payload;
  const select = present(CARRIED[message.map], `rows of map ${message.map}`);
  const [row] = await rows<{ payload: string | null; rowCount: number }>(
    tx,
    `select json_agg(r)::text as payload, count(*)::int as row_count from (${select}) r`,
    [message.legalEntity, message.id],
  );
  const { payload, rowCount } = present(row, 'payload');
  invariant(rowCount === message.rowCount, `message ${message.id} carries ${message.rowCount} rows, not ${rowCount}`);
  return present(payload, 'payload');
}

/** Nothing follows on this side from a message that was applied. */
export const acknowledge = (): Promise<void> => Promise.resolve();
