/** A gateway of the command line's own: a child process with a data directory, stopped in order when the work is done. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '../kernel/limits.ts';
import { settingsProblem } from '../kernel/settings-problem.ts';
import { ownGatewayEnvironment } from './environment.ts';

export interface OwnGateway {
  readonly url: string;
  readonly dataDirectory: string;
  /** The most memory that it had so far, in MiB; null where the system does not tell. */
  readonly peakMebibytes: () => Promise<number | null>;
  /** CPU time that it used so far, in seconds; null where the system does not tell. */
  readonly cpuSeconds: () => Promise<number | null>;
  /** Ends it in order, and removes a data directory that was made for it. Called twice it stops once. */
  readonly stop: () => Promise<void>;
}

interface OwnGatewayOptions {
  /** Null: one that is removed afterwards. */
  readonly dataDirectory: string | null;
  readonly flags?: readonly string[];
}

const MAIN = join(import.meta.dirname, '..', 'main.ts');

/** Its limits for strangers do not hold here: it serves one caller, on loopback. */
const FLAGS = ['--port', '0', '--host', '127.0.0.1', '--no-demo-data', '--no-rate-limit', '--log-level', 'warn'];

/**
 * In MiB. Without a bound Node collects late, and takes what the machine has; a month of 12,000 entries needs less than this. Rows
 * live as long as their transaction: with room for that they are collected once, and young.
 */
const MEMORY = ['--max-old-space-size=512', '--max-semi-space-size=24'];

/** Starts it and waits for its first answer. A settings problem with what it said, when it does not start. */
export async function startOwnGateway({ dataDirectory, flags = [] }: OwnGatewayOptions): Promise<OwnGateway> {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'gateway-')));
  const words = [...MEMORY, '--import', 'tsx', MAIN, ...FLAGS, '--data-directory', directory, ...flags];
  const child = spawn(process.execPath, words, {
    env: ownGatewayEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches a whole process group: this one is ended by us, when nobody asks it any more.
    detached: true,
  });
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= end(child, dataDirectory === null ? directory : null));
  try {
    const url = await firstUrl(child);
    return {
      url,
      dataDirectory: directory,
      peakMebibytes: () => peakOf(child),
      cpuSeconds: () => cpuSecondsOf(child),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const URL_LINE = /(https?:\/\/[^\s"]+\/graphql)\b/;

/** Of what it says before it serves, only the end is told when it does not start. */
const SAID_CHARACTERS = 4_096;

/** The URL that it prints once it serves. */
async function firstUrl(child: ChildProcess): Promise<string> {
  let said = '';
  let isReady = false;
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(settingsProblem(`The gateway did not start: ${why}.`, `It said: ${said.trim() || 'nothing'}`));
    const timer = setTimeout(() => fail('it took too long'), LIMITS.ownGatewayStartMs);
    const hear = (chunk: Buffer): void => {
      // What it says later are warnings and errors of its log.
      if (isReady) process.stderr.write(chunk);
      if (isReady) return;
      said = `${said}${chunk.toString('utf8')}`.slice(-SAID_CHARACTERS);
      const url = URL_LINE.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      isReady = true;
      resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-SAID_CHARACTERS);
      process.stderr.write(chunk);
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`it ended with ${code ?? signal ?? 'no code'}`);
    });
  });
}

async function end(child: ChildProcess, directory: string | null): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMITS.ownGatewayStopMs);
    await ended;
    clearTimeout(timer);
  }
  if (directory !== null) await rm(directory, { recursive: true, force: true });
}

/** Linux tells the peak of a process; elsewhere nothing does without asking it. */
async function peakOf({ pid }: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? null : Math.round(Number(kibibytes) / 1_024);
}

/** Hundredths of a second, as Linux counts them. */
const TICKS_A_SECOND = 100;
/** Where user and system time stand behind the name of the process: fields 14 and 15 of proc(5). */
const USER_TIME = 11;

/** CPU time that a process used so far, in seconds; null where the system does not tell. */
export async function cpuSecondsOf({ pid }: ChildProcess): Promise<number | null> {
  const stat = await readFile(`/proc/${pid ?? 0}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0] = fields.slice(USER_TIME, USER_TIME + 2).map(Number);
  return fields.length <= USER_TIME ? null : (user + system) / TICKS_A_SECOND;
}
