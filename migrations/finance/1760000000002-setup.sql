-- What finance sets up: ledgers, rates, periods, taxes, parameters, customers; and its copies of what was agreed.

create domain finance.money as numeric(19, 4) check (value <> 'NaN' and value > '-Infinity' and value < 'Infinity');
create domain finance.price as numeric(19, 4) check (value <> 'NaN' and value > '-Infinity' and value < 'Infinity');
create domain finance.quantity as numeric(18, 2) check (value <> 'NaN' and value > '-Infinity' and value < 'Infinity');
create domain finance.percent as numeric(7, 4) check (value between 0 and 100);
create domain finance.rate as numeric(20, 10) check (value > 0 and value < 'Infinity');

-- Shared by all companies.
create table finance.currency (
  code text primary key check (length(code) = 3),
  name text not null,
  minor_units integer not null check (minor_units between 0 and 4)
);
create table finance.exchange_rate (
  from_currency text not null references finance.currency (code),
  to_currency text not null references finance.currency (code),
  valid_from date not null,
  rate finance.rate not null,
  primary key (from_currency, to_currency, valid_from)
);

create table finance.legal_entity (
  legal_entity text primary key check (length(legal_entity) between 1 and 4),
  name text not null,
  accounting_currency text not null references finance.currency (code),
  reporting_currency text references finance.currency (code),
  import_trigger text not null default 'PERIODIC' check (import_trigger in ('PERIODIC', 'ON_READY')),
  time_zone text not null default 'UTC',
  active boolean not null default true
);

create table finance.project_parameters (
  legal_entity text primary key,
  journal_period_unit text not null default 'DAYS' check (journal_period_unit in ('DAYS', 'MONTHS', 'YEARS', 'ALL')),
  journal_line_limit integer not null default 200 check (journal_line_limit between 1 and 5000),
  journal_batch_threshold integer not null default 100 check (journal_batch_threshold > 0),
  auto_accounting_date_to_open_period boolean not null default false,
  sales_tax_group_method text not null default 'SEARCH' check (sales_tax_group_method in ('PROJECT', 'CONTRACT', 'CUSTOMER', 'SEARCH')),
  item_tax_group_method text not null default 'CATEGORY' check (item_tax_group_method in ('ITEM', 'CATEGORY')),
  milestone_item_tax_group text,
  retainer_item_tax_group text,
  require_tax_groups boolean not null default false,
  allow_header_dimension_update boolean not null default false,
  invoice_number_sequence text not null default 'CIV',
  voucher_sequence text not null default 'INVV',
  journal_voucher_sequence text not null default 'PRJV',
  proposal_number_sequence_allows_change boolean not null default true,
  posting_subtasks integer not null default 4 check (posting_subtasks > 0),
  selective_import boolean not null default true,
  exact_reversal_rates boolean not null default true,
  customer_balance_conversion text not null default 'SUM_OF_LINES' check (customer_balance_conversion in ('SUM_OF_LINES', 'HEADER')),
  max_penny_difference finance.money not null default 0.05 check (max_penny_difference >= 0),
  billing_type_map jsonb not null default '{"CHARGEABLE":"Billable","NON_CHARGEABLE":"NonBill","COMPLIMENTARY":"Compl","NOT_AVAILABLE":"NA"}',
  line_discount_category text
);

create table finance.fiscal_period (
  legal_entity text not null,
  start_date date not null,
  end_date date not null check (end_date >= start_date),
  status text not null check (status in ('OPEN', 'ON_HOLD', 'CLOSED')),
  primary key (legal_entity, start_date)
);

create table finance.customer (
  legal_entity text not null,
  account_number text not null check (length(account_number) between 1 and 20),
  name text not null,
  currency text not null references finance.currency (code),
  sales_tax_group text,
  payment_terms text,
  blocked text not null default 'NO' check (blocked in ('NO', 'INVOICE', 'ALL')),
  primary key (legal_entity, account_number)
);

create table finance.tax_code (
  legal_entity text not null,
  tax_code text not null check (length(tax_code) between 1 and 10),
  name text not null,
  rate_percent finance.percent not null,
  primary key (legal_entity, tax_code)
);
create table finance.tax_group_member (
  legal_entity text not null,
  tax_group text not null check (length(tax_group) between 1 and 10),
  tax_code text not null,
  primary key (legal_entity, tax_group, tax_code),
  foreign key (legal_entity, tax_code) references finance.tax_code (legal_entity, tax_code)
);
create table finance.item_tax_group_member (
  legal_entity text not null,
  item_tax_group text not null check (length(item_tax_group) between 1 and 10),
  tax_code text not null,
  primary key (legal_entity, item_tax_group, tax_code),
  foreign key (legal_entity, tax_code) references finance.tax_code (legal_entity, tax_code)
);
create table finance.category_setup (
  legal_entity text not null,
  category text not null,
  item_tax_group text,
  primary key (legal_entity, category)
);
create table finance.product_setup (
  legal_entity text not null,
  product_number text not null,
  item_tax_group text,
  primary key (legal_entity, product_number)
);

-- Finance's own columns of what the project side owns: they stand beside the copies, by the same business keys.
create table finance.project_setup (
  legal_entity text not null,
  project_number text not null,
  sales_tax_group text,
  primary key (legal_entity, project_number)
);
create table finance.contract_setup (
  legal_entity text not null,
  contract_number text not null,
  sales_tax_group text,
  fixed_rate_to_accounting finance.rate,
  fixed_rate_reference text,
  primary key (legal_entity, contract_number)
);
create table finance.contract_line_profile (
  legal_entity text not null,
  contract_number text not null,
  line_number integer not null,
  accrue_revenue boolean not null,
  on_account_posting text not null check (on_account_posting in ('PROFIT_AND_LOSS', 'BALANCE')),
  primary key (legal_entity, contract_number, line_number)
);

-- Copies of the project side's rows (maps M1 to M4): written by the door in, and by nothing else.
create table finance.project (
  legal_entity text not null,
  number text not null,
  name text not null,
  state text not null check (state in ('ACTIVE', 'INACTIVE')),
  version integer not null,
  primary key (legal_entity, number)
);
create table finance.contract (
  legal_entity text not null,
  number text not null,
  name text not null,
  currency text not null,
  status text not null,
  version integer not null,
  primary key (legal_entity, number)
);
create table finance.contract_line (
  legal_entity text not null,
  contract_number text not null,
  line_number integer not null,
  name text not null,
  billing_method text not null,
  project_number text,
  primary key (legal_entity, contract_number, line_number)
);
create table finance.funding_source (
  legal_entity text not null,
  contract_number text not null,
  line_number integer not null default 0, -- 0: the contract's own list
  customer_account text not null,
  split_percent finance.percent not null,
  payment_terms text,
  primary key (legal_entity, contract_number, line_number, customer_account)
);
