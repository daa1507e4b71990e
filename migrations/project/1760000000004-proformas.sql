-- What is billed: proformas, their lines and details, and the summary that comes back once they are posted.

create table project.proforma (
  legal_entity text not null,
  id uuid not null,
  number text not null check (length(number) between 1 and 20),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'IN_REVIEW', 'CONFIRMED', 'POSTED')),
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAID')),
  bulk_confirmation_status text check (bulk_confirmation_status in ('SCHEDULED', 'PROCESSING', 'COMPLETE', 'FAILED')),
  contract_number text not null,
  customer_account text not null,
  currency text not null references project.currency (code),
  name text,
  description text,
  bill_to_name text,
  bill_to_contact text,
  payment_terms text,
  run_date date not null,
  invoice_date date not null,
  accounting_date date,
  has_corrections boolean not null default false,
  detail_count integer not null default 0 check (detail_count >= 0),
  detail_amount project.money not null default 0,
  total_tax project.money not null default 0,
  total_amount project.money not null default 0,
  expected_billable_count integer check (expected_billable_count >= 0),
  expected_billable_amount project.money,
  billable_hash text check (billable_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  confirmed_by text,
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, id),
  unique (legal_entity, number),
  foreign key (legal_entity, contract_number, customer_account) references project.contract_customer (legal_entity, contract_number, customer_account),
  check (total_amount = detail_amount + total_tax),
  check ((status in ('CONFIRMED', 'POSTED')) = (billable_hash is not null)),
  check ((status in ('CONFIRMED', 'POSTED')) = (confirmed_at is not null)),
  check (state = 'ACTIVE' or status in ('CONFIRMED', 'POSTED')),
  check (expected_billable_amount = detail_amount)
);
create index on project.proforma (legal_entity, contract_number, customer_account);
create index on project.proforma (legal_entity, status, number);

create function project.keep_proforma() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status in ('CONFIRMED', 'POSTED') then
      raise exception using errcode = 'GW001', message = 'a confirmed proforma is not deleted';
    end if;
    return old;
  end if;
  if new.status <> old.status and (old.status, new.status) not in
     (('DRAFT', 'IN_REVIEW'), ('IN_REVIEW', 'DRAFT'), ('DRAFT', 'CONFIRMED'), ('IN_REVIEW', 'CONFIRMED'), ('CONFIRMED', 'POSTED')) then
    raise exception using errcode = 'GW002', message = format('a proforma does not go from %s to %s', old.status, new.status);
  end if;
  if old.status in ('CONFIRMED', 'POSTED') and
     to_jsonb(new) - array['status', 'state', 'bulk_confirmation_status', 'version'] <> to_jsonb(old) - array['status', 'state', 'bulk_confirmation_status', 'version'] then
    raise exception using errcode = 'GW001', message = 'a confirmed proforma is read only';
  end if;
  if row (new.number, new.contract_number, new.customer_account, new.currency) is distinct from row (old.number, old.contract_number, old.customer_account, old.currency) then
    raise exception using errcode = 'GW001', message = 'number, contract, customer and currency of a proforma are fixed';
  end if;
  return new;
end $$;
create trigger proforma_life before update or delete on project.proforma for each row execute function project.keep_proforma();

create table project.proforma_line (
  legal_entity text not null,
  proforma_id uuid not null,
  line_number integer not null,
  name text not null,
  project_number text,
  billing_method text not null,
  contract_line_amount project.money not null,
  invoiced_till_date project.money not null default 0,
  amount project.money not null default 0,
  tax project.money not null default 0,
  primary key (legal_entity, proforma_id, line_number),
  foreign key (legal_entity, proforma_id) references project.proforma (legal_entity, id) on delete cascade
);

create table project.proforma_detail (
  legal_entity text not null,
  id uuid not null,
  proforma_id uuid not null,
  -- Null for retainers and applied retainers: they hang on the proforma itself.
  line_number integer,
  kind text not null check (kind in ('ACTUAL', 'MILESTONE', 'RETAINER', 'APPLIED_RETAINER', 'MANUAL', 'CORRECTION')),
  unbilled_actual_id uuid,
  milestone_id uuid,
  retainer_id uuid,
  original_detail_id uuid,
  original_billed_actual_id uuid,
  correction boolean not null default false,
  transaction_class text not null,
  billing_type text not null check (billing_type in ('CHARGEABLE', 'NON_CHARGEABLE', 'COMPLIMENTARY', 'NOT_AVAILABLE')),
  quantity project.quantity not null,
  price project.price,
  amount project.money not null,
  tax project.money not null,
  extended_amount project.money not null,
  previous_quantity project.quantity,
  previous_amount project.money,
  previous_tax project.money,
  currency text not null,
  start_date date not null,
  project_number text,
  category text,
  role text,
  resource text,
  unit text,
  product_number text,
  entry_number text,
  description text check (length(description) <= 200),
  external_description text check (length(external_description) <= 200),
  edited boolean not null default false,
  primary key (legal_entity, id),
  foreign key (legal_entity, proforma_id) references project.proforma (legal_entity, id) on delete cascade,
  check (case kind
    when 'ACTUAL' then unbilled_actual_id is not null
    when 'MILESTONE' then milestone_id is not null
    when 'RETAINER' then retainer_id is not null
    when 'APPLIED_RETAINER' then retainer_id is not null
    when 'CORRECTION' then original_detail_id is not null and original_billed_actual_id is not null and correction
    else true end)
);
create index on project.proforma_detail (legal_entity, proforma_id, id);
create unique index actual_is_on_a_proforma_once on project.proforma_detail (legal_entity, proforma_id, unbilled_actual_id) where unbilled_actual_id is not null;

-- R7: once the header is confirmed, nobody touches what hangs on it.
create function project.refuse_on_confirmed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from changed join project.proforma p on p.legal_entity = changed.legal_entity and p.id = changed.proforma_id
              where p.status in ('CONFIRMED', 'POSTED')) then
    raise exception using errcode = 'GW001', message = format('%s of a confirmed proforma is read only', tg_table_name);
  end if;
  return null;
end $$;
create trigger line_insert_on_confirmed after insert on project.proforma_line referencing new table as changed for each statement execute function project.refuse_on_confirmed();
create trigger line_update_on_confirmed after update on project.proforma_line referencing new table as changed for each statement execute function project.refuse_on_confirmed();
create trigger line_delete_on_confirmed after delete on project.proforma_line referencing old table as changed for each statement execute function project.refuse_on_confirmed();
create trigger detail_insert_on_confirmed after insert on project.proforma_detail referencing new table as changed for each statement execute function project.refuse_on_confirmed();
create trigger detail_update_on_confirmed after update on project.proforma_detail referencing new table as changed for each statement execute function project.refuse_on_confirmed();
create trigger detail_delete_on_confirmed after delete on project.proforma_detail referencing old table as changed for each statement execute function project.refuse_on_confirmed();

-- What finance tells of the customer invoice (R23), once.
create table project.proforma_posting (
  legal_entity text not null,
  proforma_id uuid not null,
  customer_invoice_number text not null check (length(customer_invoice_number) between 1 and 20),
  customer_invoice_date date not null,
  posted_tax_amount project.money not null,
  message_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, proforma_id),
  foreign key (legal_entity, proforma_id) references project.proforma (legal_entity, id)
);
create trigger proforma_posting_is_append_only before update or delete or truncate on project.proforma_posting
  for each statement execute function project.refuse_change();
