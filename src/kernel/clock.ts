/** Time and identity as they are handed in (REL-58), so that a test can give its own. */
import { v7 } from 'uuid';

/** A UTC instant, ISO 8601. */
export type Instant = string;
/** A calendar day without a zone, YYYY-MM-DD. */
export type Day = string;
export type Id = string;

export interface Clock {
  readonly now: () => Instant;
  /** UUIDv7: ascending in the order of creation. */
  readonly newId: () => Id;
}

export const systemClock: Clock = { now: () => new Date().toISOString(), newId: () => v7() };

/** The calendar day of an instant where the company keeps its books (REL-34). */
export function dayIn(timeZone: string, instant: Instant): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );
}
