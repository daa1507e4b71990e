/** Fiscal periods of a company do not overlap: a date belongs to one period, or to none. (pure) */
import type { Problem } from '../../kernel/intake/cells.ts';

interface Period {
  readonly startDate: string;
  readonly endDate: string;
}

/** Why a period cannot stand beside the others; null when it can. A period with the same first day is the one that it replaces. */
export function refusePeriod(period: Period, others: readonly Period[]): Problem | null {
  if (period.endDate < period.startDate) {
    return {
      code: 'BAD_USER_INPUT',
      column: 'endDate',
      message: `endDate ${period.endDate} is before startDate ${period.startDate}.`,
    };
  }
  const other = others.find(
    (one) => one.startDate !== period.startDate && one.startDate <= period.endDate && one.endDate >= period.startDate,
  );
  if (other === undefined) return null;
  return {
    code: 'BAD_USER_INPUT',
    column: 'startDate',
    message: `The period ${period.startDate} to ${period.endDate} overlaps the one from ${other.startDate} to ${other.endDate}.`,
    remedy: 'Let each period begin on the day after the one before it ends.',
  };
}
