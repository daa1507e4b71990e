/** Which user of the machine the server runs as: PostgreSQL refuses root, so root lends it another one. */
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { settingsProblem } from '../settings-problem.ts';
import { isMissing } from './files.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const ROOT = 0;

const isRoot = (): boolean => process.getuid?.() === ROOT;

/**
 * The user to run `data` as; null means whoever we are. Data that already belongs to somebody stays theirs,
 * so that a start as root does not lock them out.
 */
export async function accountFor(data: string): Promise<Account | null> {
  const owner = await ownerOf(data);
  if (isRoot()) return owner !== null && owner.uid !== ROOT ? owner : await lentAccount();
  if (owner !== null && process.getuid !== undefined && owner.uid !== process.getuid()) {
    throw settingsProblem(
      `The data in ${data} belongs to another user of this machine (number ${owner.uid}).`,
      'Start as that user, or set DATA_DIRECTORY to another directory.',
    );
  }
  return null;
}

async function ownerOf(data: string): Promise<Account | null> {
  try {
    return await stat(data);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** initdb looks its user up by number, so a user without a line in /etc/passwd will not do. */
async function lentAccount(): Promise<Account> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((fields) => fields[0] === name);
    if (line !== undefined) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw settingsProblem(
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor a user nobody.',
    'Start as a user other than root, or set DATABASE_URL to a PostgreSQL that is already running.',
  );
}

/** Whether the account may walk down to the folder: one ancestor closed to it, such as /root, is enough to stop it. */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { uid, gid, mode } = await stat(at);
    const walk = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & walk) === 0) return false;
    if (dirname(at) === at) return true;
  }
}
