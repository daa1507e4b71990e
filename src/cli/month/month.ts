/** What every step of a month works with. */
import type { CommandInput } from '../../generated.ts';
import type { Scenario } from '../folder/scenario.ts';
import type { Client } from '../graphql-client.ts';
import type { BilledCompany } from '../load-folder.ts';
import { askMaps, type MapState } from '../operations/crossing.ts';
import type { UserError } from '../operations/shapes.ts';
import { inStep, type Progress } from '../progress.ts';
import { untilSettled } from '../wait.ts';

/** A step that was refused: what is left open, and why. */
export interface Left {
  /** The document. */
  readonly subject: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export interface Month {
  readonly client: Client;
  readonly progress: Progress;
  readonly scenario: Scenario;
  readonly companies: readonly BilledCompany[];
  /** The last day of work in the folder: journals take it in, whatever the calendar says. */
  readonly lastWorked: string | null;
  /** A command of this run, with a key that no other has: it is made once, and asked again with the same. */
  readonly command: (name: string) => CommandInput;
  /** What was refused on the way. */
  readonly left: Left[];
}

/** Keys for the commands of one run. */
export function newCommands(run: string): Month['command'] {
  let made = 0;
  return (name) => {
    made += 1;
    return { idempotencyKey: `${run}:${made}:${name}`, mode: 'APPLY' };
  };
}

/** A list names at most so many contracts. */
const NUMBERS_AT_ONCE = 250;

export const inChunks = (numbers: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(numbers.length / NUMBERS_AT_ONCE) }, (_, index) =>
    numbers.slice(index * NUMBERS_AT_ONCE, (index + 1) * NUMBERS_AT_ONCE),
  );

export function keepRefusals(month: Month, subject: string, errors: readonly UserError[]): void {
  month.left.push(
    ...errors.map(({ code, message, remedy, subject: own }) => ({ subject: own ?? subject, code, message, remedy })),
  );
}

const waitingOn = (maps: readonly MapState[]): number => maps.reduce((sum, { pending }) => sum + (pending ?? 0), 0);
const isQuiet = (maps: readonly MapState[]): boolean => maps.every(({ pending }) => pending === 0);

/** Waits until nothing waits on any map; a message that was refused waits for a person, and is told of at the end. */
export async function waitForCrossing(month: Month, label: string): Promise<void> {
  const first = await askMaps(month.client);
  if (isQuiet(first)) return;
  const total = waitingOn(first);
  await inStep(month.progress, { label, total }, async (add) => {
    let done = 0;
    const { settled, answer } = await untilSettled(async () => {
      const maps = await askMaps(month.client);
      const now = Math.max(done, total - waitingOn(maps));
      add(now - done);
      done = now;
      return maps;
    }, isQuiet);
    if (!settled) {
      const message = `${waitingOn(answer)} messages wait, and none moves.`;
      month.left.push({ subject: label, code: 'UNAVAILABLE', message, remedy: 'See whether both databases answer.' });
    }
    return { value: null, said: settled ? '' : 'still waiting' };
  });
}

/** Repeats a step that somebody else is just doing, until it is its turn. */
export async function whenFree<A extends { readonly userErrors: readonly UserError[] }>(
  run: () => Promise<A>,
): Promise<A> {
  const { answer } = await untilSettled(
    run,
    ({ userErrors }) =>
      !userErrors.some(({ code }) => code === 'IMPORT_ALREADY_RUNNING' || code === 'POSTING_IN_PROGRESS'),
  );
  return answer;
}
