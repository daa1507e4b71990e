/** Reference data as finance keeps it: companies, currencies and customers, by M11 and M12 (design G14). */
import { affected, type Tx } from '../../kernel/db.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { accept, type Outcome } from '../../kernel/refusal.ts';

/** One row: the company that the message belongs to. */
export async function applyLedgers(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  await affected(
    tx,
    `insert into project.legal_entity (legal_entity, name, accounting_currency, reporting_currency, time_zone, active)
     select $1, r.name, r.accounting_currency, r.reporting_currency, r.time_zone, r.active
       from json_to_recordset($2::json) as r (name text, accounting_currency text, reporting_currency text, time_zone text, active boolean)
     on conflict (legal_entity) do update set name = excluded.name, accounting_currency = excluded.accounting_currency,
       reporting_currency = excluded.reporting_currency, time_zone = excluded.time_zone, active = excluded.active`,
    [delivery.legalEntity, delivery.payload],
  );
  return accept(null);
}

/** Shared by all companies: written in the order of their codes, so that two companies' messages do not lock each other out. */
export async function applyCurrencies(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  await affected(
    tx,
    `insert into project.currency as c (code, name, minor_units)
     select r.code, r.name, r.minor_units from json_to_recordset($1::json) as r (code text, name text, minor_units integer) order by r.code
     on conflict (code) do update set name = excluded.name, minor_units = excluded.minor_units
       where (c.name, c.minor_units) is distinct from (excluded.name, excluded.minor_units)`,
    [delivery.payload],
  );
  return accept(null);
}

export async function applyAccounts(tx: Tx, delivery: Delivery): Promise<Outcome<null>> {
  await affected(
    tx,
    `insert into project.customer (legal_entity, account_number, name, currency, payment_terms)
     select $1, r.account_number, r.name, r.currency, r.payment_terms
       from json_to_recordset($2::json) as r (account_number text, name text, currency text, payment_terms text) order by r.account_number
     on conflict (legal_entity, account_number) do update
       set name = excluded.name, currency = excluded.currency, payment_terms = excluded.payment_terms`,
    [delivery.legalEntity, delivery.payload],
  );
  return accept(null);
}
