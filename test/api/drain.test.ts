/** Told to stop, the server finishes what it accepted, and keeps nobody waiting (REL-53). */
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { openContract } from '../../src/api/schema.ts';
import { eventsOf, openSocket } from './streams.ts';
import { post, serve, tokenFor } from './served.ts';

const knock = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve('OPEN'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });

const QUERY = 'subscription { postingUpdates { __typename } }';

describe('a server that is told to stop', () => {
  test('answers what is under way, ends streams and sockets, and takes nothing new', async () => {
    let finish = (): void => undefined;
    let started = (): void => undefined;
    const begun = new Promise<void>((resolve) => (started = resolve));
    const contract = openContract();
    const fields = contract.schema.getQueryType()?.getFields() ?? {};
    const slow = (): Promise<string> => {
      started();
      return new Promise((resolve) => (finish = () => resolve('in the end')));
    };
    Object.assign(fields['sdl'] ?? {}, { resolve: slow });
    const served = await serve({ contract });
    const { server } = served;
    const socket = await openSocket(server, { token: await tokenFor() });
    socket.send({ id: 'one', type: 'subscribe', payload: { query: QUERY } });
    await socket.next('next');
    const events = eventsOf(
      await fetch(`${server.url}/graphql/stream?query=${encodeURIComponent(QUERY)}`, {
        headers: { authorization: `Bearer ${await tokenFor()}` },
      }),
    );
    await events.next();
    const accepted = post(server, { query: '{ sdl }' });
    await begun;

    server.drain();
    const ready = await fetch(`${server.url}/readyz`);
    const stoppedAt = Date.now();
    const stopped = server.stop();

    expect(ready.status).toBe(503);
    expect(await socket.closed).toBe(1001);
    expect((await events.next()).value).toMatchObject({ event: 'complete' });
    expect(await knock(server.port)).toBe('ECONNREFUSED');
    finish();
    expect((await accepted).data).toEqual({ sdl: 'in the end' });
    await stopped;
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    await served.close();
  });

  test('under load fails no request that it accepted', async () => {
    const served = await serve();
    const token = await tokenFor();
    const outcomes: (number | 'NOT ACCEPTED')[] = [];
    let going = true;
    const callers = Array.from({ length: 8 }, async () => {
      while (going) {
        // A connection that is refused was never accepted; an answer that is cut off would be a SyntaxError here.
        const told = await post(served.server, { query: '{ rules { id statement } }', token }).catch(
          (error: Error) => error,
        );
        if (!('status' in told) && !/fetch failed/.test(told.message)) throw told;
        outcomes.push('status' in told ? told.status : 'NOT ACCEPTED');
        if (outcomes.at(-1) === 'NOT ACCEPTED') return;
      }
    });
    while (outcomes.length < 50) await new Promise((resolve) => setImmediate(resolve));

    await served.server.stop();
    going = false;
    await Promise.all(callers);

    const answered = outcomes.filter((outcome) => outcome !== 'NOT ACCEPTED');
    expect(answered.length).toBeGreaterThanOrEqual(50);
    expect(new Set(answered)).toEqual(new Set([200]));
    await served.close();
  });
});
