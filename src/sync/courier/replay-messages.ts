/** Sets refused messages going again, once their cause is mended (REL-14). */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { plumbing } from '../../kernel/plumbing.ts';
import { accept, refusal, refuseAll, type Outcome } from '../../kernel/refusal.ts';
import { updateRows } from '../../kernel/write.ts';

export interface ReplayMessages {
  /** By id; null: every FAILED one of the company. */
  readonly messages: readonly Id[] | null;
}

/** Due at once, whatever the clock of this node says: the courier goes by the database's. */
const AT_ONCE = '1970-01-01T00:00:00.000Z';

/**
 * FAILED becomes PENDING, with its tries counted anew; what is not FAILED stays as it is. Runs on the side that the messages come from.
 * Replaying what had been applied changes nothing, because the receiver remembers it (R62). Refuses ids that are not there: NOT_FOUND.
 */
export async function replayMessages(work: Work, input: ReplayMessages): Promise<Outcome<{ replayed: number }>> {
  const { tx, legalEntity } = work;
  const { message } = plumbing(tx.side.name);
  const { messages } = input;
  // Without their payloads: these are what is large about a message.
  const found = await rows<{
    id: Id;
    status: string;
    map: string;
    document: string;
    rowCount: number;
    lastErrorCode: string | null;
  }>(
    tx,
    `select id, status, map, document, row_count, last_error_code from ${tx.side.name}.message
      where legal_entity = $1 and case when $2::uuid[] is null then status = 'FAILED' else id = any ($2) end
      order by sequence for no key update`,
    [legalEntity, messages],
  );
  if (messages !== null) {
    const there = new Set(found.map((row) => row.id));
    const missing = messages
      .map((id, index) => ({ id, index }))
      .filter(({ id }) => !there.has(id))
      .map(({ id, index }) =>
        refusal('NOT_FOUND', { message: `No message ${id}.`, path: ['messages', index], subject: id }),
      );
    if (missing.length > 0) return refuseAll(missing);
  }
  const failed = found.filter((row) => row.status === 'FAILED');
  await updateRows(tx, message, {
    key: ['legalEntity', 'id'],
    // Map, document and size stay as they are: they stand here for the plan.
    rows: failed.map(({ id, map, document, rowCount }) => ({
      ...{ legalEntity, id, map, document, rowCount },
      ...{ status: 'PENDING', attempts: 0, nextAttemptAt: AT_ONCE },
    })),
    expect: "t.status = 'FAILED'",
  });
  for (const { id, document, map, lastErrorCode } of failed)
    work.audit({ subjectType: 'MESSAGE', subject: id, change: { document, map, refusedWith: lastErrorCode } });
  return accept({ replayed: failed.length });
}
