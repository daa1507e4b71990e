/** The folder that holds a database: what lies where in it, and where the server's user can go. */
import { access, chmod, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { settingsProblem } from '../settings-problem.ts';
import { type Account, accountFor, canReach } from './account.ts';
import { isForbidden, isMissing, isTaken } from './files.ts';

export interface Home {
  readonly directory: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  /** Where data and copied binaries lie: the directory itself, unless the server's user cannot go there. */
  readonly room: string;
  readonly data: string;
  /** The user the server runs as; null means whoever we are. */
  readonly account: Account | null;
}

/** Others may pass through on their way to what is theirs, but not look around. */
const PASS_THROUGH = 0o711;

export async function openHome(path: string): Promise<Home> {
  const directory = await openDirectory(resolve(path));

  const elsewhere = join(directory, 'elsewhere');
  const known = await roomBehind(elsewhere);
  const account = await accountFor(join(known ?? directory, 'pgdata'));
  const room = known ?? (await roomFor({ directory, elsewhere, account }));
  return {
    directory,
    passwordFile: join(directory, 'password'),
    portFile: join(directory, 'port'),
    logFile: join(directory, 'postgres.log'),
    room,
    data: join(room, 'pgdata'),
    account,
  };
}

async function openDirectory(path: string): Promise<string> {
  try {
    const made = await mkdir(path, { recursive: true });
    if (made !== undefined) await chmod(path, PASS_THROUGH);
    await access(path, constants.W_OK);
    return await realpath(path);
  } catch (error) {
    if (!isForbidden(error) && !isTaken(error) && !isMissing(error)) throw error;
    throw settingsProblem(
      `The directory ${path} cannot be made or written to.`,
      'Set DATA_DIRECTORY to a directory that can, or DATABASE_URL to a PostgreSQL that is already running.',
    );
  }
}

async function roomBehind(elsewhere: string): Promise<string | null> {
  try {
    return await realpath(elsewhere);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

interface Place {
  readonly directory: string;
  readonly elsewhere: string;
  readonly account: Account | null;
}

/** Started by root from below a closed home, the data goes where the server's user can follow, and a link tells where. */
async function roomFor({ directory, elsewhere, account }: Place): Promise<string> {
  if (account === null || (await canReach(account, directory))) return directory;
  if (existsSync(join(directory, 'pgdata'))) {
    throw settingsProblem(
      `The database in ${directory} cannot be reached by the user it runs as (number ${account.uid}).`,
      'Open the folders above it to that user (chmod o+x), or set DATA_DIRECTORY to another directory.',
    );
  }
  const room = await openRoom();
  await rm(elsewhere, { force: true });
  try {
    await symlink(room, elsewhere);
    return room;
  } catch (error) {
    if (!isTaken(error)) throw error;
    await rm(room, { recursive: true });
    return await realpath(elsewhere);
  }
}

async function openRoom(): Promise<string> {
  const parent = existsSync('/var/lib') ? '/var/lib' : await realpath(tmpdir());
  const room = await mkdtemp(join(parent, 'project-invoice-gateway-'));
  await chmod(room, PASS_THROUGH);
  return room;
}
