/** With which tokens the command line speaks: the one that it is given, or demo tokens where it shares a machine and a key with the gateway. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, SignJWT } from 'jose';
import { ROLES, type Role } from '../kernel/caller.ts';
import { errorCode } from '../kernel/fault.ts';
import { settingsProblem } from '../kernel/settings-problem.ts';
import type { Folder } from './folder.ts';
import { KNOWN_FILE_NAMES, knownFile, type KnownFileName } from './folder/files.ts';
import type { Tokens } from './graphql-client.ts';

export const DEFAULT_URL = 'http://127.0.0.1:4000/graphql';
export const DEFAULT_DATA_DIRECTORY = '.gateway';

interface Wanted {
  /** One that holds for every role that is needed, or one for each; none: demo tokens. */
  readonly tokens: readonly string[];
  /** Where the gateway keeps its data, and the key of its demo tokens. */
  readonly dataDirectory: string;
  readonly legalEntities: readonly string[];
}

/** Same words as the gateway's own issuer: src/api/auth.ts. */
const DEMO = { issuer: 'project-invoice-gateway-demo', audience: 'project-invoice-gateway' } as const;
const LIFETIME = '12h';

/** A settings problem when there is neither a token nor a key to sign one. */
export async function findTokens({ tokens, dataDirectory, legalEntities }: Wanted): Promise<Tokens> {
  const [first = await demoToken(dataDirectory, legalEntities), ...more] = tokens;
  const forRole = (role: Role): string => [first, ...more].find((token) => rolesIn(token).includes(role)) ?? first;
  return {
    PROJECT_MANAGER: forRole('PROJECT_MANAGER'),
    ACCOUNTANT: forRole('ACCOUNTANT'),
    INTEGRATION_ADMIN: forRole('INTEGRATION_ADMIN'),
    VIEWER: forRole('VIEWER'),
    SYSTEM: forRole('SYSTEM'),
  };
}

/** The roles that a token says it holds for; only the gateway can tell whether that is true. */
function rolesIn(token: string): readonly string[] {
  try {
    const roles = decodeJwt(token)['roles'];
    return typeof roles === 'object' && roles !== null ? Object.keys(roles) : [];
  } catch {
    return []; // Another kind of token: the gateway will say what it thinks of it.
  }
}

async function demoToken(dataDirectory: string, legalEntities: readonly string[]): Promise<string> {
  const secret = await demoSecret(dataDirectory);
  return new SignJWT({ roles: Object.fromEntries(ROLES.map((role) => [role, legalEntities])) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject('command-line')
    .setIssuer(DEMO.issuer)
    .setAudience(DEMO.audience)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(new TextEncoder().encode(secret));
}

async function demoSecret(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'demo-secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw settingsProblem(
      `There is no token, and no key of demo tokens in ${file} (${errorCode(error)}).`,
      'Pass --token, once for each role, or set GATEWAY_TOKEN to tokens with spaces between; or name the data directory of the gateway with --data-directory.',
    );
  }
}

/** The companies that a folder brings; of one that brings none, those that its rows name. In their order. */
export function companiesIn(folder: Folder): readonly string[] {
  const brought = companiesNamed(folder, ['legal_entities.csv']);
  return brought.length > 0 ? brought : companiesNamed(folder, KNOWN_FILE_NAMES);
}

function companiesNamed(folder: Folder, files: readonly KnownFileName[]): readonly string[] {
  const found = new Set<string>();
  for (const file of files) {
    const { owner } = knownFile(file);
    if (owner === 'SHARED' || !('company' in owner)) continue;
    for (const { cells } of folder.rows[file] ?? []) {
      const company = cells[owner.company];
      if (company !== null && company !== undefined && COMPANY.test(company)) found.add(company);
    }
  }
  return [...found];
}

/** What a token may name. */
const COMPANY = /^[^\s,*]{1,4}$/u;
