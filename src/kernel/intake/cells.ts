/** How a cell of an upstream row is read: as text, and exactly, or not at all (REL-30, REL-34, REL-36). (pure) */
import type { Code } from '../codes.ts';
import { decimal, formatDecimal } from '../money.ts';

/** What is wrong with a cell or with the row that it stands in. */
export interface Problem {
  readonly code: Code;
  /** The column that it is about. */
  readonly column: string;
  readonly message: string;
  readonly rule?: string;
  readonly remedy?: string;
}

type CellProblem = Omit<Problem, 'column'>;
type Reading<T> =
  { readonly ok: true; readonly value: T } | ({ readonly ok: false; readonly says: string } & Partial<CellProblem>);

/** One column of a row kind: what its text means, and what it means when there is none. */
export interface Column<T> {
  readonly read: (text: string) => Reading<T>;
  /** Undefined: the cell must be given. */
  readonly empty: { readonly value: T } | undefined;
  /** The code of a bad value. */
  readonly code: 'BAD_USER_INPUT' | 'BAD_DECIMAL' | 'BAD_TEXT';
}

const good = <T>(value: T): Reading<T> => ({ ok: true, value });
const bad = (says: string): Reading<never> => ({ ok: false, says });

const SHOWN_CHARACTERS = 40;

/** A value as a message may quote it: short, on one line, with nothing in it that could not be stored. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  const characters = Array.from(text);
  return characters.length <= SHOWN_CHARACTERS ? text : `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const NUL = /\u0000/;
/** They make one identifier look like another, or break the line that it is printed on. */
const HIDDEN = /[\u0000-\u001F\u007F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

function readText(given: string, charactersMax: number): Reading<string> {
  if (NUL.test(given)) return bad('holds the character U+0000');
  if (LONE_SURROGATE.test(given)) return bad('holds half of a surrogate pair');
  const text = given.normalize('NFC');
  if (Array.from(text).length > charactersMax) return bad(`is longer than ${charactersMax} characters`);
  return good(text);
}

/** Free text of at most so many code points, normalised to NFC. */
export const text = (charactersMax: number): Column<string> => ({
  code: 'BAD_TEXT',
  empty: undefined,
  read: (given) => readText(given, charactersMax),
});

/** A business key: text without characters that cannot be seen. Case-sensitive. */
export const code = (charactersMax: number): Column<string> => ({
  code: 'BAD_TEXT',
  empty: undefined,
  read: (given) =>
    HIDDEN.test(given)
      ? bad('holds control or direction characters, which no code has')
      : readText(given, charactersMax),
});

interface DecimalBounds {
  /** Digits behind the point. */
  readonly digits: number;
  /** Digits before the point. */
  readonly places?: number;
  readonly above?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const PATTERN = /^-?(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

function readDecimal(given: string, bounds: DecimalBounds): Reading<string> {
  const { digits, places = 15, above, atLeast, atMost } = bounds;
  const parts = PATTERN.exec(given);
  if (parts === null) return bad('is not an exact decimal such as "12.50"');
  const [, whole = '', fraction = ''] = parts;
  if (whole.length > places) return bad(`has more than ${places} digits before the point`);
  if (fraction.length > digits) return bad(`has more than ${digits} digits behind the point`);
  const value = decimal(given);
  if (above !== undefined && value.lessThanOrEqualTo(above)) return bad(`is not above ${above}`);
  if (atLeast !== undefined && value.lessThan(atLeast)) return bad(`is less than ${atLeast}`);
  if (atMost !== undefined && value.greaterThan(atMost)) return bad(`is more than ${atMost}`);
  return good(formatDecimal(value));
}

/** An exact decimal, answered as text without superfluous zeros. Error: BAD_DECIMAL (REL-30). */
export const exact = (bounds: DecimalBounds): Column<string> => ({
  code: 'BAD_DECIMAL',
  empty: undefined,
  read: (given) => readDecimal(given, bounds),
});

/** An amount: up to 4 decimals here; whether its currency has so many is the command's to say. */
export const money = (bounds: Omit<DecimalBounds, 'digits'> = {}): Column<string> => exact({ ...bounds, digits: 4 });
/** A price of one unit, up to 4 decimals. */
export const price = (): Column<string> => exact({ digits: 4 });
/** A quantity with two decimals. */
export const quantity = (bounds: Omit<DecimalBounds, 'digits'> = {}): Column<string> => exact({ ...bounds, digits: 2 });
/** A percentage from 0 to 100, up to 4 decimals. */
export const percent = (): Column<string> => exact({ digits: 4, atLeast: 0, atMost: 100 });
/** An exchange rate above 0, up to 10 decimals. */
export const rate = (): Column<string> => exact({ digits: 10, places: 10, above: 0 });

/** A whole number within bounds. */
export const wholeNumber = (least: number, most: number): Column<number> => ({
  code: 'BAD_USER_INPUT',
  empty: undefined,
  read: (given) => {
    const value = /^(0|-?[1-9][0-9]{0,14})$/.test(given) ? Number(given) : NaN;
    return value >= least && value <= most ? good(value) : bad(`is not a whole number from ${least} to ${most}`);
  },
});

/** A calendar day that exists, YYYY-MM-DD; it stays text, so that no time zone moves it (REL-34). */
export const date = (): Column<string> => ({
  code: 'BAD_USER_INPUT',
  empty: undefined,
  read: (given) => {
    const exists =
      /^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(given) &&
      !Number.isNaN(Date.parse(`${given}T00:00:00Z`)) &&
      new Date(`${given}T00:00:00Z`).toISOString().startsWith(given);
    return exists ? good(given) : bad('is not a calendar day such as 2026-01-31');
  },
});

export const boolean = (): Column<boolean> => ({
  code: 'BAD_USER_INPUT',
  empty: undefined,
  read: (given) => (given === 'true' || given === 'false' ? good(given === 'true') : bad('is neither true nor false')),
});

/** One of a closed list of words. */
export const oneOf = <const W extends string>(...words: readonly W[]): Column<W> => ({
  code: 'BAD_USER_INPUT',
  empty: undefined,
  read: (given) => {
    const word = words.find((one) => one === given);
    return word === undefined ? bad(`is none of ${words.join(', ')}`) : good(word);
  },
});

/** Anything else that a function can tell from the text. */
export const readBy = <T>(read: (given: string) => { readonly value: T } | { readonly says: string }): Column<T> => ({
  code: 'BAD_USER_INPUT',
  empty: undefined,
  read: (given) => {
    const found = read(given);
    return 'value' in found ? good(found.value) : bad(found.says);
  },
});

/** The cell may be empty: null. */
export const optional = <T>(column: Column<T>): Column<T | null> => ({ ...column, empty: { value: null } });

/** The cell may be empty: then it means this. */
export const otherwise = <T>(column: Column<T>, value: NoInfer<T>): Column<T> => ({ ...column, empty: { value } });

export type RowColumns = Readonly<Record<string, Column<unknown>>>;
/** A row once it is read. */
export type RowOf<C extends RowColumns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };
/** A row as it came: nothing about it is certain. */
export type GivenRow = Readonly<Record<string, unknown>>;

function readCell<T>(column: Column<T>, name: string, given: unknown): { readonly value: T } | Problem {
  if (given === null || given === undefined || given === '') {
    if (column.empty !== undefined) return column.empty;
    return { code: 'BAD_USER_INPUT', column: name, message: `${name} is missing.`, remedy: 'Give the cell a value.' };
  }
  if (typeof given !== 'string') {
    const kind = Array.isArray(given) ? 'a list' : `a JSON ${typeof given}`;
    return {
      code: column.code,
      column: name,
      message: `${name} is ${kind}, ${quoted(given)}; a cell is text.`,
      remedy: 'Send every cell as text, in quotes.',
    };
  }
  const reading = column.read(given);
  if (reading.ok) return { value: reading.value };
  return { code: column.code, column: name, message: `${name} ${quoted(given)} ${reading.says}.` };
}

/** Reads one row; answers everything that is wrong with it, not only the first. */
export function readRow<C extends RowColumns>(
  columns: C,
  given: GivenRow,
): { readonly row: RowOf<C>; readonly problems: readonly Problem[] } {
  const row: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const name of Object.keys(columns)) {
    const cell = readCell(columns[name] as Column<unknown>, name, given[name]);
    if ('value' in cell) row[name] = cell.value;
    else problems.push(cell);
  }
  return { row: row as RowOf<C>, problems };
}
