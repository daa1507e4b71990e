import { describe, expect, test } from '@jest/globals';
import { conditionsOf, type FilterColumns } from '../../src/kernel/filter.ts';
import { LIMITS } from '../../src/kernel/limits.ts';

const COLUMNS: FilterColumns = {
  number: { sql: 't.number', type: 'text' },
  lineNumber: { sql: 't.line_number', type: 'integer' },
  amount: { sql: 't.amount', type: 'numeric' },
  invoiceDate: { sql: 't.invoice_date', type: 'date' },
  isReversal: { sql: 't.is_reversal', type: 'boolean' },
};

const sqlOf = (filter: unknown): readonly [string, readonly unknown[]] => {
  const values: unknown[] = ['companies'];
  return [conditionsOf(COLUMNS, filter, values), values.slice(1)];
};

const refused = (code: string): unknown => expect.objectContaining({ faultCode: code });

const thrownBy = (filter: unknown): unknown => {
  try {
    sqlOf(filter);
  } catch (error) {
    return error;
  }
  return null;
};

describe('a filter', () => {
  test('that asks for nothing lets everything through', () => {
    expect([null, undefined, {}, { and: [] }].map((filter) => sqlOf(filter)[0])).toEqual([
      'true',
      'true',
      'true',
      'true',
    ]);
  });

  test('becomes conditions on the declared columns, its values parameters behind those that are there', () => {
    const filter = { number: { startsWith: 'PF' }, amount: { gte: '10.00', lt: '-0.5' }, lineNumber: { in: [1, 2] } };

    expect(sqlOf(filter)).toEqual([
      '(starts_with(t.number, $2::text) and t.amount >= $3::numeric and t.amount < $4::numeric and t.line_number = any ($5::integer[]))',
      ['PF', '10.00', '-0.5', [1, 2]],
    ]);
  });

  test('joins what stands beside each other by and, alternatives by or, and turns not around, unknown values too', () => {
    const filter = {
      or: [{ number: { eq: 'A' } }, { isReversal: { eq: true } }],
      not: { invoiceDate: { eq: '2026-01-31' } },
    };

    expect(sqlOf(filter)).toEqual([
      '((t.number = $2::text or t.is_reversal = $3::boolean) and (t.invoice_date = $4::date) is not true)',
      ['A', true, '2026-01-31'],
    ]);
  });

  test('with no alternative lets nothing through', () => {
    expect(sqlOf({ or: [] })[0]).toBe('false');
    expect(sqlOf({ number: { in: [] } })).toEqual(['t.number = any ($2::text[])', [[]]]);
  });

  test('holds no text of the client', () => {
    const nasty = "x'; drop table project.proforma; --";

    expect(sqlOf({ number: { eq: nasty } })).toEqual(['t.number = $2::text', [nasty]]);
    expect(thrownBy({ [nasty]: { eq: 'x' } })).toEqual(refused('BAD_USER_INPUT'));
    expect(thrownBy({ number: { [nasty]: 'x' } })).toEqual(refused('BAD_USER_INPUT'));
  });

  test.each(['constructor', '__proto__', 'toString'])('knows no field or operator %s', (name) => {
    const field: unknown = JSON.parse(`{"${name}":{"eq":"x"}}`);
    const operator: unknown = JSON.parse(`{"number":{"${name}":"x"}}`);

    expect(thrownBy(field)).toEqual(refused('BAD_USER_INPUT'));
    expect(thrownBy(operator)).toEqual(refused('BAD_USER_INPUT'));
  });

  test('with a null inside is refused: what it leaves out could be everything', () => {
    for (const filter of [{ number: null }, { number: { eq: null } }, { number: { in: [null] } }, { not: null }])
      expect(thrownBy(filter)).toEqual(refused('BAD_USER_INPUT'));
  });

  test('compares each column with its own type only', () => {
    expect(thrownBy({ amount: { eq: 10 } })).toEqual(refused('BAD_DECIMAL'));
    expect(thrownBy({ amount: { eq: 'NaN' } })).toEqual(refused('BAD_DECIMAL'));
    expect(thrownBy({ number: { eq: 'a\0b' } })).toEqual(refused('BAD_TEXT'));
    for (const filter of [
      { number: { eq: 1 } },
      { lineNumber: { eq: '1' } },
      { lineNumber: { eq: 1.5 } },
      { isReversal: { eq: 'true' } },
      { invoiceDate: { eq: '2026-02-30' } },
      { invoiceDate: { eq: '31.01.2026' } },
      { number: { gt: 'A' } },
      { isReversal: { gt: false } },
      { lineNumber: { startsWith: '1' } },
    ])
      expect(thrownBy(filter)).toEqual(refused('BAD_USER_INPUT'));
  });

  test('is bounded in its lists, its depth and its conditions', () => {
    const nested = (depth: number): unknown => (depth === 1 ? { number: { eq: 'A' } } : { not: nested(depth - 1) });
    const many = (count: number): unknown => ({ or: Array.from({ length: count }, () => ({ number: { eq: 'A' } })) });
    const list = (count: number): unknown => ({ number: { in: Array.from({ length: count }, String) } });

    expect(
      [nested(LIMITS.filterDepthMax), many(LIMITS.filterConditionsMax), list(LIMITS.filterListMax)].map(thrownBy),
    ).toEqual([null, null, null]);
    for (const filter of [
      nested(LIMITS.filterDepthMax + 1),
      many(LIMITS.filterConditionsMax + 1),
      list(LIMITS.filterListMax + 1),
    ])
      expect(thrownBy(filter)).toEqual(refused('BAD_USER_INPUT'));
  });
});
