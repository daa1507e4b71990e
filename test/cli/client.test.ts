/** The client of the command line: it asks again where that is safe, and no longer than it must. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { CallFailure, openClient, type Client, type Operation } from '../../src/cli/graphql-client.ts';
import { keyOf, packCalls, problemOf } from '../../src/cli/intake-calls.ts';
import { eachAtOnce } from '../../src/cli/wait.ts';
import { LIMITS } from '../../src/kernel/limits.ts';

const operation: Operation<{ n: number }> = {
  role: 'SYSTEM',
  document: 'mutation M($input: I!) { n }',
  answer: z.object({ n: z.number() }),
};

interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

/** Answers one after the other, the last one for ever; keeps what it was asked. */
async function gatewayThatSays(...answers: readonly Said[]): Promise<{ client: Client; asked: unknown[] }> {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      asked.push({ token: request.headers.authorization, ...(JSON.parse(body) as object) });
      const said = answers[Math.min(asked.length, answers.length) - 1];
      response.writeHead(said?.status ?? 200, { 'content-type': 'application/json', ...said?.headers });
      response.end(typeof said?.body === 'string' ? said.body : JSON.stringify(said?.body));
    });
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const token = 'T';
  const tokens = { PROJECT_MANAGER: token, ACCOUNTANT: token, INTEGRATION_ADMIN: token, VIEWER: token, SYSTEM: 'S' };
  return { client: openClient(`http://127.0.0.1:${port}/graphql`, tokens), asked };
}

const failing = (code: string): Said => ({
  body: { errors: [{ message: 'No.', extensions: { code, requestId: 'r' } }] },
});
const good: Said = { body: { data: { n: 1 } } };

describe('The client', () => {
  test('sends the document and its variables with the token of the role', async () => {
    const { client, asked } = await gatewayThatSays(good);

    await expect(client.ask(operation, { input: { a: '1' } })).resolves.toEqual({ n: 1 });

    expect(asked).toEqual([{ token: 'Bearer S', query: operation.document, variables: { input: { a: '1' } } }]);
  });

  test.each(['UNAVAILABLE', 'CONFLICT_RETRY', 'TIMEOUT', 'IDEMPOTENCY_IN_PROGRESS'])(
    'asks the very same again after %s',
    async (code) => {
      const { client, asked } = await gatewayThatSays(failing(code), failing(code), good);

      await expect(client.ask(operation, { input: 1 })).resolves.toEqual({ n: 1 });

      expect(asked).toHaveLength(3);
      expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
    },
  );

  test('waits as long as it is told when it asks too often', async () => {
    const { client, asked } = await gatewayThatSays(
      { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' },
      good,
    );
    const begun = performance.now();

    await client.ask(operation, {});

    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    expect(asked).toHaveLength(2);
  });

  test.each(['FORBIDDEN', 'BAD_USER_INPUT', 'UNAUTHENTICATED', 'INTERNAL_SERVER_ERROR'])(
    'does not ask again after %s, and says what was said',
    async (code) => {
      const { client, asked } = await gatewayThatSays(failing(code), good);

      await expect(client.ask(operation, {})).rejects.toMatchObject({ code, message: 'No.', requestId: 'r' });

      expect(asked).toHaveLength(1);
    },
  );

  test('says so when what answers is no gateway, or when nothing answers', async () => {
    const { client } = await gatewayThatSays({ status: 404, body: '<html>not here</html>' });
    await expect(client.ask(operation, {})).rejects.toThrow('The answer is no GraphQL (404): <html>not here</html>');

    const other = await gatewayThatSays(good);
    for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
    const failure: unknown = await other.client.ask(operation, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallFailure);
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('ECONNREFUSED') });
  });

  test('notices when the gateway answers another shape than it promised', async () => {
    const { client } = await gatewayThatSays({ body: { data: { n: 'one' } } });

    await expect(client.ask(operation, {})).rejects.toThrow('expected number');
  });
});

describe('Rows', () => {
  const rows = Array.from({ length: LIMITS.loadRowsACall + 1 }, (_, index) => ({
    line: index + 2,
    cells: { entry_number: `E-${index}`, billable_quantity: null },
  }));
  const company = { legalEntity: 'USPM', rows: new Map([['approvals.csv', rows] as const]) };

  test('are packed in their order into calls that the gateway takes', () => {
    const calls = packCalls(company, 'APPROVALS');

    expect(calls.map(({ input }) => input.length)).toEqual([LIMITS.loadRowsACall, 1]);
    expect(calls[0]?.input[0]).toEqual({ entryNumber: 'E-0', billableQuantity: null });
    expect(packCalls(company, 'CONTRACTS')).toEqual([]);
  });

  test('that are long fill a call by their bytes', () => {
    const long = rows.slice(0, 8).map((row) => ({ ...row, cells: { entry_number: 'x'.repeat(1_000_000) } }));

    const calls = packCalls({ ...company, rows: new Map([['approvals.csv', long] as const]) }, 'APPROVALS');

    expect(calls.map(({ input }) => input.length)).toEqual([3, 3, 2]);
  });

  test('have the same key in the same run, and another one in another', () => {
    const [call] = packCalls(company, 'APPROVALS');
    if (call === undefined) throw new Error('There is a call.');

    expect(keyOf('run', call, 0)).toBe(keyOf('run', call, 0));
    expect(keyOf('run', call, 0)).not.toBe(keyOf('other', call, 0));
    expect(keyOf('run', call, 0)).not.toBe(keyOf('run', { ...call, legalEntity: 'DEPM' }, 0));
  });

  test('that are refused are told by file, line and column', () => {
    const [call] = packCalls(company, 'APPROVALS');
    if (call === undefined) throw new Error('There is a call.');
    const error = {
      code: 'BAD_DECIMAL',
      message: 'No.',
      remedy: 'Mend it.',
      retryable: false,
      subject: null,
      index: 7,
    };

    expect(problemOf(call, { ...error, path: ['approvals', '7', 'billableQuantity'] })).toMatchObject({
      file: 'approvals.csv',
      line: 9,
      column: 'billable_quantity',
    });
    expect(problemOf(call, { ...error, path: null })).toMatchObject({ line: 9, column: null });
    expect(problemOf(call, { ...error, path: ['legalEntity'], index: null })).toMatchObject({
      line: null,
      column: null,
    });
  });
});

describe('Many calls', () => {
  test('are never more than allowed at once, and answer in order', async () => {
    let [now, most] = [0, 0];

    const answers = await eachAtOnce(
      [5, 1, 4, 2, 3],
      async (ms) => {
        most = Math.max(most, (now += 1));
        await new Promise((done) => setTimeout(done, ms));
        now -= 1;
        return ms;
      },
      2,
    );

    expect(answers).toEqual([5, 1, 4, 2, 3]);
    expect(most).toBe(2);
  });
});
