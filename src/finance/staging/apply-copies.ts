/** Applies the copies of what was agreed (maps M1 to M4, M6): children may arrive before their parents, newer versions win. */
import { affected, rows, type Tx } from '../../kernel/db.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { accept, refuse, type Outcome } from '../../kernel/refusal.ts';

/** The rows of a message as a table: `$2` is its JSON text. */
const rowsOf = (columns: string): string => `json_to_recordset($2::json) as r (${columns})`;

async function upsert(tx: Tx, delivery: Delivery, sql: string): Promise<Outcome<null>> {
  await affected(tx, sql, [delivery.legalEntity, delivery.payload]);
  return accept(null);
}

/** M1. */
export const applyContracts = (tx: Tx, delivery: Delivery): Promise<Outcome<null>> =>
  upsert(
    tx,
    delivery,
    `insert into finance.contract as t (legal_entity, number, name, currency, status, version)
     select distinct on (r.number) $1, r.number, r.name, r.currency, r.status, r.version
       from ${rowsOf('number text, name text, currency text, status text, version integer')} order by r.number, r.version desc
     on conflict (legal_entity, number) do update
        set name = excluded.name, currency = excluded.currency, status = excluded.status, version = excluded.version
      where t.version <= excluded.version`,
  );

/** M2. */
export const applyContractLines = (tx: Tx, delivery: Delivery): Promise<Outcome<null>> =>
  upsert(
    tx,
    delivery,
    `insert into finance.contract_line (legal_entity, contract_number, line_number, name, billing_method, project_number)
     select distinct on (r.contract_number, r.line_number) $1, r.contract_number, r.line_number, r.name, r.billing_method, r.project_number
       from ${rowsOf('contract_number text, line_number integer, name text, billing_method text, project_number text')}
     on conflict (legal_entity, contract_number, line_number) do update
        set name = excluded.name, billing_method = excluded.billing_method, project_number = excluded.project_number`,
  );

/** M3. Line number 0 is the contract's own list. */
export const applyFundingSources = (tx: Tx, delivery: Delivery): Promise<Outcome<null>> =>
  upsert(
    tx,
    delivery,
    `insert into finance.funding_source (legal_entity, contract_number, line_number, customer_account, split_percent, payment_terms)
     select distinct on (r.contract_number, coalesce(r.line_number, 0), r.customer_account)
            $1, r.contract_number, coalesce(r.line_number, 0), r.customer_account, r.split_percent, r.payment_terms
       from ${rowsOf('contract_number text, line_number integer, customer_account text, split_percent numeric, payment_terms text')}
     on conflict (legal_entity, contract_number, line_number, customer_account) do update
        set split_percent = excluded.split_percent, payment_terms = excluded.payment_terms`,
  );

/** M4. */
export const applyProjects = (tx: Tx, delivery: Delivery): Promise<Outcome<null>> =>
  upsert(
    tx,
    delivery,
    `insert into finance.project as t (legal_entity, number, name, state, version)
     select distinct on (r.number) $1, r.number, r.name, r.state, r.version
       from ${rowsOf('number text, name text, state text, version integer')} order by r.number, r.version desc
     on conflict (legal_entity, number) do update set name = excluded.name, state = excluded.state, version = excluded.version
      where t.version <= excluded.version`,
  );

const MILESTONE_COLUMNS = `milestone_id uuid, contract_number text, line_number integer, customer_account text, project_number text,
  amount numeric, currency text, transaction_date date, description text`;

/**
 * M6: an OPEN on-account transaction for each customer's milestone, with the milestone's own id. One that is on a proposal
 * or invoiced does not change any more: ON_ACCOUNT_LOCKED (R17).
 */
export async function applyMilestones(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  const [locked] = await rows<{ milestoneId: string; status: string }>(
    tx,
    `select t.milestone_id, t.status from finance.on_account_transaction t join ${rowsOf(MILESTONE_COLUMNS)} on r.milestone_id = t.milestone_id
      where t.legal_entity = $1 and t.status <> 'OPEN'
        and row (t.amount, t.currency, t.customer_account, t.contract_number) is distinct from row (r.amount, r.currency, r.customer_account, r.contract_number)
      limit 1`,
    [delivery.legalEntity, delivery.payload],
  );
  if (locked !== undefined) {
    const message = `Milestone ${locked.milestoneId} is ${locked.status}: it does not change any more.`;
    return refuse('ON_ACCOUNT_LOCKED', { message, rule: 'R17', subject: delivery.document });
  }
  return upsert(
    tx,
    delivery,
    `insert into finance.on_account_transaction as t (legal_entity, id, kind, milestone_id, contract_number, line_number, customer_account,
            project_number, amount, currency, transaction_date, description)
     select distinct on (r.milestone_id) $1, r.milestone_id, 'MILESTONE', r.milestone_id, r.contract_number, r.line_number, r.customer_account,
            r.project_number, r.amount, r.currency, r.transaction_date, r.description
       from ${rowsOf(MILESTONE_COLUMNS)}
     on conflict (legal_entity, milestone_id) where milestone_id is not null do update
        set contract_number = excluded.contract_number, line_number = excluded.line_number, customer_account = excluded.customer_account,
            project_number = excluded.project_number, amount = excluded.amount, currency = excluded.currency,
            transaction_date = excluded.transaction_date, description = excluded.description, version = t.version + 1
      where t.status = 'OPEN'
        and row (t.contract_number, t.line_number, t.customer_account, t.project_number, t.amount, t.currency, t.transaction_date, t.description)
            is distinct from row (excluded.contract_number, excluded.line_number, excluded.customer_account, excluded.project_number,
                                  excluded.amount, excluded.currency, excluded.transaction_date, excluded.description)`,
  );
}
