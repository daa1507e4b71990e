/** Starts the server as a process of its own, and waits until it is ready. */
import { spawn } from 'node:child_process';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { settingsProblem } from '../settings-problem.ts';
import type { Binaries } from './binaries.ts';
import { isMissing } from './files.ts';
import type { Home } from './home.ts';
import { logBytesMax, logTailBytes, pollMs, readyMs, startAgainMs, startAgainPauseMs } from './patience.ts';
import { choosePort } from './port.ts';
import { lookForServer, type Postmaster } from './postmaster.ts';
import { OPEN_FOLDER, SERVER_ENVIRONMENT } from './run.ts';
import { asParameters, SERVER_SETTINGS, type ServerSettings } from './server-settings.ts';

export interface Launched {
  readonly postmaster: Postmaster;
  /** Somebody else was starting a server on the same data, and was faster. */
  readonly adopted: boolean;
}

/**
 * What passes by itself: after a kill of the server its children hold the shared memory for a moment, its lock
 * file may name a process that is just ending, and a port may be taken between our look and the server's.
 */
const PASSING = /lock file|shared memory|Address already in use|could not bind|could not create any TCP/;

export async function launch(home: Home, binaries: Binaries, settings: ServerSettings): Promise<Launched> {
  await putLogAside(home);
  for (const giveUpAt = Date.now() + startAgainMs; ; await pause(startAgainPauseMs)) {
    const attempt = await startProcess(home, binaries, settings);
    const postmaster = await untilReady(home, attempt);
    if (postmaster !== null) return { postmaster, adopted: postmaster.pid !== attempt.pid };
    const reason = await attempt.reason();
    if (!PASSING.test(reason) || Date.now() > giveUpAt) {
      throw refusalToStart(home, reason);
    }
  }
}

function refusalToStart(home: Home, reason: string): Error {
  const lockFile = join(home.data, 'postmaster.pid');
  return settingsProblem(
    `PostgreSQL does not start: ${reason}.`,
    reason.includes('lock file')
      ? `End the server that runs on the same data; only if its process in ${lockFile} is surely none, remove that file.`
      : `Mend that; all it said is in ${home.logFile}.`,
  );
}

interface Attempt {
  readonly pid: number | undefined;
  readonly hasEnded: () => boolean;
  readonly reason: () => Promise<string>;
}

/** Detached, with a file for its log: Ctrl-C reaches the whole group of a process, and closed pipes end the server. */
async function startProcess(home: Home, binaries: Binaries, settings: ServerSettings): Promise<Attempt> {
  const port = await choosePort(home);
  const log = await open(home.logFile, 'a+', 0o600);
  try {
    const from = (await log.stat()).size;
    const parameters = asParameters({ ...SERVER_SETTINGS, ...settings, port: String(port) });
    const child = spawn(binaries.postgres, ['-D', home.data, ...parameters], {
      ...home.account,
      cwd: OPEN_FOLDER,
      env: SERVER_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    let fault: string | null = null;
    child.on('error', (error) => (fault = error.message));
    child.unref();
    return {
      pid: child.pid,
      hasEnded: () => fault !== null || child.exitCode !== null || child.signalCode !== null,
      reason: async () => fault ?? (await fatalLine(home, from)),
    };
  } finally {
    await log.close();
  }
}

async function untilReady(home: Home, attempt: Attempt): Promise<Postmaster | null> {
  for (const giveUpAt = Date.now() + readyMs; Date.now() < giveUpAt; await pause(pollMs)) {
    const seen = await lookForServer(home);
    if (seen.kind === 'OURS') return seen.postmaster;
    if (attempt.hasEnded() && seen.kind !== 'CHANGING') return null;
  }
  throw settingsProblem(
    `PostgreSQL is not ready after ${readyMs / 1000} seconds; it may be recovering from a crash.`,
    `Start again in a moment, or read ${home.logFile}.`,
  );
}

/** The line that says why the server ended, among those it has written since this start. */
async function fatalLine(home: Home, from: number): Promise<string> {
  const log = await open(home.logFile, 'r');
  try {
    const said = await textFrom(log, from);
    const lines = said.split('\n').filter((line) => line.trim() !== '');
    const fatal = lines.find((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? 'it ended without a word';
    return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '');
  } finally {
    await log.close();
  }
}

async function textFrom(log: FileHandle, from: number): Promise<string> {
  const { buffer, bytesRead } = await log.read(Buffer.alloc(logTailBytes), 0, logTailBytes, from);
  return buffer.toString('utf8', 0, bytesRead);
}

async function putLogAside(home: Home): Promise<void> {
  try {
    if ((await stat(home.logFile)).size > logBytesMax) await rename(home.logFile, `${home.logFile}.old`);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
