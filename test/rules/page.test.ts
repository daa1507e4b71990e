import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../src/kernel/limits.ts';
import {
  bindingOf,
  decodeCursor,
  encodeCursor,
  orderOf,
  pageOf,
  seekOf,
  type PageArguments,
  type Sort,
} from '../../src/kernel/page.ts';

const sort: Sort = {
  keys: [
    { sql: 't.total_amount', type: 'numeric' },
    { sql: 't.id', type: 'uuid' },
  ],
};
const backwards: Sort = { ...sort, descending: true };
const KEYS = ['10.50', '01900000-0000-7000-8000-000000000001'];

const scope = {
  list: 'Query.proformas',
  filter: { status: { eq: 'DRAFT' }, number: { eq: 'A' } },
  sort: 'NUMBER_ASC',
  within: ['USPM'],
};
const binding = bindingOf(scope);

const codeOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { faultCode?: unknown }).faultCode;
  }
  return null;
};

const pageFor = (given: PageArguments) => pageOf(given, sort, () => binding);

describe('a cursor', () => {
  test('gives back the place that it was made of', () => {
    expect(decodeCursor(binding, encodeCursor(binding, KEYS), sort)).toEqual(KEYS);
  });

  test('fits the same filter however it is written', () => {
    const same = bindingOf({ ...scope, filter: { number: { eq: 'A' }, status: { eq: 'DRAFT' } } });

    expect(decodeCursor(same, encodeCursor(binding, KEYS), sort)).toEqual(KEYS);
  });

  test.each([
    ['list', { ...scope, list: 'Query.contracts' }],
    ['filter', { ...scope, filter: null }],
    ['sort', { ...scope, sort: 'NUMBER_DESC' }],
    ['company', { ...scope, within: ['GBPM'] }],
  ])('of another %s is refused', (_, other) => {
    expect(codeOf(() => decodeCursor(bindingOf(other), encodeCursor(binding, KEYS), sort))).toBe('BAD_CURSOR');
  });

  test('in which any letter is changed is refused', () => {
    const cursor = encodeCursor(binding, KEYS);
    const changed = Array.from(
      cursor,
      (letter, i) => `${cursor.slice(0, i)}${letter === 'A' ? 'B' : 'A'}${cursor.slice(i + 1)}`,
    );

    expect(changed.map((text) => codeOf(() => decodeCursor(binding, text, sort)))).toEqual(
      changed.map(() => 'BAD_CURSOR'),
    );
  });

  test.each([
    '',
    'x',
    '!!!',
    'null',
    `${encodeCursor(binding, KEYS)}!`,
    ` ${encodeCursor(binding, KEYS)}`,
    'A'.repeat(LIMITS.cursorCharactersMax + 1),
  ])('that nobody gave out is refused: %p', (text) => {
    expect(codeOf(() => decodeCursor(binding, text, sort))).toBe('BAD_CURSOR');
  });

  test('whose keys do not fit the sort is refused, though its seal is right', () => {
    for (const keys of [['10.50'], [...KEYS, 'x'], ['10.50; select 1', KEYS[1] ?? ''], ['10.50', 'no uuid']])
      expect(codeOf(() => decodeCursor(binding, encodeCursor(binding, keys), sort))).toBe('BAD_CURSOR');
  });
});

describe('a page', () => {
  test('has fifty rows from the beginning when nothing is asked', () => {
    expect(pageFor({})).toEqual({ size: LIMITS.pageRowsDefault, backward: false, after: null, before: null });
  });

  test.each([{ first: 0 }, { first: -1 }, { first: 251 }, { last: 251 }, { first: 1.5 }, { first: 1, last: 1 }])(
    'of %p is refused',
    (given) => {
      expect(codeOf(() => pageFor(given))).toBe('BAD_USER_INPUT');
    },
  );

  test('continues behind its cursor, and before it backwards', () => {
    const values: unknown[] = [];
    const page = pageFor({ first: 250, after: encodeCursor(binding, KEYS) });

    expect(seekOf(sort, page, values)).toBe('(t.total_amount, t.id) > ($1::numeric, $2::uuid)');
    expect(seekOf(backwards, page, values)).toBe('(t.total_amount, t.id) < ($3::numeric, $4::uuid)');
    expect(values).toEqual([...KEYS, ...KEYS]);
    expect([orderOf(sort, false), orderOf(backwards, true)]).toEqual(['t.total_amount, t.id', 't.total_amount, t.id']);
    expect([orderOf(sort, true), orderOf(backwards, false)]).toEqual([
      't.total_amount desc, t.id desc',
      't.total_amount desc, t.id desc',
    ]);
  });
});
