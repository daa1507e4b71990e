/** The scalars of the contract: what is wrong is refused before any command sees it, and nothing is ever rounded (REL-30, REL-34). */
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import type { Code } from '../kernel/codes.ts';

/** What may come in (REL-30). Exchange rates, of 10 digits behind the point, come in as cells and are checked there. */
const DECIMAL = /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;
const CURSOR_CHARACTERS_MAX = 4_000;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** A day that the calendar has: 30 February is none. */
export function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = DATE.exec(text)?.slice(1).map(Number) ?? [];
  const last = month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= last;
}

const isInstant = (text: string): boolean => INSTANT.test(text) && isDay(text.slice(0, 10));

const wrong = (code: Code, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

interface Text {
  readonly name: string;
  readonly is: (text: string) => boolean;
  readonly code: Code;
  /** What it is, after "must be". */
  readonly wanted: string;
}

/** A scalar that is a string in and out, checked on its way in. */
function textScalar({ name, is, code, wanted }: Text): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && is(value)) return value;
    throw wrong(code, `${name} must be ${wanted}.`);
  };
  return new GraphQLScalarType({
    name,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value) => {
      if (typeof value === 'string') return value;
      throw new Error(`${name} must leave as text, and is ${typeof value}.`);
    },
  });
}

/** Taken as it comes: what is inside is checked where it is used. */
const anyScalar = (name: string): GraphQLScalarType<unknown, unknown> =>
  new GraphQLScalarType({
    name,
    parseValue: (value: unknown) => value,
    parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
    serialize: (value: unknown) => value,
  });

export const scalars = {
  Decimal: textScalar({
    name: 'Decimal',
    is: isDecimal,
    code: 'BAD_DECIMAL',
    wanted: 'an exact decimal as a string, such as "12.50"',
  }),
  Date: textScalar({
    name: 'Date',
    is: isDay,
    code: 'BAD_USER_INPUT',
    wanted: 'a day of the calendar, such as "2026-01-31"',
  }),
  DateTime: textScalar({
    name: 'DateTime',
    is: isInstant,
    code: 'BAD_USER_INPUT',
    wanted: 'an instant, such as "2026-01-31T12:00:00Z"',
  }),
  Cursor: textScalar({
    name: 'Cursor',
    is: (text) => text.length <= CURSOR_CHARACTERS_MAX,
    code: 'BAD_CURSOR',
    wanted: 'the cursor of a list or stream, as it was given',
  }),
  CurrencyCode: textScalar({
    name: 'CurrencyCode',
    is: (text) => /^[A-Z]{3}$/.test(text),
    code: 'BAD_USER_INPUT',
    wanted: 'three capital letters, such as "EUR"',
  }),
  Cell: anyScalar('Cell'),
  Json: anyScalar('Json'),
} as const;
