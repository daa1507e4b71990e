/** Nobody but health is answered without a good token, and nobody beyond his roles (SEC-1, SEC-2, SEC-4). */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { DEMO, openTokenReader } from '../../src/api/authority/auth.ts';
import { openDemoIssuer } from '../../src/api/authority/demo-issuer.ts';
import { openContract } from '../../src/api/schema.ts';
import { AUDIENCE, ISSUER, post, SECRET, serve, tokenFor, type Served, type TokenOptions } from './served.ts';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const ask = (token: string | null, headers: Record<string, string> = {}) =>
    post(served.server, {
      query: '{ viewer { subject legalEntities grants { role legalEntities } } }',
      token,
      headers,
    });

  test('that is good says who asks', async () => {
    const told = await ask(await tokenFor({ subject: 'ann', roles: ['VIEWER'], companies: ['USPM', 'GBPM'] }));

    expect(told.data?.['viewer']).toEqual({
      subject: 'ann',
      legalEntities: ['GBPM', 'USPM'],
      grants: [{ role: 'VIEWER', legalEntities: ['USPM', 'GBPM'] }],
    });
  });

  const refused: readonly (readonly [string, TokenOptions])[] = [
    ['that ran out', { expiresIn: -60 }],
    ['of another audience', { audience: 'somebody-else' }],
    ['of another issuer', { issuer: 'https://other.example' }],
    ['signed with another secret', { secret: 'another secret that is long enough for HS256' }],
    ['that is for all companies', { companies: ['*'] }],
    ['that hides two companies in one', { companies: ['A,B'] }],
    ['whose roles are no lists', { claims: { roles: { VIEWER: 'USPM' } } }],
    ['without a subject', { subject: '' }],
  ];
  test.each(refused)('%s is UNAUTHENTICATED', async (_, options) => {
    const told = await ask(await tokenFor(options));

    expect([told.status, told.code, told.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
    expect(told.errors[0]?.extensions.requestId).toBe(told.headers.get('x-request-id'));
  });

  test('that is missing is UNAUTHENTICATED, and so is one in another place', async () => {
    const [none, basic] = [await ask(null), await ask(null, { authorization: `Basic ${await tokenFor()}` })];

    expect([none.code, basic.code]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('that ran out a moment ago is good: clocks differ (REL-57)', async () => {
    expect((await ask(await tokenFor({ expiresIn: -20 }))).status).toBe(200);
  });

  test('without a signature is refused, whatever it claims', async () => {
    const [, claims = ''] = (await tokenFor()).split('.');

    expect((await ask(`${base64({ alg: 'none', typ: 'JWT' })}.${claims}.`)).code).toBe('UNAUTHENTICATED');
    expect((await ask(`${base64({ alg: 'None' })}.${claims}.x`)).code).toBe('UNAUTHENTICATED');
  });

  test('is not asked for by health', async () => {
    expect((await fetch(`${served.server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${served.server.url}/readyz`)).status).toBe(200);
  });

  test('that is missing is noticed before the body is read', async () => {
    const response = await fetch(`${served.server.url}/graphql`, { method: 'POST', body: 'x'.repeat(5_000_000) });

    expect(response.status).toBe(401);
  });
});

describe('a token of a published key', () => {
  let keys: Server;
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  let publicText: string;
  let url: string;
  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    privateKey = pair.privateKey;
    publicText = await exportSPKI(pair.publicKey);
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'RS256', kid: 'one' }] });
    keys = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks));
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((resolve) => keys.close(resolve)));

  const reader = () =>
    openTokenReader({ secret: null, jwksUrl: url, issuer: ISSUER, audience: AUDIENCE, demoSecret: null });
  const claims = () =>
    new SignJWT({ roles: { VIEWER: ['USPM'] } })
      .setSubject('ann')
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('1h');

  test('is good', async () => {
    const token = await claims().setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);

    expect((await reader()(token))?.caller).toEqual({ subject: 'ann', grants: { VIEWER: ['USPM'] } });
  });

  test('is refused when the published key was used as a secret', async () => {
    const token = await claims()
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(publicText));

    expect(await reader()(token)).toBeNull();
  });

  test('is refused when the secret of another trust signed it', async () => {
    expect(await reader()(await tokenFor({ secret: SECRET }))).toBeNull();
  });
});

describe('roles', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const confirm = (legalEntity: string) => ({
    query: `mutation ($le: ID!) { confirmContract(input: { command: { idempotencyKey: "k" }, legalEntity: $le, number: "1" }) {
      contract { number } userErrors { code path rule { id statement } remedy retryable } } }`,
    variables: { le: legalEntity },
  });

  test('a viewer may not confirm: the refusal names the rule', async () => {
    const token = await tokenFor({ roles: ['VIEWER'] });
    const told = await post(served.server, { ...confirm('USPM'), token });

    expect(told.data?.['confirmContract']).toMatchObject({
      contract: null,
      userErrors: [{ code: 'FORBIDDEN', rule: { id: 'R9' }, retryable: false }],
    });
  });

  test('another company looks exactly like a missing one', async () => {
    const foreign = await post(served.server, confirm('GBPM'));
    const missing = await post(served.server, confirm('NONE'));

    expect(foreign.data).toMatchObject({ confirmContract: { userErrors: [{ code: 'NOT_FOUND' }] } });
    expect(missing.data).toEqual(foreign.data);
  });

  test('a field of other roles is FORBIDDEN before anything is read', async () => {
    const query = '{ syncMessages(from: PROJECT) { nodes { id } } }';
    const told = await post(served.server, { query, token: await tokenFor({ roles: ['VIEWER'] }) });

    expect([told.status, told.code, told.data]).toEqual([200, 'FORBIDDEN', undefined]);
  });

  test('who holds no role at all reads nothing', async () => {
    const told = await post(served.server, { query: '{ sdl }', token: await tokenFor({ roles: [] }) });

    expect(told.code).toBe('FORBIDDEN');
  });

  test('a type or root field that says nothing of roles stops the start', () => {
    const { sdl } = openContract();

    expect(() => openContract(sdl.replace('sdl: String! @auth', 'sdl: String!'))).toThrow('Query.sdl');
    expect(() => openContract(sdl.replace('type Viewer @auth', 'type Viewer'))).toThrow('Viewer.subject');
  });
});

describe('demo tokens', () => {
  test('are handed out on loopback only', async () => {
    await expect(openDemoIssuer({ host: '0.0.0.0', directory: null })).rejects.toThrow('can be reached by others');
  });

  test('outlive a restart by a key that only its owner reads', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'demo-'));
    try {
      const first = await openDemoIssuer({ host: '127.0.0.1', directory });
      const token = await first.issueDemoToken({ subject: 'demo', roles: ['SYSTEM'], legalEntities: ['NEW1'] });
      const second = await openDemoIssuer({ host: '127.0.0.1', directory });
      const read = openTokenReader({
        secret: null,
        jwksUrl: null,
        issuer: null,
        audience: null,
        demoSecret: second.secret,
      });

      expect((await read(token))?.caller.grants).toEqual({ SYSTEM: ['NEW1'] });
      expect((await stat(join(directory, 'demo-secret'))).mode & 0o777).toBe(0o600);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('name their companies, and are of their issuer', async () => {
    const { issueDemoToken, secret } = await openDemoIssuer({ host: 'localhost', directory: null });
    const read = openTokenReader({ secret: null, jwksUrl: null, issuer: null, audience: null, demoSecret: secret });

    expect(() => issueDemoToken({ subject: 'demo', roles: ['VIEWER'], legalEntities: ['*'] })).toThrow(
      'names its legal',
    );
    expect(await read(await tokenFor({ secret }))).toBeNull();
    expect(await read(await tokenFor({ secret, ...DEMO }))).not.toBeNull();
  });
});
