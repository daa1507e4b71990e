-- The integration journal, the subledger it posts to, and the ledger.

create table finance.integration_journal (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  period_start date not null,
  original_journal_number text,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'PROCESSING', 'POSTED', 'ERROR')),
  line_count integer not null default 0 check (line_count >= 0),
  created_at timestamptz not null default clock_timestamp(),
  posted_at timestamptz,
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, number)
);
create index on finance.integration_journal (legal_entity, status, period_start, number);

create table finance.integration_journal_line (
  legal_entity text not null,
  journal_number text not null,
  line_number integer not null check (line_number > 0),
  actual_id uuid not null,
  kind text not null check (kind in ('COST', 'UNBILLED_SALES')),
  transaction_class text not null,
  billing_type text not null,
  line_property text not null,
  document_date date not null,
  accounting_date date not null,
  contract_number text,
  contract_line_number integer,
  customer_account text,
  project_number text,
  category text,
  product_number text,
  resource text,
  quantity finance.quantity not null,
  price finance.price,
  amount finance.money not null,
  currency text not null,
  exchange_rate finance.rate,
  accounting_amount finance.money,
  reporting_amount finance.money,
  sales_tax_group text,
  item_sales_tax_group text,
  dimensions jsonb not null default '{}',
  voucher_number text,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'PROCESSING', 'POSTED', 'ERROR', 'UNRECOVERABLE', 'INVALID_ACTUAL')),
  primary key (legal_entity, journal_number, line_number),
  foreign key (legal_entity, journal_number) references finance.integration_journal (legal_entity, number),
  foreign key (legal_entity, actual_id) references finance.staged_actual (legal_entity, actual_id),
  check ((status = 'POSTED') = (voucher_number is not null)),
  check (status <> 'POSTED' or (exchange_rate is not null and accounting_amount is not null))
);
create unique index actual_is_journalled_once on finance.integration_journal_line (legal_entity, actual_id);

create function finance.keep_journal_line() returns trigger language plpgsql as $$
begin
  if old.status = 'POSTED' then
    raise exception using errcode = 'GW001', message = 'a posted journal line is immutable';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger journal_line_life before update or delete on finance.integration_journal_line for each row execute function finance.keep_journal_line();

create table finance.voucher (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  accounting_date date not null,
  source text not null check (source in ('INVOICE', 'INTEGRATION_JOURNAL')),
  -- The customer invoice or the journal that it belongs to.
  document text not null,
  posted_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, number)
);

create table finance.ledger_entry (
  legal_entity text not null,
  voucher_number text not null,
  sequence integer not null check (sequence > 0),
  main_account text not null,
  posting_type text not null,
  amount finance.money not null,
  currency text not null,
  accounting_amount finance.money not null,
  reporting_amount finance.money,
  dimensions jsonb not null default '{}',
  customer_account text,
  -- The actual whose line it comes from; null where one entry stands for many lines.
  source_actual_id uuid,
  tax_code text,
  primary key (legal_entity, voucher_number, sequence),
  foreign key (legal_entity, voucher_number) references finance.voucher (legal_entity, number)
);
create trigger voucher_is_immutable before update or delete or truncate on finance.voucher
  for each statement execute function finance.refuse_change();
create trigger ledger_entry_is_immutable before update or delete or truncate on finance.ledger_entry
  for each statement execute function finance.refuse_change();

-- I33: at the commit, a voucher sums to zero in every currency. A session keeps the plan of this query: made while the ledger is
-- small it would read the whole of it for every voucher, also when thousands more have come. So it may only use an index, and the
-- primary key is the only one: totals of a company read all its entries anyway.
create function finance.check_voucher() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select 1 from finance.ledger_entry e
              where e.legal_entity = new.legal_entity and e.voucher_number = new.number
              group by e.currency
             having sum(e.amount) <> 0 or sum(e.accounting_amount) <> 0 or coalesce(sum(e.reporting_amount), 0) <> 0) then
    raise exception using errcode = 'GW003', message = format('voucher %s does not balance', new.number);
  end if;
  return null;
end $$;
create constraint trigger voucher_balances after insert on finance.voucher deferrable initially deferred
  for each row execute function finance.check_voucher();

create table finance.subledger_transaction (
  legal_entity text not null,
  actual_id uuid not null,
  journal_number text not null,
  contract_number text,
  line_number integer,
  customer_account text,
  project_number text,
  category text,
  product_number text,
  transaction_class text not null,
  billing_type text not null,
  line_property text not null,
  quantity finance.quantity not null,
  price finance.price,
  amount finance.money not null,
  currency text not null,
  accounting_date date not null,
  stored_rate finance.rate not null,
  stored_accounting_amount finance.money not null,
  stored_reporting_rate finance.rate,
  stored_reporting_amount finance.money,
  accrued boolean not null,
  dimensions jsonb not null default '{}',
  sales_tax_group text,
  item_sales_tax_group text,
  voucher_number text not null,
  sale_status text not null default 'POSTED' check (sale_status in ('POSTED', 'ON_PROPOSAL', 'FULLY_INVOICED', 'NO_CHARGE', 'ADJUSTED')),
  proposal_number text,
  primary key (legal_entity, actual_id),
  foreign key (legal_entity, voucher_number) references finance.voucher (legal_entity, number),
  check (not accrued or billing_type = 'CHARGEABLE'),
  check ((sale_status in ('ON_PROPOSAL', 'FULLY_INVOICED')) = (proposal_number is not null))
);
create index on finance.subledger_transaction (legal_entity, proposal_number) where proposal_number is not null;

create function finance.keep_subledger() returns trigger language plpgsql as $$
declare
  kept finance.subledger_transaction;
begin
  if tg_op = 'UPDATE' then
    -- The row as it would be but for what may change: comparing rows costs a tenth of comparing their JSON.
    kept := new;
    kept.sale_status := old.sale_status;
    kept.proposal_number := old.proposal_number;
    kept.dimensions := old.dimensions;
  end if;
  if tg_op = 'DELETE' or kept is distinct from old then
    raise exception using errcode = 'GW001', message = 'a posted project transaction is immutable';
  end if;
  if new.sale_status <> old.sale_status and (old.sale_status, new.sale_status) not in
     (('POSTED', 'ON_PROPOSAL'), ('ON_PROPOSAL', 'FULLY_INVOICED'), ('POSTED', 'NO_CHARGE'), ('POSTED', 'ADJUSTED'), ('ON_PROPOSAL', 'POSTED')) then
    raise exception using errcode = 'GW002', message = format('a project transaction does not go from %s to %s', old.sale_status, new.sale_status);
  end if;
  return new;
end $$;
create trigger subledger_life before update or delete on finance.subledger_transaction for each row execute function finance.keep_subledger();
