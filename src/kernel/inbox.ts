/** Messages arrive any number of times and take effect once: what was applied is recorded in the transaction of its effect (REL-13). */
import { createHash } from 'node:crypto';
import { rows, type Tx } from './db.ts';
import { refuse, accept, type Outcome } from './refusal.ts';

/** A message on its way in. */
export interface Delivery {
  readonly legalEntity: string;
  readonly messageId: string;
  readonly map: string;
  readonly document: string;
  /** The rows, as JSON text: handed to the database unparsed where that is possible. */
  readonly payload: string;
}

/** Whether the message is new here. The same id with other content is refused: R3, R22. */
export async function receive(tx: Tx, delivery: Delivery): Promise<Outcome<{ readonly fresh: boolean }>> {
  const hash = createHash('sha256').update(delivery.payload).digest('hex');
  const [row] = await rows<{ deliveries: number; payloadHash: string }>(
    tx,
    `insert into ${tx.side.name}.inbox as i (legal_entity, message_id, map, payload_hash) values ($1, $2, $3, $4)
     on conflict (legal_entity, message_id) do update set deliveries = i.deliveries + 1
     returning deliveries, payload_hash`,
    [delivery.legalEntity, delivery.messageId, delivery.map, hash],
  );
  if (row?.payloadHash !== hash) {
    return refuse('SYNC_CONFLICT', {
      message: `Message ${delivery.messageId} arrived again with other content.`,
      rule: 'R62',
      subject: delivery.document,
    });
  }
  return accept({ fresh: row.deliveries === 1 });
}

/** Columns that a map does not carry: one is enough to refuse the message (R21, R23). Keys are looked at here, not in SQL, which takes five times as long. */
export function foreignColumns(payload: string, fields: readonly string[]): readonly string[] {
  const carried = new Set(fields);
  const foreign = new Set<string>();
  for (const row of JSON.parse(payload) as readonly object[]) {
    for (const name in row) if (!carried.has(name)) foreign.add(name);
  }
  return [...foreign].sort();
}
