/** Subscriptions over WebSocket: who is let in, how much, and for how long (SEC-5, SEC-6). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSocket, type BareSocket } from './streams.ts';
import { serve, tokenFor, type Served } from './served.ts';

const QUERY = 'subscription { postingUpdates { __typename ... on CaughtUp { cursor } } }';
const PAGE = 'https://console.example';

describe('a socket', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ allowedOrigins: [PAGE] });
  });
  afterAll(() => served.close());

  const subscribe = (socket: BareSocket, id = 'one', query = QUERY): void =>
    socket.send({ id, type: 'subscribe', payload: { query } });

  test('with a good token is acknowledged, and its subscription answers', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    subscribe(socket);
    const next = await socket.next('next');
    socket.close();

    expect(next.payload).toMatchObject({ data: { postingUpdates: { __typename: 'CaughtUp' } } });
  });

  test('of a foreign page is refused at the upgrade; of an allowed one, or of none, it is not', async () => {
    await expect(openSocket(served.server, { origin: 'https://evil.example' })).rejects.toThrow('403');
    for (const origin of [PAGE, served.server.url]) {
      const socket = await openSocket(served.server, { origin, token: await tokenFor() });
      expect(socket.socket.protocol).toBe('graphql-transport-ws');
      socket.close();
    }
  });

  test('of another protocol is refused at the upgrade', async () => {
    await expect(openSocket(served.server, { protocol: 'graphql-ws' })).rejects.toThrow('400');
  });

  test('without a token is closed with 4401', async () => {
    expect(await (await openSocket(served.server, { token: null })).closed).toBe(4401);
  });

  test('with a bad token is closed with 4403, and never acknowledged', async () => {
    for (const token of ['nonsense', await tokenFor({ audience: 'other' }), await tokenFor({ expiresIn: -60 })]) {
      const socket = await openSocket(served.server, { token });

      expect(await socket.closed).toBe(4403);
      await expect(socket.next('connection_ack')).rejects.toThrow('4403');
    }
  });

  test('that does not introduce itself is closed with 4408 after 3 s', async () => {
    const openedAt = Date.now();
    const socket = await openSocket(served.server);

    expect(await socket.closed).toBe(4408);
    expect(Date.now() - openedAt).toBeGreaterThan(2_500);
  });

  test('that subscribes before it is acknowledged is closed with 4401', async () => {
    const socket = await openSocket(served.server);
    subscribe(socket);

    expect(await socket.closed).toBe(4401);
  });

  test('is closed with 4403 when its token runs out, in the middle of a subscription', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor({ expiresIn: 2 }) });
    subscribe(socket);
    await socket.next('next');

    expect(await socket.closed).toBe(4403);
  });

  test('takes 20 operations, and refuses the 21st alone', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    for (let i = 0; i < 21; i += 1) subscribe(socket, `op${i}`);
    const refused = await socket.next('error');
    socket.close();

    expect(refused).toMatchObject({ id: 'op20', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test('too many of one caller are closed with 4429; another caller has room, and so has the first when one leaves', async () => {
    const token = await tokenFor({ subject: 'many' });
    const sockets = [];
    for (let i = 0; i < 10; i += 1) sockets.push(await openSocket(served.server, { token }));
    const eleventh = await openSocket(served.server, { token });
    const other = await openSocket(served.server, { token: await tokenFor({ subject: 'few' }) });

    expect(await eleventh.closed).toBe(4429);
    subscribe(other);
    expect((await other.next('next')).type).toBe('next');
    sockets[0]?.close();
    await sockets[0]?.closed;
    const again = await openSocket(served.server, { token });
    subscribe(again);
    expect((await again.next('next')).type).toBe('next');
    for (const socket of [...sockets, again, other]) socket.close();
  });

  test('that sends a frame of more than 256 KiB is closed with 1009', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    subscribe(socket, 'large', `${QUERY} #${'x'.repeat(257 * 1024)}`);

    expect(await socket.closed).toBe(1009);
  });

  test('that sends nonsense is closed with 4400', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    socket.socket.send('nonsense');

    expect(await socket.closed).toBe(4400);
  });

  test('that gives up its subscriptions may open as many again', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    for (let i = 0; i < 60; i += 1) {
      subscribe(socket, `op${i}`);
      await socket.next('next');
      socket.send({ id: `op${i}`, type: 'complete' });
    }
    subscribe(socket, 'last');
    const last = await socket.next('next');
    socket.close();

    expect(last.id).toBe('last');
  });

  test('is told of a bad cursor by its code, and lives on', async () => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    subscribe(socket, 'bad', 'subscription { postingUpdates(after: "nonsense") { __typename } }');
    const error = await socket.next('error');
    subscribe(socket, 'good');
    const next = await socket.next('next');
    socket.close();

    expect(error.payload).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }]);
    expect(next.id).toBe('good');
  });
});
