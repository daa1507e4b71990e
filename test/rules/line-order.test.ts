import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inLineOrder, LINE_TYPES, lineId, lineTypeOf, type OrderedBy } from '../../src/finance/proposal/line-order.ts';

const line = (given: Partial<OrderedBy>): OrderedBy => ({
  contractLineNumber: 10,
  lineType: 'HOUR',
  documentDate: '2026-01-15',
  actualId: 'a',
  ...given,
});

describe('the order of lines', () => {
  test('is contract line, line type, day, actual; lines without a contract line come last', () => {
    const wanted = [
      line({}),
      line({ actualId: 'b' }),
      line({ documentDate: '2026-01-16', actualId: '0' }),
      line({ lineType: 'EXPENSE', documentDate: '2026-01-01' }),
      line({ contractLineNumber: 20, lineType: 'ON_ACCOUNT' }),
      line({ contractLineNumber: 100 }),
      line({ contractLineNumber: null }),
    ];

    expect(inLineOrder([...wanted].reverse())).toEqual(wanted);
  });

  test('does not depend on the order of arrival', () => {
    const lines = fc.uniqueArray(
      fc.record({
        contractLineNumber: fc.option(fc.integer({ min: 1, max: 3 })),
        lineType: fc.constantFrom(...LINE_TYPES),
        documentDate: fc.constantFrom('2026-01-01', '2026-01-02'),
        actualId: fc.uuid(),
      }),
      { selector: (one) => one.actualId, maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.nat()), (given, order) => {
        const keys = new Map(given.map((one) => [one, order.next().value]));
        const shuffled = [...given].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(inLineOrder(shuffled)).toEqual(inLineOrder(given));
      }),
    );
  });
});

test('a line is numbered with three digits or more', () => {
  expect([lineId('PF-1', 7), lineId('PF-1', 1234)]).toEqual(['PF-1-007', 'PF-1-1234']);
});

test('classes become line types; what stands on account is ON_ACCOUNT', () => {
  const types = ['TIME', 'EXPENSE', 'MATERIAL', 'FEE', 'MILESTONE', 'RETAINER'].map((one) => lineTypeOf(one, false));

  expect(types).toEqual(['HOUR', 'EXPENSE', 'ITEM', 'FEE', 'ON_ACCOUNT', 'ON_ACCOUNT']);
  expect(lineTypeOf('TIME', true)).toBe('ON_ACCOUNT');
});
