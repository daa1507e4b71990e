/** Runs a tool of the command line as a person does: as a process, with its output and exit code. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export const dataFolder = (name: string): string => join(ROOT, 'data', name);

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly pid: number;
  /** Waits until it has printed that. */
  readonly until: (text: string) => Promise<void>;
  readonly signal: (name: 'SIGINT' | 'SIGTERM') => void;
  readonly ended: Promise<Ended>;
}

export function start(tool: 'month' | 'load', words: readonly string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src', 'cli', `${tool}.ts`), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GATEWAY_TOKEN: '', NODE_OPTIONS: '' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code: code as number | null, out, err }));
  const until = async (text: string): Promise<void> => {
    while (!out.includes(text)) {
      if (child.exitCode !== null) throw new Error(`It ended before it said "${text}":\n${out}\n${err}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
  };
  return { pid: child.pid ?? 0, until, signal: (name) => void child.kill(name), ended };
}

export const run = (tool: 'month' | 'load', words: readonly string[]): Promise<Ended> => start(tool, words).ended;

/** A copy of a folder of ours, in a directory of its own, with some files changed. */
export async function changedFolder(
  name: string,
  changes: Readonly<Record<string, (text: string) => string>>,
): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'gateway-test-'));
  await cp(dataFolder(name), directory, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(directory, file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`${file} was not changed.`);
    await writeFile(path, after);
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
