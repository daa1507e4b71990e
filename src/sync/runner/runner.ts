/** Keeps the background going: couriers, stamps, audit chains and what main.ts hands in, until it is told to stop. */
import { Cron } from 'croner';
import type { Side } from '../../kernel/db.ts';
import { errorCode } from '../../kernel/fault.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { listen, type Listener } from '../../kernel/listen.ts';
import type { Log } from '../../kernel/log.ts';
import { waitBefore } from '../courier/back-off.ts';
import { newBell, type Bell } from './bell.ts';
import { tailOf } from '../follow/log-tail.ts';

/** Work that comes again and again, in bounded passes. */
export interface Task {
  readonly name: string;
  /** One pass. Answers whether there is more to do at once. */
  readonly run: () => Promise<boolean>;
  /** The sides whose commits give it something to do. Without one it runs when nothing has woken it for a second, or by its timetable. */
  readonly wokenBy: readonly Side[];
  /** A cron pattern, in UTC. With one it runs by the timetable alone. */
  readonly timetable?: string;
}

export interface Runner {
  /** Adds a task that could not begin with the others: a side was down. */
  readonly add: (task: Task) => void;
  /** No pass begins any more; answers when those under way have ended. */
  readonly stop: () => Promise<void>;
}

export interface RunnerOptions {
  readonly sides: readonly Side[];
  readonly tasks: readonly Task[];
  readonly log: Log;
  /** From 0 to below 1: spreads the tries after a fault. */
  readonly random: () => number;
}

/** Starts every task in a loop of its own. A fault in one is logged once, waited out with back-off, and ends neither it nor the others. */
export function startRunner({ sides, tasks, log, random }: RunnerOptions): Runner {
  const state: State = { log, random, stopping: false };
  const loops: Promise<void>[] = [];
  const crons: Cron[] = [];
  const bells: { readonly side: Side; readonly ring: () => void }[] = [];
  const stops: Bell[] = [];
  const listeners: readonly Listener[] = sides.map((side) => listen(side, tailOf(side).ring));

  const add = (task: Task): void => {
    const bell = newBell();
    stops.push(bell);
    for (const side of task.wokenBy) {
      side.wakers.add(bell.ring);
      bells.push({ side, ring: bell.ring });
    }
    if (task.timetable !== undefined) crons.push(new Cron(task.timetable, { timezone: 'UTC' }, bell.ring));
    loops.push(loop(state, task, bell));
  };
  tasks.forEach(add);

  return {
    add,
    stop: async () => {
      state.stopping = true;
      for (const cron of crons) cron.stop();
      for (const { side, ring } of bells) side.wakers.delete(ring);
      for (const bell of stops) bell.ring();
      await Promise.all([...loops, ...listeners.map((listener) => listener.close())]);
    },
  };
}

interface State {
  readonly log: Log;
  readonly random: () => number;
  stopping: boolean;
}

async function loop(state: State, task: Task, bell: Bell): Promise<void> {
  const restMs = task.timetable === undefined ? LIMITS.pollMs : LIMITS.timerMsMax;
  if (task.timetable !== undefined) await bell.wait(restMs);
  for (let faults = 0; !state.stopping;) {
    try {
      const more = await task.run();
      if (faults > 0) state.log.info({ task: task.name, tries: faults }, 'A background task goes on.');
      faults = 0;
      if (!more) await bell.wait(restMs);
    } catch (error) {
      faults += 1;
      const told = { task: task.name, code: errorCode(error), err: error };
      if (faults === 1) state.log.warn(told, 'A background task met a fault; it is tried again until it goes on.');
      else state.log.debug(told, 'A background task meets the same fault.');
      await rest(state, waitBefore(faults, { firstMs: LIMITS.taskWaitMs, mostMs: LIMITS.taskWaitMsMax }, state.random));
    }
  }
}

/** Commits of this side do not shorten it: what is down is not asked more often because there is much to carry. */
async function rest(state: State, ms: number): Promise<void> {
  const until = Date.now() + ms;
  for (let left = ms; left > 0 && !state.stopping; left = until - Date.now()) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, LIMITS.stopCheckMs)));
  }
}
