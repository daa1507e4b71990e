/** What a command would write, told before it does: every row, with new ids as ordinals, without instants and sequence numbers (design G17). */
import { createHash } from 'node:crypto';
import type { Id } from './clock.ts';
import type { Write } from './db.ts';
import { LIMITS } from './limits.ts';
import { qualified, type Json } from './table.ts';

export interface Totals {
  /** The document, by its business key; for a new one what it is for. */
  readonly document: string;
  readonly currency: string;
  readonly before: string;
  readonly after: string;
}

export interface Plan {
  readonly hash: string;
  readonly writes: readonly {
    readonly table: string;
    readonly action: Write['action'];
    readonly count: number;
    readonly rows: readonly Json[];
  }[];
  readonly messages: readonly { readonly map: string; readonly document: string; readonly rowCount: number }[];
  readonly totals: readonly Totals[];
}

const PLUMBING = new Set(['command', 'audit', 'event', 'message', 'number_sequence']);

export function planOf(
  writes: readonly Write[],
  told: { readonly ids: ReadonlyMap<Id, number>; readonly totals: readonly Totals[] },
): Plan {
  const hash = createHash('sha256');
  const shown: Plan['writes'][number][] = [];
  const messages: Plan['messages'][number][] = [];
  for (const write of writes) {
    const name = qualified(write.table);
    const plain = write.rows.map((row) => plainRow(write, row, told.ids));
    hash.update(`${write.action} ${name}\n`);
    for (const row of plain) hash.update(JSON.stringify(row)).update('\n');
    if (write.table.name === 'message') {
      for (const row of write.rows)
        messages.push({
          map: String(row['map']),
          document: String(row['document']),
          rowCount: Number(row['rowCount']),
        });
    }
    if (!PLUMBING.has(write.table.name) && plain.length > 0) {
      shown.push({
        table: name,
        action: write.action,
        count: plain.length,
        rows: plain.slice(0, LIMITS.planRowsShown),
      });
    }
  }
  hash.update(JSON.stringify(told.totals));
  return { hash: hash.digest('hex'), writes: shown, messages, totals: told.totals };
}

function plainRow(write: Write, row: Readonly<Record<string, unknown>>, ids: ReadonlyMap<Id, number>): Json {
  const plain: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    if (write.table.columns[name]?.startsWith('timestamptz') === true || write.table.numbered.includes(name)) continue;
    const ordinal = typeof value === 'string' ? ids.get(value) : undefined;
    plain[name] = ordinal === undefined ? (value as Json) : `#${ordinal}`;
  }
  return plain;
}
