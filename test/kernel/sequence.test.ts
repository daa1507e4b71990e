import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction, Rollback, seeing } from '../../src/kernel/db.ts';
import { present } from '../../src/kernel/refusal.ts';
import { formatNumber, takeNumbers } from '../../src/kernel/sequence.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const take = (series: string, keep: boolean, count = 1): Promise<readonly string[]> =>
  inTransaction(databases.finance, seeing(['USPM']), async (tx) => {
    const taken = await takeNumbers(tx, { legalEntity: 'USPM', series, format: `${series}-######`, count });
    if (!taken.ok) throw new Error(taken.refusals[0]?.code);
    if (!keep) throw new Rollback(null);
    return taken.value;
  }).catch((error: unknown) => {
    if (error instanceof Rollback) return [];
    throw error;
  });

describe('a number sequence', () => {
  test('has no gap and no double with eight writers, a fifth of whom roll back (REL-18)', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      const numbers: string[] = [];
      for (let i = 0; i < 25; i += 1) numbers.push(...(await take('CIV', (writer + i) % 5 !== 0)));
      return numbers;
    });

    const numbers = (await Promise.all(writers)).flat().map((number) => Number(number.slice(4)));

    expect(numbers).toHaveLength(160);
    expect(new Set(numbers).size).toBe(160);
    expect(Math.max(...numbers) - Math.min(...numbers) + 1).toBe(160);
  });

  test('gives a block in order', async () => {
    expect(await take('PRJV', true, 3)).toEqual(['PRJV-000001', 'PRJV-000002', 'PRJV-000003']);
    expect(present((await take('PRJV', true))[0], 'number')).toBe('PRJV-000004');
  });

  test('writes at least as many digits as its format has places', () => {
    expect(formatNumber('INVV-####', 2n)).toBe('INVV-0002');
    expect(formatNumber('INVV-####', 12345n)).toBe('INVV-12345');
  });

  test('that would be longer than a number may be is exhausted (P10)', async () => {
    await expect(take('A-SERIES-OF-20-CHARS', true)).rejects.toThrow('NUMBER_SEQUENCE_EXHAUSTED');
  });
});
