/** Everything that a database holds, in one line for each table: to see that something wrote nothing. */
import { financeTables } from '../../src/finance/tables.ts';
import { projectTables } from '../../src/project/tables.ts';
import { asSuperuser } from './database.ts';

const TABLES = { project: projectTables, finance: financeTables } as const;

export type Fingerprint = Readonly<Record<string, string>>;

/** Count and hash of the rows of every table of a side. What only watches itself (deliveries, chain, log position) is left out on wish. */
export async function fingerprint(
  side: 'project' | 'finance',
  url: string,
  without: readonly string[] = [],
): Promise<Fingerprint> {
  const names = TABLES[side].map(({ name }) => name).filter((name) => !without.includes(name));
  const parts = names.map(
    (name) =>
      `select '${side}.${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from ${side}.${name} t`,
  );
  const rows = await asSuperuser<{ name: string; rows: string }>(url, parts.join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
