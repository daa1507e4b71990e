/** Hands out tokens to whoever starts the gateway, to try it: on loopback only, with a key that nobody else has. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { Role } from '../../kernel/caller.ts';
import { errorCode } from '../../kernel/fault.ts';
import { settingsProblem } from '../../kernel/settings-problem.ts';
import { DEMO } from './auth.ts';

export interface DemoToken {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Each by its code; the companies need not exist yet. */
  readonly legalEntities: readonly string[];
  /** How long it is good; default: 12 hours. */
  readonly lifetimeSeconds?: number;
}

export interface DemoIssuer {
  /** The key, for the reader of tokens. */
  readonly secret: string;
  readonly issueDemoToken: (wanted: DemoToken) => Promise<string>;
}

const SECRET_BYTES = 32;
const LIFETIME_SECONDS = 12 * 60 * 60;
const FILE = 'demo-secret';
const OWNER_ONLY = 0o600;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Opens the issuer. With a directory the key is kept there in a file that only its owner reads, so that tokens survive a
 * restart; without one it is gone with the process. Refuses a host that others can reach.
 */
export async function openDemoIssuer(where: {
  readonly host: string;
  readonly directory: string | null;
}): Promise<DemoIssuer> {
  if (!isLoopback(where.host)) {
    throw settingsProblem(
      `Demo tokens are on, and HOST ${where.host} can be reached by others.`,
      'Set DEMO_TOKENS=false, or HOST=127.0.0.1.',
    );
  }
  const secret = where.directory === null ? newSecret() : await keptSecret(where.directory);
  return { secret, issueDemoToken: (wanted) => sign(secret, wanted) };
}

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

async function keptSecret(directory: string): Promise<string> {
  const file = join(directory, FILE);
  await mkdir(directory, { recursive: true });
  try {
    await writeFile(file, newSecret(), { mode: OWNER_ONLY, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}

function sign(secret: string, { subject, roles, legalEntities, lifetimeSeconds }: DemoToken): Promise<string> {
  if (legalEntities.some((company) => company.includes('*'))) {
    throw new Error('A demo token names its legal entities; there is no sign for all of them.');
  }
  const grants = Object.fromEntries(roles.map((role) => [role, legalEntities]));
  return new SignJWT({ roles: grants })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuer(DEMO.issuer)
    .setAudience(DEMO.audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + (lifetimeSeconds ?? LIFETIME_SECONDS))
    .sign(new TextEncoder().encode(secret));
}
