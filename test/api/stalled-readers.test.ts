/** A reader that takes nothing stops its stream at the source, and costs no memory (REL-42). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket, WebSocketServer } from 'ws';
import { keepAlive } from '../../src/api/stream/socket-life.ts';
import { cursorOf } from '../../src/sync/follow/log-cursor.ts';
import { asSuperuser } from '../kit/database.ts';
import { eventsOf, openSocket } from './streams.ts';
import { serve, tokenFor, type Served } from './served.ts';

const EVENTS = 4_000;
const PAYLOAD_BYTES = 8_192;
const PAGES = EVENTS / 100;

describe('a reader that stalls', () => {
  let served: Served;
  let start: string;
  let pages = 0;
  beforeAll(async () => {
    served = await serve();
    const { financeUrl, finance } = served.databases;
    await asSuperuser(
      financeUrl,
      `insert into finance.event (legal_entity, id, kind, subject_type, subject, subject_sequence, payload, position)
       select 'USPM', gen_random_uuid(), 'STAGING_PROGRESS', 'Proposal', 'PF-1', n, jsonb_build_object('x', repeat('x', $1)), n
         from generate_series(1, $2::integer) n`,
      [PAYLOAD_BYTES, EVENTS],
    );
    await asSuperuser(financeUrl, 'update finance.event_head set position = $1', [EVENTS]);
    const [head] = await asSuperuser<{ log: string }>(financeUrl, 'select log from finance.event_head');
    start = cursorOf(head?.log ?? '', 0);
    finance.listeners.add((sql) => {
      if (sql.includes('as proposal_number')) pages += 1;
    });
  });
  afterAll(() => served.close());

  const query = (): string =>
    `subscription { postingUpdates(after: ${JSON.stringify(start)}) { __typename ... on PostingEvent { sequence payload } } }`;

  /** Waits until no page was read for a second. */
  const quiet = async (): Promise<number> => {
    for (;;) {
      const before = pages;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      if (pages === before && pages > 0) return pages;
    }
  };

  test('on a socket stops the reading, and gets the rest without a hole when it goes on', async () => {
    pages = 0;
    const socket = await openSocket(served.server, { token: await tokenFor() });
    socket.send({ id: 'one', type: 'subscribe', payload: { query: query() } });
    socket.socket.pause();

    expect(await quiet()).toBeLessThan(PAGES * 0.75);

    socket.socket.resume();
    const sequences: unknown[] = [];
    while (sequences.length < EVENTS) {
      const { payload } = await socket.next('next');
      sequences.push((payload as { data: { postingUpdates: { sequence: number } } }).data.postingUpdates.sequence);
    }
    socket.close();
    expect(sequences).toEqual(Array.from({ length: EVENTS }, (_, i) => i + 1));
  });

  test('on an event stream stops the reading too', async () => {
    pages = 0;
    const gone = new AbortController();
    const response = await fetch(`${served.server.url}/graphql/stream?query=${encodeURIComponent(query())}`, {
      headers: { authorization: `Bearer ${await tokenFor()}` },
      signal: gone.signal,
    });
    const events = eventsOf(response);
    expect((await events.next()).value).toMatchObject({ event: 'next' });

    expect(await quiet()).toBeLessThan(PAGES * 0.75);
    gone.abort();
  });
});

describe('a socket whose reader is gone', () => {
  test('is closed with the code that says so; one that answers is not', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    server.on('connection', (socket) => keepAlive(socket, { code: 4410, stalledMs: 300 }));
    const open = async (): Promise<WebSocket> => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`);
      await new Promise((resolve) => socket.once('open', resolve));
      return socket;
    };
    const [alive, stalled] = [await open(), await open()];
    stalled.pause();
    const gone = await new Promise<boolean>((resolve) => {
      const look = setInterval(() => {
        if (server.clients.size > 1) return;
        clearInterval(look);
        resolve(true);
      }, 25);
    });
    const closed = new Promise((resolve) => stalled.once('close', resolve));
    stalled.resume();

    expect([gone, await closed, alive.readyState]).toEqual([true, 4410, WebSocket.OPEN]);
    alive.close();
    await new Promise((resolve) => server.close(resolve));
  });
});
