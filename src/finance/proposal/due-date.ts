/** When a customer invoice is due (domain.md 6.2). Article: Manage project invoice proposals. (pure) */
import type { Day } from '../../kernel/clock.ts';

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `NET30` and `N30` are 30 days; anything else names no number of days. */
export function daysOfTerms(terms: string | null): number | null {
  const days = /^N(?:ET)? ?(\d{1,3})$/i.exec(terms ?? '')?.[1];
  return days === undefined ? null : Number(days);
}

interface Due {
  readonly invoiceDate: Day;
  readonly paymentTerms: string | null;
  /** Without terms it is due today, in the company's time zone. */
  readonly today: Day;
  /** A due date set by hand overrides both; null: none. */
  readonly overridden: Day | null;
  /** The post request gave another invoice date: that recalculates and drops the override. */
  readonly invoiceDateChanged: boolean;
}

export function dueDateOf({ invoiceDate, paymentTerms, today, overridden, invoiceDateChanged }: Due): Day {
  if (overridden !== null && !invoiceDateChanged) return overridden;
  const days = daysOfTerms(paymentTerms);
  return days === null ? today : addDays(invoiceDate, days);
}
