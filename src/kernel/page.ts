/** Pages of a list by keyset: a cursor is the sort key of its row, so rows that come in between move nothing (REL-43). (pure) */
import { createHash } from 'node:crypto';
import { fault } from './fault.ts';
import { LIMITS } from './limits.ts';
import { isTextOf } from './text.ts';

export interface SortKey {
  /** An expression over the alias `t` that is never null. */
  readonly sql: string;
  readonly type: 'text' | 'uuid' | 'integer' | 'bigint' | 'numeric' | 'date' | 'timestamptz';
}

/** An order of a list. Its last keys are the table's unique key, so no two rows have the same place. */
export interface Sort {
  readonly keys: readonly SortKey[];
  /** All keys backwards: so that one row comparison finds the place. */
  readonly descending?: true;
}

/** What the caller gave, as it came in. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

export interface Page {
  /** Rows, 1 to 250. One more is read to know whether others follow. */
  readonly size: number;
  /** Counted from the end. */
  readonly backward: boolean;
  /** Sort keys of the row before the page; null: from the beginning. */
  readonly after: readonly string[] | null;
  /** Sort keys of the row behind the page; null: to the end. */
  readonly before: readonly string[] | null;
}

/** What a cursor belongs to: with anything else it is refused. */
export interface CursorScope {
  /** The list, such as `Query.proformas`. */
  readonly list: string;
  readonly filter: unknown;
  readonly sort: string;
  /** What the caller may see, or the row whose list it is. */
  readonly within: readonly string[];
}

/** The text that a cursor is bound to: the same filter gives the same text, in whatever order it was written. */
export function bindingOf(scope: CursorScope): string {
  return JSON.stringify([scope.list, ordered(scope.filter), scope.sort, scope.within]);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, ordered(part)]);
}

const SEAL_CHARACTERS = 16;

const sealOf = (binding: string, keys: string): string =>
  createHash('sha256').update(binding).update('\n').update(keys).digest('base64url').slice(0, SEAL_CHARACTERS);

/** Opaque: the sort keys, sealed with what they belong to. */
export function encodeCursor(binding: string, keys: readonly string[]): string {
  const text = JSON.stringify(keys);
  return Buffer.from(sealOf(binding, text) + text).toString('base64url');
}

/** The sort keys of a cursor. Faults: BAD_CURSOR for one that is tampered with or belongs to another list, filter or sort. */
export function decodeCursor(binding: string, cursor: string, sort: Sort): readonly string[] {
  if (cursor.length > LIMITS.cursorCharactersMax) throw badCursor();
  const text = Buffer.from(cursor, 'base64url').toString();
  const keys = text.slice(SEAL_CHARACTERS);
  // Decoding overlooks what does not belong there: the cursor must be what would be written.
  const genuine = Buffer.from(text).toString('base64url') === cursor;
  if (!genuine || text.slice(0, SEAL_CHARACTERS) !== sealOf(binding, keys)) throw badCursor();
  const values = parsed(keys);
  const fits =
    values.length === sort.keys.length &&
    sort.keys.every((key, i) => typeof values[i] === 'string' && isTextOf(key.type, values[i]));
  if (!fits) throw badCursor();
  return values.map(String);
}

const badCursor = () =>
  fault('BAD_CURSOR', 'The cursor does not belong to this list with this filter and sort, or it was changed.');

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Which page is asked for. Faults: BAD_USER_INPUT, BAD_CURSOR. The binding is asked only when there is a cursor. */
export function pageOf(given: PageArguments, sort: Sort, binding: () => string): Page {
  const first = given.first ?? null;
  const last = given.last ?? null;
  if (first !== null && last !== null) throw fault('BAD_USER_INPUT', 'Give first or last, not both.');
  const size = first ?? last ?? LIMITS.pageRowsDefault;
  if (!Number.isSafeInteger(size) || size < 1 || size > LIMITS.pageRowsMax)
    throw fault('BAD_USER_INPUT', `A page has 1 to ${LIMITS.pageRowsMax} rows.`);
  const keysOf = (cursor: string | null | undefined): readonly string[] | null =>
    cursor === null || cursor === undefined ? null : decodeCursor(binding(), cursor, sort);
  return { size, backward: last !== null, after: keysOf(given.after), before: keysOf(given.before) };
}

/** The condition of a page's place over `t`; `true` for a page from the beginning. Values are appended and named by their place. */
export function seekOf(sort: Sort, page: Page, values: unknown[]): string {
  const conditions: string[] = [];
  const descending = sort.descending === true;
  if (page.after !== null) conditions.push(compared(sort, { keys: page.after, sign: descending ? '<' : '>', values }));
  if (page.before !== null)
    conditions.push(compared(sort, { keys: page.before, sign: descending ? '>' : '<', values }));
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

interface Compared {
  readonly keys: readonly string[];
  readonly sign: '<' | '>';
  readonly values: unknown[];
}

function compared(sort: Sort, { keys, sign, values }: Compared): string {
  const places = sort.keys.map((key, i) => `$${values.push(keys[i])}::${key.type}`);
  return `(${sort.keys.map((key) => key.sql).join(', ')}) ${sign} (${places.join(', ')})`;
}

/** `t.a, t.b` or `t.a desc, t.b desc`: a page from the end is read backwards and turned afterwards. */
export function orderOf(sort: Sort, backward: boolean): string {
  const descending = (sort.descending === true) !== backward;
  return sort.keys.map((key) => (descending ? `${key.sql} desc` : key.sql)).join(', ');
}
