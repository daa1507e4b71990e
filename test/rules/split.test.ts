import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, roundTo, sum } from '../../src/kernel/money.ts';
import { payingShares, splitAmount, splitWork, type Share } from '../../src/project/split.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
process.stdout.write(`split: seed ${seed}\n`);
const many = { seed, numRuns: 10_000 };

const share = (customerAccount: string, splitPercent: string, isRounding = false): Share => ({
  customerAccount,
  splitPercent,
  isRounding,
});

/** Lists of 1 to 6 customers with four decimals of a percent each, that add up to 100, one of them the rounding customer. */
const lists = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 6 }), fc.nat())
  .map(([weights, pick]) => {
    const total = weights.reduce((a, b) => a + b, 0);
    const parts = weights.map((weight) => Math.max(1, Math.floor((weight * 1_000_000) / total)));
    parts[0] = 1_000_000 - parts.slice(1).reduce((a, b) => a + b, 0);
    return parts.map((part, i) => share(`C${i}`, decimal(part).dividedBy(10_000).toFixed(), i === pick % parts.length));
  })
  .filter((shares) => shares.every(({ splitPercent }) => decimal(splitPercent).greaterThan(0)));

const units = fc.constantFrom(0, 2, 3);
const cents = fc.integer({ min: 1, max: 10_000_000 }).map((n) => decimal(n).dividedBy(100));
const prices = fc.integer({ min: 0, max: 100_000_000 }).map((n) => decimal(n).dividedBy(10_000));

describe('a split', () => {
  test('loses no quantity and no cent, in currencies of 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(lists, cents, prices, units, (shares, quantity, price, minorUnits) => {
        const parts = splitWork({ quantity, price }, shares, minorUnits);

        const whole = roundTo(quantity.times(price), minorUnits);
        return (
          sum(parts.map((part) => part.quantity)).equals(quantity) &&
          sum(parts.map((part) => part.amount)).equals(whole) &&
          parts.every(({ quantity: own, amount }, i) => {
            const exact = shares[i]?.isRounding === true || amount.equals(roundTo(own.times(price), minorUnits));
            return exact && own.decimalPlaces() <= 2 && amount.decimalPlaces() <= minorUnits;
          })
        );
      }),
      many,
    );
  });

  test('of an amount conserves it, whoever takes the rest', () => {
    fc.assert(
      fc.property(lists, cents, units, (shares, amount, minorUnits) => {
        const whole = roundTo(amount, minorUnits);
        return sum(splitAmount(whole, shares, minorUnits)).equals(whole);
      }),
      many,
    );
  });

  test('is that of the worked example', () => {
    const shares = [share('ALPINE', '62.5', true), share('BALTIC', '37.5')];

    const hours = splitWork({ quantity: decimal('7.00'), price: decimal('133.33') }, shares, 2);
    const milestone = splitAmount(decimal('5000.01'), shares, 2);

    expect(hours.map((part) => [part.quantity.toFixed(2), part.amount.toFixed(2)])).toEqual([
      ['4.37', '582.65'],
      ['2.63', '350.66'],
    ]);
    expect(milestone.map((amount) => amount.toFixed(2))).toEqual(['3125.01', '1875.00']);
  });

  test('gives the rounding customer a negative rest rather than losing it (D55)', () => {
    const shares = ['a', 'b', 'c', 'd'].map((name, i) => share(name, '25', i === 3));

    const parts = splitWork({ quantity: decimal('0.02'), price: decimal('1') }, shares, 2);

    expect(parts.map((part) => part.quantity.toFixed(2))).toEqual(['0.01', '0.01', '0.01', '-0.01']);
  });

  test('of 0.01 in three leaves all of it to the rounding customer', () => {
    const shares = [share('a', '33.33'), share('b', '33.33'), share('c', '33.34', true)];

    expect(splitAmount(decimal('0.01'), shares, 2).map((amount) => amount.toFixed(2))).toEqual([
      '0.00',
      '0.00',
      '0.01',
    ]);
  });

  test('gives nothing to a customer without a percentage', () => {
    expect(payingShares([share('a', '100.0000', true), share('b', '0.0000')])).toHaveLength(1);
  });
});
