-- What arrived: actuals and connections that wait to become journal and proposal lines, and the importer's own books.

create table finance.staged_actual (
  legal_entity text not null,
  actual_id uuid not null,
  transaction_type text not null,
  transaction_class text not null,
  billing_type text not null,
  adjustment_status text,
  quantity finance.quantity not null,
  unit text,
  price finance.price,
  amount finance.money not null,
  currency text not null,
  document_date date not null,
  start_date date not null,
  end_date date not null,
  accounting_date date not null,
  contract_number text,
  line_number integer,
  customer_account text,
  project_number text,
  category text,
  role text,
  resource text,
  product_number text,
  entry_number text,
  description text,
  external_description text,
  proforma_id uuid,
  milestone_id uuid,
  retainer_id uuid,
  is_reversal boolean not null,
  reverses_actual_id uuid,
  message_id uuid not null,
  status text not null default 'RECEIVED' check (status in ('RECEIVED', 'IMPORTED', 'POSTED', 'NOT_BILLABLE', 'INVALID')),
  journal_number text,
  journal_line_number integer,
  proposal_number text,
  proposal_line_number integer,
  integration_count integer not null default 1 check (integration_count > 0),
  received_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, actual_id)
);
create index staged_to_journal on finance.staged_actual (legal_entity, accounting_date, document_date, actual_id)
  where status = 'RECEIVED' and transaction_type in ('COST', 'UNBILLED_SALES');
-- Billed sales that are not chargeable and not settled yet: few, and asked for by every run.
create index staged_without_charge on finance.staged_actual (legal_entity, proforma_id)
  where status = 'RECEIVED' and transaction_type = 'BILLED_SALES' and billing_type <> 'CHARGEABLE';
create index staged_by_proforma on finance.staged_actual (legal_entity, proforma_id) where proforma_id is not null;

-- What arrived stays as it arrived; only its way through finance is written down.
create function finance.keep_staged() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'GW001', message = 'a staged actual is never deleted';
  end if;
  if row (new.actual_id, new.transaction_type, new.transaction_class, new.billing_type, new.quantity, new.amount, new.currency, new.accounting_date, new.proforma_id, new.customer_account)
     is distinct from row (old.actual_id, old.transaction_type, old.transaction_class, old.billing_type, old.quantity, old.amount, old.currency, old.accounting_date, old.proforma_id, old.customer_account) then
    raise exception using errcode = 'GW001', message = 'what a staged actual says is fixed';
  end if;
  if new.status <> old.status and (old.status, new.status) not in
     (('RECEIVED', 'IMPORTED'), ('IMPORTED', 'POSTED'), ('RECEIVED', 'NOT_BILLABLE'), ('IMPORTED', 'RECEIVED'), ('RECEIVED', 'INVALID')) then
    raise exception using errcode = 'GW002', message = format('a staged actual does not go from %s to %s', old.status, new.status);
  end if;
  return new;
end $$;
create trigger staged_actual_life before update or delete on finance.staged_actual for each row execute function finance.keep_staged();

create table finance.staged_connection (
  legal_entity text not null,
  transaction1_id uuid not null,
  transaction1_role text not null,
  transaction2_id uuid not null,
  transaction2_role text not null,
  message_id uuid not null,
  primary key (legal_entity, transaction1_id, transaction1_role, transaction2_id)
);
create index on finance.staged_connection (legal_entity, transaction2_id);

create table finance.import_run (
  legal_entity text not null,
  id uuid not null,
  scope text not null check (scope in ('JOURNAL', 'PROPOSAL', 'BOTH')),
  parameters jsonb not null,
  requested_by text not null,
  epoch bigint not null,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  rows_in integer not null default 0,
  rows_out integer not null default 0,
  rows_failed integer not null default 0,
  rows_skipped integer not null default 0,
  proposals_imported integer not null default 0,
  proposals_waiting integer not null default 0,
  proposals_failed integer not null default 0,
  status text not null default 'RUNNING' check (status in ('RUNNING', 'COMPLETED', 'COMPLETED_WITH_ERRORS', 'FAILED')),
  primary key (legal_entity, id)
);

-- R47: one importer for each company. Every write of a run names the epoch it was given.
create table finance.import_lease (
  legal_entity text primary key,
  epoch bigint not null default 0,
  run_id uuid,
  expires_at timestamptz not null default '-infinity'
);

-- The latest error of each process and subject.
create table finance.process_error (
  legal_entity text not null,
  process text not null check (process in ('IMPORT_JOURNAL', 'IMPORT_PROPOSAL', 'POST_JOURNAL', 'POST_PROPOSAL')),
  subject_type text not null,
  subject text not null,
  code text not null,
  rule text,
  message text not null,
  details jsonb not null default '{}',
  at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, process, subject_type, subject)
);
