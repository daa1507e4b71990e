import { describe, expect, test } from '@jest/globals';
import { openIntake, refuseTooMany, rowKind } from '../../src/kernel/intake.ts';
import {
  boolean,
  code,
  date,
  exact,
  money,
  oneOf,
  optional,
  otherwise,
  percent,
  quantity,
  rate,
  readRow,
  text,
  wholeNumber,
  type Column,
} from '../../src/kernel/intake/cells.ts';
import { table } from '../../src/kernel/table.ts';

const read = (column: Column<unknown>, given: unknown): unknown => {
  const { row, problems } = readRow({ cell: column }, { cell: given });
  return problems[0]?.code ?? row.cell;
};

describe('a cell', () => {
  test.each([
    ['0', '0'],
    ['12.50', '12.5'],
    ['-0.0001', '-0.0001'],
    ['-0', '0'],
    ['999999999999999.9999', '999999999999999.9999'],
    ['100', '100'],
  ])('with the decimal %j is %j', (given, meant) => {
    expect(read(money(), given)).toBe(meant);
  });

  test.each([
    ['1e5'],
    ['1E5'],
    ['NaN'],
    ['Infinity'],
    ['-Infinity'],
    [' 1'],
    ['1 '],
    ['+1'],
    ['01'],
    ['00'],
    ['-01'],
    ['.5'],
    ['5.'],
    ['1,5'],
    ['1.000,00'],
    ['1_000'],
    ['0x10'],
    ['1.23456'],
    ['1000000000000000'],
    ['--1'],
    ['-'],
    ['１'],
    ['1\n'],
    ['abc'],
    ['=1+1'],
    ['€5'],
    ['5%'],
    [1.5],
    [7],
    [true],
    [{}],
    [['1']],
  ])('with %j holds no decimal: BAD_DECIMAL', (given) => {
    expect(read(money(), given)).toBe('BAD_DECIMAL');
  });

  test('keeps the digits and bounds of its type', () => {
    expect(read(quantity({ above: 0 }), '0.001')).toBe('BAD_DECIMAL');
    expect(read(quantity({ above: 0 }), '0.00')).toBe('BAD_DECIMAL');
    expect(read(percent(), '100.0001')).toBe('BAD_DECIMAL');
    expect(read(percent(), '-1')).toBe('BAD_DECIMAL');
    expect(read(rate(), '0.0000000001')).toBe('0.0000000001');
    expect(read(rate(), '0')).toBe('BAD_DECIMAL');
    expect(read(rate(), '12345678901')).toBe('BAD_DECIMAL');
    expect(read(exact({ digits: 0, atMost: 5 }), '6')).toBe('BAD_DECIMAL');
  });

  test('holds a calendar day that exists, or none', () => {
    expect(read(date(), '2024-02-29')).toBe('2024-02-29');
    for (const given of [
      '2026-02-29',
      '2026-2-1',
      '2026-13-01',
      '2026-04-31',
      '0000-01-01',
      '31.01.2026',
      '2026-01-31T00:00:00Z',
    ])
      expect(read(date(), given)).toBe('BAD_USER_INPUT');
  });

  test('holds text in one normal form, counted in code points, without what cannot be stored', () => {
    expect(read(text(4), 'Cafe\u0301')).toBe('Café');
    expect(read(text(2), '📦📦')).toBe('📦📦');
    expect(read(text(2), '📦📦📦')).toBe('BAD_TEXT');
    expect(read(text(9), 'a\u0000b')).toBe('BAD_TEXT');
    expect(read(text(9), 'a\uD800')).toBe('BAD_TEXT');
    expect(read(text(9), '\u202Eabc')).toBe('\u202Eabc');
    expect(read(text(9), 'a\r\nb')).toBe('a\r\nb');
    expect(read(text(9), 5)).toBe('BAD_TEXT');
  });

  test('holds an identifier in which nothing is hidden', () => {
    expect(read(code(20), 'PC-1001')).toBe('PC-1001');
    for (const given of ['PC\u202E1', 'PC\u200F', 'PC\n1', '\u2066x', 'x'.repeat(21)])
      expect(read(code(20), given)).toBe('BAD_TEXT');
  });

  test('holds a word of a list, a yes or no, a whole number', () => {
    expect(read(oneOf('TIME', 'FEE'), 'FEE')).toBe('FEE');
    expect(read(oneOf('TIME', 'FEE'), 'fee')).toBe('BAD_USER_INPUT');
    expect(read(boolean(), 'true')).toBe(true);
    expect(read(boolean(), 'TRUE')).toBe('BAD_USER_INPUT');
    expect(read(boolean(), true)).toBe('BAD_USER_INPUT');
    expect(read(wholeNumber(1, 9), '7')).toBe(7);
    for (const given of ['0', '10', '1.0', '01', '', 7]) expect(read(wholeNumber(1, 9), given)).toBe('BAD_USER_INPUT');
  });

  test('may be empty only where that means something', () => {
    for (const empty of [null, undefined, '']) {
      expect(read(text(5), empty)).toBe('BAD_USER_INPUT');
      expect(read(optional(money()), empty)).toBeNull();
      expect(read(otherwise(money(), '0'), empty)).toBe('0');
    }
  });
});

const THING = table('project', 'thing', { columns: { legalEntity: 'text', key: 'text', amount: 'numeric' } });
const KIND = rowKind({ legalEntityId: code(4), key: code(5), amount: money() }, 'legalEntityId');

describe('an intake', () => {
  const good = { legalEntityId: 'USPM', key: 'a', amount: '1.50' };
  const existing = [{ legalEntity: 'USPM', key: 'a', amount: '1.5000' }];
  const merged = (rows: Record<string, unknown>[]) => {
    const intake = openIntake('USPM');
    const wanted = intake
      .read('things', KIND, rows)
      .map(({ row: { legalEntityId: legalEntity, ...row }, ...place }) => ({ ...place, row: { ...row, legalEntity } }));
    const merge = intake.merge(THING, { key: ['legalEntity', 'key'], wanted, existing });
    intake.count(merge);
    return intake;
  };

  test('tells every bad cell of a row, and counts the row once', () => {
    const outcome = merged([good, { legalEntityId: 'USPM', key: null, amount: '1,5' }]).outcome(false);

    expect(outcome).toMatchObject({ ok: true, value: { written: 0, unchanged: 1, refused: 1 } });
    expect(outcome.ok && outcome.refusals.map(({ code, path, index }) => [code, path, index])).toEqual([
      ['BAD_USER_INPUT', ['things', 1, 'key'], 1],
      ['BAD_DECIMAL', ['things', 1, 'amount'], 1],
    ]);
    expect(outcome.ok && outcome.refusals[1]?.message).toContain('"1,5"');
  });

  test('does not see the rows of another company', () => {
    const outcome = merged([{ ...good, legalEntityId: 'DEPM' }]).outcome(false);

    expect(outcome.ok && outcome.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['NOT_FOUND', ['things', 0, 'legalEntityId']],
    ]);
  });

  test('finds equal amounts equal, however they are written', () => {
    expect(merged([good]).outcome(false)).toMatchObject({ value: { written: 0, unchanged: 1 } });
    expect(merged([{ ...good, amount: '1.51' }]).outcome(false)).toMatchObject({ value: { written: 1, unchanged: 0 } });
  });

  test('takes a key once: the same row again is unchanged, another one is refused', () => {
    const outcome = merged([
      { ...good, key: 'b' },
      { ...good, key: 'b' },
      { ...good, key: 'b', amount: '2' },
    ]).outcome(false);

    expect(outcome).toMatchObject({ value: { written: 1, unchanged: 1, refused: 1 } });
  });

  test('refuses all when it is strict', () => {
    const intake = merged([good, { ...good, amount: 'x' }]);

    expect(intake.isRefused(true)).toBe(true);
    expect(intake.outcome(true).ok).toBe(false);
    expect(intake.isRefused(false)).toBe(false);
  });

  test('takes five thousand rows and no more', () => {
    const rows = Array.from({ length: 5_000 }, () => good);

    expect(refuseTooMany([rows, null, undefined])).toBeNull();
    expect(refuseTooMany([rows, [good]])).toMatchObject({ refusals: [{ code: 'TOO_LARGE' }] });
  });
});
