/** Hears that another node has stamped events. It only wakes: what there is to see stands in the tables (REL-41). */
import pg from 'pg';
import type { Side } from './db.ts';
import { LIMITS } from './limits.ts';

const LISTENER = 'gateway listener';

export interface Listener {
  readonly close: () => Promise<void>;
}

/** Listens on a connection of its own, and comes back after a loss. Until then polling is the floor. */
export function listen(side: Side, hear: () => void): Listener {
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let closed = false;

  const lost = (): void => {
    client = null;
    if (closed || again !== null) return;
    again = setTimeout(() => {
      again = null;
      attempt = connect();
    }, LIMITS.pollMs);
    again.unref();
  };

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: (side.app.options as { readonly url: string }).url,
      connectionTimeoutMillis: LIMITS.connectWaitMs,
      application_name: LISTENER,
      options: '-c role=gateway_courier',
      keepAlive: true,
    });
    fresh.on('error', () => undefined); // 'end' follows it.
    fresh.once('end', lost);
    fresh.on('notification', hear);
    try {
      await fresh.connect();
      await fresh.query(`listen gateway_${side.name}`);
      client = fresh;
      hear(); // What was said while nobody listened.
    } catch {
      fresh.off('end', lost);
      await fresh.end().catch(() => undefined);
      lost();
    }
  };

  let attempt = connect();
  return {
    close: async () => {
      closed = true;
      if (again !== null) clearTimeout(again);
      await attempt;
      await client?.end().catch(() => undefined);
    },
  };
}

/** Whether a gateway works on the server of this URL: each of them listens for as long as it runs. */
export async function isListenedTo(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: LIMITS.connectWaitMs });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_stat_activity where application_name = $1', [LISTENER]);
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}
