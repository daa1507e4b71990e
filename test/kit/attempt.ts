/** Goes around the code to try what must never happen: one statement by one role, undone whatever comes of it. */
import pg from 'pg';
import { errorCode } from '../../src/kernel/fault.ts';

export interface Attempt {
  readonly url: string;
  readonly sql: string;
  readonly company: string;
  /** The role of the application, or the superuser past every right. */
  readonly by: 'gateway_app' | 'superuser';
}

/** The state by which PostgreSQL refused it, or how many rows it touched. */
export async function attempt({ url, sql, company, by }: Attempt): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.companies', $1, true)", [company]);
    if (by === 'gateway_app') await client.query('set local role gateway_app');
    const done: unknown = await client.query(sql);
    await client.query('set constraints all immediate');
    return `did ${countOf(done)}`;
  } catch (error) {
    const code = errorCode(error);
    if (code === '') throw error;
    return code;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const countOf = (done: unknown): number => {
  const last: unknown = Array.isArray(done) ? done.at(-1) : done;
  const count = typeof last === 'object' && last !== null && 'rowCount' in last ? last.rowCount : null;
  return typeof count === 'number' ? count : 0;
};
