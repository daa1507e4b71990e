/** The accounting detail of actuals, as finance feeds it back: four columns, once for each posting (R21, R22). */
import { rows, type Tx } from '../../kernel/db.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { accept, refuseAll, refusal, type Outcome, type Refusal } from '../../kernel/refusal.ts';

const GIVEN = `json_to_recordset($2::json) as g (actual_id uuid, accounting_currency_amount numeric, accounting_exchange_rate numeric,
  voucher_number text, sales_tax_amount numeric)`;

const EQUAL = `(d.accounting_currency_amount, d.accounting_exchange_rate, d.voucher_number, d.sales_tax_amount)
  is not distinct from (g.accounting_currency_amount, g.accounting_exchange_rate, g.voucher_number, g.sales_tax_amount)`;

const TROUBLES = {
  NOT_FOUND: { rule: 'R21', says: 'name no actual' },
  SKIP_SYNC_VIOLATION: { rule: 'R24', says: 'name an actual that is never sent' },
  FEEDBACK_CONFLICT: { rule: 'R22', says: 'differ from what was fed back before' },
} as const;

/**
 * Insert-only: equal values that are there already are passed over, other values are FEEDBACK_CONFLICT (R22). Refused as a whole for
 * an unknown actual (NOT_FOUND) and for one that is never sent (SKIP_SYNC_VIOLATION R24): looked for only where not every row went in,
 * and the refusal takes the others back with its transaction. Of two equal rows in one message one is kept.
 */
export async function applyFeedback(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  const [done] = await rows<{ given: number; written: number }>(
    tx,
    `with written as (
       insert into project.accounting_detail (legal_entity, actual_id, accounting_currency_amount, accounting_exchange_rate, voucher_number, sales_tax_amount, message_id)
       select $1, g.actual_id, g.accounting_currency_amount, g.accounting_exchange_rate, g.voucher_number, g.sales_tax_amount, $3::uuid
         from ${GIVEN} join project.actual a on a.legal_entity = $1 and a.id = g.actual_id and not a.skip_sync
       on conflict (legal_entity, actual_id) do nothing returning 1)
     select (select count(*) from written)::integer as written, json_array_length($2::json) as given`,
    [delivery.legalEntity, delivery.payload, delivery.messageId],
  );
  if (done?.written === done?.given) return accept(null);
  const troubles = await findTroubles(tx, delivery);
  return troubles.length > 0 ? refuseAll(troubles) : accept(null);
}

async function findTroubles(tx: Tx, { legalEntity, payload, document }: Delivery): Promise<readonly Refusal[]> {
  const found = await rows<{ code: keyof typeof TROUBLES; count: number; first: string }>(
    tx,
    `select t.code, count(*)::int as count, min(t.actual_id::text) as first from (
       select g.actual_id, case when a.id is null then 'NOT_FOUND' when a.skip_sync then 'SKIP_SYNC_VIOLATION'
                                when d.actual_id is not null and not (${EQUAL}) then 'FEEDBACK_CONFLICT' end as code
         from ${GIVEN}
         left join project.actual a on a.legal_entity = $1 and a.id = g.actual_id
         left join project.accounting_detail d on d.legal_entity = $1 and d.actual_id = g.actual_id) t
      where t.code is not null group by t.code order by t.code`,
    [legalEntity, payload],
  );
  return found.map(({ code, count, first }) =>
    refusal(code, {
      message: `${count} rows of the feedback ${TROUBLES[code].says}, first ${first}.`,
      rule: TROUBLES[code].rule,
      subject: document,
    }),
  );
}
