/** Gives the committed events of a side their places, and tells those who follow. */
import type { Side } from '../../kernel/db.ts';
import { stampEvents } from '../../kernel/events.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { tailOf } from '../follow/log-tail.ts';

/** One pass. Answers whether there may be more. */
export async function stamp(side: Side): Promise<boolean> {
  const stamped = await stampEvents(side);
  if (stamped > 0) tailOf(side).ring();
  return stamped === LIMITS.stampRows;
}
