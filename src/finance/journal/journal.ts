/** How staged rows become lines of integration journals (domain.md 5.2 part A). (pure) */
import type { Day } from '../../kernel/clock.ts';
import { groupingStart, type PeriodUnit } from './period.ts';

/** A draft with room left. */
export interface OpenJournal {
  readonly number: string;
  readonly periodStart: Day;
  readonly lineCount: number;
}

/** Where one row goes: an existing draft by number, or a new one by its ordinal. */
export interface Placement {
  readonly journal: { readonly number: string } | { readonly opened: number };
  readonly lineNumber: number;
}

export interface JournalPlan {
  /** In the order of the rows. */
  readonly placements: readonly Placement[];
  /** Journals to open, in order. */
  readonly opened: readonly { readonly periodStart: Day; readonly lineCount: number }[];
  /** Drafts that grew, with their new line counts. */
  readonly grown: readonly { readonly number: string; readonly lineCount: number }[];
}

interface Grouping {
  readonly unit: PeriodUnit;
  readonly lineLimit: number;
  /** Drafts, oldest first. */
  readonly open: readonly OpenJournal[];
}

interface Growing {
  readonly key: Placement['journal'];
  readonly periodStart: Day;
  lineCount: number;
}

/** Each row goes to the newest draft of its period that has fewer lines than the limit, else to a new one. */
export function placeInJournals(documentDates: readonly Day[], { unit, lineLimit, open }: Grouping): JournalPlan {
  const newest = new Map<Day, Growing>();
  for (const journal of open) {
    newest.set(journal.periodStart, {
      key: { number: journal.number },
      periodStart: journal.periodStart,
      lineCount: journal.lineCount,
    });
  }
  const opened: Growing[] = [];
  const grown = new Map<string, Growing>();
  const placements = documentDates.map((day) => {
    const periodStart = groupingStart(day, unit);
    let journal = newest.get(periodStart);
    if (journal === undefined || journal.lineCount >= lineLimit) {
      journal = { key: { opened: opened.length }, periodStart, lineCount: 0 };
      opened.push(journal);
      newest.set(periodStart, journal);
    }
    journal.lineCount += 1;
    if ('number' in journal.key) grown.set(journal.key.number, journal);
    return { journal: journal.key, lineNumber: journal.lineCount };
  });
  return {
    placements,
    opened: opened.map(({ periodStart, lineCount }) => ({ periodStart, lineCount })),
    grown: [...grown].map(([number, { lineCount }]) => ({ number, lineCount })),
  };
}
