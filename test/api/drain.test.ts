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

  test('under load answers every request that it accepted', async () => {
    let begun = 0;
    const contract = openContract();
    const fields = contract.schema.getQueryType()?.getFields() ?? {};
    const counted = async (): Promise<string> => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 'x'.repeat(50_000);
    };
    Object.assign(fields['sdl'] ?? {}, { resolve: counted });
    const served = await serve({ contract });
    const token = await tokenFor();
    let answered = 0;
    const callers = Array.from({ length: 8 }, async () => {
      for (;;) {
        const told = await post(served.server, { query: '{ sdl }', token }).catch(() => null);
        if (told === null) return; // Whether it was accepted, the resolver has counted.
        expect(told.status).toBe(200);
        answered += 1;
      }
    });
    while (answered < 50) await new Promise((resolve) => setImmediate(resolve));

    await served.server.stop();
    await Promise.all(callers);

    expect(answered).toBe(begun);
    await served.close();
  });
});
