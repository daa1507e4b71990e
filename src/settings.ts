/** Environment and command line → one frozen object: the only reader of the environment. */
import { resolve } from 'node:path';
import { parseArgs, types } from 'node:util';
import { Cron } from 'croner';
import { z } from 'zod';
import { settingsProblem } from './kernel/settings-problem.ts';

export interface Settings {
  readonly database: DatabaseSettings;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Connections of one side. */
  readonly poolMax: number;
  readonly authentication: AuthenticationSettings;
  readonly allowedOrigins: readonly string[];
  readonly introspection: boolean;
  readonly rateLimit: boolean;
  /** Load the worked example into a database that is empty. */
  readonly demoData: boolean;
  /** When the import from staging runs by itself: a cron pattern, in UTC; null: when somebody asks for it, or a company says ON_READY. */
  readonly importTimetable: string | null;
}

export type DatabaseSettings =
  | { readonly kind: 'EMBEDDED'; readonly directory: string; readonly fresh: boolean }
  | { readonly kind: 'GIVEN'; readonly projectUrl: string; readonly financeUrl: string };

export interface AuthenticationSettings {
  readonly secret: string | null;
  readonly jwksUrl: string | null;
  readonly issuer: string | null;
  readonly audience: string | null;
  /** Hand out tokens to whoever starts the gateway, to try it. */
  readonly demoTokens: boolean;
}

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface SettingsSource {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly flags: readonly string[];
  readonly nodeVersion: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const OLDEST_NODE = { major: 20, minor: 19 } as const;

const URL_PROTOCOLS = { database: ['postgres:', 'postgresql:'], web: ['http:', 'https:'] } as const;

/** A shorter one can be guessed: HS256 wants as many bytes as its hash has. */
const SECRET_CHARACTERS_MIN = 32;

const POOL_MAX_MOST = 1_000;

const hasProtocol = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const isOrigin = (text: string): boolean => hasProtocol(text, URL_PROTOCOLS.web) && new URL(text).origin === text;

function isTimetable(text: string): boolean {
  try {
    return new Cron(text, { paused: true }).nextRun() !== null;
  } catch {
    return false; // The message of the setting says it better.
  }
}

const databaseUrl = z
  .string()
  .refine((text) => hasProtocol(text, URL_PROTOCOLS.database), 'must be a URL such as postgres://user@host:5432/name');

const webUrl = z
  .string()
  .refine((text) => hasProtocol(text, URL_PROTOCOLS.web), 'must be a URL that begins with https:// or http://');

const wholeNumber = ({ from, to }: { readonly from: number; readonly to: number }) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}`,
    )
    .transform(Number);

const ON = ['true', 'on', 'yes', '1'];
const OFF = ['false', 'off', 'no', '0'];

const yesOrNo = z
  .string()
  .toLowerCase()
  .refine((text) => ON.includes(text) || OFF.includes(text), 'must be true or false')
  .transform((text) => ON.includes(text));

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every(isOrigin), 'must be a list such as https://one.example,https://two.example');

/** Every setting by its name in the environment; a message here follows the name. */
const FIELDS = z.object({
  DATABASE_URL: databaseUrl.optional(),
  PROJECT_DATABASE_URL: databaseUrl.optional(),
  FINANCE_DATABASE_URL: databaseUrl.optional(),
  PORT: wholeNumber({ from: 0, to: 65_535 }).default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or the name of a machine')
    .default('127.0.0.1'),
  DATA_DIRECTORY: z.string().default('.gateway'),
  FRESH: yesOrNo.default(false),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  POOL_MAX: wholeNumber({ from: 1, to: POOL_MAX_MOST }).default(20),
  AUTH_SECRET: z
    .string()
    .min(SECRET_CHARACTERS_MIN, `must have at least ${SECRET_CHARACTERS_MIN} characters`)
    .optional(),
  AUTH_JWKS_URL: webUrl.optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  DEMO_TOKENS: yesOrNo.optional(),
  ALLOWED_ORIGINS: origins.default([]),
  INTROSPECTION: yesOrNo.optional(),
  RATE_LIMIT: yesOrNo.default(true),
  DEMO_DATA: yesOrNo.optional(),
  IMPORT_TIMETABLE: z.string().refine(isTimetable, 'must be a cron pattern such as */15 * * * *').optional(),
  NODE_ENV: z.string().optional(),
});

type Fields = z.infer<typeof FIELDS>;

/** Their values must not be repeated in a message. */
const SECRET_FIELDS: readonly string[] = [
  'DATABASE_URL',
  'PROJECT_DATABASE_URL',
  'FINANCE_DATABASE_URL',
  'AUTH_SECRET',
];

/** Secrets have no flag: everybody on a machine can read the command lines of its processes. */
const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  'data-directory': { type: 'string' },
  fresh: { type: 'boolean' },
  'log-level': { type: 'string' },
  'pool-max': { type: 'string' },
  'demo-tokens': { type: 'boolean' },
  'demo-data': { type: 'boolean' },
  'import-timetable': { type: 'string' },
  'allowed-origins': { type: 'string' },
  introspection: { type: 'boolean' },
  'rate-limit': { type: 'boolean' },
} as const;

const OURSELVES: SettingsSource = {
  environment: process.env,
  flags: process.argv.slice(2),
  nodeVersion: process.versions.node,
};

/** A flag wins over the environment; what is empty counts as not given. */
export function readSettings(source: SettingsSource = OURSELVES): Settings {
  checkNode(source.nodeVersion);
  const given = Object.entries({ ...source.environment, ...readFlags(source.flags) });
  const fields = readFields(Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== '')));
  const database = databaseOf(fields);
  return Object.freeze({
    database,
    host: fields.HOST,
    port: fields.PORT,
    logLevel: fields.LOG_LEVEL,
    poolMax: fields.POOL_MAX,
    authentication: authenticationOf(fields),
    allowedOrigins: Object.freeze([...new Set(fields.ALLOWED_ORIGINS)]),
    introspection: fields.INTROSPECTION ?? fields.NODE_ENV !== 'production',
    rateLimit: fields.RATE_LIMIT,
    demoData: fields.DEMO_DATA ?? database.kind === 'EMBEDDED',
    importTimetable: fields.IMPORT_TIMETABLE ?? null,
  });
}

function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
  if (isNewEnough) return;
  throw settingsProblem(
    `This is Node ${version}, and the gateway needs ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer.`,
    'Install a newer Node from https://nodejs.org and start again.',
  );
}

/** `--data-directory here` and `--no-introspection` become DATA_DIRECTORY and INTROSPECTION. */
function readFlags(flags: readonly string[]): Readonly<Record<string, string>> {
  try {
    const { values } = parseArgs({ args: [...flags], options: FLAGS, strict: true, allowNegative: true });
    return Object.fromEntries(
      Object.entries(values).map(([flag, value]) => [flag.toUpperCase().replaceAll('-', '_'), String(value)]),
    );
  } catch (error) {
    const said = types.isNativeError(error) ? (/^[^.]*/.exec(error.message)?.[0] ?? '') : '';
    throw settingsProblem(
      `The command line is not understood: ${said}.`,
      `Use only these: ${Object.keys(FLAGS)
        .map((flag) => `--${flag}`)
        .join(', ')}.`,
    );
  }
}

function readFields(given: Readonly<Record<string, string | undefined>>): Fields {
  const parsed = FIELDS.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0]);
  const value = SECRET_FIELDS.includes(name) ? '' : `, and is "${given[name] ?? ''}"`;
  throw settingsProblem(`${name} ${issue?.message ?? 'is wrong'}${value}.`, `Change ${name}, or leave it out.`);
}

/** One URL serves both sides, each in a schema of its own; two serve one side each; none means the embedded server. */
function databaseOf(fields: Fields): DatabaseSettings {
  const { DATABASE_URL: both, PROJECT_DATABASE_URL: project, FINANCE_DATABASE_URL: finance } = fields;
  if ((project === undefined) !== (finance === undefined)) {
    const [one, other] = project === undefined ? ['FINANCE', 'PROJECT'] : ['PROJECT', 'FINANCE'];
    throw settingsProblem(
      `${one}_DATABASE_URL is given without ${other}_DATABASE_URL, and each side needs a database.`,
      `Set ${other}_DATABASE_URL too, or set only DATABASE_URL for both sides.`,
    );
  }
  const projectUrl = project ?? both;
  const financeUrl = finance ?? both;
  if (projectUrl === undefined || financeUrl === undefined) {
    return Object.freeze({ kind: 'EMBEDDED', directory: resolve(fields.DATA_DIRECTORY), fresh: fields.FRESH });
  }
  if (fields.FRESH) {
    throw settingsProblem(
      '--fresh removes the data of the embedded database, and another database is given.',
      'Leave out --fresh, or the URL of the database.',
    );
  }
  return Object.freeze({ kind: 'GIVEN', projectUrl, financeUrl });
}

/** Demo tokens open everything to whoever can read them, so they exist only where nobody else can connect. */
function authenticationOf(fields: Fields): AuthenticationSettings {
  const { AUTH_SECRET, AUTH_JWKS_URL, AUTH_ISSUER, AUTH_AUDIENCE, HOST } = fields;
  const isGiven = [AUTH_SECRET, AUTH_JWKS_URL, AUTH_ISSUER, AUTH_AUDIENCE].some((value) => value !== undefined);
  const isLocal = isLoopback(HOST);
  const demoTokens = fields.DEMO_TOKENS ?? (isLocal && !isGiven);
  if (demoTokens && !isLocal) {
    throw settingsProblem(
      `Demo tokens are on, and HOST ${HOST} can be reached by others.`,
      'Set DEMO_TOKENS=false, or HOST=127.0.0.1.',
    );
  }
  if (!demoTokens && AUTH_SECRET === undefined && AUTH_JWKS_URL === undefined) {
    throw settingsProblem(
      'Nobody could sign in: there are no demo tokens, and nothing says whose tokens to trust.',
      'Set AUTH_JWKS_URL or AUTH_SECRET, or DEMO_TOKENS=true on HOST 127.0.0.1.',
    );
  }
  return Object.freeze({
    secret: AUTH_SECRET ?? null,
    jwksUrl: AUTH_JWKS_URL ?? null,
    issuer: AUTH_ISSUER ?? null,
    audience: AUTH_AUDIENCE ?? null,
    demoTokens,
  });
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
