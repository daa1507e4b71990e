/** How a side is: what waits in its outbox and its log, over all companies (REL-54, REL-59). */
import { COURIER, read, type Side } from './db.ts';

export interface Vitals {
  /** Migrations that are applied. */
  readonly migrations: number;
  /** Seconds since the oldest event that has no position yet; 0 when there is none. */
  readonly oldestUnstampedSeconds: number;
  readonly messagesPending: number;
  readonly messagesFailed: number;
  readonly oldestPendingSeconds: number;
}

const age = (at: string): string => `coalesce(extract(epoch from clock_timestamp() - ${at}), 0)::double precision`;

/** Throws UNAVAILABLE when the side does not answer. */
export async function readVitals(side: Side): Promise<Vitals> {
  const schema = side.name;
  const [vitals] = await read<Vitals>(side, COURIER, {
    name: `${schema}-vitals`,
    text: `select (select count(*)::integer from ${schema}.migration) as migrations,
                  (select ${age('min(at)')} from ${schema}.event where position is null) as oldest_unstamped_seconds,
                  (select count(*)::integer from ${schema}.message where status = 'PENDING') as messages_pending,
                  (select count(*)::integer from ${schema}.message where status = 'FAILED') as messages_failed,
                  (select ${age('min(created_at)')} from ${schema}.message where status = 'PENDING') as oldest_pending_seconds`,
    values: [],
  });
  if (vitals === undefined) throw new Error('A statement without a condition answered no row.');
  return vitals;
}
