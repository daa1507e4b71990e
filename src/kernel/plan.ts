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

/** Rows that a plan shows by other means, or not at all. */
const UNSHOWN = new Set(['command', 'audit', 'event', 'message', 'number_sequence']);
/** What a message or event says follows from the rows; its payload may hold numbers that are not taken yet. */
const UNHASHED = new Set(['payload']);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface Told {
  /** Ids that the command made, by the order in which it made them. */
  readonly ids: ReadonlyMap<Id, number>;
  readonly totals: readonly Totals[];
}

export function planOf(writes: readonly Write[], told: Told): Plan {
  const hash = createHash('sha256');
  const shown: Plan['writes'][number][] = [];
  const messages: Plan['messages'][number][] = [];
  for (const write of writes.filter(({ table }) => table.name !== 'command')) {
    const name = qualified(write.table);
    const plain = write.rows.map((row) => plainText(write, row, told.ids));
    hash.update(`${write.action} ${name}\n${plain.join('\n')}\n`);
    if (write.table.name === 'message') messages.push(...write.rows.map((row) => plannedMessage(row, told.ids)));
    if (!UNSHOWN.has(write.table.name) && plain.length > 0) {
      const rows = plain.slice(0, LIMITS.planRowsShown).map((text) => JSON.parse(text) as Json);
      shown.push({ table: name, action: write.action, count: plain.length, rows });
    }
  }
  hash.update(JSON.stringify(told.totals));
  return { hash: hash.digest('hex'), writes: shown, messages, totals: told.totals };
}

const withOrdinals = (text: string, ids: Told['ids']): string =>
  text.replace(UUID, (id) => (ids.has(id) ? `#${String(ids.get(id))}` : id));

function plannedMessage(row: Readonly<Record<string, unknown>>, ids: Told['ids']): Plan['messages'][number] {
  const document = withOrdinals(String(row['document']), ids);
  return { map: String(row['map']), document, rowCount: Number(row['rowCount']) };
}

/** The row as JSON, without what another run of the same command would write differently. */
function plainText(write: Write, row: Readonly<Record<string, unknown>>, ids: Told['ids']): string {
  const kept = Object.entries(row).filter(([name]) => {
    const instant = write.table.columns[name]?.startsWith('timestamptz') === true;
    return !instant && !write.table.numbered.includes(name) && !UNHASHED.has(name);
  });
  return withOrdinals(JSON.stringify(Object.fromEntries(kept)), ids);
}
