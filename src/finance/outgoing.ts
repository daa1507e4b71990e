/** The finance side's door out: what others may read of its messages, and what follows when they have arrived (design G16). */
import type { Clock } from '../kernel/clock.ts';
import { affected, rows, type Tx } from '../kernel/db.ts';
import type { OutgoingMessage } from '../kernel/outbox.ts';
import { present } from '../kernel/refusal.ts';
import { recordProposalEvents, type ProposalEvent } from './proposal/proposal-events.ts';

const PROPOSAL_DOCUMENT = 'proposal:';

/** The rows of a message, as JSON text. Finance stores every payload with its message. */
export function payloadOf(_tx: Tx, message: OutgoingMessage): Promise<string> {
  return Promise.resolve(present(message.payload, `payload of message ${message.id}`));
}

interface Posted {
  readonly customerInvoiceNumber: string;
  readonly taxAmount: string;
  readonly actuals: number;
  /** Messages of the document that have not arrived, this one left out. */
  readonly feedbackLeft: number;
  readonly left: number;
}

/**
 * The project side has taken a message; called in the transaction that marks it APPLIED. With a proposal's last accounting
 * detail it records ACTUALS_UPDATED, with the posted summary PROFORMA_POSTED, with the last of both feedback is DONE.
 */
export async function acknowledge(tx: Tx, message: OutgoingMessage, clock: Clock): Promise<void> {
  if (!message.document.startsWith(PROPOSAL_DOCUMENT)) return;
  const { legalEntity, document } = message;
  const number = document.slice(PROPOSAL_DOCUMENT.length);
  const [posted] = await rows<Posted>(
    tx,
    `select i.customer_invoice_number, trim_scale(i.tax_amount)::text as tax_amount, i.line_count as actuals,
            (select count(*)::integer from finance.message m where m.legal_entity = $1 and m.document = $2 and m.id <> $4
                and m.status in ('PENDING', 'FAILED') and m.map = 'msdyn_actuals.feedback') as feedback_left,
            (select count(*)::integer from finance.message m where m.legal_entity = $1 and m.document = $2 and m.id <> $4
                and m.status in ('PENDING', 'FAILED')) as "left"
       from finance.proposal i where i.legal_entity = $1 and i.number = $3 for no key update of i`,
    [legalEntity, document, number, message.id],
  );
  if (posted === undefined) return;
  const event = eventOf(message, number, posted);
  if (event !== null) await recordProposalEvents(tx, { legalEntity, events: [event] }, clock.newId);
  if (posted.left > 0) return;
  await affected(
    tx,
    `update finance.proposal set feedback_status = 'DONE', version = version + 1
      where legal_entity = $1 and number = $2 and feedback_status in ('PENDING', 'FAILED')`,
    [legalEntity, number],
  );
}

function eventOf(message: OutgoingMessage, number: string, posted: Posted): ProposalEvent | null {
  if (message.map === 'msdyn_actuals.feedback')
    return posted.feedbackLeft > 0 ? null : { number, kind: 'ACTUALS_UPDATED', payload: { actuals: posted.actuals } };
  const { customerInvoiceNumber, taxAmount } = posted;
  return { number, kind: 'PROFORMA_POSTED', payload: { customerInvoiceNumber, postedTaxAmount: taxAmount } };
}
