/** Set-based writes: one statement for each table and five thousand rows, and a record of them for the plan. */
import { affected, rows, type Tx } from './db.ts';
import { fault } from './fault.ts';
import { LIMITS } from './limits.ts';
import { columnOf, qualified, type Columns, type Row, type Table } from './table.ts';

type Names<T extends Table> = keyof T['columns'] & string;
/** Some columns of a row; every row of a call names the same ones. */
export type Part<T extends Table, K extends Names<T>> = Pick<Row<T>, K>;

function batches<T>(all: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < all.length; start += LIMITS.batchRows)
    parts.push(all.slice(start, start + LIMITS.batchRows));
  return parts;
}

const isJson = (type: string): boolean => type === 'jsonb' || type === 'json';

/** unnest over one array for each column: `unnest($1::text[], …) as given (a, …)`. */
function given(of: Table, names: readonly string[]): string {
  const arrays = names.map((name, i) => {
    const { type } = columnOf(of, name);
    return isJson(type) ? `$${i + 1}::text[]::${type}[]` : `$${i + 1}::${type}[]`;
  });
  return `unnest(${arrays.join(', ')}) as given (${names.map((name) => columnOf(of, name).sql).join(', ')})`;
}

function arraysOf(
  of: Table,
  names: readonly string[],
  part: readonly Readonly<Record<string, unknown>>[],
): unknown[][] {
  return names.map((name) => {
    const json = isJson(columnOf(of, name).type);
    return part.map((row) =>
      json && row[name] !== null && row[name] !== undefined ? JSON.stringify(row[name]) : row[name],
    );
  });
}

type Conflict<T extends Table> =
  | { readonly onConflict?: undefined }
  | { readonly onConflict: readonly Names<T>[]; readonly update?: readonly Names<T>[] };

/** Inserts rows; with `onConflict` leaves those that are there, or with `update` brings the named columns up to date. Answers how many it wrote. */
export async function insertRows<T extends Table, K extends Names<T>>(
  tx: Tx,
  into: T,
  all: readonly Part<T, K>[],
  conflict: Conflict<T> = {},
): Promise<number> {
  const first = all[0];
  if (first === undefined) return 0;
  const names = Object.keys(first);
  const list = names.map((name) => columnOf(into, name).sql).join(', ');
  let sql = `insert into ${qualified(into)} (${list}) select ${list} from ${given(into, names)}`;
  if (conflict.onConflict !== undefined) {
    const keys = conflict.onConflict.map((name) => columnOf(into, name).sql).join(', ');
    const set = (conflict.update ?? []).map((name) => columnOf(into, name).sql);
    sql += ` on conflict (${keys}) do `;
    sql += set.length === 0 ? 'nothing' : `update set ${set.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  }
  let count = 0;
  for (const part of batches<Readonly<Record<string, unknown>>>(all))
    count += await affected(tx, sql, arraysOf(into, names, part));
  tx.writes.push({ table: into, action: 'INSERT', rows: all });
  return count;
}

interface Update<T extends Table, K extends Names<T>> {
  readonly rows: readonly Part<T, K>[];
  /** The columns that find a row, `legalEntity` among them. The others are set. */
  readonly key: readonly NoInfer<K>[];
  /** A condition on the row as it is, in SQL over `t`: the state that the update expects. */
  readonly expect?: string;
  /** Let rows that are not in the expected state be, instead of stopping on them. */
  readonly lenient?: boolean;
}

/** Sets columns of rows found by key. Every row must be there and in the expected state, or nothing is written: VERSION_CONFLICT. */
export async function updateRows<T extends Table, K extends Names<T>>(
  tx: Tx,
  of: T,
  update: Update<T, K>,
): Promise<number> {
  const all = update.rows;
  const first = all[0];
  if (first === undefined) return 0;
  const names = Object.keys(first);
  const keys = new Set<string>(update.key);
  const set = names.filter((name) => !keys.has(name)).map((name) => columnOf(of, name).sql);
  if ('version' in of.columns) set.push('version');
  const assignments = set.map((name) => `${name} = ${name === 'version' ? 't.version + 1' : `given.${name}`}`);
  const match = update.key.map((name) => `t.${columnOf(of, name).sql} = given.${columnOf(of, name).sql}`);
  if (update.expect !== undefined) match.push(`(${update.expect})`);
  const sql = `update ${qualified(of)} t set ${assignments.join(', ')} from ${given(of, names)} where ${match.join(' and ')}`;
  let count = 0;
  for (const part of batches<Readonly<Record<string, unknown>>>(all))
    count += await affected(tx, sql, arraysOf(of, names, part));
  if (count !== all.length && update.lenient !== true) {
    throw fault(
      'VERSION_CONFLICT',
      `${all.length - count} of ${all.length} rows of ${qualified(of)} were changed by somebody else.`,
    );
  }
  tx.writes.push({ table: of, action: 'UPDATE', rows: all });
  return count;
}

/** Deletes rows by key; drafts only, the database refuses the rest. */
export async function deleteRows<T extends Table, K extends Names<T>>(
  tx: Tx,
  of: T,
  all: readonly Part<T, K>[],
): Promise<number> {
  const first = all[0];
  if (first === undefined) return 0;
  const names = Object.keys(first);
  const match = names.map((name) => `t.${columnOf(of, name).sql} = given.${columnOf(of, name).sql}`).join(' and ');
  const sql = `delete from ${qualified(of)} t using ${given(of, names)} where ${match}`;
  let count = 0;
  for (const part of batches<Readonly<Record<string, unknown>>>(all))
    count += await affected(tx, sql, arraysOf(of, names, part));
  tx.writes.push({ table: of, action: 'DELETE', rows: all });
  return count;
}

type Where<C extends Columns> = { readonly [K in keyof C]?: string | number | boolean | readonly (string | number)[] };

interface Find<C extends Columns> {
  readonly orderBy?: readonly (keyof C & string)[];
  readonly lock?: 'update' | 'share';
}

/** Whole rows by equality: one value, or any of a list. `legalEntity` is always named. */
export async function findRows<C extends Columns>(
  tx: Tx,
  of: Table<C>,
  where: Where<C> & { readonly legalEntity?: string },
  options: Find<C> = {},
): Promise<readonly Row<Table<C>>[]> {
  const conditions: string[] = [];
  const values: unknown[] = [];
  for (const [name, value] of Object.entries(where)) {
    const column = columnOf(of, name);
    values.push(value);
    conditions.push(
      Array.isArray(value)
        ? `${column.sql} = any ($${values.length}::${column.type}[])`
        : `${column.sql} = $${values.length}`,
    );
  }
  const columns = Object.keys(of.columns).map((name) => columnOf(of, name).sql);
  let sql = `select ${columns.join(', ')} from ${qualified(of)} where ${conditions.join(' and ')}`;
  if (options.orderBy !== undefined)
    sql += ` order by ${options.orderBy.map((name) => columnOf(of, name).sql).join(', ')}`;
  if (options.lock !== undefined) sql += ` for ${options.lock === 'update' ? 'no key update' : 'share'}`;
  return rows<Row<Table<C>>>(tx, sql, values);
}
