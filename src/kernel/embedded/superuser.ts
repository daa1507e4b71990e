/** The few statements the launcher itself asks, as the superuser. */
import pg from 'pg';
import { hasCode, textOf } from './files.ts';
import type { Home } from './home.ts';
import { connectMs } from './patience.ts';

export const SUPERUSER = 'postgres';

/** The server listens here and nowhere else. */
export const LOOPBACK = '127.0.0.1';

export interface Place {
  readonly home: Home;
  readonly port: number;
  readonly database: string;
}

/** Does something with a connection that our password opens, and closes it. */
export async function asSuperuser<Answer>(
  { home, port, database }: Place,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client({
    host: LOOPBACK,
    port,
    user: SUPERUSER,
    password: (await textOf(home.passwordFile)) ?? '',
    database,
    connectionTimeoutMillis: connectMs,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function dataDirectoryOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  return rows[0]?.data_directory ?? '';
}

/** Creates the databases that are not there yet; two starters may do so at the same time. */
export async function createDatabases(client: pg.Client, names: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname = any ($1)', [
    names,
  ]);
  const present = new Set(rows.map((row) => row.datname));
  for (const name of names) {
    if (!present.has(name)) await createDatabase(client, name);
  }
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`);
  } catch (error) {
    if (!hasCode(error, WAS_FASTER)) throw error;
  }
}

/** duplicate_database; unique_violation, when both were under way. */
const WAS_FASTER = ['42P04', '23505'];
