/** Applies the headers of confirmed proformas (map M9): the only way in which a proposal comes into being (R1, R3). */
import type { Clock } from '../../kernel/clock.ts';
import { rows, type Tx } from '../../kernel/db.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { accept, refuse, type Outcome } from '../../kernel/refusal.ts';
import { recordProposalEvents, type ProposalEvent } from './proposal-events.ts';

const COLUMNS = `number text, proforma_id uuid, contract_number text, customer_account text, currency text, payment_terms text,
  invoice_date date, accounting_date date, expected_billable_count integer, expected_billable_amount numeric, billable_hash text`;
const ROWS = `json_to_recordset($2::json) as r (${COLUMNS})`;

const FIXED = [
  'number',
  'contract_number',
  'customer_account',
  'currency',
  'expected_billable_count',
  'expected_billable_amount',
  'billable_hash',
];
const fixed = (alias: string): string => FIXED.map((column) => `${alias}.${column}`).join(', ');

/**
 * Makes a proposal in HEADER_ONLY. The same proforma with the same content is nothing new; with other content SYNC_CONFLICT
 * (R3). PROPOSAL_NUMBER_IN_USE and PROPOSAL_NUMBER_SEQUENCE_LOCKED (C9) refuse the number.
 */
export async function applyHeaders(tx: Tx, delivery: Delivery, clock: Clock): Promise<Outcome<null>> {
  const refused = (await refuseContent(tx, delivery)) ?? (await refuseSequence(tx, delivery));
  if (refused !== null) return refused;
  const { legalEntity, payload } = delivery;
  const created = await rows<{ number: string; expectedBillableCount: number; amount: string }>(
    tx,
    `insert into finance.proposal (legal_entity, number, proforma_id, contract_number, customer_account, invoice_account, currency, payment_terms,
            invoice_date, accounting_date, expected_billable_count, expected_billable_amount, billable_hash, staged_count)
     select $1, r.number, r.proforma_id, r.contract_number, r.customer_account, r.customer_account, r.currency, r.payment_terms,
            r.invoice_date, r.accounting_date, r.expected_billable_count, r.expected_billable_amount, r.billable_hash,
            (select count(*) from finance.staged_actual s where s.legal_entity = $1 and s.proforma_id = r.proforma_id
                and s.transaction_type = 'BILLED_SALES' and s.billing_type = 'CHARGEABLE')
       from ${ROWS} on conflict (legal_entity, number) do nothing
     returning number, expected_billable_count, trim_scale(expected_billable_amount)::text as amount`,
    [legalEntity, payload],
  );
  const events = created.map(({ number, expectedBillableCount, amount }): ProposalEvent => {
    const manifest = { expectedBillableCount, expectedBillableAmount: amount };
    return { number, kind: 'PROPOSAL_CREATED', payload: manifest };
  });
  await recordProposalEvents(tx, { legalEntity, events }, clock.newId);
  return accept(null);
}

async function refuseContent(tx: Tx, { legalEntity, payload }: Delivery): Promise<Outcome<never> | null> {
  const [clash] = await rows<{ number: string; sameProforma: boolean }>(
    tx,
    `select r.number, p.proforma_id = r.proforma_id as same_proforma
       from finance.proposal p join ${ROWS} on p.proforma_id = r.proforma_id or p.number = r.number
      where p.legal_entity = $1 and row (p.proforma_id, ${fixed('p')}) is distinct from row (r.proforma_id, ${fixed('r')})
      order by r.number limit 1`,
    [legalEntity, payload],
  );
  if (clash === undefined) return null;
  const { number } = clash;
  if (clash.sameProforma) {
    const message = `The proforma of proposal ${number} arrived again with other content.`;
    return refuse('SYNC_CONFLICT', { message, rule: 'R3', subject: number });
  }
  const message = `Proposal number ${number} belongs to another proforma.`;
  return refuse('PROPOSAL_NUMBER_IN_USE', { message, rule: 'C9', subject: number });
}

/** New numbers from the project side need a sequence that accepts them. */
async function refuseSequence(tx: Tx, { legalEntity, payload }: Delivery): Promise<Outcome<never> | null> {
  const [locked] = await rows<{ number: string }>(
    tx,
    `select r.number from ${ROWS}
       join finance.project_parameters a on a.legal_entity = $1 and not a.proposal_number_sequence_allows_change
      where not exists (select from finance.proposal p where p.legal_entity = $1 and p.proforma_id = r.proforma_id)
      order by r.number limit 1`,
    [legalEntity, payload],
  );
  if (locked === undefined) return null;
  const message = `The proposal number sequence of ${legalEntity} does not accept number ${locked.number} from the project side.`;
  return refuse('PROPOSAL_NUMBER_SEQUENCE_LOCKED', { message, rule: 'C9', subject: locked.number });
}
