-- The second of two fences between companies: a connection sees the companies it was opened for, and no others.
-- It runs last, over every table that the side has.
do $$
declare
  t record;
begin
  for t in
    select c.relname as name,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'legal_entity' and not a.attisdropped) as by_company
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = '{side}' and c.relkind = 'r' and c.relname <> 'migration'
  loop
    execute format('grant select, insert, update on {side}.%I to gateway_app, gateway_courier', t.name);
    if t.by_company then
      execute format('alter table {side}.%I enable row level security', t.name);
      execute format('alter table {side}.%I force row level security', t.name);
      -- An expression, so that it filters and is no index condition: as one it made every index that begins with legal_entity look as good
      -- as the primary key, and a join over freshly loaded tables compared every row with every other. Statements name legal_entity themselves.
      execute format('create policy app on {side}.%I to gateway_app using ((legal_entity || '''') = any ((select {side}.companies())::text[]))', t.name);
      execute format('create policy courier on {side}.%I to gateway_courier using (true)', t.name);
    end if;
  end loop;
end $$;
grant select on {side}.migration to gateway_app, gateway_courier;

-- Kept for ever: not even an update may be tried by those who run the gateway.
revoke update on {side}.audit, {side}.audit_chain from gateway_app, gateway_courier;
-- The log's positions are the stamper's business.
revoke update on {side}.event, {side}.event_head from gateway_app;
grant delete on {side}.audit_unchained to gateway_courier;
