/** Ends a server that has proved to be ours, and waits until it is gone. */
import { platform } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import type { Home } from './home.ts';
import { exitMs, pollMs, stopMs } from './patience.ts';
import { holdsLock, isAlive } from './postmaster.ts';
import { runAs } from './run.ts';

/**
 * A fast stop: sessions are cut, what is in memory is written. Called twice, or after the server was killed or
 * replaced by another, it does nothing.
 */
export async function stopServer(home: Home, pid: number): Promise<void> {
  if (!(await holdsLock(home, pid)) || !isAlive(pid)) return;
  await interrupt(home, pid);

  // Gone is whoever has given up the lock file: where nobody collects ended processes, as in some containers, an ended
  // server that we adopted looks alive for ever.
  const isRunning = async (): Promise<boolean> => isAlive(pid) && (await holdsLock(home, pid));
  if (await lasts(isRunning, stopMs)) throw new Error(`PostgreSQL (process ${pid}) did not stop in ${stopMs} ms`);
  await lasts(() => Promise.resolve(isAlive(pid)), exitMs);
}

/** Windows has no signals; PostgreSQL brings its own there. */
async function interrupt(home: Home, pid: number): Promise<void> {
  if (platform() !== 'win32') {
    process.kill(pid, 'SIGINT');
    return;
  }
  const { pgControl } = await findBinaries(home);
  await runAs(home.account, pgControl, ['kill', 'INT', String(pid)]);
}

/** Whether it is still so after that time. */
async function lasts(isSo: () => Promise<boolean>, ms: number): Promise<boolean> {
  for (const giveUpAt = Date.now() + ms; Date.now() < giveUpAt; await pause(pollMs)) {
    if (!(await isSo())) return false;
  }
  return true;
}
