/** Every tables.ts against the migrated database, column by column, and the ORM's schema against both. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntitySchema } from 'typeorm';
import { financeEntities, financeTables } from '../../src/finance/tables.ts';
import type { SideName } from '../../src/kernel/db.ts';
import { columnOf, qualified, table, type Table } from '../../src/kernel/table.ts';
import { projectEntities, projectTables } from '../../src/project/tables.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

const SIDES = {
  project: { tables: projectTables, entities: projectEntities },
  finance: { tables: financeTables, entities: financeEntities },
} as const;

let db: TestDatabases;

beforeAll(async () => {
  db = await openTestDatabases();
});

afterAll(() => db.close());

const TYPES: Readonly<Record<string, string>> = { 'timestamp with time zone': 'timestamptz' };

/** The columns of every table but TypeORM's own. A domain is shown as what it is made of. */
async function migrated(side: SideName): Promise<readonly Column[]> {
  const columns = await asSuperuser<Column>(
    db[`${side}Url`],
    `select c.table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where table_schema = $1 and table_type = 'BASE TABLE' and table_name <> 'migration'`,
    [side],
  );
  return sorted(columns.map((one) => ({ ...one, type: TYPES[one.type] ?? one.type })));
}

const declared = (tables: readonly Table[]): readonly Column[] =>
  sorted(
    tables.flatMap((of) =>
      Object.keys(of.columns).map((name) => {
        const { sql, type, nullable } = columnOf(of, name);
        return { table: of.name, column: sql, type, nullable };
      }),
    ),
  );

const known = (entities: readonly EntitySchema[]): readonly Column[] =>
  sorted(
    entities.flatMap(({ options }) =>
      Object.values(options.columns).map((column) => ({
        table: options.tableName ?? '',
        column: column?.name ?? '',
        type: String(column?.type),
        nullable: column?.nullable === true,
      })),
    ),
  );

const keyOf = (one: Column): string => `${one.table}.${one.column}`;
const sorted = (columns: readonly Column[]): readonly Column[] =>
  [...columns].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** What one says and the other does not. */
function differences(one: readonly Column[], other: readonly Column[]): readonly string[] {
  const say = (column: Column): string => `${keyOf(column)} ${column.type}${column.nullable ? '?' : ''}`;
  const [first, second] = [new Set(one.map(say)), new Set(other.map(say))];
  return [
    ...[...first].filter((column) => !second.has(column)).map((column) => `+ ${column}`),
    ...[...second].filter((column) => !first.has(column)).map((column) => `- ${column}`),
  ];
}

describe.each(['project', 'finance'] as const)('%s', (side) => {
  const { tables, entities } = SIDES[side];

  test('every migrated table is declared, column by column', async () => {
    expect(differences(declared(tables), await migrated(side))).toEqual([]);
  });

  test('every table belongs to this side and is declared once', () => {
    const names = tables.map(qualified);
    expect(names.filter((name) => !name.startsWith(`${side}.`))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('the ORM knows the same columns, and would change none', () => {
    expect(differences(known(entities), declared(tables))).toEqual([]);
    expect(entities.filter(({ options }) => options.synchronize !== false || options.schema !== side)).toEqual([]);
  });

  test('a column that is renamed, loosened or forgotten is found', async () => {
    const real = await migrated(side);
    const currency = tables.find(({ name }) => name === 'currency');
    const spoilt = table(side, 'currency', { columns: { code: 'uuid', name: 'text?', minor: 'integer' } });

    const found = differences(declared(tables.map((one) => (one === currency ? spoilt : one))), real);

    expect(found).toEqual([
      '+ currency.code uuid',
      '+ currency.minor integer',
      '+ currency.name text?',
      '- currency.code text',
      '- currency.minor_units integer',
      '- currency.name text',
    ]);
    expect(differences(declared(tables.slice(1)), real)).not.toEqual([]);
  });
});
