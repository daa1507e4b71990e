import { describe, expect, test } from '@jest/globals';
import { waitAfter, waitBefore } from '../../src/sync/courier/back-off.ts';

const TRIES = { firstMs: 1_000, mostMs: 300_000 };
const almostOne = (): number => 0.999999;

describe('the wait before a try', () => {
  test('may be anything from nothing', () => {
    expect(waitBefore(3, TRIES, () => 0)).toBe(0);
  });

  test('doubles its bound with each try, up to five minutes', () => {
    const bounds = [1, 2, 3, 8, 9, 10, 1_000].map((attempt) => waitBefore(attempt, TRIES, almostOne));

    expect(bounds).toEqual([999, 1_999, 3_999, 127_999, 255_999, 299_999, 299_999]);
  });
});

describe('the wait where tries are not counted', () => {
  test('is bounded by the time since the first error, from one second to five minutes', () => {
    const bounds = [0, 500, 5_000, 10_000_000].map((since) => waitAfter(since, TRIES, almostOne));

    expect(bounds).toEqual([999, 999, 4_999, 299_999]);
  });
});
