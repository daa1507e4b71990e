/** A table as the ORM knows it. */
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { columnOf, qualified, type Table } from './table.ts';

/** Its migrations are written by hand; the schema is never generated from this. */
export function entitySchemaOf(of: Table): EntitySchema {
  const columns: Record<string, EntitySchemaColumnOptions> = {};
  for (const name of Object.keys(of.columns)) {
    const column = columnOf(of, name);
    const type = column.type === 'json' ? 'json' : (column.type as 'text');
    columns[name] = { type, name: column.sql, nullable: column.nullable, primary: name === Object.keys(of.columns)[0] };
  }
  return new EntitySchema({ name: qualified(of), tableName: of.name, schema: of.schema, synchronize: false, columns });
}
