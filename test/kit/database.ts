/** A fresh copy of the migrated databases for each test file: two databases, as in the real thing. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { closeSide, openSide, type Side } from '../../src/kernel/db.ts';
import { migrate } from '../../src/kernel/migrate.ts';
import { financeEntities } from '../../src/finance/tables.ts';
import { projectEntities } from '../../src/project/tables.ts';

const SIDES = ['project', 'finance'] as const;

export const serverUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('TEST_DATABASE_URL is not set: run the tests with npm test.');
  return url;
};

export function urlOf(database: string, server = serverUrl()): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}

/** One statement as the superuser, past every guard but the triggers. */
export async function asSuperuser<T = Record<string, unknown>>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Migrates the two templates that every test file copies. Called once, when the suite starts. */
export async function makeTemplates(server: string): Promise<void> {
  for (const side of SIDES) {
    await asSuperuser(server, `drop database if exists template_${side}`);
    await asSuperuser(server, `create database template_${side} template template0 encoding 'UTF8'`);
    await migrate(side, urlOf(`template_${side}`, server));
  }
}

export interface TestDatabases {
  readonly project: Side;
  readonly finance: Side;
  readonly projectUrl: string;
  readonly financeUrl: string;
  readonly close: () => Promise<void>;
}

export async function openTestDatabases(): Promise<TestDatabases> {
  const id = `test_${randomBytes(6).toString('hex')}`;
  for (const side of SIDES) await asSuperuser(serverUrl(), `create database ${id}_${side} template template_${side}`);
  const [projectUrl, financeUrl] = [urlOf(`${id}_project`), urlOf(`${id}_finance`)];
  const project = openSide('project', { url: projectUrl, tables: projectEntities, poolMax: 6 });
  const finance = openSide('finance', { url: financeUrl, tables: financeEntities, poolMax: 6 });
  return {
    project,
    finance,
    projectUrl,
    financeUrl,
    close: async () => {
      await closeSide(project);
      await closeSide(finance);
      for (const side of SIDES) await asSuperuser(serverUrl(), `drop database if exists ${id}_${side} with (force)`);
    },
  };
}
