/** How long to wait before the next try: longer each time, and never in step with the others (REL-14). */

export interface BackOff {
  /** Milliseconds, for the first wait. */
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Full jitter: anything from nothing up to the bound that doubles with each try. `random` answers from 0 to below 1. */
export function waitBefore(attempt: number, { firstMs, mostMs }: BackOff, random: () => number): number {
  const bound = Math.min(mostMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.floor(random() * bound);
}

/** Where tries are not counted, the time since the first error stands for their number: it doubles with each wait. */
export function waitAfter(sinceFirstErrorMs: number, { firstMs, mostMs }: BackOff, random: () => number): number {
  return Math.floor(random() * Math.min(mostMs, Math.max(firstMs, sinceFirstErrorMs)));
}
