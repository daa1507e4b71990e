/** The real gateway, in this process: server, sockets and crossing on a fresh pair of databases, with tokens for whoever is wanted. */
import { afterAll } from '@jest/globals';
import { SignJWT } from 'jose';
import { startGateway, type Gateway, type GatewayOptions } from '../../src/gateway.ts';
import { ROLES, type Role } from '../../src/kernel/caller.ts';
import { isConnectionLoss } from '../../src/kernel/fault.ts';
import { openLog } from '../../src/kernel/log.ts';
import { isSettingsProblem } from '../../src/kernel/settings-problem.ts';
import { readSettings } from '../../src/settings.ts';
import { askAs, type Addresses, type Asker } from './ask.ts';
import { openTestDatabases } from './database.ts';

const SECRET = 'a secret that only the tests know, and nobody else';
const LIFETIME = '1h';
const START_TRIES = 3;

export interface TestGateway {
  readonly gateway: Gateway;
  readonly addresses: Addresses;
  readonly projectUrl: string;
  readonly financeUrl: string;
  /** One who holds the roles, by default all of them, in these companies. */
  readonly asker: (companies: readonly string[], roles?: readonly Role[]) => Promise<Asker>;
  /** Stops the gateway, and removes the databases where they were made for it. */
  readonly close: () => Promise<void>;
}

/** Whatever a test file has started ends with it, also when its set-up fails half way. */
const opened: TestGateway[] = [];
afterAll(async () => {
  for (const gateway of opened.splice(0).reverse()) await gateway.close();
});

export interface TestGatewayOptions {
  /** Databases that are there; otherwise a fresh pair. */
  readonly urls?: { readonly projectUrl: string; readonly financeUrl: string };
  /** More settings, by their names in the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startTestGateway({ urls, environment = {} }: TestGatewayOptions = {}): Promise<TestGateway> {
  const own = urls === undefined ? await openTestDatabases() : null;
  const { projectUrl, financeUrl } = urls ?? own ?? { projectUrl: '', financeUrl: '' };
  const settings = readSettings({
    environment: {
      PROJECT_DATABASE_URL: projectUrl,
      FINANCE_DATABASE_URL: financeUrl,
      PORT: '0',
      POOL_MAX: '8',
      AUTH_SECRET: SECRET,
      RATE_LIMIT: 'false',
      DEMO_DATA: 'false',
      LOG_LEVEL: 'error',
      ...environment,
    },
    flags: [],
    nodeVersion: process.versions.node,
  });
  const gateway = await started({ settings, log: openLog(settings.logLevel) });
  const addresses = addressesOf(gateway.server.url);
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await gateway.stop();
    await own?.close();
  };
  const test: TestGateway = {
    gateway,
    addresses,
    projectUrl,
    financeUrl,
    asker: async (companies, roles = ROLES) => askAs(addresses, await tokenFor(companies, roles)),
    close: () => (closing ??= close()),
  };
  opened.push(test);
  return test;
}

/** A machine that is busy with other tests may take longer to answer than a gateway waits for it. */
async function started(options: GatewayOptions): Promise<Gateway> {
  for (let attempt = 1; attempt < START_TRIES; attempt += 1) {
    try {
      return await startGateway(options);
    } catch (error) {
      if (!isConnectionLoss(error) && !isSettingsProblem(error)) throw error;
    }
  }
  return startGateway(options);
}

function addressesOf(url: string): Addresses {
  return {
    http: `${url}/graphql`,
    socket: `${url.replace('http:', 'ws:')}/graphql`,
    stream: `${url}/graphql/stream`,
  };
}

const tokenFor = (companies: readonly string[], roles: readonly Role[]): Promise<string> =>
  new SignJWT({ roles: Object.fromEntries(roles.map((role) => [role, companies])) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(`${roles.length === ROLES.length ? 'everything' : roles.join('-')}@${companies.join('-')}`)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(new TextEncoder().encode(SECRET));
