/** What a request carries: who asks, both sides, time, and the reads that it shares. */
import type { Caller } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Side, SideName } from '../kernel/db.ts';
import type { Log } from '../kernel/log.ts';
import type { Authority } from './authority/authority.ts';
import { openReads, type Reads } from './look-ahead/reads.ts';

export interface Context {
  readonly sides: Readonly<Record<SideName, Side>>;
  readonly caller: Caller;
  readonly clock: Clock;
  /** What a client quotes when it asks about a fault; in every error and in the header x-request-id. */
  readonly requestId: string;
  /** Writes the request's id and caller with every line. */
  readonly log: Log;
  /** The schema as it was written. */
  readonly sdl: string;
  /** The roles of each field. */
  readonly authority: Authority;
  /** Ends when the client is gone, or its token has run out. */
  readonly signal: AbortSignal;
  /** Look-ahead reads of this request. */
  readonly reads: Reads;
}

/** What a request carries before its reads are opened. */
export type Scope = Omit<Context, 'reads'>;

export const openContext = (scope: Scope): Context => ({ ...scope, reads: openReads(scope) });
