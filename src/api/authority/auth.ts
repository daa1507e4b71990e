/** Who asks: a bearer token that is signed, meant for us, and not run out, as a caller (SEC-1). */
import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { ROLES, type Caller, type Role } from '../../kernel/caller.ts';
import { LIMITS } from '../../kernel/limits.ts';

export interface Identity {
  readonly caller: Caller;
  /** When the token runs out, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whose tokens are trusted. Each of them is asked in turn. */
export interface Trust {
  readonly secret: string | null;
  readonly jwksUrl: string | null;
  readonly issuer: string | null;
  readonly audience: string | null;
  /** The key of our own demo tokens; null where there are none. */
  readonly demoSecret: string | null;
}

/** Who a token stands for; null when it is not good, without saying why. */
export type ReadToken = (token: string) => Promise<Identity | null>;

const MS = 1_000;

/** Our demo tokens say so: a token of another issuer with the same key is not one of them. */
export const DEMO = { issuer: 'project-invoice-gateway-demo', audience: 'project-invoice-gateway' } as const;

/** A secret signs, a published key verifies: neither may stand for the other, and `none` is neither. */
const SECRET_ALGORITHMS = ['HS256'];
const PUBLIC_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

type Verify = (token: string) => Promise<JWTPayload>;

export function openTokenReader(trust: Trust): ReadToken {
  const { secret, jwksUrl, demoSecret } = trust;
  const verifiers: Verify[] = [];
  if (demoSecret !== null) verifiers.push(bySecret(demoSecret, DEMO));
  if (secret !== null) verifiers.push(bySecret(secret, trust));
  if (jwksUrl !== null) {
    const keys = createRemoteJWKSet(new URL(jwksUrl));
    const options = { ...optionsOf(trust), algorithms: PUBLIC_ALGORITHMS };
    verifiers.push(async (token) => (await jwtVerify(token, keys, options)).payload);
  }
  return remembering((token) => readToken(token, verifiers));
}

interface Remembered {
  readonly identity: Identity;
  /** In milliseconds since 1970. */
  readonly until: number;
}

/** A caller sends one token many times: a good one is verified once a minute, and never believed longer than it says. */
function remembering(read: ReadToken): ReadToken {
  const known = new Map<string, Remembered>();
  return async (token) => {
    const found = known.get(token);
    if (found !== undefined && found.until > Date.now()) return found.identity;
    known.delete(token);
    const identity = await read(token);
    if (identity === null) return null;
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= LIMITS.tokensRemembered) known.delete(oldest);
    const until = Math.min(Date.now() + LIMITS.tokenRememberedMs, identity.expiresAt + LIMITS.tokenSkewSeconds * MS);
    known.set(token, { identity, until });
    return identity;
  };
}

interface Meant {
  readonly issuer: string | null;
  readonly audience: string | null;
}

const optionsOf = ({ issuer, audience }: Meant): JWTVerifyOptions => ({
  clockTolerance: LIMITS.tokenSkewSeconds,
  requiredClaims: ['exp', 'sub'],
  ...(issuer === null ? {} : { issuer }),
  ...(audience === null ? {} : { audience }),
});

function bySecret(secret: string, meant: Meant): Verify {
  const key = new TextEncoder().encode(secret);
  const options = { ...optionsOf(meant), algorithms: SECRET_ALGORITHMS };
  return async (token) => (await jwtVerify(token, key, options)).payload;
}

async function readToken(token: string, verifiers: readonly Verify[]): Promise<Identity | null> {
  for (const verify of verifiers) {
    const payload = await verify(token).catch(() => null); // Not one of theirs: perhaps of the next.
    if (payload !== null) return identityOf(payload);
  }
  return null;
}

const SUBJECT_CHARACTERS_MAX = 255;

/** A legal entity by its code, up to 4 characters; there is no sign for all of them. */
const COMPANY = /^[^\s,*]{1,4}$/u;

const isCompanies = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((company) => typeof company === 'string' && COMPANY.test(company));

/** The claims `sub`, `exp` and `roles: { ROLE: [legal entity, …] }`; null when they are of another shape. */
function identityOf({ sub, exp, ...claims }: JWTPayload): Identity | null {
  if (sub === undefined || sub === '' || sub.length > SUBJECT_CHARACTERS_MAX || exp === undefined) return null;
  const roles = claims['roles'] ?? {};
  if (typeof roles !== 'object') return null;
  const grants: Partial<Record<Role, readonly string[]>> = {};
  for (const [name, companies] of Object.entries(roles)) {
    const role = ROLES.find((known) => known === name);
    if (role === undefined) continue; // A role of another system.
    if (!isCompanies(companies)) return null;
    grants[role] = companies;
  }
  return { caller: { subject: sub, grants }, expiresAt: exp * MS };
}

/** The token of an `Authorization` header; null when there is none. */
export function bearerOf(authorization: unknown): string | null {
  if (typeof authorization !== 'string') return null;
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1] ?? null;
}
