/** One measured figure, as it is printed: what, how much, and what it is measured against. */

export interface Figure {
  readonly what: string;
  readonly value: string;
  /** A target of ours, or the other end of a ratio of the same run. */
  readonly beside?: string;
}

export const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

/** The value that so many per cent of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export async function timed<A>(work: () => Promise<A>): Promise<{ readonly ms: number; readonly value: A }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}
