/** How far a side's log reaches, known once for all that follow it in this process. */
import { COURIER, read, type Side } from '../kernel/db.ts';
import { isFault } from '../kernel/fault.ts';
import { LIMITS } from '../kernel/limits.ts';

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

function openTail(side: Side): LogTail {
  const waiters = new Set<Waiter>();
  let timer: NodeJS.Timeout | null = null;
  let shared: Promise<LogEnd> | null = null;
  let asking = false;
  let askAgain = false;

  const refresh = async (): Promise<void> => {
    try {
      do {
        askAgain = false;
        const end = await readEnd(side);
        for (const waiter of waiters) if (end.position > waiter.position) waiter.resume();
      } while (askAgain && waiters.size > 0);
    } catch (error) {
      // While the side is down they wait on; anything else they are to meet themselves.
      if (!isFault(error)) for (const waiter of waiters) waiter.resume();
    }
    asking = false;
  };

  const ring = (): void => {
    // An answer that is on its way may be older than what rang: then it is asked once more.
    askAgain = true;
    if (asking || waiters.size === 0) return;
    asking = true;
    void refresh();
  };

  const enter = (waiter: Waiter): void => {
    waiters.add(waiter);
    timer ??= setInterval(ring, LIMITS.pollMs);
    ring();
  };
  const leave = (waiter: Waiter): void => {
    waiters.delete(waiter);
    if (waiters.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };

  return {
    ring,
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
            leave(waiter);
            resolve();
          },
        };
        signal.addEventListener('abort', waiter.resume);
        enter(waiter);
      });
    },
  };
}
