/** How far a side's log reaches, known once for all that follow it in this process. */
import { COURIER, read, type Side } from '../../kernel/db.ts';
import { isFault } from '../../kernel/fault.ts';
import { LIMITS } from '../../kernel/limits.ts';

/** A side's log as it was last seen. */
export interface LogEnd {
  /** Tells this log from any other. */
  readonly log: string;
  /** The last position that was given; 0 in an empty log. */
  readonly position: number;
  /** The first position that is still kept. */
  readonly oldest: number;
}

export interface LogTail {
  /** Events were stamped, here or on another node: who waits is to look. */
  readonly ring: () => void;
  /** Asks the database. Askers at the same time share one answer. */
  readonly look: () => Promise<LogEnd>;
  /** Waits until the log reaches further than this, or the signal ends the wait. While the side is down it goes on waiting. */
  readonly beyond: (position: number, signal: AbortSignal) => Promise<void>;
}

const tails = new WeakMap<Side, LogTail>();

/** One for each side and process, however many follow. */
export function tailOf(side: Side): LogTail {
  let tail = tails.get(side);
  if (tail === undefined) {
    tail = openTail(side);
    tails.set(side, tail);
  }
  return tail;
}

async function readEnd(side: Side): Promise<LogEnd> {
  const [row] = await read<{ log: string; position: string; oldest: string }>(side, COURIER, {
    name: `${side.name}-log-end`,
    text: `select h.log, h.position, coalesce((select min(e.position) from ${side.name}.event e), h.position + 1) as oldest
             from ${side.name}.event_head h`,
    values: [],
  });
  if (row === undefined) throw new Error(`The ${side.name} side has no log.`);
  return { log: row.log, position: Number(row.position), oldest: Number(row.oldest) };
}

interface Waiter {
  readonly position: number;
  readonly resume: () => void;
}

interface Waiting {
  readonly side: Side;
  readonly waiters: Set<Waiter>;
  timer: NodeJS.Timeout | null;
  /** Somebody is asking, and how often it was rung meanwhile. */
  asking: boolean;
  rings: number;
}

/** Asks for the end of the log until no ring came while it was asking: an answer on its way may be older than what rang. */
async function refresh(waiting: Waiting): Promise<void> {
  const { side, waiters } = waiting;
  waiting.asking = true;
  try {
    for (let answered = -1; answered !== waiting.rings && waiters.size > 0;) {
      answered = waiting.rings;
      const end = await readEnd(side);
      for (const waiter of waiters) if (end.position > waiter.position) waiter.resume();
    }
  } catch (error) {
    // While the side is down they wait on; anything else they are to meet themselves.
    if (!isFault(error)) for (const waiter of waiters) waiter.resume();
  }
  waiting.asking = false;
}

function ring(waiting: Waiting): void {
  waiting.rings += 1;
  if (!waiting.asking && waiting.waiters.size > 0) void refresh(waiting);
}

function enter(waiting: Waiting, waiter: Waiter): void {
  waiting.waiters.add(waiter);
  waiting.timer ??= setInterval(() => ring(waiting), LIMITS.pollMs);
  ring(waiting);
}

function leave(waiting: Waiting, waiter: Waiter): void {
  waiting.waiters.delete(waiter);
  if (waiting.waiters.size > 0 || waiting.timer === null) return;
  clearInterval(waiting.timer);
  waiting.timer = null;
}

function openTail(side: Side): LogTail {
  const waiting: Waiting = { side, waiters: new Set(), timer: null, asking: false, rings: 0 };
  let shared: Promise<LogEnd> | null = null;
  return {
    ring: () => ring(waiting),
    look: () => {
      shared ??= readEnd(side).finally(() => (shared = null));
      return shared;
    },
    beyond: async (position, signal) => {
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        const waiter: Waiter = {
          position,
          resume: () => {
            signal.removeEventListener('abort', waiter.resume);
            leave(waiting, waiter);
            resolve();
          },
        };
        signal.addEventListener('abort', waiter.resume);
        enter(waiting, waiter);
      });
    },
  };
}
