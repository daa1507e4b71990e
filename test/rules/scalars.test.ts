import { describe, expect, test } from '@jest/globals';
import { GraphQLError, parseValue } from 'graphql';
import { scalars } from '../../src/api/scalars.ts';

const codeOf = (parse: () => unknown): unknown => {
  try {
    parse();
  } catch (error) {
    return (error as GraphQLError).extensions['code'];
  }
  return 'TAKEN';
};

describe('a Decimal is an exact decimal as a string (REL-30)', () => {
  const good = [
    '0',
    '-0',
    '1',
    '-1',
    '10',
    '0.1',
    '-0.1',
    '0.0001',
    '12.50',
    '999999999999999',
    '999999999999999.9999',
    '-999999999999999.9999',
    '100.00',
  ];
  test.each(good)('%j goes in and comes out unchanged', (text) => {
    expect(scalars.Decimal.parseValue(text)).toBe(text);
    expect(scalars.Decimal.serialize(text)).toBe(text);
  });

  const bad = [
    1,
    1.5,
    0,
    true,
    null,
    [],
    ['1'],
    {},
    '',
    ' ',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e5',
    '1E5',
    '0x10',
    '+1',
    '01',
    '00',
    '1.',
    '.5',
    '-.5',
    '-',
    '1.00001',
    '1000000000000000',
    '1,5',
    '1 000',
    ' 1',
    '1 ',
    '1\n',
    '１',
    '1.5.2',
    '--1',
    '1-',
    'one',
  ];
  test.each(bad.map((value) => [JSON.stringify(value), value]))('%s is BAD_DECIMAL', (_, value) => {
    expect(codeOf(() => scalars.Decimal.parseValue(value))).toBe('BAD_DECIMAL');
  });

  test('a number in a document is refused like one in a variable', () => {
    expect(codeOf(() => scalars.Decimal.parseLiteral(parseValue('12.50'), {}))).toBe('BAD_DECIMAL');
    expect(scalars.Decimal.parseLiteral(parseValue('"12.50"'), {})).toBe('12.50');
  });

  test('a number never leaves: it would be a bug', () => {
    expect(() => scalars.Decimal.serialize(12.5)).toThrow('must leave as text');
  });
});

describe('a Date is a day that the calendar has (REL-34)', () => {
  test.each(['2026-01-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(scalars.Date.parseValue(text)).toBe(text);
  });

  const bad = ['2026-02-29', '1900-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'];
  const shapes = ['26-01-01', '2026-1-1', '2026-01-01T00:00:00Z', '0000-01-01', '', 20_260_101, null];
  test.each([...bad, ...shapes])('%j is none', (value) => {
    expect(codeOf(() => scalars.Date.parseValue(value))).toBe('BAD_USER_INPUT');
  });
});

describe('the other scalars', () => {
  test('a DateTime has a zone', () => {
    expect(scalars.DateTime.parseValue('2026-01-31T12:00:00Z')).toBe('2026-01-31T12:00:00Z');
    expect(codeOf(() => scalars.DateTime.parseValue('2026-01-31T12:00:00'))).toBe('BAD_USER_INPUT');
    expect(codeOf(() => scalars.DateTime.parseValue('2026-02-30T12:00:00Z'))).toBe('BAD_USER_INPUT');
  });

  test('a currency code has three capital letters', () => {
    expect(scalars.CurrencyCode.parseValue('EUR')).toBe('EUR');
    expect(codeOf(() => scalars.CurrencyCode.parseValue('eur'))).toBe('BAD_USER_INPUT');
    expect(codeOf(() => scalars.CurrencyCode.parseValue('EURO'))).toBe('BAD_USER_INPUT');
  });

  test('a cursor is a text; another shape is BAD_CURSOR', () => {
    expect(scalars.Cursor.parseValue('anything')).toBe('anything');
    expect(codeOf(() => scalars.Cursor.parseValue(7))).toBe('BAD_CURSOR');
  });

  test.each([['text'], [12.5], [null], [{ a: 1 }]])('a cell takes %j: the intake refuses its row alone', (value) => {
    expect(scalars.Cell.parseValue(value)).toEqual(value);
  });
});
