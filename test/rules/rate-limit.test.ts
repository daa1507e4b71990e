import { describe, expect, test } from '@jest/globals';
import { parse, type OperationDefinitionNode } from 'graphql';
import { openGauge, openRateGauges } from '../../src/api/http/rate-limit.ts';
import { openSeats } from '../../src/api/http/seats.ts';

const operation = (text: string): OperationDefinitionNode => parse(text).definitions[0] as OperationDefinitionNode;

describe('a gauge', () => {
  test('lets a burst through, then makes its caller wait until enough has come back', () => {
    let now = 0;
    const gauge = openGauge(10, 1_000, () => now);

    expect([gauge.take('ann', 6), gauge.take('ann', 4), gauge.take('ann', 1)]).toEqual([0, 0, 1]);
    now += 99;
    expect(gauge.take('ann', 1)).toBe(1);
    now += 1;
    expect(gauge.take('ann', 1)).toBe(0);
  });

  test('counts each caller alone', () => {
    const gauge = openGauge(1, 1_000, () => 0);

    expect([gauge.take('ann', 1), gauge.take('bob', 1), gauge.take('ann', 1)]).toEqual([0, 0, 1]);
  });

  test('says how many seconds are missing', () => {
    const gauge = openGauge(5, 60_000, () => 0);

    expect([gauge.take('a', 5), gauge.take('a', 1), gauge.take('a', 2)]).toEqual([0, 12, 24]);
  });
});

describe('the limits of a caller', () => {
  const limits = { readsPerSecond: 2, moneyMutationsPerSecond: 2, failedLoginsPerMinute: 1 };

  test('bills and postings are counted by field, reads by operation, intake not at all', () => {
    const gauges = openRateGauges(limits);
    const read = operation('{ sdl viewer { subject } }');
    const confirmTwice = operation('mutation { a: confirmProforma b: confirmProforma }');
    const intake = operation('mutation { recordApprovals }');

    expect([1, 2, 3].map(() => gauges.waitFor('ann', read))).toEqual([0, 0, 1]);
    expect([1, 2].map(() => gauges.waitFor('ann', confirmTwice))).toEqual([0, 1]);
    expect(Array.from({ length: 50 }, () => gauges.waitFor('ann', intake))).toEqual(
      Array.from({ length: 50 }, () => 0),
    );
  });

  test('refused tokens are counted by address', () => {
    const gauges = openRateGauges(limits);

    expect([gauges.failedLogin('::1'), gauges.failedLogin('::2')]).toEqual([0, 0]);
    expect(gauges.failedLogin('::1')).toBeGreaterThan(0);
  });

  test('a caller has so many seats, and a seat that was given back twice is one seat', () => {
    const seats = openSeats(2);
    const [first, second] = [seats.take('ann'), seats.take('ann')];

    expect([seats.take('ann'), typeof second]).toEqual([null, 'function']);
    first?.();
    first?.();
    expect([seats.take('ann') === null, seats.take('ann') === null]).toEqual([false, true]);
  });
});
