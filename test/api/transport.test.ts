/** What comes in over HTTP before anybody looks at what is asked: sizes, media, origins, methods (SEC-8). */
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSide } from '../../src/kernel/db.ts';
import { post, serve, toldBy, tokenFor, type Served } from './served.ts';

const PAGE = 'https://console.example';
const INTAKE =
  'mutation ($input: RecordApprovalsInput!) { recordApprovals(input: $input) { refused userErrors { code } } }';

describe('a request', () => {
  let served: Served;
  let token: string;
  beforeAll(async () => {
    served = await serve({ allowedOrigins: [PAGE] });
    token = await tokenFor();
  });
  afterAll(() => served.close());

  const send = (init: RequestInit, path = '/graphql') =>
    fetch(`${served.server.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
    });
  const json = (body: string, headers: Record<string, string> = {}) =>
    send({ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  const approvals = (bytes: number) => ({
    command: { idempotencyKey: 'large' },
    legalEntity: 'USPM',
    approvals: [{ entryNumber: 'E-1', description: 'x'.repeat(bytes) }],
  });

  test('of more than 256 KiB is PAYLOAD_TOO_LARGE, as JSON', async () => {
    const told = await post(served.server, { query: '{ sdl }', variables: { more: 'x'.repeat(257 * 1024) } });

    expect([told.status, told.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('of more than 256 KiB goes in when it is an intake', async () => {
    const told = await post(served.server, { query: INTAKE, variables: { input: approvals(300 * 1024) } });

    expect([told.status, told.errors]).toEqual([200, []]);
    expect(told.data).toMatchObject({ recordApprovals: { userErrors: [{}] } });
  });

  test('of more than 256 KiB is refused when something else rides along with an intake', async () => {
    const along = INTAKE.replace(
      '{ recordApprovals',
      '{ confirmContract(input: { command: { idempotencyKey: "k" }, legalEntity: "USPM", number: "1" }) { replayed } recordApprovals',
    );
    const hidden = `${INTAKE.replace('{ recordApprovals', '{ ...F recordApprovals')} fragment F on Mutation { __typename }`;
    for (const query of [along, hidden]) {
      const told = await post(served.server, { query, variables: { input: approvals(300 * 1024) } });

      expect(told.code).toBe('PAYLOAD_TOO_LARGE');
    }
  });

  test('of more than 4 MiB is refused whatever it is', async () => {
    const told = await post(served.server, { query: INTAKE, variables: { input: approvals(4.1 * 1024 * 1024) } });

    expect([told.status, told.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('that does not say how large it is, is read no further than 4 MiB', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest(`${served.server.url}/graphql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'transfer-encoding': 'chunked',
        },
      });
      sending.on('response', (response) => resolve(response.resume().statusCode));
      sending.on('error', reject);
      const chunk = Buffer.alloc(64 * 1024, 120);
      for (let i = 0; i < 70; i += 1) sending.write(chunk);
    });

    expect(status).toBe(413);
  });

  const MEDIA: readonly (readonly [string, Record<string, string>, number])[] = [
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', { 'content-type': 'text/plain' }, 415],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['another charset', { 'content-type': 'application/json; charset=latin1' }, 415],
    ['a compressed body', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 415],
    ['UTF-8 in quotes', { 'content-type': 'application/json; charset="UTF-8"' }, 200],
  ];
  test.each(MEDIA)('with %s', async (_, headers, status) => {
    const told = await toldBy(await send({ method: 'POST', headers, body: '{"query":"{ sdl }"}' }));

    expect(told.status).toBe(status);
    if (status !== 200) expect(told.code).toBe('BAD_USER_INPUT');
  });

  const BROKEN = [
    '{',
    '',
    'null',
    '"query"',
    '[]',
    '[{"query":"{ sdl }"}]',
    '{"query":1}',
    '{"query":"{ sdl }","variables":[]}',
    '{}',
  ];
  test.each(BROKEN)('whose body is %j is answered as JSON with 400', async (body) => {
    const told = await toldBy(await json(body));

    expect([told.status, told.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(told.headers.get('content-type')).toContain('json');
    expect(told.errors[0]?.extensions.requestId).toBe(told.headers.get('x-request-id'));
  });

  test('with bytes that are no UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"query":"{ sdl }","x":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const told = await toldBy(await send({ method: 'POST', headers: { 'content-type': 'application/json' }, body }));

    expect([told.status, told.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('of GET reads, and never changes anything', async () => {
    const headers = { 'apollo-require-preflight': 'yes' };
    const read = await send({ headers }, `/graphql?query=${encodeURIComponent('{ viewer { subject } }')}`);
    const mutation = `/graphql?query=${encodeURIComponent('mutation { __typename }')}`;
    const change = await send({ headers }, mutation);

    expect([read.status, change.status, change.headers.get('allow')]).toEqual([200, 405, 'POST']);
  });

  test('of GET that any page could send is refused', async () => {
    const told = await toldBy(await send({}, `/graphql?query=${encodeURIComponent('{ sdl }')}`));

    expect([told.status, told.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('of %s is 405', async (method) => {
    expect((await send({ method, headers: { 'apollo-require-preflight': 'yes' } })).status).toBe(405);
  });

  test('of a browser shows no landing page', async () => {
    const response = await send({ headers: { accept: 'text/html' } });

    expect(await response.text()).not.toContain('<html');
  });

  test('is answered without being guessed at, kept, or telling what answers', async () => {
    const response = await json('{"query":"{ __typename }"}');

    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('server')).toBeNull();
  });

  test('of another path is NOT_FOUND, as JSON', async () => {
    expect((await toldBy(await send({}, '/nothing'))).code).toBe('NOT_FOUND');
  });

  test('of a page is answered for the origins that may ask, and for our own', async () => {
    const from = async (origin: string): Promise<string | null> =>
      (await json('{"query":"{ __typename }"}', { origin })).headers.get('access-control-allow-origin');
    const preflight = (origin: string) => send({ method: 'OPTIONS', headers: { origin } });

    expect([await from(PAGE), await from(served.server.url), await from('https://evil.example')]).toEqual([
      PAGE,
      served.server.url,
      null,
    ]);
    expect([(await preflight(PAGE)).status, (await preflight('https://evil.example')).status]).toEqual([204, 403]);
  });

  test('whose head does not come is given up', async () => {
    const socket = connect(served.server.port, '127.0.0.1');
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\n');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      socket.on('close', () => resolve(text));
    });

    expect(answer).toContain('408');
  });
});

describe('health', () => {
  test('says which side answers, and is ready while one of them does', async () => {
    const served = await serve();
    try {
      const ready = async (): Promise<{ status: number; text: string }> => {
        const response = await fetch(`${served.server.url}/readyz`);
        return { status: response.status, text: await response.text() };
      };
      const both = await ready();

      expect(both.status).toBe(200);
      expect(JSON.parse(both.text)).toMatchObject({
        ready: true,
        sides: { project: { database: 'UP', migrated: true }, finance: { database: 'UP', migrated: true } },
      });
      const figures = await (await fetch(`${served.server.url}/metrics`)).text();
      expect(figures).toContain('gateway_side{side="finance",figure="answers"} 1');

      const finance = openSide('finance', { url: 'postgres://nobody@127.0.0.1:1/nothing', tables: [] });
      const halved = await serve({ databases: served.databases, finance });
      const response = await fetch(`${halved.server.url}/readyz`);
      expect([response.status, await response.json()]).toMatchObject([
        200,
        { ready: true, sides: { project: { database: 'UP' }, finance: { database: 'DOWN', migrated: null } } },
      ]);
      await halved.close();
    } finally {
      await served.close();
    }
  });
});
