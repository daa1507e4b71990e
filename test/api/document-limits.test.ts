/** What is too much is refused before anything is executed, over every transport alike (SEC-7, SEC-9, SEC-12). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { openSocket } from './streams.ts';
import { post, serve, toldBy, tokenFor, type Served, type Told } from './served.ts';

const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('over HTTP', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const ask = (query: string, variables?: Record<string, unknown>): Promise<Told> =>
    post(served.server, variables === undefined ? { query } : { query, variables });

  const fragments = `${repeat(40, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Viewer { subject }`;
  const TOO_MUCH: readonly (readonly [string, string])[] = [
    ['1,001 tokens', `{ ${repeat(1_001, () => 'sdl')} }`],
    ['20,000 braces', '{ a'.repeat(20_000)],
    [
      'a depth of 11',
      `{ contracts { nodes { proformas { nodes { proposal { proforma { proposal { proforma { proposal { proforma { number } } } } } } } } } } }`,
    ],
    ['16 aliases', `{ ${repeat(16, (i) => `a${i}: __typename`)} }`],
    ['6 directives', `{ ${repeat(6, () => 'sdl @include(if: true)')} }`],
    ['11 root fields', `{ ${repeat(11, (i) => (i < 10 ? `a${i}: sdl` : 'sdl'))} }`],
    [
      '6 mutations',
      `mutation { ${repeat(6, (i) => `m${i}: confirmContract(input: { command: { idempotencyKey: "k" }, legalEntity: "USPM", number: "1" }) { replayed }`)} }`,
    ],
    ['250 x 250 rows', '{ contracts(first: 250) { nodes { proformas(first: 250) { nodes { number } } } } }'],
    [
      '250 x 250 rows by fragments',
      'query { contracts(first: 250) { ...C } } fragment C on ContractConnection { nodes { ...P } } fragment P on Contract { proformas(first: 250) { edges { node { number } } } }',
    ],
  ];
  test.each(TOO_MUCH)('%s are QUERY_TOO_COMPLEX with 400', async (_, query) => {
    const told = await ask(query);

    expect([told.code, told.status, told.data]).toEqual(['QUERY_TOO_COMPLEX', 400, undefined]);
  });

  test('page sizes count by their variables, and by the defaults of those', async () => {
    const query =
      'query ($n: Int = 250) { contracts(first: $n) { nodes { proformas(first: $n) { nodes { number } } } } }';

    expect((await ask(query)).code).toBe('QUERY_TOO_COMPLEX');
    expect((await ask(query, { n: 20 })).code).not.toBe('QUERY_TOO_COMPLEX');
  });

  const ENOUGH: readonly (readonly [string, string])[] = [
    ['15 aliases', `{ ${repeat(5, (i) => `a${i}: sdl`)} viewer { ${repeat(10, (i) => `b${i}: subject`)} } }`],
    ['5 directives', `{ ${repeat(5, () => 'sdl @include(if: true)')} }`],
    ['ten root fields', `{ ${repeat(10, (i) => `a${i}: sdl`)} }`],
    ['two thousand million uses of one fragment', `{ viewer { ...F0 } } ${fragments}`],
  ];
  test.each(ENOUGH)('%s are allowed', async (_, query) => {
    const told = await ask(query);

    expect([told.code, told.status]).toEqual([undefined, 200]);
  });

  test('a list of bills with their lines and what can be done with them is allowed', async () => {
    const query = `{ proformas(first: 50) { nodes { number lines { name amount { amount currency } }
      allowedActions { action allowed reasons { code message remedy } } } pageInfo { endCursor } totalCount } }`;

    expect((await ask(query)).code).not.toBe('QUERY_TOO_COMPLEX');
  });

  test.each([0, -1, 251, 1_000_000])('a page of %d is BAD_USER_INPUT', async (size) => {
    const written = await ask(`{ contracts(first: ${size}) { nodes { number } } }`);
    const given = await ask('query ($n: Int) { contracts(last: $n) { nodes { number } } }', { n: size });

    expect([written.code, given.code]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  test('at most ten errors are told', async () => {
    const told = await ask(`{ ${repeat(50, (i) => `nothing${i}`)} }`);

    expect(told.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(told.errors).toHaveLength(10);
  });

  test('nothing is suggested: from suggestions alone a schema can be recovered', async () => {
    const field = await ask('{ viewr { subject } }');
    const value = await ask('query ($s: Side!) { syncMessages(from: $s) { totalCount } }', { s: 'PROJEKT' });
    const argument = await ask('{ rules(idz: ["R1"]) { id } }');

    expect([field.code, value.code, argument.code]).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'BAD_USER_INPUT',
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    for (const { text } of [field, value, argument]) expect(text).not.toContain('Did you mean');
  });

  test('a bad decimal keeps its code, in a variable and in the document', async () => {
    const inVariable = await ask(
      'query ($a: Decimal) { proformas(filter: { totalAmount: { gte: $a } }) { totalCount } }',
      {
        a: 12.5,
      },
    );
    const inDocument = await ask('{ proformas(filter: { totalAmount: { gte: 12.5 } }) { totalCount } }');

    expect([inVariable.code, inDocument.code]).toEqual(['BAD_DECIMAL', 'BAD_DECIMAL']);
  });

  test('introspection of the usual depth is answered', async () => {
    expect((await ask(getIntrospectionQuery())).errors).toEqual([]);
  });
});

describe('with introspection off', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ introspection: false });
  });
  afterAll(() => served.close());

  test('only an integration admin introspects', async () => {
    const query = '{ __schema { queryType { name } } }';
    const admin = await post(served.server, { query, token: await tokenFor({ roles: ['INTEGRATION_ADMIN'] }) });
    const other = await post(served.server, { query, token: await tokenFor({ roles: ['ACCOUNTANT'] }) });

    expect(admin.errors).toEqual([]);
    expect([other.code, other.status]).toEqual(['GRAPHQL_VALIDATION_FAILED', 400]);
  });

  test('everybody may ask for the name of a type', async () => {
    const told = await post(served.server, { query: '{ __typename }', token: await tokenFor({ roles: ['VIEWER'] }) });

    expect(told.data).toEqual({ __typename: 'Query' });
  });
});

describe('over the other transports', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const item = '{ ... on CaughtUp { cursor } }';
  const TOO_MUCH: readonly (readonly [string, string, string])[] = [
    ['tokens', `subscription { postingUpdates { ${repeat(1_001, () => '__typename')} } }`, 'QUERY_TOO_COMPLEX'],
    ['aliases', `subscription { postingUpdates { ${repeat(16, (i) => `a${i}: __typename`)} } }`, 'QUERY_TOO_COMPLEX'],
    [
      'directives',
      `subscription { postingUpdates { ${repeat(6, () => '... on CaughtUp @include(if: true) { cursor }')} } }`,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'depth',
      'subscription { postingUpdates { ... on PostingEvent { proposal { proforma { proposal { proforma { proposal { proforma { proposal { proforma { proposal { number } } } } } } } } } } } }',
      'QUERY_TOO_COMPLEX',
    ],
    ['a query', '{ sdl }', 'BAD_USER_INPUT'],
    [
      'a mutation',
      'mutation { confirmContract(input: { command: { idempotencyKey: "k" }, legalEntity: "USPM", number: "1" }) { replayed } }',
      'BAD_USER_INPUT',
    ],
    ['a field that is not there', 'subscription { postingUpdatez { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['half a document', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
  ];

  test.each(TOO_MUCH)('a socket refuses by %s', async (_, query, code) => {
    const socket = await openSocket(served.server, { token: await tokenFor() });
    socket.send({ id: 'one', type: 'subscribe', payload: { query } });
    const answer = await socket.next('error');
    socket.close();

    const [first] = answer.payload as readonly unknown[];
    expect(first).toMatchObject({ extensions: { code, requestId: expect.any(String) as unknown } });
  });

  test.each(TOO_MUCH)('an event stream refuses by %s', async (_, query, code) => {
    const response = await fetch(`${served.server.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor()}` },
      body: JSON.stringify({ query }),
    });
    const told = await toldBy(response);

    expect([told.code, told.status]).toEqual([code, 400]);
    expect(told.errors[0]?.extensions.requestId).toBe(told.headers.get('x-request-id'));
  });

  test('a subscription is not answered over plain HTTP', async () => {
    const told = await post(served.server, { query: `subscription { postingUpdates ${item} }` });

    expect([told.code, told.status]).toEqual(['BAD_USER_INPUT', 400]);
  });
});

describe('a caller who asks too often', () => {
  let served: Served;
  beforeEach(async () => {
    served = await serve({ rateLimits: { readsPerSecond: 3, moneyMutationsPerSecond: 1, failedLoginsPerMinute: 2 } });
  });
  afterEach(() => served.close());

  test('is told 429 and how long to wait; another caller is not', async () => {
    const ann = await tokenFor({ subject: 'ann' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(served.server, { query: '{ sdl }', token: ann })),
    );
    const refused = answers.filter(({ status }) => status === 429);

    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.code).toBe('RATE_LIMITED');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post(served.server, { query: '{ sdl }', token: await tokenFor({ subject: 'bob' }) })).status).toBe(
      200,
    );
  });

  test('an address whose tokens are refused again and again is told to wait, and a good token passes', async () => {
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await post(served.server, { query: '{ sdl }', token: 'not.a.token' }));

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 429, 429]);
    expect((await post(served.server, { query: '{ sdl }' })).status).toBe(200);
  });
});
