/** Waiting for a fact, with a bound; and many calls at once, but never too many. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '../kernel/limits.ts';

export const pause = async (ms: number): Promise<void> => {
  await sleep(ms);
};

/**
 * Asks until the answer satisfies. Gives up when the answer has not changed for `LIMITS.factWaitMs`: as long as something moves, it
 * is worth waiting. Answers the last answer, whether it satisfies or not.
 */
export async function untilSettled<A>(
  ask: () => Promise<A>,
  isThere: (answer: A) => boolean,
): Promise<{ readonly settled: boolean; readonly answer: A }> {
  let last = '';
  let since = Date.now();
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return { settled: true, answer };
    const now = JSON.stringify(answer);
    if (now !== last) [last, since] = [now, Date.now()];
    if (Date.now() - since > LIMITS.factWaitMs) return { settled: false, answer };
    await pause(LIMITS.factPollMs);
  }
}

/** Runs each item in order of its place, a bounded number at once; the first failure ends it. Answers keep the order. */
export async function eachAtOnce<I, A>(
  items: readonly I[],
  run: (item: I) => Promise<A>,
  atOnce: number = LIMITS.clientCallsAtOnce,
): Promise<readonly A[]> {
  const answers: A[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) answers[index] = await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return answers;
}

/** One after another. */
export const eachInOrder = async <I, A>(items: readonly I[], run: (item: I) => Promise<A>): Promise<readonly A[]> =>
  eachAtOnce(items, run, 1);
