/** Fiscal periods: the day on which a posting counts (domain.md P5, R50), and the periods that group journals. (pure) */
import type { Day } from '../../kernel/clock.ts';
import { accept, refuse, type Outcome } from '../../kernel/refusal.ts';

export interface Period {
  readonly startDate: Day;
  readonly endDate: Day;
  /** OPEN, ON_HOLD or CLOSED: only an open one takes a posting. */
  readonly status: string;
}

export interface AccountingDay {
  readonly day: Day;
  /** The period it lies in, by its first day. */
  readonly period: Day;
}

/** The day itself when its period is open; else, where the company allows it, the first day of the next open period. */
export function accountingDayOf(
  periods: readonly Period[],
  wanted: Day,
  moveToOpenPeriod: boolean,
): Outcome<AccountingDay> {
  const own = periods.find((period) => period.startDate <= wanted && wanted <= period.endDate);
  if (own?.status === 'OPEN') return accept({ day: wanted, period: own.startDate });
  if (!moveToOpenPeriod) {
    const message = `The fiscal period of ${wanted} is ${own === undefined ? 'not set up' : own.status}.`;
    return refuse('NO_OPEN_PERIOD', { message, rule: 'R50' });
  }
  const next = periods
    .filter((period) => period.status === 'OPEN' && period.startDate > wanted)
    .reduce<Period | null>(
      (first, period) => (first === null || period.startDate < first.startDate ? period : first),
      null,
    );
  if (next !== null) return accept({ day: next.startDate, period: next.startDate });
  return refuse('NO_OPEN_PERIOD_OR_LATER', { message: `No fiscal period is open on or after ${wanted}.`, rule: 'R50' });
}

export const PERIOD_UNITS = ['DAYS', 'MONTHS', 'YEARS', 'ALL'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** Before any business date: all lines of unit ALL share one group. */
const BEGINNING: Day = '1900-01-01';

/** First day of the period that groups a transaction date in journals. Article: Integration journal. */
export function groupingStart(day: Day, unit: PeriodUnit): Day {
  switch (unit) {
    case 'DAYS':
      return day;
    case 'MONTHS':
      return `${day.slice(0, 7)}-01`;
    case 'YEARS':
      return `${day.slice(0, 4)}-01-01`;
    case 'ALL':
      return BEGINNING;
  }
}
