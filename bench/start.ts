/** From the start of the process to its first answer: with no database, and with one that exists. */
import { startOwnGateway } from '../src/cli/own-gateway.ts';
import { askCompanies } from '../src/cli/operations/intake.ts';
import { milliseconds, timed, type Figure } from './figure.ts';
import { clientOf } from './prepared.ts';

export async function measureStart(dataDirectory: string): Promise<readonly Figure[]> {
  const start = async (): Promise<number> => {
    const { ms, value: gateway } = await timed(async () => {
      const started = await startOwnGateway({ dataDirectory });
      await askCompanies(await clientOf(started, ['USPM']));
      return started;
    });
    await gateway.stop();
    return ms;
  };
  const first = await start();
  const again = await start();
  return [
    { what: 'Start to first answer, no database', value: milliseconds(first), beside: 'target: under 6,000 ms' },
    { what: 'Start to first answer, database exists', value: milliseconds(again), beside: 'target: under 3,000 ms' },
  ];
}
