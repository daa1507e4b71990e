/** What a migrated database must look like (design G6, G15, G20), asked of its catalog. Each check answers what it finds wrong. */
import type { SideName } from '../../src/kernel/db.ts';
import { asSuperuser } from '../kit/database.ts';

/** Tables that all companies share, or that belong to the log as a whole: the declared exceptions of design G15. */
export const SHARED_TABLES: Readonly<Record<string, string>> = {
  currency: 'a currency is the same for every company',
  exchange_rate: 'rates are valid for all legal entities',
  event_head: 'positions are given over the whole log',
  migration: 'TypeORM keeps its list of migrations',
};

/** Unique indexes that do not begin with the company. */
const SHARED_INDEXES: Readonly<Record<string, string>> = {
  event_position: 'positions are gap-free over the whole log',
};

interface Catalog {
  readonly url: string;
  readonly side: SideName;
}

const ask = async (of: Catalog, sql: string): Promise<readonly string[]> =>
  (await asSuperuser<{ what: string }>(of.url, sql, [of.side])).map(({ what }) => what);

const isShared = (what: string): boolean => (what.split(' ')[0] ?? '') in SHARED_TABLES;

/** Tables without a company. */
export async function tablesWithoutCompany(of: Catalog): Promise<readonly string[]> {
  const found = await ask(
    of,
    `select c.relname || ' has no legal_entity' as what
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p')
        and not exists (select 1 from pg_attribute a
                         where a.attrelid = c.oid and a.attname = 'legal_entity' and a.attnotnull and a.atttypid = 'text'::regtype)
      order by 1`,
  );
  return found.filter((what) => !isShared(what));
}

/** Primary keys and unique indexes that do not begin with the company, and tables without a primary key. */
export async function keysWithoutCompany(of: Catalog): Promise<readonly string[]> {
  const found = await ask(
    of,
    `select c.relname || ' ' || i.relname as what
       from pg_index x
       join pg_class i on i.oid = x.indexrelid
       join pg_class c on c.oid = x.indrelid
       join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where n.nspname = $1 and (x.indisunique or x.indisprimary) and a.attname is distinct from 'legal_entity'
     union all
     select c.relname || ' without a primary key'
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p') and not exists (select 1 from pg_index x where x.indrelid = c.oid and x.indisprimary)
      order by 1`,
  );
  return found.filter((what) => !isShared(what) && !((what.split(' ')[1] ?? '') in SHARED_INDEXES));
}

/** Tables of a company that a connection of another company could read or write. */
export async function tablesWithoutFence(of: Catalog): Promise<readonly string[]> {
  const found = await ask(
    of,
    `select c.relname || ' ' || concat_ws(', ',
              case when not c.relrowsecurity then 'has no row-level security' end,
              case when not c.relforcerowsecurity then 'lets its owner pass' end,
              case when not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and 'gateway_app'::regrole::oid = any (p.polroles)
                                       and pg_get_expr(p.polqual, p.polrelid) like '%legal_entity%companies%') then 'has no policy for gateway_app' end,
              case when not exists (select 1 from pg_policy p where p.polrelid = c.oid and 'gateway_courier'::regrole::oid = any (p.polroles)) then 'has no policy for gateway_courier' end) as what
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('r', 'p')
      order by 1`,
  );
  return found.filter((what) => !isShared(what) && !what.endsWith(' '));
}

/** Views that would show their owner's rows, and policies for everybody or for roles we do not know. */
export async function openDoors(of: Catalog): Promise<readonly string[]> {
  return ask(
    of,
    `select c.relname || ' is a view without security_invoker' as what
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind in ('v', 'm') and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
     union all
     select c.relname || ' has policy ' || p.polname || ' for somebody else'
       from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and not p.polroles <@ array['gateway_app'::regrole::oid, 'gateway_courier'::regrole::oid]
     union all
     select p.proname || ' is a function with the rights of its owner'
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = $1 and p.prosecdef
      order by 1`,
  );
}

/** Numbers with a fraction whose type does not keep NaN and infinity out (REL-30), and floats. */
export async function loosePrecision(of: Catalog): Promise<readonly string[]> {
  return ask(
    of,
    `select c.relname || '.' || a.attname || ' is ' || format_type(a.atttypid, a.atttypmod) as what
       from pg_attribute a
       join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
       join pg_type t on t.oid = a.atttypid
      where n.nspname = $1 and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and (t.oid in ('numeric'::regtype, 'pg_catalog.money'::regtype, 'float4'::regtype, 'float8'::regtype)
             or (t.typtype = 'd' and t.typbasetype = 'numeric'::regtype
                 and not exists (select 1 from pg_constraint k where k.contypid = t.oid and k.contype = 'c')))
      order by 1`,
  );
}

/** Domains of exact numbers, whose checks are tried and not only looked for. */
export const exactDomains = (of: Catalog): Promise<readonly string[]> =>
  ask(
    of,
    `select t.typname as what from pg_type t join pg_namespace n on n.oid = t.typnamespace
      where n.nspname = $1 and t.typtype = 'd' and t.typbasetype = 'numeric'::regtype order by 1`,
  );

/** What the roles of the gateway hold beyond what they may ever need (SEC-16). */
export async function excessiveRights(of: Catalog): Promise<readonly string[]> {
  return ask(
    of,
    `select r.rolname || ' may ' || lower(p.privilege) || ' ' || c.relname as what
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join (values ('gateway_app'), ('gateway_courier')) as r (rolname)
      cross join (values ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) as p (privilege)
      where n.nspname = $1 and c.relkind in ('r', 'p') and has_table_privilege(r.rolname, c.oid, p.privilege)
     union all
     select r.rolname || ' may create in ' || n.nspname
       from pg_namespace n cross join (values ('gateway_app'), ('gateway_courier')) as r (rolname)
      where n.nspname = $1 and has_schema_privilege(r.rolname, n.oid, 'CREATE')
     union all
     select rolname || ' may too much' from pg_roles
      where rolname in ('gateway_app', 'gateway_courier') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        and $1 <> ''
     union all
     select pg_get_userbyid(c.relowner) || ' owns ' || c.relname
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and pg_get_userbyid(c.relowner) in ('gateway_app', 'gateway_courier')
      order by 1`,
  );
}
