/** Brings a side's database up to date: forward-only SQL files, one node at a time however many start together. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { SideName } from './db.ts';
import { LIMITS } from './limits.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);
/** Any number will do, as long as every node takes the same. */
const LOCK = 7_216_001;

export interface MigrationFile {
  readonly name: string;
  readonly stamp: string;
  readonly sql: string;
}

/** The files of a side in their order: those that both sides share, and its own. */
export function migrationFiles(side: SideName): readonly MigrationFile[] {
  return ['both', side]
    .flatMap((folder) => {
      const path = fileURLToPath(new URL(`${folder}/`, FOLDER));
      return readdirSync(path).map((file) => ({ file, path: `${path}${file}` }));
    })
    .filter(({ file }) => file.endsWith('.sql'))
    .map(({ file, path }) => {
      const [stamp = '', ...words] = file.replace('.sql', '').split('-');
      return { stamp, name: words.join('-'), sql: readFileSync(path, 'utf8').replaceAll('{side}', side) };
    })
    .sort((a, b) => a.stamp.localeCompare(b.stamp));
}

/** TypeORM wants a class for each migration, named with its stamp. */
function migrationClass(file: MigrationFile): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = `${file.name}${file.stamp}`;
    up(runner: QueryRunner): Promise<void> {
      return runner.query(file.sql);
    }
    down(): Promise<void> {
      return Promise.reject(new Error('Migrations go forward only.'));
    }
  };
}

/** Runs what is missing. TypeORM takes no lock for this, so the caller's connection holds one meanwhile. */
export async function migrate(side: SideName, url: string): Promise<number> {
  const holder = new pg.Client({ connectionString: url, connectionTimeoutMillis: LIMITS.connectWaitMs });
  holder.on('error', () => undefined); // The statement under way reports it.
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const source = new DataSource({
      type: 'postgres',
      url,
      migrations: migrationFiles(side).map(migrationClass),
      migrationsTableName: 'migration',
      migrationsTransactionMode: 'each',
      schema: side,
      installExtensions: false,
      poolSize: 2,
    });
    await holder.query(`create schema if not exists ${side}`);
    await holder.query('commit; begin');
    await holder.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await source.initialize();
    try {
      return (await source.runMigrations()).length;
    } finally {
      await source.destroy();
    }
  } finally {
    await holder.end();
  }
}
