/** A gateway that can be killed: starts the server in the directory it is told, says so, and waits. */
import { startEmbedded } from '../../src/kernel/embedded/embedded.ts';
import { CARELESS } from '../kit/start-database.ts';

const server = await startEmbedded({
  directory: process.argv[2] ?? '',
  databases: ['project'],
  serverSettings: CARELESS,
});
process.stdout.write(`${server.url('project')}\n`);
setInterval(() => undefined, 1_000);
