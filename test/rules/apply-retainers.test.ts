import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, sum } from '../../src/kernel/money.ts';
import { applyRetainers, type AvailableRetainer } from '../../src/project/proforma/apply-retainers.ts';

const retainer = (given: Partial<AvailableRetainer> = {}): AvailableRetainer => ({
  id: given.number ?? 'RT-1',
  number: 'RT-1',
  description: 'Advance',
  amount: '1000.00',
  tax: '0',
  invoiceDate: '2026-01-05',
  position: 1,
  available: given.amount ?? '1000.00',
  ...given,
});
const offset = (billable: string, total = billable) => ({
  billable: decimal(billable),
  total: decimal(total),
  minorUnits: 2,
});
const told = (applied: ReturnType<typeof applyRetainers>) =>
  applied.map(({ retainer: of, amount, tax }) => `${of.number} ${amount.toFixed(2)} ${tax.toFixed(2)}`);

describe('retainers are applied', () => {
  test('up to what is available', () =>
    expect(told(applyRetainers([retainer()], offset('3863.91')))).toEqual(['RT-1 1000.00 0.00']));

  test('up to the billable amount before tax (R39)', () =>
    expect(told(applyRetainers([retainer()], offset('400.00', '480.00')))).toEqual(['RT-1 400.00 0.00']));

  test('oldest invoice date first, then in the order of creation (D49)', () => {
    const all = [
      retainer({ number: 'C', invoiceDate: '2026-02-01', position: 1, amount: '10' }),
      retainer({ number: 'B', invoiceDate: '2026-01-01', position: 3, amount: '10' }),
      retainer({ number: 'A', invoiceDate: '2026-01-01', position: 2, amount: '10' }),
    ];

    expect(told(applyRetainers(all, offset('25.00')))).toEqual(['A 10.00 0.00', 'B 10.00 0.00', 'C 5.00 0.00']);
  });

  test('with the same share of their tax', () =>
    expect(told(applyRetainers([retainer({ tax: '200.00' })], offset('600.00', '720.00')))).toEqual([
      'RT-1 600.00 120.00',
    ]));

  test('not at all where nothing is billable, or nothing is available', () => {
    expect(applyRetainers([retainer()], offset('0'))).toEqual([]);
    expect(applyRetainers([retainer({ available: '0' })], offset('10'))).toEqual([]);
    expect(applyRetainers([retainer()], offset('-5'))).toEqual([]);
  });

  test('only so far that the estimated total does not turn negative (D56)', () =>
    // 500 without tax; the deduction takes 20 % of tax with it: 416.67 + 83.33 = 500.00.
    expect(told(applyRetainers([retainer({ tax: '200.00' })], offset('500.00')))).toEqual(['RT-1 416.67 83.33']));

  test('in any case within their limits, and with nothing left that could still be used', () => {
    const cents = fc.integer({ min: 0, max: 500_000 }).map((value) => decimal(value).dividedBy(100).toFixed(2));
    const one = fc.record({ amount: cents, percent: fc.constantFrom(0, 7, 19, 20, 25) }).map(({ amount, percent }) => ({
      amount: decimal(amount).plus('0.01').toFixed(2),
      tax: decimal(amount).times(percent).dividedBy(100).toFixed(2),
    }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), cents, cents, (given, billable, tax) => {
        const total = decimal(billable).plus(decimal(tax));
        const all = given.map((each, i) => retainer({ ...each, number: `RT-${i}`, position: i }));
        const applied = applyRetainers(all, { billable: decimal(billable), total, minorUnits: 2 });
        const used = sum(applied.map(({ amount }) => amount));
        const taken = sum(applied.flatMap(({ amount, tax: share }) => [amount, share]));

        expect(used.lessThanOrEqualTo(billable)).toBe(true);
        expect(total.minus(taken).isNegative()).toBe(false);
        for (const { retainer: of, amount } of applied) expect(amount.lessThanOrEqualTo(of.available)).toBe(true);
        if (all.every((of) => of.tax === '0.00')) {
          const most = sum(all.map((of) => decimal(of.available)));
          expect(used.toFixed(2)).toBe((most.lessThan(billable) ? most : decimal(billable)).toFixed(2));
        }
      }),
    );
  });
});
