/**
 * The door into the project side: reference data, accounting detail and the posted summary, and nothing else (R21, R23, R63).
 * What comes is applied by natural keys, so that twice is once and any order ends the same.
 */
import type { Tx } from '../kernel/db.ts';
import { foreignColumns, receive, type Delivery } from '../kernel/inbox.ts';
import { isMapName, mapOf, type MapName } from '../kernel/maps.ts';
import { accept, refuse, type Outcome } from '../kernel/refusal.ts';
import { applyFeedback } from './actual/apply-feedback.ts';
import { applyAccounts, applyCurrencies, applyLedgers } from './contract/apply-reference.ts';
import { applyPosting } from './proforma/apply-posting.ts';

export interface Applied {
  /** False when the message had been applied before. */
  readonly fresh: boolean;
}

type Apply = (tx: Tx, delivery: Delivery) => Promise<Outcome<null>>;

const APPLY: Readonly<Partial<Record<MapName, Apply>>> = {
  ledgers: applyLedgers,
  currencies: applyCurrencies,
  accounts: applyAccounts,
  'msdyn_actuals.feedback': applyFeedback,
  msdyn_customerinvoices: applyPosting,
};

const FEEDBACK: readonly string[] = ['msdyn_actuals.feedback', 'msdyn_customerinvoices'];

/**
 * Applies a message of finance. Refusals: SYNC_DIRECTION_FORBIDDEN R63, FEEDBACK_COLUMN_FORBIDDEN R21 R23, SIDE_VIOLATION R9,
 * SYNC_CONFLICT R62, and those of its map. Article: Project estimates and actuals integration.
 */
export async function apply(tx: Tx, delivery: Delivery): Promise<Outcome<Applied>> {
  const { map, document } = delivery;
  const applyRows = isMapName(map) ? APPLY[map] : undefined;
  if (!isMapName(map) || applyRows === undefined) {
    return refuse('SYNC_DIRECTION_FORBIDDEN', {
      message: `The project side takes no message of map ${map}.`,
      rule: 'R63',
      subject: document,
    });
  }
  const foreign = foreignColumns(delivery.payload, mapOf(map).fields);
  if (foreign.length > 0) {
    const message = `Map ${map} does not carry ${foreign.join(', ')}.`;
    if (!FEEDBACK.includes(map)) return refuse('SIDE_VIOLATION', { message, rule: 'R9', subject: document });
    const rule = map === 'msdyn_customerinvoices' ? 'R23' : 'R21';
    return refuse('FEEDBACK_COLUMN_FORBIDDEN', { message, rule, subject: document });
  }
  const received = await receive(tx, delivery);
  if (!received.ok || !received.value.fresh) return received;
  const applied = await applyRows(tx, delivery);
  return applied.ok ? accept({ fresh: true }) : applied;
}
