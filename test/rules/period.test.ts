import { describe, expect, test } from '@jest/globals';
import { accountingDayOf, groupingStart, type Period } from '../../src/finance/journal/period.ts';

const periods: readonly Period[] = [
  { startDate: '2026-03-01', endDate: '2026-03-31', status: 'OPEN' },
  { startDate: '2025-12-01', endDate: '2025-12-31', status: 'CLOSED' },
  { startDate: '2026-01-01', endDate: '2026-01-31', status: 'OPEN' },
  { startDate: '2026-02-01', endDate: '2026-02-28', status: 'ON_HOLD' },
  { startDate: '2026-04-01', endDate: '2026-04-30', status: 'OPEN' },
];
const dayOf = (day: string, moves: boolean) => {
  const outcome = accountingDayOf(periods, day, moves);
  return outcome.ok ? outcome.value.day : outcome.refusals[0]?.code;
};

describe('the accounting day', () => {
  test('stays in an open period, first and last day included', () => {
    expect(['2026-01-01', '2026-01-31'].map((day) => dayOf(day, true))).toEqual(['2026-01-01', '2026-01-31']);
  });

  test.each([
    ['closed', '2025-12-15'],
    ['on hold', '2026-02-01'],
    ['not set up', '2027-01-01'],
  ])('in a period that is %s is refused', (_, day) => {
    expect(dayOf(day, false)).toBe('NO_OPEN_PERIOD');
  });

  test('moves to the first day of the next open period where the company allows it', () => {
    expect([dayOf('2025-12-15', true), dayOf('2026-02-10', true)]).toEqual(['2026-01-01', '2026-03-01']);
  });

  test('after the last open period is refused even when it may move', () => {
    expect(dayOf('2026-05-01', true)).toBe('NO_OPEN_PERIOD_OR_LATER');
  });
});

test.each([
  ['DAYS', '2026-05-17'],
  ['MONTHS', '2026-05-01'],
  ['YEARS', '2026-01-01'],
  ['ALL', '1900-01-01'],
] as const)('journals by %s group 17 May at %s', (unit, start) => {
  expect(groupingStart('2026-05-17', unit)).toBe(start);
});
