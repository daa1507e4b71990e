-- What was agreed: companies, customers, projects, contracts and their milestones and retainers.
-- Rows that the upstream system names keep its key: it never changes, and a child may name a parent that is on its way.

create domain project.money as numeric(19, 4) check (value <> 'NaN' and value > '-Infinity' and value < 'Infinity');
create domain project.price as numeric(19, 4) check (value <> 'NaN' and value > '-Infinity' and value < 'Infinity');
create domain project.quantity as numeric(18, 2) check (value <> 'NaN' and value > '-Infinity' and value < 'Infinity');
create domain project.percent as numeric(7, 4) check (value between 0 and 100);
create domain project.rate as numeric(20, 10) check (value > 0 and value < 'Infinity');

create table project.legal_entity (
  legal_entity text primary key check (length(legal_entity) between 1 and 4),
  name text not null,
  accounting_currency text not null,
  reporting_currency text,
  time_zone text not null default 'UTC',
  active boolean not null default true
);

-- Shared by all companies.
create table project.currency (
  code text primary key check (length(code) = 3),
  name text not null,
  minor_units integer not null check (minor_units between 0 and 4)
);

create table project.customer (
  legal_entity text not null,
  account_number text not null check (length(account_number) between 1 and 20),
  name text not null,
  currency text not null,
  payment_terms text,
  primary key (legal_entity, account_number)
);

create table project.category (
  legal_entity text not null,
  category text not null check (length(category) between 1 and 20),
  name text not null,
  class text not null check (class in ('TIME', 'EXPENSE', 'MATERIAL', 'FEE')),
  primary key (legal_entity, category)
);

create table project.product (
  legal_entity text not null,
  product_number text not null check (length(product_number) between 1 and 20),
  name text not null,
  primary key (legal_entity, product_number)
);

create table project.project (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  name text not null check (length(name) <= 160),
  state text not null check (state in ('ACTIVE', 'INACTIVE')),
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, number)
);

create table project.contract (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  name text not null check (length(name) <= 160),
  currency text not null references project.currency (code),
  primary_customer_account text not null,
  nte_limit project.money check (nte_limit >= 0),
  requested_delivery_date date,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'ACTIVE', 'CLOSED')),
  reason text check (reason in ('CONFIRMED', 'LOST')),
  confirmed_at timestamptz,
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, number)
);

create table project.contract_customer (
  legal_entity text not null,
  contract_number text not null,
  customer_account text not null,
  position integer not null check (position > 0),
  split_percent project.percent not null,
  is_rounding boolean not null,
  is_primary boolean not null,
  nte_limit project.money check (nte_limit >= 0),
  payment_terms text,
  primary key (legal_entity, contract_number, customer_account),
  foreign key (legal_entity, contract_number) references project.contract (legal_entity, number)
);
create unique index contract_has_one_rounding_customer on project.contract_customer (legal_entity, contract_number) where is_rounding;
create unique index contract_has_one_primary_customer on project.contract_customer (legal_entity, contract_number) where is_primary;

create table project.contract_line (
  legal_entity text not null,
  contract_number text not null,
  line_number integer not null check (line_number > 0),
  name text not null check (length(name) <= 160),
  billing_method text not null check (billing_method in ('TIME_AND_MATERIAL', 'FIXED_PRICE')),
  project_number text,
  include_time boolean not null,
  include_expense boolean not null,
  include_material boolean not null,
  include_fee boolean not null,
  contract_amount project.money not null,
  nte_limit project.money check (nte_limit >= 0),
  primary key (legal_entity, contract_number, line_number),
  foreign key (legal_entity, contract_number) references project.contract (legal_entity, number)
);

create table project.contract_line_customer (
  legal_entity text not null,
  contract_number text not null,
  line_number integer not null,
  customer_account text not null,
  position integer not null check (position > 0),
  split_percent project.percent not null,
  is_rounding boolean not null,
  nte_limit project.money check (nte_limit >= 0),
  primary key (legal_entity, contract_number, line_number, customer_account),
  foreign key (legal_entity, contract_number, line_number) references project.contract_line (legal_entity, contract_number, line_number),
  foreign key (legal_entity, contract_number, customer_account) references project.contract_customer (legal_entity, contract_number, customer_account)
);
create unique index contract_line_has_one_rounding_customer on project.contract_line_customer (legal_entity, contract_number, line_number) where is_rounding;

-- A milestone as agreed; its children, one for each customer, are made when the contract is confirmed.
create table project.milestone_header (
  legal_entity text not null,
  number text not null check (length(number) between 1 and 20),
  contract_number text not null,
  line_number integer not null,
  name text not null check (length(name) <= 100),
  milestone_date date not null,
  amount project.money not null,
  tax project.money not null default 0,
  primary key (legal_entity, number),
  foreign key (legal_entity, contract_number, line_number) references project.contract_line (legal_entity, contract_number, line_number)
);
create index on project.milestone_header (legal_entity, contract_number, line_number);

create table project.milestone (
  legal_entity text not null,
  id uuid not null,
  header_number text not null,
  contract_number text not null,
  line_number integer not null,
  customer_account text not null,
  name text not null,
  milestone_date date not null,
  amount project.money not null,
  tax project.money not null default 0,
  primary key (legal_entity, id),
  unique (legal_entity, header_number, customer_account),
  foreign key (legal_entity, header_number) references project.milestone_header (legal_entity, number),
  foreign key (legal_entity, contract_number, customer_account) references project.contract_customer (legal_entity, contract_number, customer_account)
);
create index on project.milestone (legal_entity, contract_number, line_number);

create table project.retainer (
  legal_entity text not null,
  id uuid not null,
  number text not null check (length(number) between 1 and 20),
  contract_number text not null,
  customer_account text not null,
  position integer not null check (position > 0),
  description text not null check (length(description) <= 200),
  amount project.money not null check (amount > 0),
  tax project.money not null default 0,
  invoice_date date not null,
  used_amount project.money not null default 0,
  available_amount project.money not null default 0,
  version integer not null default 1 check (version > 0),
  primary key (legal_entity, id),
  unique (legal_entity, number),
  foreign key (legal_entity, contract_number, customer_account) references project.contract_customer (legal_entity, contract_number, customer_account),
  check (used_amount between 0 and amount and available_amount between 0 and amount and used_amount + available_amount <= amount)
);
create index on project.retainer (legal_entity, contract_number, customer_account);

create function project.keep_contract() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (('DRAFT', 'ACTIVE'), ('DRAFT', 'CLOSED')) then
    raise exception using errcode = 'GW002', message = format('a contract does not go from %s to %s', old.status, new.status);
  end if;
  if new.currency <> old.currency then
    raise exception using errcode = 'GW001', message = 'the sales currency of a contract is locked';
  end if;
  return new;
end $$;
create trigger contract_life before update on project.contract for each row execute function project.keep_contract();
