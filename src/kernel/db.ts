/** A side's database: connections that see what their caller may see, and transactions that are retried whole. */
import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { fault, isConnectionLoss, isSerializationFailure } from './fault.ts';
import { LIMITS } from './limits.ts';
import { camelName } from './table.ts';
import type { Table } from './table.ts';

export type SideName = 'project' | 'finance';

/** Calendar days, exact numbers and instants stay text: a JavaScript Date or number would change them. */
for (const type of [
  pg.types.builtins.DATE,
  pg.types.builtins.NUMERIC,
  pg.types.builtins.INT8,
  pg.types.builtins.JSON,
]) {
  pg.types.setTypeParser(type, (text: string) => text);
}
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

/** The companies a connection sees. The courier sees all of them, by a role of its own (design G20). */
export type Authority =
  { readonly kind: 'companies'; readonly companies: readonly string[] } | { readonly kind: 'courier' };

export const COURIER: Authority = { kind: 'courier' };
export const seeing = (companies: readonly string[]): Authority => ({ kind: 'companies', companies });

export interface Side {
  readonly name: SideName;
  readonly app: DataSource;
  readonly courier: DataSource;
  /** Told of every statement: how a test counts them. */
  readonly listeners: Set<(sql: string) => void>;
  /** Told after each commit that left messages or events. */
  readonly wakers: Set<() => void>;
}

/** One write of a command, as a plan shows it. */
export interface Write {
  readonly table: Table;
  readonly action: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

declare const made: unique symbol;
/** An open transaction. Only `inTransaction` makes one, so a write outside of one does not compile. */
export interface Tx {
  readonly [made]: true;
  readonly side: Side;
  readonly client: pg.PoolClient;
  readonly writes: Write[];
}

/** Statements are short: compiling one costs more than it gains. */
const SESSION = `-c timezone=UTC -c jit=off -c lock_timeout=${LIMITS.lockWaitMs} -c idle_in_transaction_session_timeout=${LIMITS.idleInTransactionMs}`;

export interface SideOptions {
  readonly url: string;
  readonly tables: readonly EntitySchema[];
  readonly poolMax?: number;
}

function dataSource(
  options: SideOptions,
  role: string,
  limits: { readonly max: number; readonly statementMs: number },
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.tables],
    installExtensions: false,
    logging: false,
    poolSize: limits.max,
    connectTimeoutMS: LIMITS.connectWaitMs,
    extra: { options: `-c role=${role} -c statement_timeout=${limits.statementMs} ${SESSION}`, keepAlive: true },
    poolErrorHandler: () => undefined, // An idle connection was cut: the pool opens another when one is wanted.
  });
}

export function openSide(name: SideName, options: SideOptions): Side {
  const app = dataSource(options, 'gateway_app', {
    max: options.poolMax ?? LIMITS.poolConnectionsMax,
    statementMs: LIMITS.statementWaitMs,
  });
  const courier = dataSource(options, 'gateway_courier', {
    max: LIMITS.courierConnectionsMax,
    statementMs: LIMITS.longStatementWaitMs,
  });
  return { name, app, courier, listeners: new Set(), wakers: new Set() };
}

export async function closeSide(side: Side): Promise<void> {
  for (const source of [side.app, side.courier]) if (source.isInitialized) await source.destroy();
}

const opening = new WeakMap<DataSource, Promise<DataSource>>();

async function poolOf(source: DataSource): Promise<pg.Pool> {
  if (!source.isInitialized) {
    let attempt = opening.get(source);
    if (attempt === undefined) {
      attempt = source.initialize().finally(() => opening.delete(source));
      opening.set(source, attempt);
    }
    await attempt;
  }
  return (source.driver as PostgresDriver).master as pg.Pool;
}

/** What each connection was last set to: compared at every checkout, because a setting outlives its user. */
const seen = new WeakMap<pg.PoolClient, string>();

async function checkout(side: Side, authority: Authority): Promise<pg.PoolClient> {
  let client: pg.PoolClient;
  try {
    const pool = await poolOf(authority.kind === 'courier' ? side.courier : side.app);
    client = await pool.connect();
  } catch (error) {
    if (isConnectionLoss(error)) throw fault('UNAVAILABLE', `The ${side.name} side does not answer.`, error);
    throw error;
  }
  client.on('error', ignore); // The statement under way reports it; without a listener the process would end.
  if (authority.kind === 'courier') return client;
  const companies = [...authority.companies].sort().join(',');
  if (seen.get(client) !== companies) {
    try {
      await send(side, client, { text: "select set_config('app.companies', $1, false)", values: [companies] });
      seen.set(client, companies);
    } catch (error) {
      release(client, error);
      throw unavailable(side, error);
    }
  }
  return client;
}

const ignore = (): void => undefined;

function release(client: pg.PoolClient, broken?: unknown): void {
  client.off('error', ignore);
  client.release(broken !== undefined && isConnectionLoss(broken));
}

const unavailable = (side: Side, error: unknown): unknown =>
  isConnectionLoss(error) ? fault('UNAVAILABLE', `The ${side.name} side does not answer.`, error) : error;

async function send(side: Side, client: pg.PoolClient, query: pg.QueryConfig): Promise<pg.QueryArrayResult> {
  for (const listener of side.listeners) listener(query.text);
  return client.query({ ...query, rowMode: 'array' });
}

function objects<T>(result: pg.QueryArrayResult): T[] {
  const names = result.fields.map((field) => camelName(field.name));
  return result.rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i += 1) object[names[i] as string] = row[i];
    return object as T;
  });
}

/** One statement inside a transaction; its rows in the code's names. */
export async function rows<T>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<readonly T[]> {
  return objects<T>(await send(tx.side, tx.client, { text: sql, values: [...values] }));
}

/** One statement inside a transaction; how many rows it touched. */
export async function affected(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<number> {
  return (await send(tx.side, tx.client, { text: sql, values: [...values] })).rowCount ?? 0;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Kept prepared under this name on each connection. */
  readonly name?: string;
}

/** One statement of its own, for reading. */
export async function read<T>(side: Side, authority: Authority, statement: Statement): Promise<readonly T[]> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await checkout(side, authority);
    try {
      const result = await send(side, client, { ...statement, values: [...statement.values] });
      release(client);
      return objects<T>(result);
    } catch (error) {
      release(client, error);
      // A pooled connection that was cut while it was idle: reading again harms nobody.
      if (attempt === 1 && isConnectionLoss(error)) continue;
      throw unavailable(side, error);
    }
  }
}

/** Thrown to end a transaction without keeping anything: a refusal, or a plan. */
export class Rollback<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('rolled back');
    this.value = value;
  }
}

/** The commit was sent and its answer lost: nobody knows yet whether it holds (REL-5). */
export class CommitInDoubt extends Error {}

/** Runs the work in one transaction. Retries the whole of it where that is harmless (REL-7); never a commit in doubt. */
export async function inTransaction<T>(side: Side, authority: Authority, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryTransaction(side, authority, work);
    } catch (error) {
      const again = isSerializationFailure(error) || (isConnectionLoss(error) && attempt === 1);
      if (!again || attempt >= LIMITS.transactionTries) throw unavailable(side, error);
      const wait = Math.min(LIMITS.transactionWaitMs * 2 ** attempt, LIMITS.transactionWaitMsMax) * Math.random();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function tryTransaction<T>(side: Side, authority: Authority, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await checkout(side, authority);
  const tx = { side, client, writes: [] } as unknown as Tx;
  let value: T;
  try {
    await send(side, client, { text: 'begin' });
    value = await work(tx);
  } catch (error) {
    await send(side, client, { text: 'rollback' }).catch(() => undefined);
    release(client, error);
    throw error;
  }
  try {
    await send(side, client, { text: 'commit' });
  } catch (error) {
    release(client, error);
    if (isConnectionLoss(error)) throw new CommitInDoubt('The answer to a commit was lost.', { cause: error });
    throw error;
  }
  release(client);
  if (tx.writes.some((write) => write.table.name === 'message' || write.table.name === 'event')) wake(side);
  return value;
}

export interface PoolUse {
  readonly open: number;
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
}

/** How busy the connections of a side are; nothing before its first use. */
export function poolUse(side: Side): PoolUse {
  if (!side.app.isInitialized) return { open: 0, idle: 0, waiting: 0 };
  const pool = (side.app.driver as PostgresDriver).master as pg.Pool;
  return { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

/** Tells the couriers and followers of this node that there may be something new. */
export function wake(side: Side): void {
  for (const waker of side.wakers) waker();
}
