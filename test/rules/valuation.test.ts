import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  deductionOf,
  rateOn,
  rateTable,
  valuationOn,
  worthOf,
  type Ledger,
} from '../../src/finance/journal/valuation.ts';
import { decimal, ZERO } from '../../src/kernel/money.ts';

const rates = rateTable([
  { fromCurrency: 'EUR', toCurrency: 'USD', validFrom: '2026-01-31', rate: '1.0925' },
  { fromCurrency: 'EUR', toCurrency: 'USD', validFrom: '2026-01-20', rate: '1.0850' },
  { fromCurrency: 'EUR', toCurrency: 'GBP', validFrom: '2026-01-20', rate: '0.8600' },
]);
const ledger: Ledger = {
  accountingCurrency: 'USD',
  reportingCurrency: 'GBP',
  minorUnits: new Map([
    ['EUR', 2],
    ['USD', 2],
    ['GBP', 2],
  ]),
  rates,
};
const on = (day: string, currency = 'EUR', fixedRate: string | null = null) =>
  valuationOn(ledger, { currency, day, fixedRate: fixedRate === null ? null : decimal(fixedRate) });

describe('what an amount is worth', () => {
  test.each([
    ['2026-01-19', null],
    ['2026-01-20', '1.085'],
    ['2026-01-30', '1.085'],
    ['2026-01-31', '1.0925'],
    ['2030-01-01', '1.0925'],
  ])('the rate with the greatest valid_from on or before %s applies', (day, rate) => {
    expect(rateOn(rates, { from: 'EUR', to: 'USD', day })?.toFixed() ?? null).toBe(rate);
  });

  test('figures of section 9.4: 582.65 EUR are 632.18 USD and 501.08 GBP', () => {
    const valuation = on('2026-01-20');
    if (!valuation.ok) throw new Error('no rate');

    const worth = worthOf(ledger, decimal('582.65'), valuation.value);

    expect([worth.accounting.toFixed(2), worth.reporting?.toFixed(2)]).toEqual(['632.18', '501.08']);
  });

  test('a fixed rate agreement replaces only the rate to accounting currency', () => {
    const valuation = on('2026-01-20', 'EUR', '1.2');

    expect(valuation).toMatchObject({ ok: true });
    expect(valuation.ok && [valuation.value.rate.toFixed(), valuation.value.reportingRate?.toFixed()]).toEqual([
      '1.2',
      '0.86',
    ]);
  });

  test('between equal currencies the rate is 1, whatever was agreed', () => {
    const single: Ledger = { ...ledger, reportingCurrency: null };

    const valuation = valuationOn(single, { currency: 'USD', day: '1999-01-01', fixedRate: decimal('3') });

    expect(valuation.ok && [valuation.value.rate.toFixed(), valuation.value.reportingRate]).toEqual(['1', null]);
  });

  test('without a rate to either currency the answer is EXCHANGE_RATE_MISSING', () => {
    const [early, other] = [on('2026-01-01'), on('2026-01-31', 'JPY')];

    expect([early, other].map((outcome) => outcome.ok || outcome.refusals[0]?.code)).toEqual([
      'EXCHANGE_RATE_MISSING',
      'EXCHANGE_RATE_MISSING',
    ]);
  });
});

describe('a deduction', () => {
  test('takes 648.00 of a prepayment of 1,080.00 when 600 of 1,000 are applied', () => {
    const taken = deductionOf({
      stored: decimal('1080'),
      amount: decimal('1000'),
      applied: decimal('600'),
      reversedBefore: ZERO,
      minorUnits: 2,
    });

    expect(taken.toFixed(2)).toBe('648.00');
  });

  test('applied in any parts, what was stored clears to exactly zero', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        parts,
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.constantFrom(0, 2, 3),
        (cents, stored, minorUnits) => {
          const amount = decimal(cents.reduce((total, part) => total + part, 0));
          const value = decimal(stored).dividedBy(decimal(10).pow(minorUnits));
          let applied = ZERO;
          let reversed = ZERO;
          for (const part of cents) {
            applied = applied.plus(part);
            reversed = reversed.plus(
              deductionOf({ stored: value, amount, applied, reversedBefore: reversed, minorUnits }),
            );
          }
          return reversed.equals(value);
        },
      ),
    );
  });
});
