/** Runs a program to its end and keeps what it says. */
import { spawn, type SpawnOptions } from 'node:child_process';
import type { Account } from './account.ts';
import { outputCharactersMax } from './patience.ts';

export interface Ran {
  /** Null when the program could not be started or was ended by a signal. */
  readonly code: number | null;
  readonly output: string;
}

/**
 * What every PostgreSQL program runs with. Nothing is inherited, for two reasons: PGDATA and its kin would
 * lead the program elsewhere, and a LANG that is unset or unknown to the machine would give SQL_ASCII or an error.
 */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' } as const;

/** The caller's folder may be closed to the server's user; the root of the disk never is. */
export const OPEN_FOLDER = '/';

/** Runs a PostgreSQL program as the server's user, where there is one. */
export const runAs = (account: Account | null, program: string, parameters: readonly string[]): Promise<Ran> =>
  run(program, parameters, { ...account, cwd: OPEN_FOLDER, env: SERVER_ENVIRONMENT });

/** Runs a program of the machine as we are, with our own PATH. */
export const runHere = (program: string, parameters: readonly string[]): Promise<Ran> => run(program, parameters, {});

function run(program: string, parameters: readonly string[], options: SpawnOptions): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    const keep = (text: Buffer): void => {
      output = (output + text.toString()).slice(-outputCharactersMax);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
