/** Subscriptions as server-sent events: the same caller, the same limits (api.md 1.11). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { eventsOf } from './streams.ts';
import { serve, toldBy, tokenFor, type Served } from './served.ts';

const QUERY = 'subscription { postingUpdates { __typename ... on CaughtUp { cursor } } }';

describe('an event stream', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const open = (token: string | null, init: RequestInit = {}, query = QUERY): Promise<Response> =>
    fetch(`${served.server.url}/graphql/stream`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...init,
    });

  test('answers a client of graphql-sse', async () => {
    const headers = { authorization: `Bearer ${await tokenFor()}` };
    const client = createClient({ url: `${served.server.url}/graphql/stream`, headers, retryAttempts: 0 });
    const events = client.iterate({ query: QUERY });
    const first = (await events.next()).value as unknown;
    await events.return?.();
    client.dispose();

    expect(first).toMatchObject({ data: { postingUpdates: { __typename: 'CaughtUp' } } });
  });

  test('answers GET too', async () => {
    const response = await fetch(`${served.server.url}/graphql/stream?query=${encodeURIComponent(QUERY)}`, {
      headers: { authorization: `Bearer ${await tokenFor()}` },
    });
    const events = eventsOf(response);
    const first = (await events.next()).value;
    await events.return();

    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(first).toMatchObject({ event: 'next', data: { data: { postingUpdates: { __typename: 'CaughtUp' } } } });
  });

  test('needs a token, and a good one', async () => {
    for (const token of [null, 'nonsense', await tokenFor({ expiresIn: -60 })]) {
      const told = await toldBy(await open(token));

      expect([told.status, told.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  test('ends when its token runs out', async () => {
    const events = eventsOf(await open(await tokenFor({ expiresIn: 2 })));
    const seen: string[] = [];
    for await (const { event } of events) seen.push(event);

    expect(seen).toEqual(['next', 'complete']);
  });

  test('tells of a bad cursor by its code, and ends', async () => {
    const bad = 'subscription { postingUpdates(after: "nonsense") { __typename } }';
    const seen = [];
    for await (const event of eventsOf(await open(await tokenFor(), {}, bad))) seen.push(event);

    expect(seen).toMatchObject([
      { event: 'next', data: { errors: [{ extensions: { code: 'BAD_CURSOR' } }] } },
      { event: 'complete' },
    ]);
  });

  test('takes a seat of its caller, and gives it back when the client goes', async () => {
    const token = await tokenFor({ subject: 'many' });
    const leaving = Array.from({ length: 10 }, () => new AbortController());
    for (const { signal } of leaving) {
      const response = await open(token, { signal });
      expect((await eventsOf(response).next()).value).toMatchObject({ event: 'next' });
    }
    const eleventh = await toldBy(await open(token));

    expect([eleventh.status, eleventh.code]).toEqual([429, 'RATE_LIMITED']);
    for (const one of leaving) one.abort();
    let status = 429;
    for (const giveUpAt = Date.now() + 10_000; status === 429 && Date.now() < giveUpAt;) {
      const gone = new AbortController();
      const response = await open(token, { signal: gone.signal });
      status = response.status;
      gone.abort();
    }
    expect(status).toBe(200);
  });

  const BROKEN = ['{', '{}', '{"query":1}', `{"query":"${QUERY}","variables":[]}`, '[]'];
  test.each(BROKEN)('of the body %s is refused as JSON', async (body) => {
    const told = await toldBy(await open(await tokenFor(), { body }));

    expect([told.status, told.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});
