-- What both sides need alike: who may connect, and how commands, messages and events are kept.
-- {side} is the schema: project or finance.

-- Roles belong to the cluster, so the other side's migration may be making them at this moment.
do $$
begin
  create role gateway_app nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  create role gateway_courier nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema {side} to gateway_app, gateway_courier;

-- The companies this connection may see. Unset means none.
create function {side}.companies() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.companies', true), ''), ',');

create function {side}.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'GW001', message = format('%s.%s is append-only: %s is refused', tg_table_schema, tg_table_name, tg_op);
end $$;

-- One row for each command that wrote something: its key answers a second time without writing again.
create table {side}.command (
  legal_entity text not null,
  caller text not null check (length(caller) between 1 and 255),
  name text not null,
  key text not null check (length(key) between 1 and 255),
  id uuid not null,
  input_hash text not null check (input_hash ~ '^[0-9a-f]{64}$'),
  result jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, caller, name, key),
  unique (legal_entity, id)
);

-- Append-only: who did what to which document. The chain is added after the commit by the stamper.
create table {side}.audit (
  legal_entity text not null,
  id uuid not null,
  sequence bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  caller text not null,
  role text not null,
  command text not null,
  key text not null,
  request_id text not null,
  reason text,
  subject_type text not null,
  subject text not null,
  change jsonb not null,
  primary key (legal_entity, id)
);
create index on {side}.audit (legal_entity, subject_type, subject, sequence);
create trigger audit_is_append_only before update or delete or truncate on {side}.audit
  for each statement execute function {side}.refuse_change();

create table {side}.audit_chain (
  legal_entity text not null,
  position bigint not null check (position > 0),
  audit_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (legal_entity, position),
  unique (legal_entity, audit_id),
  foreign key (legal_entity, audit_id) references {side}.audit (legal_entity, id)
);
create trigger audit_chain_is_append_only before update or delete or truncate on {side}.audit_chain
  for each statement execute function {side}.refuse_change();

-- What waits for its link: filled by whoever writes an audit row, emptied by the chain.
create table {side}.audit_unchained (
  legal_entity text not null,
  audit_id uuid not null,
  primary key (legal_entity, audit_id)
);
create function {side}.await_link() returns trigger language plpgsql as $$
begin
  insert into {side}.audit_unchained (legal_entity, audit_id) select legal_entity, id from added;
  return null;
end $$;
create trigger audit_awaits_link after insert on {side}.audit referencing new table as added
  for each statement execute function {side}.await_link();

-- The side's log. The position is given after the commit, without gaps, in the order of insertion.
create table {side}.event (
  legal_entity text not null,
  id uuid not null,
  sequence bigint generated always as identity,
  kind text not null,
  subject_type text not null,
  subject text not null,
  subject_sequence integer check (subject_sequence > 0),
  contract_number text,
  payload jsonb not null,
  at timestamptz not null default clock_timestamp(),
  position bigint check (position > 0),
  primary key (legal_entity, id),
  unique (legal_entity, subject_type, subject, subject_sequence)
);
create unique index event_position on {side}.event (position);
create index event_unstamped on {side}.event (sequence) where position is null;
create function {side}.keep_event() returns trigger language plpgsql as $$
begin
  if old.position is not null or row (new.legal_entity, new.id, new.sequence, new.kind, new.subject_type, new.subject, new.subject_sequence, new.payload, new.at)
     is distinct from row (old.legal_entity, old.id, old.sequence, old.kind, old.subject_type, old.subject, old.subject_sequence, old.payload, old.at) then
    raise exception using errcode = 'GW001', message = 'an event only ever gets its position';
  end if;
  return new;
end $$;
create trigger event_is_kept before update on {side}.event for each row execute function {side}.keep_event();

create table {side}.event_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null default 0 check (position >= 0),
  -- Tells this log from any other: a place in another log is no place here.
  log uuid not null default gen_random_uuid()
);
insert into {side}.event_head default values;

-- Outgoing: written in the transaction of what it tells of, carried by the courier, in order for each document.
create table {side}.message (
  legal_entity text not null,
  id uuid not null,
  sequence bigint generated always as identity,
  map text not null,
  document text not null,
  row_count integer not null check (row_count > 0),
  -- Null for rows that are append-only: the door out reads them by their message_id.
  payload json,
  caused_by text not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'APPLIED', 'FAILED', 'DISCARDED')),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null default clock_timestamp(),
  first_error_at timestamptz,
  last_error_at timestamptz,
  last_error_code text,
  last_error text,
  created_at timestamptz not null default clock_timestamp(),
  applied_at timestamptz,
  primary key (legal_entity, id)
);
create index message_pending on {side}.message (sequence) where status = 'PENDING';
create index message_open_by_document on {side}.message (legal_entity, document, sequence) where status in ('PENDING', 'FAILED');
create index message_by_document on {side}.message (legal_entity, document, sequence);
create index message_by_map on {side}.message (legal_entity, map, status, sequence);

-- Incoming: what has been applied, recorded in the transaction of its effect.
create table {side}.inbox (
  legal_entity text not null,
  message_id uuid not null,
  map text not null,
  payload_hash text not null check (payload_hash ~ '^[0-9a-f]{64}$'),
  deliveries integer not null default 1 check (deliveries > 0),
  applied_at timestamptz not null default clock_timestamp(),
  primary key (legal_entity, message_id)
);

-- Numbers without gaps: taken late, in the transaction that uses them.
create table {side}.number_sequence (
  legal_entity text not null,
  series text not null check (length(series) between 1 and 20),
  format text not null check (format ~ '#' and length(format) <= 40),
  next_number bigint not null default 1 check (next_number > 0),
  used boolean not null default false,
  primary key (legal_entity, series)
);
