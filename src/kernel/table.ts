/** A table as the code knows it: its columns once, for the row's type, for set-based statements and for the ORM. (pure) */

export type SqlType =
  'text' | 'uuid' | 'date' | 'timestamptz' | 'boolean' | 'integer' | 'bigint' | 'numeric' | 'jsonb' | 'json';
/** A trailing question mark: the column may be null. */
export type ColumnType = SqlType | `${SqlType}?`;
export type Columns = Readonly<Record<string, ColumnType>>;

/** What a jsonb column holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Scalar<T extends string> = T extends 'boolean'
  ? boolean
  : T extends 'integer'
    ? number
    : T extends 'jsonb' | 'json'
      ? Json
      : string;
type ValueOf<T extends ColumnType> = T extends `${infer S}?` ? Scalar<S> | null : Scalar<T>;

export interface Table<C extends Columns = Columns> {
  readonly schema: 'project' | 'finance';
  readonly name: string;
  readonly columns: C;
  /** Columns whose values come from a number sequence: a plan's hash leaves them out (design G17). */
  readonly numbered: readonly string[];
}

/** One row of a table, in the code's names. Amounts are exact decimals as text. */
export type Row<T extends Table> = { readonly [K in keyof T['columns']]: ValueOf<T['columns'][K]> };

export function table<const C extends Columns>(
  schema: 'project' | 'finance',
  name: string,
  definition: { readonly columns: C; readonly numbered?: readonly (keyof C & string)[] },
): Table<C> {
  return { schema, name, columns: definition.columns, numbered: definition.numbered ?? [] };
}

export const sqlName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const camelName = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const qualified = (of: Table): string => `${of.schema}.${of.name}`;

export function columnOf(
  of: Table,
  name: string,
): { readonly sql: string; readonly type: string; readonly nullable: boolean } {
  const declared = of.columns[name];
  if (declared === undefined) throw new Error(`${qualified(of)} has no column ${name}`);
  return { sql: sqlName(name), type: declared.replace('?', ''), nullable: declared.endsWith('?') };
}
