/** The server alone, in this process on a free port, with tokens of every kind: what the tests of the edge share. */
import { SignJWT } from 'jose';
import { openTokenReader } from '../../src/api/authority/auth.ts';
import type { RateLimits } from '../../src/api/http/rate-limit.ts';
import type { Contract } from '../../src/api/schema.ts';
import { startServer, type RunningServer } from '../../src/api/server.ts';
import { ROLES, type Role } from '../../src/kernel/caller.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Side } from '../../src/kernel/db.ts';
import { openLog, type Log } from '../../src/kernel/log.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';

export const SECRET = 'a secret that is long enough for HS256 to be safe';
export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'gateway-tests';

export interface Served {
  readonly server: RunningServer;
  readonly databases: TestDatabases;
  readonly close: () => Promise<void>;
}

export interface ServedOptions {
  readonly introspection?: boolean;
  readonly rateLimits?: RateLimits;
  readonly allowedOrigins?: readonly string[];
  readonly contract?: Contract;
  readonly log?: Log;
  /** Databases that are there; they are not closed with this server. */
  readonly databases?: TestDatabases;
  /** Another finance side than theirs. */
  readonly finance?: Side;
}

export async function serve(options: ServedOptions = {}): Promise<Served> {
  const databases = options.databases ?? (await openTestDatabases());
  const server = await startServer({
    sides: { project: databases.project, finance: options.finance ?? databases.finance },
    clock: systemClock,
    log: options.log ?? openLog('silent'),
    readToken: openTokenReader({
      secret: SECRET,
      jwksUrl: null,
      issuer: ISSUER,
      audience: AUDIENCE,
      demoSecret: null,
    }),
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: options.allowedOrigins ?? [],
    introspection: options.introspection ?? true,
    rateLimits: options.rateLimits ?? null,
    ...(options.contract === undefined ? {} : { contract: options.contract }),
  });
  return {
    server,
    databases,
    close: async () => {
      await server.stop();
      if (options.databases === undefined) await databases.close();
    },
  };
}

export interface TokenOptions {
  readonly subject?: string;
  readonly roles?: readonly Role[];
  readonly companies?: readonly string[];
  readonly issuer?: string;
  readonly audience?: string;
  readonly secret?: string;
  /** Seconds from now, negative: in the past. */
  readonly expiresIn?: number;
  /** Other claims than the usual ones. */
  readonly claims?: Record<string, unknown>;
}

const HOUR = 3_600;

export function tokenFor(options: TokenOptions = {}): Promise<string> {
  const grants = Object.fromEntries((options.roles ?? ROLES).map((role) => [role, options.companies ?? ['USPM']]));
  return new SignJWT({ roles: grants, ...options.claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(options.subject ?? 'somebody')
    .setIssuer(options.issuer ?? ISSUER)
    .setAudience(options.audience ?? AUDIENCE)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + (options.expiresIn ?? HOUR))
    .sign(new TextEncoder().encode(options.secret ?? SECRET));
}

export interface ErrorTold {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId: string } & Record<string, unknown>;
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly ErrorTold[];
  /** The code of the first error. */
  readonly code: string | undefined;
}

export async function toldBy(response: Response): Promise<Told> {
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as { data?: Record<string, unknown> | null; errors?: ErrorTold[] };
  const { status, headers } = response;
  return { status, headers, text, data, errors, code: errors[0]?.extensions.code };
}

export interface Post {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly token?: string | null;
  readonly headers?: Record<string, string>;
}

/** Posts an operation; a token of everybody's roles unless another is given, none with null. */
export async function post(server: RunningServer, { query, variables, token, headers }: Post): Promise<Told> {
  const bearer = token === undefined ? await tokenFor() : token;
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return toldBy(response);
}
