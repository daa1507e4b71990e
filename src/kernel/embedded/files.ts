/** Small dealings with files that several starters may have at the same time. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { types } from 'node:util';

export const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  types.isNativeError(error) && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);

export const isMissing = (error: unknown): boolean => hasCode(error, ['ENOENT', 'ENOTDIR']);

export const isTaken = (error: unknown): boolean => hasCode(error, ['EEXIST', 'ENOTEMPTY']);

export const isRefused = (error: unknown): boolean => hasCode(error, ['ECONNREFUSED']);

export const isForbidden = (error: unknown): boolean => hasCode(error, ['EACCES', 'EPERM', 'EROFS']);

/** The text of a file; null when there is none. */
export async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Writes a secret that only its owner can read, whole or not at all, and never over another one. */
export async function writeSecretOnce(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    await rm(draft);
  }
}

/** Puts a finished folder in its place; when somebody was faster, theirs stays and ours goes. */
export async function settle(making: string, place: string): Promise<void> {
  try {
    await rename(making, place);
  } catch (error) {
    if (!isTaken(error)) throw error;
    await rm(making, { recursive: true });
  }
}
