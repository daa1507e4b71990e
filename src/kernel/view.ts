/**
 * What a GraphQL type is made of, as data: its table, and an SQL expression for each field. The engine of `api/look-ahead` builds one
 * statement of it for a whole selection. In an expression `{t}` is the row itself, `{p}` the row it hangs on, and any other
 * `{name}` a join of the view.
 */
import type { ActionState } from './actions.ts';
import type { SideName } from './db.ts';
import type { FilterColumns } from './filter.ts';
import type { Sort } from './page.ts';
import { sqlName } from './table.ts';

export interface View {
  /** The GraphQL type. */
  readonly type: string;
  readonly side: SideName;
  /** A table, or a query in parentheses; it has the column legal_entity. */
  readonly from: string;
  /** The column that finds a row within its legal entity: what its global id carries. */
  readonly key?: { readonly column: string; readonly type: 'uuid' | 'text' };
  /** `left join … {name} on …`, made when an expression names it. */
  readonly joins?: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, ViewField>>;
}

export type ViewField =
  /** JSON as PostgreSQL writes it. */
  | { readonly kind: 'value'; readonly sql: string }
  /** `{ amount currency }` with the currency's minor units; null without an amount or a currency. */
  | { readonly kind: 'money'; readonly amount: string; readonly currency: string }
  /** A global id of the type; null without a key. */
  | { readonly kind: 'id'; readonly type: string; readonly key: string }
  /** Facts as JSON, from which a pure function tells the value. */
  | { readonly kind: 'facts'; readonly sql: string; readonly of: (facts: unknown) => unknown }
  /** Keys of what is read from the other side, or anything else that a resolver of the API goes on from. */
  | { readonly kind: 'keys'; readonly sql: string }
  | { readonly kind: 'one'; readonly view: string; readonly on: string }
  | { readonly kind: 'many'; readonly view: string; readonly on: string; readonly orderBy: string }
  | { readonly kind: 'page'; readonly list: List; readonly tie: Tie };

/** What ties the rows of a list, over `t`, to the row it hangs on, and that row's keys: the first keys of the list's sorts. */
export interface Tie {
  readonly on: string;
  readonly of: readonly string[];
}

/** A list of a view that is read page by page. */
export interface List {
  /** What its cursors are bound to, such as `Query.proformas`. */
  readonly name: string;
  readonly view: string;
  readonly filter?: FilterColumns;
  /** By the sort's enum value; the first is taken when none is given. */
  readonly sorts: Readonly<Record<string, Sort>>;
  /** A condition over `t` that all rows of the list fulfil. */
  readonly where?: string;
  /** What `totals` sums, over `t`. */
  readonly total?: { readonly amount: string; readonly currency: string };
}

export const value = (sql: string): ViewField => ({ kind: 'value', sql });
/** An exact decimal as text, without zeros that say nothing. */
export const decimalText = (sql: string): ViewField => ({ kind: 'value', sql: `trim_scale(${sql})::text` });
/** An exact decimal as text, with the scale of its column. */
export const scaledText = (sql: string): ViewField => ({ kind: 'value', sql: `(${sql})::text` });
/** A UTC instant, ISO 8601. */
export const instant = (sql: string): ViewField => ({ kind: 'value', sql: instantSql(sql) });
export const instantSql = (sql: string): string =>
  `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const money = (amount: string, currency: string): ViewField => ({ kind: 'money', amount, currency });
export const globalId = (type: string, key: string): ViewField => ({ kind: 'id', type, key });
export const keys = (...sql: readonly string[]): ViewField => ({
  kind: 'keys',
  sql: `json_build_array(${sql.join(', ')})`,
});
export const one = (view: string, on: string): ViewField => ({ kind: 'one', view, on });
export const many = (view: string, on: string, orderBy: string): ViewField => ({ kind: 'many', view, on, orderBy });
export const page = (list: List, tie: Tie): ViewField => ({ kind: 'page', list, tie });

/** Facts are what the expression makes: the one place where the two are said to agree. */
export const facts = (sql: string, of: (facts: never) => unknown): ViewField => ({
  kind: 'facts',
  sql,
  of: of as (facts: unknown) => unknown,
});

/** Columns by the names of the type's fields: `{ number: value('{t}.number') }`. */
export const columns = (...names: readonly string[]): Readonly<Record<string, ViewField>> =>
  Object.fromEntries(names.map((name) => [name, value(`{t}.${sqlName(name)}`)]));

/** An expression over the alias `t` of a table, as a view takes it. */
export const ofRow = (sql: string): string => sql.replace(/\bt\./g, '{t}.');

/** Money within JSON that an expression makes: `{ amount currency }`. */
export const moneyJson = (side: SideName, amount: string, currency: string): string =>
  `json_build_object('amount', round(${amount}, coalesce((select c.minor_units from ${side}.currency c where c.code = ${currency}), 2))::text, 'currency', ${currency})`;

/** What can be done with a document: its facts, and the company in which the caller's roles count. */
export const actions = (factsSql: string, of: (facts: never) => readonly ActionState[]): ViewField =>
  facts(
    `json_build_object('legalEntity', {t}.legal_entity, 'facts', ${factsSql})`,
    (told: { readonly legalEntity: string; readonly facts: never }): DocumentActions => ({
      legalEntity: told.legalEntity,
      states: of(told.facts),
    }),
  );

export interface DocumentActions {
  readonly legalEntity: string;
  readonly states: readonly ActionState[];
}

/** `json_build_object` of expressions by the names of the facts. */
export const jsonOf = (expressions: Readonly<Record<string, string>>): string =>
  `json_build_object(${Object.entries(expressions)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(', ')})`;

/** The facts of one row, as a command asks for them: what the expression made. */
export const factsFrom = <T>(json: string): T => JSON.parse(json) as T;
