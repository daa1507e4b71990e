-- What was worked: approved entries, the actuals they make, and beside them what changes.

create table project.approval (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  class text not null check (class in ('TIME', 'EXPENSE', 'MATERIAL', 'FEE')),
  project_number text not null,
  contract_number text not null,
  line_number integer not null,
  category text not null,
  role text,
  resource text,
  product_number text,
  document_date date not null,
  accounting_date date not null,
  quantity project.quantity not null check (quantity > 0),
  billable_quantity project.quantity check (billable_quantity >= 0 and billable_quantity <= quantity),
  unit text not null,
  cost_price project.price not null,
  sales_price project.price,
  billing_type text not null check (billing_type in ('CHARGEABLE', 'NON_CHARGEABLE', 'COMPLIMENTARY', 'NOT_AVAILABLE')),
  sales_tax_estimate project.money not null default 0,
  description text check (length(description) <= 200),
  external_description text check (length(external_description) <= 200),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, number),
  foreign key (legal_entity, contract_number, line_number) references project.contract_line (legal_entity, contract_number, line_number),
  foreign key (legal_entity, project_number) references project.project (legal_entity, number)
);
create trigger approval_is_append_only before update or delete or truncate on project.approval
  for each statement execute function project.refuse_change();

create table project.actual (
  legal_entity text not null,
  id uuid not null,
  transaction_type text not null check (transaction_type in ('COST', 'PROJECT_CONTRACT', 'UNBILLED_SALES', 'BILLED_SALES', 'RESOURCING_UNIT_COST', 'INTER_ORGANIZATIONAL_SALES')),
  transaction_class text not null check (transaction_class in ('TIME', 'EXPENSE', 'MATERIAL', 'FEE', 'MILESTONE', 'RETAINER', 'TAX')),
  billing_type text not null check (billing_type in ('CHARGEABLE', 'NON_CHARGEABLE', 'COMPLIMENTARY', 'NOT_AVAILABLE')),
  -- The status it is born with; a later change stands on the backlog item, or is a reversal's existence.
  adjustment_status text check (adjustment_status in ('IN_PROCESS', 'ADJUSTED', 'UNADJUSTABLE')),
  quantity project.quantity not null,
  unit text,
  price project.price,
  amount project.money not null,
  sales_tax_estimate project.money not null default 0,
  -- The contract's currency, or the company's: both are checked where they are set.
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
  milestone_id uuid,
  retainer_id uuid,
  proforma_id uuid,
  proforma_detail_id uuid,
  is_reversal boolean not null default false,
  reverses_actual_id uuid,
  skip_sync boolean not null,
  skip_sync_reason text,
  description text check (length(description) <= 200),
  external_description text check (length(external_description) <= 200),
  -- The message that carries it to the finance side.
  message_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, id),
  foreign key (legal_entity, reverses_actual_id) references project.actual (legal_entity, id),
  foreign key (legal_entity, contract_number, customer_account) references project.contract_customer (legal_entity, contract_number, customer_account),
  check (is_reversal = (reverses_actual_id is not null)),
  check (not is_reversal or adjustment_status = 'UNADJUSTABLE'),
  check (transaction_type <> 'BILLED_SALES' or (proforma_id is not null and proforma_detail_id is not null and customer_account is not null)),
  check (skip_sync = (skip_sync_reason is not null)),
  -- R24: what is skipped is carried by no message, and what is not skipped by exactly one.
  check (skip_sync = (message_id is null))
);
create unique index actual_is_reversed_once on project.actual (legal_entity, reverses_actual_id) where reverses_actual_id is not null;
create unique index detail_is_billed_once on project.actual (legal_entity, proforma_detail_id, billing_type)
  where transaction_type = 'BILLED_SALES' and not is_reversal;
create index on project.actual (legal_entity, message_id) where message_id is not null;
create index on project.actual (legal_entity, proforma_id) where proforma_id is not null;
create index on project.actual (legal_entity, contract_number, accounting_date, id);
create index on project.actual (legal_entity, entry_number) where entry_number is not null;
create index on project.actual (legal_entity, retainer_id) where retainer_id is not null;
create trigger actual_is_append_only before update or delete or truncate on project.actual
  for each statement execute function project.refuse_change();

-- The changing state of an unbilled sale, a milestone or a retainer. Its id is theirs.
create table project.backlog_item (
  legal_entity text not null,
  id uuid not null,
  kind text not null check (kind in ('UNBILLED_SALES', 'MILESTONE', 'RETAINER')),
  billing_status text not null,
  adjustment_status text check (adjustment_status in ('IN_PROCESS', 'ADJUSTED', 'UNADJUSTABLE')),
  nte_status text not null default 'NOT_APPLICABLE' check (nte_status in ('NOT_APPLICABLE', 'COMMITTED', 'FAILED', 'NOT_EVALUATED')),
  nte_level text check (nte_level in ('LINE_CUSTOMER', 'LINE', 'CONTRACT_CUSTOMER', 'CONTRACT')),
  nte_detail text,
  -- The proforma it is stamped with, from the draft on.
  proforma_id uuid,
  contract_number text not null,
  line_number integer,
  customer_account text not null,
  transaction_class text not null,
  billing_type text not null,
  start_date date not null,
  amount project.money not null,
  currency text not null,
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, id),
  check (case kind
    when 'UNBILLED_SALES' then billing_status in ('UNBILLED_SALES_CREATED', 'READY_TO_INVOICE', 'CUSTOMER_INVOICE_CREATED', 'CUSTOMER_INVOICE_POSTED', 'CANCELED')
    else billing_status in ('NOT_READY', 'READY', 'CUSTOMER_INVOICE_CREATED', 'CUSTOMER_INVOICE_POSTED', 'CANCELED') end),
  -- R27, R28: what is adjusted, or over its limit, is not ready.
  check (billing_status not in ('READY_TO_INVOICE', 'CUSTOMER_INVOICE_CREATED') or (adjustment_status is null and nte_status not in ('FAILED', 'NOT_EVALUATED'))),
  -- I14: on a live draft, and stamped with it.
  check (billing_status <> 'CUSTOMER_INVOICE_CREATED' or proforma_id is not null),
  check (billing_status not in ('UNBILLED_SALES_CREATED', 'READY_TO_INVOICE', 'NOT_READY', 'READY') or proforma_id is null)
);
create index backlog_ready on project.backlog_item (legal_entity, contract_number, customer_account) where billing_status in ('READY', 'READY_TO_INVOICE');
create index backlog_by_contract on project.backlog_item (legal_entity, contract_number, id);
create index backlog_by_proforma on project.backlog_item (legal_entity, proforma_id) where proforma_id is not null;

create function project.keep_backlog_item() returns trigger language plpgsql as $$
begin
  if row (new.kind, new.contract_number, new.line_number, new.customer_account, new.transaction_class, new.billing_type, new.start_date, new.amount, new.currency)
     is distinct from row (old.kind, old.contract_number, old.line_number, old.customer_account, old.transaction_class, old.billing_type, old.start_date, old.amount, old.currency) then
    raise exception using errcode = 'GW001', message = 'of a backlog item only its state changes';
  end if;
  if new.billing_status <> old.billing_status and not (case
       when old.billing_status in ('UNBILLED_SALES_CREATED', 'NOT_READY') then new.billing_status in ('READY_TO_INVOICE', 'READY', 'CANCELED', 'CUSTOMER_INVOICE_POSTED')
       when old.billing_status in ('READY_TO_INVOICE', 'READY') then new.billing_status in ('UNBILLED_SALES_CREATED', 'NOT_READY', 'CUSTOMER_INVOICE_CREATED', 'CANCELED')
       when old.billing_status = 'CUSTOMER_INVOICE_CREATED' then new.billing_status in ('READY_TO_INVOICE', 'READY', 'CUSTOMER_INVOICE_POSTED')
       when old.billing_status = 'CUSTOMER_INVOICE_POSTED' then new.kind <> 'UNBILLED_SALES' and new.billing_status = 'READY'
       else false end) then
    raise exception using errcode = 'GW002', message = format('a backlog item does not go from %s to %s', old.billing_status, new.billing_status);
  end if;
  return new;
end $$;
create trigger backlog_item_life before update on project.backlog_item for each row execute function project.keep_backlog_item();

-- The four columns that finance feeds back (R21), once for each posting (R22).
create table project.accounting_detail (
  legal_entity text not null,
  actual_id uuid not null,
  accounting_currency_amount project.money not null,
  accounting_exchange_rate project.rate not null,
  voucher_number text not null check (length(voucher_number) between 1 and 20),
  sales_tax_amount project.money not null,
  message_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, actual_id),
  foreign key (legal_entity, actual_id) references project.actual (legal_entity, id)
);
create trigger accounting_detail_is_append_only before update or delete or truncate on project.accounting_detail
  for each statement execute function project.refuse_change();

create table project.connection (
  legal_entity text not null,
  transaction1_id uuid not null,
  transaction1_role text not null check (transaction1_role in ('UNBILLED_SALES', 'BILLED_SALES', 'REVERSING', 'REPLACING')),
  transaction1_type text not null check (transaction1_type in ('ACTUAL', 'PROFORMA_DETAIL')),
  transaction2_id uuid not null,
  transaction2_role text not null check (transaction2_role in ('COST', 'UNBILLED_SALES', 'BILLED_SALES', 'ORIGINAL')),
  transaction2_type text not null check (transaction2_type in ('ACTUAL', 'PROFORMA_DETAIL')),
  -- Null when an end of it is not sent.
  message_id uuid,
  primary key (legal_entity, transaction1_id, transaction1_role, transaction2_id)
);
create index on project.connection (legal_entity, transaction2_id);
create index on project.connection (legal_entity, message_id) where message_id is not null;

create table project.transaction_origin (
  legal_entity text not null,
  transaction_id uuid not null,
  transaction_type text not null check (transaction_type in ('ACTUAL', 'PROFORMA_DETAIL')),
  origin_type text not null check (origin_type in ('TIME_ENTRY', 'EXPENSE', 'MATERIAL_LOG', 'FEE_ENTRY', 'JOURNAL_LINE', 'PROFORMA', 'PROFORMA_LINE', 'PROFORMA_LINE_DETAIL')),
  origin text not null,
  primary key (legal_entity, transaction_id, origin_type, origin)
);
create trigger transaction_origin_is_append_only before update or delete or truncate on project.transaction_origin
  for each statement execute function project.refuse_change();
