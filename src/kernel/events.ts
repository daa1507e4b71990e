/** A fact is recorded in the transaction and told after it: rows of the side's log, stamped with a position once committed (design G5). */
import type { Clock } from './clock.ts';
import { COURIER, inTransaction, rows, type Side, type Tx } from './db.ts';
import { LIMITS } from './limits.ts';
import { plumbing } from './plumbing.ts';
import type { Json } from './table.ts';
import { insertRows } from './write.ts';

export interface Event {
  readonly legalEntity: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subject: string;
  /** 1, 2, 3 … within the subject, where its kind of document promises that (I45). */
  readonly subjectSequence: number | null;
  readonly contractNumber: string | null;
  readonly payload: Json;
}

export async function recordEvents(tx: Tx, events: readonly Event[], newId: Clock['newId']): Promise<void> {
  await insertRows(
    tx,
    plumbing(tx.side.name).event,
    events.map((event) => ({ ...event, id: newId() })),
  );
}

/** Gives the committed events their positions. One stamper at a time; another finds the lock taken and leaves. Answers how many it stamped. */
export async function stampEvents(side: Side): Promise<number> {
  return inTransaction(side, COURIER, async (tx) => {
    const schema = side.name;
    const [lock] = await rows<{ free: boolean }>(
      tx,
      `select pg_try_advisory_xact_lock(hashtext('${schema}.event')) as free`,
    );
    if (lock?.free !== true) return 0;
    const stamped = await rows<{ id: string }>(
      tx,
      `with fresh as (
         select legal_entity, id, row_number() over (order by sequence) as place
           from ${schema}.event where position is null order by sequence limit ${LIMITS.stampRows}
       ), head as (
         update ${schema}.event_head set position = position + (select count(*) from fresh) where exists (select 1 from fresh)
         returning position - (select count(*) from fresh) as base
       )
       update ${schema}.event e set position = head.base + fresh.place
         from fresh, head where e.legal_entity = fresh.legal_entity and e.id = fresh.id
       returning e.id`,
    );
    if (stamped.length > 0) await rows(tx, `select pg_notify('gateway_${schema}', '')`);
    return stamped.length;
  });
}
