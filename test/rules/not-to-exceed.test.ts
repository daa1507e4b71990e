import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, sum } from '../../src/kernel/money.ts';
import { openNotToExceed, type NteLevel } from '../../src/project/actual/not-to-exceed.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
process.stdout.write(`not-to-exceed: seed ${seed}\n`);

const place = { contractNumber: 'PC-1', lineNumber: 10, customerAccount: 'ALPINE' };
const caps = (given: Partial<Record<NteLevel, string>>) => (_: unknown, level: NteLevel) => given[level] ?? null;

describe('a not-to-exceed limit', () => {
  test('does not apply where there is none', () => {
    expect(openNotToExceed(caps({}), []).evaluate(place, decimal('5')).nteStatus).toBe('NOT_APPLICABLE');
  });

  test('is reached exactly and not passed, and a smaller later amount may still pass (D58)', () => {
    const limit = openNotToExceed(caps({ CONTRACT: '100' }), []);

    const statuses = ['60', '41', '40', '0.01'].map((amount) => limit.evaluate(place, decimal(amount)).nteStatus);

    expect(statuses).toEqual(['COMMITTED', 'FAILED', 'COMMITTED', 'FAILED']);
  });

  test('names the first failing level in the order line customer, line, contract customer, contract', () => {
    const levels: NteLevel[] = ['LINE_CUSTOMER', 'LINE', 'CONTRACT_CUSTOMER', 'CONTRACT'];
    const failing = levels.map((_, i) => Object.fromEntries(levels.slice(i).map((level) => [level, '1'])));

    const named = failing.map((given) => openNotToExceed(caps(given), []).evaluate(place, decimal('2')).nteLevel);

    expect(named).toEqual(levels);
  });

  test('counts what was used before, each level on its own', () => {
    const other = { ...place, customerAccount: 'BALTIC' };
    const limit = openNotToExceed(caps({ LINE: '100', CONTRACT_CUSTOMER: '95' }), [
      { ...other, amount: '50' },
      { ...place, lineNumber: 20, amount: '50' },
    ]);

    const alpine = limit.evaluate(place, decimal('46'));
    const baltic = limit.evaluate(other, decimal('51'));

    expect(alpine).toMatchObject({ nteStatus: 'FAILED', nteLevel: 'CONTRACT_CUSTOMER' });
    expect(alpine.nteDetail).toContain('95');
    expect(baltic).toMatchObject({ nteStatus: 'FAILED', nteLevel: 'LINE' });
  });

  test('is never exceeded by what is committed, whatever comes (I18)', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 40 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 2_000 }), (given, cap) => {
        const limit = openNotToExceed(caps({ LINE: String(cap) }), []);
        const passed = given.filter((n) => limit.evaluate(place, decimal(n)).nteStatus === 'COMMITTED');
        expect(sum(passed.map(decimal)).lessThanOrEqualTo(cap)).toBe(true);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});
