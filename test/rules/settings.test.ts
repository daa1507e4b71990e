import { describe, expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import { isSettingsProblem } from '../../src/kernel/settings-problem.ts';
import { readSettings, type Settings } from '../../src/settings.ts';

interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly nodeVersion?: string;
}

const read = ({ environment = {}, flags = [], nodeVersion = '20.19.0' }: Given = {}): Settings =>
  readSettings({ environment, flags, nodeVersion });

function problemOf(given: Given): string {
  try {
    read(given);
  } catch (error) {
    if (isSettingsProblem(error)) return error.message;
    throw error;
  }
  throw new Error('the settings were accepted');
}

const SECRET = 'a-secret-of-thirty-two-characters';

describe('what nobody sets has a value that is safe on one’s own machine', () => {
  test('nothing given means the embedded database, demo tokens and the worked example, for this machine only', () => {
    expect(read()).toEqual({
      database: { kind: 'EMBEDDED', directory: resolve('.gateway'), fresh: false },
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      poolMax: 20,
      authentication: { secret: null, jwksUrl: null, issuer: null, audience: null, demoTokens: true },
      allowedOrigins: [],
      introspection: true,
      rateLimit: true,
      demoData: true,
      importTimetable: null,
    });
  });

  test('a timetable is a cron pattern, or it is refused', () => {
    expect(read({ flags: ['--import-timetable', '*/15 * * * *'] }).importTimetable).toBe('*/15 * * * *');
    expect(() => read({ environment: { IMPORT_TIMETABLE: 'now and then' } })).toThrow('must be a cron pattern');
  });

  test('an empty variable counts as not given', () => {
    expect(read({ environment: { PORT: '', AUTH_SECRET: '', DATABASE_URL: '' } })).toEqual(read());
  });

  test('introspection is off in production unless it is asked for', () => {
    expect(read({ environment: { NODE_ENV: 'production' } }).introspection).toBe(false);
    expect(read({ environment: { NODE_ENV: 'production', INTROSPECTION: 'on' } }).introspection).toBe(true);
  });

  test('nothing of it can be changed afterwards', () => {
    const settings = read();

    expect(Object.isFrozen(settings)).toBe(true);
    for (const part of [settings.database, settings.authentication, settings.allowedOrigins]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

describe('which database', () => {
  const url = (name: string): string => `postgres://user@host:5432/${name}`;

  test('one URL is shared by both sides, and no example is loaded into it', () => {
    const settings = read({ environment: { DATABASE_URL: url('both') } });

    expect(settings.database).toEqual({ kind: 'GIVEN', projectUrl: url('both'), financeUrl: url('both') });
    expect(settings.demoData).toBe(false);
  });

  test('a URL for each side wins over the shared one', () => {
    const environment = {
      DATABASE_URL: url('both'),
      PROJECT_DATABASE_URL: url('one'),
      FINANCE_DATABASE_URL: url('two'),
    };

    expect(read({ environment }).database).toEqual({ kind: 'GIVEN', projectUrl: url('one'), financeUrl: url('two') });
  });

  test.each([
    { given: 'PROJECT', missing: 'FINANCE' },
    { given: 'FINANCE', missing: 'PROJECT' },
  ])('a URL for the side $given alone is refused', ({ given, missing }) => {
    const environment = { [`${given}_DATABASE_URL`]: url('one'), DATABASE_URL: url('both') };

    expect(problemOf({ environment })).toContain(`Set ${missing}_DATABASE_URL too`);
  });

  test('--fresh is refused when the data is not ours to remove', () => {
    expect(problemOf({ environment: { DATABASE_URL: url('both') }, flags: ['--fresh'] })).toContain('--fresh');
  });

  test('a wrong URL is named and never repeated, because it holds a password', () => {
    const problem = problemOf({ environment: { DATABASE_URL: 'mysql://user:hunter2@host/db' } });

    expect(problem).toContain('DATABASE_URL must be a URL such as postgres://');
    expect(problem).not.toContain('hunter2');
  });
});

describe('the command line', () => {
  test('a flag wins over the environment', () => {
    const settings = read({
      environment: { PORT: '5000', RATE_LIMIT: 'on' },
      flags: ['--port', '0', '--no-rate-limit'],
    });

    expect(settings.port).toBe(0);
    expect(settings.rateLimit).toBe(false);
  });

  test('a directory is meant from where one stands', () => {
    const { database } = read({ flags: ['--data-directory=somewhere', '--fresh'] });

    expect(database).toEqual({ kind: 'EMBEDDED', directory: resolve('somewhere'), fresh: true });
  });

  test.each([
    { flags: ['--prot', '1'], why: 'an unknown flag' },
    { flags: ['here'], why: 'a stray word' },
    { flags: ['--port'], why: 'a flag without its value' },
    { flags: ['--auth-secret', SECRET], why: 'a secret, which others could read there' },
  ])('refuses $why, and lists what it knows', ({ flags }) => {
    expect(problemOf({ flags })).toMatch(/^The command line is not understood: .+\. Use only these: --port, --host/);
  });
});

describe('who may sign in', () => {
  const given = { AUTH_SECRET: SECRET, AUTH_ISSUER: 'us', AUTH_AUDIENCE: 'gateway' };

  test('real tokens put an end to demo tokens', () => {
    expect(read({ environment: given }).authentication).toEqual({
      secret: SECRET,
      jwksUrl: null,
      issuer: 'us',
      audience: 'gateway',
      demoTokens: false,
    });
  });

  test('on this machine demo tokens may stand beside real ones', () => {
    expect(read({ environment: { ...given, DEMO_TOKENS: 'true' } }).authentication.demoTokens).toBe(true);
  });

  test.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('%s is this machine', (host) => {
    expect(read({ flags: ['--host', host] }).authentication.demoTokens).toBe(true);
  });

  test.each(['0.0.0.0', '::', '10.0.0.1', 'gateway.example', '127.example.com'])(
    'demo tokens are refused where others can connect: %s',
    (host) => {
      expect(problemOf({ environment: given, flags: ['--host', host, '--demo-tokens'] })).toContain(
        'DEMO_TOKENS=false',
      );
    },
  );

  test('a gateway that nobody could sign in to does not start', () => {
    expect(problemOf({ environment: { HOST: '0.0.0.0' } })).toContain('Nobody could sign in');
    expect(problemOf({ environment: { DEMO_TOKENS: 'no' } })).toContain('Set AUTH_JWKS_URL or AUTH_SECRET');
  });

  test('a short secret is refused and not repeated', () => {
    const problem = problemOf({ environment: { AUTH_SECRET: 'hunter2' } });

    expect(problem).toContain('AUTH_SECRET must have at least 32 characters');
    expect(problem).not.toContain('hunter2');
  });
});

describe('a wrong value is told in two sentences: what is wrong, and what to do', () => {
  test.each([
    ['PORT', 'abc', 'must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'must be a whole number from 0 to 65535'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['POOL_MAX', '0', 'must be a whole number from 1 to 1000'],
    ['LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, fatal, silent'],
    ['RATE_LIMIT', 'maybe', 'must be true or false'],
    ['HOST', 'a b', 'must be an address or the name of a machine'],
    ['AUTH_JWKS_URL', 'file:///keys', 'must be a URL that begins with https:// or http://'],
    ['ALLOWED_ORIGINS', '*', 'must be a list such as https://one.example,https://two.example'],
    ['ALLOWED_ORIGINS', 'https://one.example/path', 'must be a list such as https://one.example,https://two.example'],
  ])('%s=%s', (name, value, rule) => {
    expect(problemOf({ environment: { [name]: value } })).toBe(
      `${name} ${rule}, and is "${value}". Change ${name}, or leave it out.`,
    );
  });

  test('origins are a list, each once', () => {
    const environment = { ALLOWED_ORIGINS: 'https://one.example, http://localhost:3000,https://one.example' };

    expect(read({ environment }).allowedOrigins).toEqual(['https://one.example', 'http://localhost:3000']);
  });

  test.each(['18.20.4', '20.18.3', '16.0.0'])('Node %s is too old', (nodeVersion) => {
    expect(problemOf({ nodeVersion })).toContain(`This is Node ${nodeVersion}, and the gateway needs 20.19 or newer.`);
  });

  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s is new enough', (nodeVersion) => {
    expect(read({ nodeVersion }).port).toBe(4000);
  });
});
