/** Posting events that say little, and the ones who write and follow them. */
import type { Caller } from '../../src/kernel/caller.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { inTransaction, rows, seeing, type Side, type Tx } from '../../src/kernel/db.ts';
import { recordEvents } from '../../src/kernel/events.ts';
import { followPostings, type FollowOptions, type PostingStreamItem } from '../../src/sync/follow/follow.ts';

/** Mulberry32: the same numbers from the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const recordIn = (tx: Tx, proposal: string, sequences: readonly number[], company = 'USMF'): Promise<void> =>
  recordEvents(
    tx,
    sequences.map((subjectSequence) => ({
      legalEntity: company,
      kind: 'STAGING_PROGRESS',
      subjectType: 'PROPOSAL',
      subject: proposal,
      subjectSequence,
      contractNumber: 'C-1',
      payload: { stagedCount: subjectSequence },
    })),
    systemClock.newId,
  );

export interface Writers {
  readonly count: number;
  readonly transactions: number;
  readonly seed: number;
}

/** Writers, each with a proposal of its own, whose transactions pause at random between their first event and their commit. */
export async function writeAtOnce(side: Side, { count, transactions, seed }: Writers): Promise<void> {
  const random = randomOf(seed);
  const writer = async (number: number): Promise<void> => {
    for (let turn = 0; turn < transactions; turn += 1) {
      await inTransaction(side, seeing(['USMF']), async (tx) => {
        await recordIn(tx, `P${number}`, [turn * 2 + 1]);
        await rows(tx, 'select pg_sleep($1)', [random() * 0.02]);
        await recordIn(tx, `P${number}`, [turn * 2 + 2]);
      });
    }
  };
  await Promise.all(Array.from({ length: count }, (_, number) => writer(number)));
}

export const anyone: Caller = { subject: 'test', grants: { VIEWER: ['USMF'] } };

export interface Following {
  readonly stream: AsyncGenerator<PostingStreamItem, void, undefined>;
  readonly hangUp: () => void;
}

export function follow(side: Side, options: Partial<FollowOptions> = {}): Following {
  const hand = new AbortController();
  const stream = followPostings(side, {
    caller: () => anyone,
    after: null,
    filter: null,
    signal: hand.signal,
    ...options,
  });
  return { stream, hangUp: () => hand.abort() };
}

/** The next of a stream; a stream that has ended fails the test. */
export async function next(stream: AsyncGenerator<PostingStreamItem, void, undefined>): Promise<PostingStreamItem> {
  const { value } = await stream.next();
  if (value === undefined) throw new Error('the stream has ended');
  return value;
}

/** The cursor of an item that has one. */
export function cursorIn(item: PostingStreamItem): string {
  if (item.__typename === 'CursorExpired') throw new Error('the cursor has expired');
  return item.cursor;
}
