/** Starts the gateway and says where it is; stops it in order when it is told to. */
import { loadDemo } from './cli/demo.ts';
import { openClient } from './cli/graphql-client.ts';
import { ROLES, type Role } from './kernel/caller.ts';
import { COURIER, read } from './kernel/db.ts';
import { openLog, type Log } from './kernel/log.ts';
import { LIMITS } from './kernel/limits.ts';
import { isSettingsProblem } from './kernel/settings-problem.ts';
import { startGateway, type Gateway } from './gateway.ts';
import { readSettings } from './settings.ts';

/** The company of the worked example: demo tokens open it before it is loaded. */
const EXAMPLE_COMPANY = 'USPM';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What the user can mend is told in two sentences; anything else with all that is known. */
function explain(error: unknown, log: Log | null): void {
  if (isSettingsProblem(error)) process.stderr.write(`${error.message}\n`);
  else if (log === null) process.stderr.write(`${String(error)}\n`);
  else log.fatal({ err: error }, 'The gateway ends on a fault.');
}

async function main(): Promise<void> {
  let log: Log | null = null;
  try {
    const settings = readSettings();
    const ours = openLog(settings.logLevel);
    log = ours;
    process.on('uncaughtException', (error) => {
      explain(error, ours);
      process.exit(1);
    });
    const starting = startGateway({ settings, log: ours });
    stopOnSignal(starting, ours);
    const gateway = await starting;
    if (settings.demoData && gateway.wasEmpty) await loadExample(gateway, ours);
    say(await greeting(gateway));
  } catch (error) {
    explain(error, log);
    process.exit(1);
  }
}

/** The first signal stops in order, within 25 s; the second ends at once (REL-53). */
function stopOnSignal(starting: Promise<Gateway>, log: Log): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info('Stopping.');
    setTimeout(() => {
      log.error('It did not stop in time.');
      process.exit(1);
    }, LIMITS.stopMs).unref();
    try {
      const gateway = await starting;
      await gateway.stop();
      process.exit(0);
    } catch (error) {
      explain(error, log);
      process.exit(1);
    }
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

/** Goes in by the API, like anybody's data; a gateway without it serves all the same. */
async function loadExample({ server, demo }: Gateway, log: Log): Promise<void> {
  if (demo === null) {
    log.warn('The worked example is not loaded: that needs demo tokens.');
    return;
  }
  say('Loading the worked example …');
  const token = await demo.issueDemoToken({ subject: 'demo', roles: ROLES, legalEntities: [EXAMPLE_COMPANY] });
  const tokens = { PROJECT_MANAGER: token, ACCOUNTANT: token, INTEGRATION_ADMIN: token, VIEWER: token, SYSTEM: token };
  try {
    await loadDemo(openClient(`${server.url}/graphql`, tokens));
  } catch (error) {
    log.error({ err: error }, 'The worked example could not be loaded; --fresh starts anew.');
  }
}

async function greeting(gateway: Gateway): Promise<string> {
  const { url } = gateway.server;
  const lines = [
    '',
    'Project Invoice Gateway is ready.',
    `  GraphQL        ${url}/graphql`,
    `  WebSocket      ${url.replace('http', 'ws')}/graphql`,
    `  Server events  ${url}/graphql/stream`,
    ...(await tokenLines(gateway)),
    '',
    'Ctrl-C stops it.',
  ];
  return lines.join('\n');
}

async function tokenLines({ demo, sides }: Gateway): Promise<readonly string[]> {
  if (demo === null) return [];
  const known = await read<{ legalEntity: string }>(sides.finance, COURIER, {
    text: 'select legal_entity from finance.legal_entity order by legal_entity',
    values: [],
  }).catch(() => []); // While that side is down there are still tokens for the example.
  const legalEntities = [...new Set([EXAMPLE_COMPANY, ...known.map((row) => row.legalEntity)])];
  const width = Math.max(...ROLES.map((role) => role.length));
  const tokenOf = async (role: Role): Promise<string> => {
    const subject = `demo-${role.toLowerCase().replace('_', '-')}`;
    return `  ${role.padEnd(width)} ${await demo.issueDemoToken({ subject, roles: [role], legalEntities })}`;
  };
  const tokens = await Promise.all(ROLES.map(tokenOf));
  return ['', `Demo tokens for ${legalEntities.join(', ')}, good for 12 hours:`, ...tokens];
}

await main();
