import { describe, expect, test } from '@jest/globals';
import { placeInJournals, type OpenJournal } from '../../src/finance/journal/journal.ts';

const place = (days: readonly string[], open: readonly OpenJournal[] = [], lineLimit = 2) =>
  placeInJournals(days, { unit: 'MONTHS', lineLimit, open });

describe('rows in journals', () => {
  test('of one period share a journal up to the line limit', () => {
    const plan = place(['2026-01-03', '2026-01-30', '2026-01-31', '2026-02-01']);

    expect(plan.opened).toEqual([
      { periodStart: '2026-01-01', lineCount: 2 },
      { periodStart: '2026-01-01', lineCount: 1 },
      { periodStart: '2026-02-01', lineCount: 1 },
    ]);
    expect(plan.placements.map(({ lineNumber }) => lineNumber)).toEqual([1, 2, 1, 1]);
  });

  test('go to the newest draft of their period that has room', () => {
    const open = [
      { number: 'JRN-1', periodStart: '2026-01-01', lineCount: 1 },
      { number: 'JRN-2', periodStart: '2026-01-01', lineCount: 1 },
    ];

    const plan = place(['2026-01-03', '2026-01-04'], open);

    expect(plan.placements).toEqual([
      { journal: { number: 'JRN-2' }, lineNumber: 2 },
      { journal: { opened: 0 }, lineNumber: 1 },
    ]);
    expect(plan.grown).toEqual([{ number: 'JRN-2', lineCount: 2 }]);
  });
});
