/** The finance log as a stream that a subscriber pulls: replay, caught up, live, with no hole and no double between (REL-40, I45). */
import { setTimeout as pause } from 'node:timers/promises';
import { companiesOf, mayRead, type Caller } from '../../kernel/caller.ts';
import { read, seeing, type Side } from '../../kernel/db.ts';
import { fault, isFault } from '../../kernel/fault.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Json } from '../../kernel/table.ts';
import { cursorOf, positionOf } from './log-cursor.ts';
import { tailOf, type LogEnd } from './log-tail.ts';

/** domain.md appendix B. What else the log holds is nobody's posting. */
export const POSTING_EVENT_KINDS = [
  'PROPOSAL_CREATED',
  'STAGING_PROGRESS',
  'IMPORT_FAILED',
  'LINES_IMPORTED',
  'LINES_DELETED',
  'POSTING_STARTED',
  'POSTING_FAILED',
  'POSTED',
  'ACTUALS_UPDATED',
  'PROFORMA_POSTED',
  'CLOSED_EMPTY',
] as const;
export type PostingEventKind = (typeof POSTING_EVENT_KINDS)[number];

/** Which postings; all conditions hold, and what is missing or null asks for nothing. */
export interface PostingFilter {
  readonly legalEntities?: readonly string[] | null | undefined;
  readonly proposalNumbers?: readonly string[] | null | undefined;
  readonly contractNumbers?: readonly string[] | null | undefined;
  readonly kinds?: readonly PostingEventKind[] | null | undefined;
}

/** What happened to a proposal. `sequence` counts within the proposal, without gaps. */
export interface PostingEvent {
  readonly __typename: 'PostingEvent';
  readonly id: string;
  readonly cursor: string;
  readonly kind: PostingEventKind;
  readonly legalEntity: string;
  readonly proposalNumber: string;
  readonly contractNumber: string | null;
  readonly sequence: number;
  readonly at: string;
  readonly payload: Json;
}
/** Everything that was stored when the stream began has been delivered. */
export interface CaughtUp {
  readonly __typename: 'CaughtUp';
  readonly cursor: string;
}
/** What came after the cursor is not all kept any more. The stream ends with it. */
export interface CursorExpired {
  readonly __typename: 'CursorExpired';
  readonly oldest: string;
}
export type PostingStreamItem = PostingEvent | CaughtUp | CursorExpired;

export interface FollowOptions {
  /** Asked again for every event: a role that is taken away ends what it opened. */
  readonly caller: () => Caller;
  /** Starts after this place; null starts now. */
  readonly after: string | null;
  readonly filter: PostingFilter | null;
  /** Ends the stream, also while it waits. */
  readonly signal: AbortSignal;
}

/**
 * Follows the postings of the finance side by position. Nothing is read that is not pulled, so a reader that stalls costs one page.
 * Throws BAD_CURSOR for a place that this log never gave out, and UNAVAILABLE when the side does not answer at the start.
 */
export async function* followPostings(
  side: Side,
  options: FollowOptions,
): AsyncGenerator<PostingStreamItem, void, undefined> {
  const { caller, signal } = options;
  const isOver = (): boolean => signal.aborted;
  const tail = tailOf(side);
  let { end, position } = await startOf(side, options.after);
  let replaying = true;
  while (!isOver()) {
    if (position + 1 < end.oldest) {
      yield { __typename: 'CursorExpired', oldest: cursorOf(end.log, end.oldest - 1) };
      return;
    }
    while (position < end.position) {
      const page = await patiently(signal, () => pageOf(side, options, { after: position, upTo: end.position }));
      for (const { position: place, ...event } of page ?? []) {
        if (isOver()) return;
        position = Number(place);
        if (mayRead(caller(), event.legalEntity))
          yield { __typename: 'PostingEvent', ...event, cursor: cursorOf(end.log, position) };
      }
      if (page === null) return;
      if (page.length < LIMITS.streamPageRows) position = end.position;
    }
    if (replaying) yield { __typename: 'CaughtUp', cursor: cursorOf(end.log, position) };
    replaying = false;
    if (companiesOf(caller()).length === 0) return;
    await tail.beyond(position, signal);
    const seen = await patiently(signal, tail.look);
    if (seen === null) return;
    end = seen;
  }
}

async function startOf(side: Side, after: string | null): Promise<{ end: LogEnd; position: number }> {
  const { look } = tailOf(side);
  let end = await look();
  const position = after === null ? end.position : positionOf(end.log, after);
  // An answer that was under way may be older than the cursor; the next one is not.
  if (position > end.position) end = await look();
  if (position > end.position) throw fault('BAD_CURSOR', 'This place lies behind the end of the log.');
  return { end, position };
}

/** Asks until there is an answer: a side that is down for a moment ends no stream. Null when the signal ended it. */
async function patiently<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | null> {
  while (!signal.aborted) {
    try {
      return await ask();
    } catch (error) {
      if (!isFault(error) || error.faultCode !== 'UNAVAILABLE') throw error;
      await pause(LIMITS.pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return null;
}

interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

type Row = Omit<PostingEvent, '__typename' | 'cursor'> & { readonly position: string };

const pageOf = (side: Side, { caller, filter }: FollowOptions, { after, upTo }: Stretch): Promise<readonly Row[]> =>
  read<Row>(side, seeing(companiesOf(caller())), {
    name: `${side.name}-postings`,
    text: `select e.id, e.position, e.kind, e.legal_entity, e.subject as proposal_number, e.contract_number,
                  e.subject_sequence as sequence, e.at, e.payload
             from ${side.name}.event e
            where e.position > $1 and e.position <= $2 and e.kind = any ($3::text[]) and e.subject_sequence is not null
              and ($4::text[] is null or e.legal_entity = any ($4)) and ($5::text[] is null or e.subject = any ($5))
              and ($6::text[] is null or e.contract_number = any ($6))
            order by e.position limit ${LIMITS.streamPageRows}`,
    values: [
      after,
      upTo,
      filter?.kinds ?? POSTING_EVENT_KINDS,
      filter?.legalEntities ?? null,
      filter?.proposalNumbers ?? null,
      filter?.contractNumbers ?? null,
    ],
  });
