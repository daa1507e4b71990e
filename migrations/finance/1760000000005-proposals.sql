-- What the customer is asked to pay: proposals, their lines, on-account transactions, and the customer invoice.

create table finance.on_account_transaction (
  legal_entity text not null,
  id uuid not null,
  kind text not null check (kind in ('MILESTONE', 'PREPAYMENT', 'DEDUCTION')),
  milestone_id uuid,
  retainer_id uuid,
  contract_number text not null,
  line_number integer,
  customer_account text not null,
  project_number text,
  amount finance.money not null,
  currency text not null,
  transaction_date date not null,
  description text,
  sales_tax_group text,
  item_sales_tax_group text,
  dimensions jsonb not null default '{}',
  status text not null default 'OPEN' check (status in ('OPEN', 'ON_PROPOSAL', 'INVOICED')),
  proposal_number text,
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, id),
  check ((status = 'OPEN') = (proposal_number is null)),
  check (kind = 'MILESTONE' or retainer_id is not null)
);
create unique index milestone_is_on_account_once on finance.on_account_transaction (legal_entity, milestone_id) where milestone_id is not null;
create index on finance.on_account_transaction (legal_entity, retainer_id) where retainer_id is not null;
create index on finance.on_account_transaction (legal_entity, proposal_number) where proposal_number is not null;

create table finance.proposal (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  proforma_id uuid not null,
  contract_number text not null,
  customer_account text not null,
  invoice_account text not null,
  currency text not null,
  payment_terms text,
  invoice_date date not null,
  accounting_date date not null,
  due_date date,
  due_date_overridden boolean not null default false,
  default_dimension jsonb not null default '{}',
  sales_tax_group text,
  expected_billable_count integer not null check (expected_billable_count >= 0),
  expected_billable_amount finance.money not null,
  billable_hash text not null check (billable_hash ~ '^[0-9a-f]{64}$'),
  status text not null default 'HEADER_ONLY' check (status in ('HEADER_ONLY', 'LINES_IMPORTED', 'POSTING', 'POSTED', 'CLOSED_EMPTY')),
  line_count integer not null default 0 check (line_count >= 0),
  line_amount finance.money not null default 0,
  tax_amount finance.money not null default 0,
  invoice_amount finance.money not null default 0,
  invoice_type text check (invoice_type in ('INVOICE', 'CREDIT_NOTE')),
  customer_invoice_number text,
  voucher_number text,
  feedback_status text not null default 'NONE' check (feedback_status in ('NONE', 'PENDING', 'DONE', 'FAILED')),
  event_count integer not null default 0 check (event_count >= 0),
  staged_count integer not null default 0 check (staged_count >= 0),
  received_at timestamptz not null default clock_timestamp(),
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, number),
  unique (legal_entity, proforma_id),
  check (invoice_amount = line_amount + tax_amount),
  -- I26: no line, or exactly those that were confirmed.
  check (case when status in ('LINES_IMPORTED', 'POSTING', 'POSTED') then line_count = expected_billable_count and line_amount = expected_billable_amount
              else line_count = 0 and line_amount = 0 and tax_amount = 0 end),
  check ((status = 'POSTED') = (customer_invoice_number is not null)),
  check (invoice_type is null or (invoice_type = 'CREDIT_NOTE') = (invoice_amount < 0))
);
create index on finance.proposal (legal_entity, status, number);

create function finance.keep_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception using errcode = 'GW001', message = 'a proposal is never deleted';
  end if;
  if row (new.number, new.proforma_id, new.contract_number, new.customer_account, new.currency, new.expected_billable_count, new.expected_billable_amount, new.billable_hash)
     is distinct from row (old.number, old.proforma_id, old.contract_number, old.customer_account, old.currency, old.expected_billable_count, old.expected_billable_amount, old.billable_hash) then
    raise exception using errcode = 'GW001', message = 'what the project side said of a proposal is fixed';
  end if;
  if new.status <> old.status and (old.status, new.status) not in
     (('HEADER_ONLY', 'LINES_IMPORTED'), ('LINES_IMPORTED', 'POSTING'), ('LINES_IMPORTED', 'POSTED'), ('POSTING', 'POSTED'),
      ('POSTING', 'LINES_IMPORTED'), ('LINES_IMPORTED', 'HEADER_ONLY'), ('HEADER_ONLY', 'CLOSED_EMPTY')) then
    raise exception using errcode = 'GW002', message = format('a proposal does not go from %s to %s', old.status, new.status);
  end if;
  if old.status = 'POSTED' and to_jsonb(new) - array['feedback_status', 'event_count', 'version'] <> to_jsonb(old) - array['feedback_status', 'event_count', 'version'] then
    raise exception using errcode = 'GW001', message = 'a posted proposal is immutable';
  end if;
  return new;
end $$;
create trigger proposal_life before update or delete on finance.proposal for each row execute function finance.keep_proposal();

create table finance.proposal_line (
  legal_entity text not null,
  proposal_number text not null,
  line_number integer not null check (line_number > 0),
  id text not null check (length(id) <= 27),
  actual_id uuid not null,
  line_type text not null check (line_type in ('HOUR', 'EXPENSE', 'ITEM', 'FEE', 'ON_ACCOUNT')),
  on_account_kind text check (on_account_kind in ('MILESTONE', 'PREPAYMENT', 'DEDUCTION')),
  transaction_class text not null,
  subledger_actual_id uuid,
  on_account_transaction_id uuid,
  reverses_actual_id uuid,
  contract_line_number integer,
  project_number text,
  category text,
  product_number text,
  entry_number text,
  document_date date not null,
  description text,
  quantity finance.quantity not null,
  sales_price finance.price,
  amount finance.money not null,
  currency text not null,
  sales_tax_group text,
  item_sales_tax_group text,
  dimensions jsonb not null default '{}',
  tax_amount finance.money not null,
  primary key (legal_entity, proposal_number, line_number),
  foreign key (legal_entity, proposal_number) references finance.proposal (legal_entity, number),
  foreign key (legal_entity, actual_id) references finance.staged_actual (legal_entity, actual_id),
  -- 2.26: a line stands on exactly one thing.
  check (num_nonnulls(subledger_actual_id, on_account_transaction_id, reverses_actual_id) = 1),
  check ((line_type = 'ON_ACCOUNT') = (on_account_kind is not null))
);
create unique index actual_is_on_one_line on finance.proposal_line (legal_entity, actual_id);
create unique index unbilled_is_on_one_line on finance.proposal_line (legal_entity, subledger_actual_id) where subledger_actual_id is not null;
create unique index credited_is_on_one_line on finance.proposal_line (legal_entity, reverses_actual_id) where reverses_actual_id is not null;

create function finance.refuse_on_posted() returns trigger language plpgsql as $$
begin
  if exists (select 1 from changed join finance.proposal p on p.legal_entity = changed.legal_entity and p.number = changed.proposal_number
              where p.status in ('POSTED', 'CLOSED_EMPTY')) then
    raise exception using errcode = 'GW001', message = 'the lines of a posted proposal are immutable';
  end if;
  return null;
end $$;
create trigger proposal_line_insert after insert on finance.proposal_line referencing new table as changed for each statement execute function finance.refuse_on_posted();
create trigger proposal_line_update after update on finance.proposal_line referencing new table as changed for each statement execute function finance.refuse_on_posted();
create trigger proposal_line_delete after delete on finance.proposal_line referencing old table as changed for each statement execute function finance.refuse_on_posted();

-- R10: of a line only its tax groups, and with them its tax, ever change.
create function finance.keep_proposal_line() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['sales_tax_group', 'item_sales_tax_group', 'tax_amount'] <> to_jsonb(old) - array['sales_tax_group', 'item_sales_tax_group', 'tax_amount'] then
    raise exception using errcode = 'GW001', message = 'amounts, quantities and dimensions of a proposal line are fixed';
  end if;
  return new;
end $$;
create trigger proposal_line_is_kept before update on finance.proposal_line for each row execute function finance.keep_proposal_line();

create table finance.customer_invoice (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  proposal_number text not null,
  proforma_id uuid not null,
  contract_number text not null,
  customer_account text not null,
  invoice_account text not null,
  invoice_type text not null check (invoice_type in ('INVOICE', 'CREDIT_NOTE')),
  invoice_date date not null,
  accounting_date date not null,
  due_date date not null,
  currency text not null,
  line_count integer not null,
  line_amount finance.money not null,
  tax_amount finance.money not null,
  total_amount finance.money not null,
  accounting_currency text not null,
  accounting_amount finance.money not null,
  accounting_tax finance.money not null,
  accounting_total finance.money not null,
  reporting_currency text,
  reporting_amount finance.money,
  reporting_tax finance.money,
  reporting_total finance.money,
  voucher_number text not null,
  posted_at timestamptz not null default clock_timestamp(),
  posted_by text not null,
  primary key (legal_entity, number),
  unique (legal_entity, proposal_number),
  unique (legal_entity, voucher_number),
  foreign key (legal_entity, proposal_number) references finance.proposal (legal_entity, number),
  foreign key (legal_entity, voucher_number) references finance.voucher (legal_entity, number),
  check (total_amount = line_amount + tax_amount and accounting_total = accounting_amount + accounting_tax),
  check ((invoice_type = 'CREDIT_NOTE') = (total_amount < 0))
);

create table finance.customer_invoice_line (
  legal_entity text not null,
  invoice_number text not null,
  line_number integer not null,
  proposal_number text not null,
  actual_id uuid not null,
  line_type text not null,
  on_account_kind text,
  transaction_class text not null,
  subledger_actual_id uuid,
  on_account_transaction_id uuid,
  retainer_id uuid,
  reverses_actual_id uuid,
  contract_line_number integer,
  project_number text,
  entry_number text,
  quantity finance.quantity not null,
  sales_price finance.price,
  amount finance.money not null,
  tax_amount finance.money not null,
  currency text not null,
  sales_tax_group text,
  item_sales_tax_group text,
  dimensions jsonb not null,
  posting_type text not null,
  exchange_rate finance.rate not null,
  accounting_amount finance.money not null,
  accounting_tax finance.money not null,
  reporting_rate finance.rate,
  reporting_amount finance.money,
  reporting_tax finance.money,
  primary key (legal_entity, invoice_number, line_number),
  unique (legal_entity, actual_id),
  foreign key (legal_entity, invoice_number) references finance.customer_invoice (legal_entity, number)
);
create index on finance.customer_invoice_line (legal_entity, retainer_id) where retainer_id is not null;
create trigger customer_invoice_is_immutable before update or delete or truncate on finance.customer_invoice
  for each statement execute function finance.refuse_change();
create trigger customer_invoice_line_is_immutable before update or delete or truncate on finance.customer_invoice_line
  for each statement execute function finance.refuse_change();
