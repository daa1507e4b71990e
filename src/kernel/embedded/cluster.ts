/** The data of a server: made once, and afterwards only used by the version that made it. */
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settingsProblem } from '../settings-problem.ts';
import type { Binaries } from './binaries.ts';
import { isForbidden, isMissing, settle, textOf, writeSecretOnce } from './files.ts';
import type { Home } from './home.ts';
import { isAlive } from './postmaster.ts';
import { runAs, runHere } from './run.ts';
import { SUPERUSER } from './superuser.ts';

/** Offers the locale that is the same on every machine, built in. */
const BUILTIN_LOCALE_MAJOR = 17;

const START_ANEW = 'start with --fresh, which removes the old data.';

export interface ClusterWishes {
  /** Nobody minds the loss of this data when the machine loses its power. */
  readonly careless: boolean;
}

/** Leaves behind data that these programs can run: what is there, or a new and empty cluster. */
export async function prepareCluster(home: Home, binaries: Binaries, wishes: ClusterWishes): Promise<void> {
  const major = await majorOf(home);
  if (major === null) return await createCluster(home, binaries, wishes);
  if (major !== String(binaries.major)) {
    throw settingsProblem(
      `The database in ${home.data} was made by PostgreSQL ${major}, and the one here is ${binaries.major}.`,
      `Bring back PostgreSQL ${major}, or ${START_ANEW}`,
    );
  }
  if ((await textOf(home.passwordFile)) === null) {
    throw settingsProblem(
      `The password of the database in ${home.data} is gone: there is no ${home.passwordFile}.`,
      `Put the file back, or ${START_ANEW}`,
    );
  }
  const { account, data } = home;
  if (account !== null && (await stat(data)).uid !== account.uid) {
    await runHere('chown', ['-R', `${account.uid}:${account.gid}`, data]);
  }
}

/** The version that made the data, as it stands there; null when there is none yet. */
export async function majorOf(home: Home): Promise<string | null> {
  try {
    const version = await textOf(join(home.data, 'PG_VERSION'));
    if (version !== null) return version.trim();
    if ((await readdir(home.data)).length === 0) return null;
  } catch (error) {
    if (isMissing(error)) return null;
    if (!isForbidden(error)) throw error;
  }
  throw settingsProblem(
    `The folder ${home.data} is not the data of a PostgreSQL server, or cannot be read.`,
    'Move it away, or set DATA_DIRECTORY to another directory.',
  );
}

/** Made aside and put in place whole, so that a start that is cut off leaves no half cluster, and two at once make one. */
async function createCluster(home: Home, binaries: Binaries, wishes: ClusterWishes): Promise<void> {
  await writeSecretOnce(home.passwordFile, randomBytes(24).toString('base64url'));
  await sweep(home.room);
  const making = await mkdtemp(join(home.room, `making-${process.pid}-`));
  try {
    await initialise({ home, binaries, wishes, making });
    await settle(join(making, 'pgdata'), home.data);
  } finally {
    await rm(making, { recursive: true });
  }
}

interface Making {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly wishes: ClusterWishes;
  readonly making: string;
}

async function initialise({ home, binaries, wishes, making }: Making): Promise<void> {
  const { account } = home;
  const passwordCopy = join(making, 'password');
  await writeFile(passwordCopy, (await textOf(home.passwordFile)) ?? '', { mode: 0o600 });
  if (account !== null) {
    await chown(making, account.uid, account.gid);
    await chown(passwordCopy, account.uid, account.gid);
  }
  const common = [
    ...['-D', join(making, 'pgdata'), '-U', SUPERUSER, '--encoding=UTF8', '--no-instructions'],
    ...['--auth=scram-sha-256', `--pwfile=${passwordCopy}`],
    ...(wishes.careless ? ['--no-sync'] : []),
  ];
  let said = '';
  for (const locale of localesFor(binaries.major)) {
    const { code, output } = await runAs(account, binaries.initdb, [...common, ...locale]);
    if (code === 0) return;
    said = /error:\s*(.*)/.exec(output)?.[1] ?? output.trim();
  }
  throw settingsProblem(
    `The database could not be made in ${home.room}: ${said}.`,
    'Mend that, set DATA_DIRECTORY to another directory, or set DATABASE_URL to a PostgreSQL that is already running.',
  );
}

/** Texts sort alike everywhere: by code point. Older versions borrow that order from the machine, if it has it. */
const localesFor = (major: number): readonly (readonly string[])[] =>
  major >= BUILTIN_LOCALE_MAJOR
    ? [['--locale-provider=builtin', '--builtin-locale=C.UTF-8']]
    : [['--locale=C.UTF-8'], ['--locale=C']];

/** Removes what a starter left that was killed while it made something. */
async function sweep(room: string): Promise<void> {
  for (const name of await readdir(room)) {
    const maker = /^making-(\d+)-/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) await rm(join(room, name), { recursive: true, force: true });
  }
}

/** Removes the data and its password, for a server that is known to be stopped. */
export async function removeCluster(home: Home): Promise<void> {
  if ((await majorOf(home)) !== null) await rm(home.data, { recursive: true });
  await rm(home.passwordFile, { force: true });
}
