import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convert, decimal, formatDecimal, percentOf, roundTo, sum } from '../../src/kernel/money.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
console.info(`money: seed ${seed}`);

/** Exact decimals of up to 15 digits before and 4 behind the point. */
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, part]) => decimal(`${whole}.${String(part).padStart(4, '0')}`));

describe('rounding', () => {
  test.each([
    ['2.625', 2, '2.63'],
    ['-2.625', 2, '-2.63'],
    ['1875.00375', 2, '1875.00'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['1.0005', 3, '1.001'],
    ['2.675', 2, '2.68'],
  ])('of %s to %i digits is half away from zero: %s', (value, digits, expected) => {
    expect(formatDecimal(roundTo(decimal(value), digits), digits)).toBe(expected);
  });

  test('is symmetric: a credit is the exact negative of its invoice', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 3 }), (value, digits) => {
        expect(roundTo(value.negated(), digits).equals(roundTo(value, digits).negated())).toBe(true);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test('never moves a value by more than half a unit', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 3 }), (value, digits) => {
        const off = roundTo(value, digits).minus(value).abs();
        expect(off.lessThanOrEqualTo(decimal('0.5').times(decimal(10).pow(-digits)))).toBe(true);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe('exact arithmetic', () => {
  test('adds what binary numbers cannot', () => {
    expect(formatDecimal(sum([decimal('0.1'), decimal('0.2')]))).toBe('0.3');
  });

  test('of sums does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (values) => {
        expect(sum([...values].reverse()).equals(sum(values))).toBe(true);
      }),
      { seed },
    );
  });

  test('converts as the worked example does', () => {
    expect(formatDecimal(convert(decimal('582.65'), decimal('1.0850'), 2), 2)).toBe('632.18');
    expect(formatDecimal(convert(decimal('582.65'), decimal('0.8600'), 2), 2)).toBe('501.08');
    expect(formatDecimal(percentOf(decimal('7.00'), decimal('37.5')))).toBe('2.625');
  });

  test('writes no exponent, however large or small', () => {
    expect(formatDecimal(decimal('999999999999999.9999'))).toBe('999999999999999.9999');
    expect(formatDecimal(decimal('0.0000000001'))).toBe('0.0000000001');
  });
});
