import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addValues,
  commonDimensions,
  isNothing,
  journalEntries,
  proposalEntries,
  type BilledLine,
  type Value,
} from '../../src/finance/journal/voucher.ts';
import { decimal } from '../../src/kernel/money.ts';

const value = (amount: string, accounting: string, reporting: string | null): Value => ({
  amount: decimal(amount),
  accounting: decimal(accounting),
  reporting: reporting === null ? null : decimal(reporting),
});
const line = (given: Partial<BilledLine>): BilledLine => ({
  actualId: 'A',
  revenue: 'Invoiced revenue',
  net: value('100', '109.25', '85.55'),
  tax: value('20', '21.85', '17.11'),
  accrued: null,
  dimensions: {},
  ...given,
});
const balance = { customerAccount: 'ALPINE', dimensions: null };
const told = (lines: readonly BilledLine[]) =>
  proposalEntries(lines, balance).map((entry) => [
    entry.postingType,
    entry.value.amount.toFixed(2),
    entry.value.accounting.toFixed(2),
  ]);

describe('the entries of a proposal', () => {
  test('are one customer balance, revenue for each line, and tax and accrual once', () => {
    const accrued = value('100', '108.50', '86.00');

    const entries = told([line({ accrued }), line({ actualId: 'B' })]);

    expect(entries).toEqual([
      ['Customer balance', '240.00', '262.20'],
      ['Invoiced revenue', '-100.00', '-109.25'],
      ['Invoiced revenue', '-100.00', '-109.25'],
      ['Sales tax payable', '-40.00', '-43.70'],
      ['WIP - sales value', '-100.00', '-108.50'],
      ['Accrued revenue - sales value', '100.00', '108.50'],
    ]);
  });

  test('split tax and accrual by dimensions, and leave the balance blank where lines differ', () => {
    const lines = [line({ dimensions: { dept: '1', site: 'X' } }), line({ dimensions: { dept: '2', site: 'X' } })];

    const entries = proposalEntries(lines, balance);

    expect(entries[0]?.dimensions).toEqual({ site: 'X' });
    expect(
      entries.filter((entry) => entry.postingType === 'Sales tax payable').map((entry) => entry.dimensions),
    ).toEqual([
      { dept: '1', site: 'X' },
      { dept: '2', site: 'X' },
    ]);
  });

  test('without tax have no tax entry', () => {
    expect(told([line({ tax: value('0', '0', '0') })]).map(([type]) => type)).toEqual([
      'Customer balance',
      'Invoiced revenue',
    ]);
  });

  test('take header dimensions when the company allows them', () => {
    const [first] = proposalEntries([line({ dimensions: { dept: '1' } })], {
      customerAccount: 'ALPINE',
      dimensions: { dept: '9' },
    });

    expect(first?.dimensions).toEqual({ dept: '9' });
  });

  test('always sum to zero in each currency', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => decimal(n).dividedBy(100));
    const values = fc.record({ amount: cents, accounting: cents, reporting: cents });
    const lines = fc.record({ net: values, tax: values, accrued: fc.option(values) });
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 20 }), (given) =>
        isNothing(
          addValues(
            proposalEntries(
              given.map((one) => line(one)),
              balance,
            ).map((entry) => entry.value),
          ),
        ),
      ),
    );
  });
});

describe('the entries of a journal line', () => {
  const posted = (kind: 'COST' | 'UNBILLED_SALES', accrued: boolean) =>
    journalEntries({ actualId: 'A', kind, accrued, net: value('420', '420', null), dimensions: {} }).map((entry) => [
      entry.postingType,
      entry.value.accounting.toFixed(2),
    ]);

  test('of a cost are cost against payroll allocation', () => {
    expect(posted('COST', false)).toEqual([
      ['Cost', '420.00'],
      ['Payroll allocation', '-420.00'],
    ]);
  });

  test('of an accrued sale are WIP against accrued revenue, of another none', () => {
    expect(posted('UNBILLED_SALES', true)).toEqual([
      ['WIP - sales value', '420.00'],
      ['Accrued revenue - sales value', '-420.00'],
    ]);
    expect(posted('UNBILLED_SALES', false)).toEqual([]);
  });
});

test('a dimension is common when every line has the same value', () => {
  expect(commonDimensions([{ a: '1', b: '2' }, { a: '1', b: '3' }, { a: '1' }])).toEqual({ a: '1' });
});
