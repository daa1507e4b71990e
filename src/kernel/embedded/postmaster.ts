/** Is there a server on our data? Its lock file says where to look; only its own answer says that it is ours. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, isRefused, textOf } from './files.ts';
import type { Home } from './home.ts';
import { asSuperuser, dataDirectoryOf } from './superuser.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** `UNVERIFIED`: the process that the lock file names lives, and who answers there does not prove to be our server. */
export interface Sighting {
  readonly kind: 'NONE' | 'CHANGING' | 'UNVERIFIED' | 'OURS';
  /** The one that the lock file names. */
  readonly postmaster: Postmaster;
}

const NOBODY: Sighting = { kind: 'NONE', postmaster: { pid: 0, port: 0 } };

/** The lines of postmaster.pid: process, data directory, start, port, sockets, address, shared memory, status. */
const LINES = { pid: 0, port: 3, status: 7 } as const;

/**
 * A lock file may be a leftover, its process number may be somebody else's by now, and so may its port. So a server
 * is ours only when it takes our password and names our data directory. The file itself is never touched:
 * PostgreSQL trusts it not to run twice on the same data.
 */
export async function lookForServer(home: Home): Promise<Sighting> {
  const lines = (await textOf(join(home.data, 'postmaster.pid')))?.split('\n');
  if (lines === undefined) return NOBODY;
  const postmaster = { pid: Number(lines[LINES.pid]), port: Number(lines[LINES.port]) };
  if (!isAlive(postmaster.pid)) return NOBODY;
  if (lines[LINES.status]?.trim() !== 'ready') return { kind: 'CHANGING', postmaster };
  return { kind: await identify(home, postmaster.port), postmaster };
}

async function identify(home: Home, port: number): Promise<'OURS' | 'UNVERIFIED' | 'NONE'> {
  try {
    const theirs = await asSuperuser({ home, port, database: 'postgres' }, dataDirectoryOf);
    return (await realpath(theirs)) === home.data ? 'OURS' : 'UNVERIFIED';
  } catch (error) {
    // A server that is ready listens; where nobody does, the file is a leftover and its process another one.
    return isRefused(error) ? 'NONE' : 'UNVERIFIED';
  }
}

/** Whether the lock file still names this very process. */
export async function holdsLock(home: Home, pid: number): Promise<boolean> {
  return Number((await textOf(join(home.data, 'postmaster.pid')))?.split('\n')[LINES.pid]) === pid;
}

export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, ['EPERM']);
  }
}
