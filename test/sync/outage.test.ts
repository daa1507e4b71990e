/** The finance database stops while the project side goes on: a real server, really stopped (REL-50, design G19). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeSide, openSide, type Side } from '../../src/kernel/db.ts';
import { startEmbedded, type EmbeddedServer } from '../../src/kernel/embedded/embedded.ts';
import { openLog } from '../../src/kernel/log.ts';
import { migrate } from '../../src/kernel/migrate.ts';
import { financeEntities } from '../../src/finance/tables.ts';
import { carry } from '../../src/sync/courier/courier.ts';
import { startRunner, type Runner } from '../../src/sync/runner/runner.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { CARELESS } from '../kit/start-database.ts';
import { arrivals, routeOf, send, statuses } from './crossing.ts';

let directory: string;
let server: EmbeddedServer;
let databases: TestDatabases;
let finance: Side;
let runner: Runner;

const startServer = (): Promise<EmbeddedServer> =>
  startEmbedded({ directory, databases: ['finance'], serverSettings: CARELESS });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gateway-outage-'));
  await chmod(directory, 0o711);
  [server, databases] = await Promise.all([startServer(), openTestDatabases()]);
  await migrate('finance', server.url('finance'));
  finance = openSide('finance', { url: server.url('finance'), tables: financeEntities, poolMax: 4 });
  const route = { ...routeOf(databases), to: finance, random: Math.random };
  runner = startRunner({
    sides: [databases.project, finance],
    tasks: [{ name: 'carry', run: async () => (await carry(route)).more, wokenBy: [databases.project] }],
    log: openLog('silent'),
    random: Math.random,
  });
});
afterAll(async () => {
  await runner.stop();
  await closeSide(finance);
  await databases.close();
  await server.stop();
  await rm(directory, { recursive: true });
});

async function untilApplied(count: number): Promise<void> {
  while ((await statuses(databases.projectUrl))['APPLIED'] !== count)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('while the finance database is down', () => {
  test('messages wait, nothing is counted against them, and they arrive once and in order when it is back', async () => {
    await send(databases.project, { 'proforma:P1': 2 });
    await untilApplied(2);

    await server.stop();
    await send(databases.project, { 'proforma:P1': 3, 'proforma:P2': 2 });
    await expect(carry({ ...routeOf(databases), to: finance })).rejects.toMatchObject({ faultCode: 'UNAVAILABLE' });
    const waiting = await asSuperuser(
      databases.projectUrl,
      "select count(*)::integer as messages, sum(attempts)::integer as attempts, count(last_error)::integer as errors from project.message where status = 'PENDING'",
    );
    server = await startServer();
    await untilApplied(7);

    expect(waiting).toEqual([{ messages: 5, attempts: 0, errors: 0 }]);
    const arrived = await arrivals(server.url('finance'));
    expect([...arrived].sort()).toEqual([
      'proforma:P1 1',
      'proforma:P1 1',
      'proforma:P1 2',
      'proforma:P1 2',
      'proforma:P1 3',
      'proforma:P2 1',
      'proforma:P2 2',
    ]);
    expect(arrived.filter((one) => one.startsWith('proforma:P1'))).toEqual([
      'proforma:P1 1',
      'proforma:P1 2',
      'proforma:P1 1',
      'proforma:P1 2',
      'proforma:P1 3',
    ]);
  });
});
