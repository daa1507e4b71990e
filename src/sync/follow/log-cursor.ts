/** A place in a side's log as clients keep it: opaque, bound to its log, and refused when somebody has changed it. */
import { createHash } from 'node:crypto';
import { fault } from '../../kernel/fault.ts';

const sealOf = (log: string, position: string): string =>
  createHash('sha256').update(`${log} ${position}`).digest('base64url').slice(0, 12);

/** The seal catches mistakes, not forgery: a position opens nothing that the caller's authority does not. */
export const cursorOf = (log: string, position: number): string =>
  Buffer.from(`${position}.${sealOf(log, String(position))}`).toString('base64url');

/** The position. Throws BAD_CURSOR for what this log never gave out. */
export function positionOf(log: string, cursor: string): number {
  const [, position, seal] = /^(\d{1,15})\.([\w-]{12})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position === undefined || seal !== sealOf(log, position))
    throw fault('BAD_CURSOR', 'This is not a place in the log of postings.');
  return Number(position);
}
