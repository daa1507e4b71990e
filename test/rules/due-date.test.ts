import { expect, test } from '@jest/globals';
import { daysOfTerms, dueDateOf } from '../../src/finance/proposal/due-date.ts';

const given = {
  invoiceDate: '2026-01-31',
  paymentTerms: 'NET30',
  today: '2026-02-03',
  overridden: null,
  invoiceDateChanged: false,
};

test('an invoice is due after its terms of payment, over the end of a month', () => {
  expect(dueDateOf(given)).toBe('2026-03-02');
  expect(dueDateOf({ ...given, invoiceDate: '2028-02-15', paymentTerms: 'NET14' })).toBe('2028-02-29');
});

test('without terms it is due today', () => {
  expect([null, '', 'COD'].map((paymentTerms) => dueDateOf({ ...given, paymentTerms }))).toEqual(
    Array(3).fill('2026-02-03'),
  );
});

test('a due date set by hand overrides both, until the post request changes the invoice date', () => {
  const overridden = { ...given, overridden: '2026-06-30' };

  expect(dueDateOf(overridden)).toBe('2026-06-30');
  expect(dueDateOf({ ...overridden, invoiceDateChanged: true })).toBe('2026-03-02');
});

test.each([
  ['NET30', 30],
  ['net 7', 7],
  ['N30', 30],
  ['NET0', 0],
  ['30', null],
  ['NETTO', null],
])('the terms %s name %s days', (terms, days) => {
  expect(daysOfTerms(terms)).toBe(days);
});
