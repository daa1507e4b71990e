/** Applies actuals and their connections (maps M7, M8) to staging: each once, in any order, and always the same (I23, I27). */
import type { Clock } from '../../kernel/clock.ts';
import { affected, rows, type Tx } from '../../kernel/db.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { MAPS } from '../../kernel/maps.ts';
import { accept, refusal, refuse, type Outcome } from '../../kernel/refusal.ts';
import { columnOf } from '../../kernel/table.ts';
import { recordProposalEvents, type ProposalEvent } from '../proposal/proposal-events.ts';
import { keepErrors } from './process-errors.ts';
import { stagedActual } from './tables.ts';

const FIELDS = MAPS.msdyn_actuals.fields;

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const DECLARED = FIELDS.map((field) => `${field} ${columnOf(stagedActual, camel(field)).type}`).join(', ');
const LIST = FIELDS.join(', ');
const ROWS = `json_to_recordset($2::json) as r (${DECLARED})`;
const of = (alias: string): string => FIELDS.map((field) => `${alias}.${field}`).join(', ');

/**
 * M7: a staged row for each actual; the same again raises a count (R62). The same actual with other content is a
 * SYNC_CONFLICT: it is looked for only where something was there already, and the refusal takes the rows back with its transaction.
 */
export async function applyActuals(tx: Tx, delivery: Delivery, clock: Clock): Promise<Outcome<null>> {
  const [staged] = await rows<{ again: number }>(
    tx,
    `with done as (
       insert into finance.staged_actual as t (legal_entity, ${LIST}, message_id)
       select distinct on (r.actual_id) $1, ${of('r')}, $3::uuid from ${ROWS}
       on conflict (legal_entity, actual_id) do update set integration_count = t.integration_count + 1
       returning integration_count)
     select count(*) filter (where integration_count > 1)::integer as again from done`,
    [delivery.legalEntity, delivery.payload, delivery.messageId],
  );
  if (staged?.again !== 0) {
    const conflict = await refuseOtherContent(tx, delivery);
    if (conflict !== null) return conflict;
  }
  await countStaged(tx, delivery, clock);
  return accept(null);
}

async function refuseOtherContent(tx: Tx, { legalEntity, payload }: Delivery): Promise<Outcome<never> | null> {
  const [conflict] = await rows<{ actualId: string }>(
    tx,
    `select s.actual_id from finance.staged_actual s join ${ROWS} on r.actual_id = s.actual_id
      where s.legal_entity = $1 and row (${of('s')}) is distinct from row (${of('r')}) order by s.actual_id limit 1`,
    [legalEntity, payload],
  );
  if (conflict === undefined) return null;
  const message = `Actual ${conflict.actualId} arrived again with other content.`;
  return refuse('SYNC_CONFLICT', { message, rule: 'R62', subject: conflict.actualId });
}

interface Progress {
  readonly number: string;
  readonly status: string;
  readonly stagedCount: number;
  readonly expectedBillableCount: number;
}

/** How many billable rows of each proposal are here: one STAGING_PROGRESS for each message and proposal (appendix B). */
async function countStaged(tx: Tx, { legalEntity, payload }: Delivery, clock: Clock): Promise<void> {
  const changed = await rows<Progress>(
    tx,
    `update finance.proposal p set staged_count = c.staged
       from (select distinct r.proforma_id from json_to_recordset($2::json) as r (proforma_id uuid) where r.proforma_id is not null) g
       cross join lateral (select count(*)::integer as staged from finance.staged_actual s
              where s.legal_entity = $1 and s.proforma_id = g.proforma_id and s.transaction_type = 'BILLED_SALES'
                and s.billing_type = 'CHARGEABLE' offset 0) c
      where p.legal_entity = $1 and p.proforma_id = g.proforma_id and p.staged_count <> c.staged
     returning p.number, p.status, p.staged_count, p.expected_billable_count`,
    [legalEntity, payload],
  );
  const events = changed.map(({ number, stagedCount }): ProposalEvent => ({
    number,
    kind: 'STAGING_PROGRESS',
    payload: { stagedCount },
  }));
  await recordProposalEvents(tx, { legalEntity, events }, clock.newId);
  const late = changed.filter(({ status }) => status !== 'HEADER_ONLY');
  const about = { legalEntity, process: 'IMPORT_PROPOSAL', subjectType: 'PROPOSAL' } as const;
  await keepErrors(tx, about, late.map(lateError));
}

/** A billable row after the lines cannot be valid: it stays RECEIVED, and posting is refused (5.6, R48). */
function lateError({ number, stagedCount, expectedBillableCount }: Progress) {
  const message = `A billable actual arrived for proposal ${number} after its lines: expected ${expectedBillableCount}, staged ${stagedCount}.`;
  return { subject: number, refusals: [refusal('STAGING_MISMATCH', { message, rule: 'R45', subject: number })] };
}

/** M8. A connection never changes: the same again is nothing new. */
export async function applyConnections(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  await affected(
    tx,
    `insert into finance.staged_connection (legal_entity, transaction1_id, transaction1_role, transaction2_id, transaction2_role, message_id)
     select distinct $1, r.transaction1_id, r.transaction1_role, r.transaction2_id, r.transaction2_role, $3::uuid
       from json_to_recordset($2::json) as r (transaction1_id uuid, transaction1_role text, transaction2_id uuid, transaction2_role text)
     on conflict (legal_entity, transaction1_id, transaction1_role, transaction2_id) do nothing`,
    [delivery.legalEntity, delivery.payload, delivery.messageId],
  );
  return accept(null);
}
