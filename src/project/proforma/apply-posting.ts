/** The posted customer invoice in four values, as finance tells it: CONFIRMED to POSTED (R23, M10). */
import { affected, rows, type Tx } from '../../kernel/db.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { accept, refuse, refuseAll, refusal, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { nextStatus } from './proforma-life.ts';

const GIVEN = `json_to_recordset($2::json) as g (proforma_id uuid, customer_invoice_number text, customer_invoice_date date, posted_tax_amount numeric)`;

interface Told {
  readonly proformaId: string;
  readonly number: string | null;
  readonly status: string | null;
  /** Whether the same summary was told before; null when none was. */
  readonly equal: boolean | null;
}

/**
 * Once for each proforma: equal values again change nothing, other values are FEEDBACK_CONFLICT (R22). NOT_FOUND for an unknown
 * proforma, PROFORMA_NOT_CONFIRMED for one that finance cannot know yet. Article: Enhanced proforma.
 */
export async function applyPosting(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  const values = [delivery.legalEntity, delivery.payload];
  await rows(
    tx,
    `select p.id from project.proforma p where p.legal_entity = $1 and p.id in (select g.proforma_id from ${GIVEN})
      order by p.id for no key update`,
    values,
  );
  const told = await rows<Told>(
    tx,
    `select g.proforma_id, p.number, p.status,
            (s.customer_invoice_number, s.customer_invoice_date, s.posted_tax_amount)
              = (g.customer_invoice_number, g.customer_invoice_date, g.posted_tax_amount) as equal
       from ${GIVEN}
       left join project.proforma p on p.legal_entity = $1 and p.id = g.proforma_id
       left join project.proforma_posting s on s.legal_entity = $1 and s.proforma_id = g.proforma_id
      order by g.proforma_id`,
    values,
  );
  const refusals = told.flatMap((one) => refusePosting(one));
  if (refusals.length > 0) return refuseAll(refusals);
  const fresh = told.filter(({ equal }) => equal === null).map(({ proformaId }) => proformaId);
  if (new Set(fresh).size !== fresh.length) {
    return refuse('FEEDBACK_CONFLICT', {
      message: 'The message tells of one proforma twice.',
      rule: 'R22',
      subject: delivery.document,
    });
  }
  await affected(
    tx,
    `insert into project.proforma_posting (legal_entity, proforma_id, customer_invoice_number, customer_invoice_date, posted_tax_amount, message_id)
     select $1, g.proforma_id, g.customer_invoice_number, g.customer_invoice_date, g.posted_tax_amount, $3::uuid
       from ${GIVEN} where g.proforma_id = any ($4::uuid[])`,
    [...values, delivery.messageId, fresh],
  );
  await affected(
    tx,
    `update project.proforma set status = 'POSTED', version = version + 1
      where legal_entity = $1 and id = any ($2::uuid[]) and status = 'CONFIRMED'`,
    [delivery.legalEntity, fresh],
  );
  return accept(null);
}

function refusePosting({ proformaId, number, status, equal }: Told): readonly Refusal[] {
  if (number === null || status === null)
    return [refusal('NOT_FOUND', { message: `No proforma ${proformaId}.`, rule: 'R23' })];
  if (equal === false) {
    return [
      refusal('FEEDBACK_CONFLICT', {
        message: `Another customer invoice was told of proforma ${number}.`,
        rule: 'R22',
        subject: number,
      }),
    ];
  }
  if (equal === true || nextStatus(status, 'applyPosting') !== undefined) return [];
  return [
    refusal('PROFORMA_NOT_CONFIRMED', {
      message: `Proforma ${number} is ${status}: finance cannot have posted it.`,
      rule: 'R23',
      subject: number,
    }),
  ];
}
