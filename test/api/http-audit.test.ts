/** The GraphQL-over-HTTP audit, whole (SEC-8). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { serve, tokenFor, type Served } from './served.ts';

describe('GraphQL over HTTP', () => {
  let served: Served;
  let token: string;
  beforeAll(async () => {
    served = await serve({ introspection: true });
    token = await tokenFor();
  });
  afterAll(() => served.close());

  /** The audit knows neither tokens nor the header that every caller of a GET sends. */
  const asSomebody = (url: string, init?: RequestInit): Promise<Response> =>
    fetch(url, {
      ...init,
      headers: {
        ...(init?.headers as Record<string, string>),
        authorization: `Bearer ${token}`,
        'apollo-require-preflight': 'yes',
      },
    });

  const audits = serverAudits({ url: () => `${served.server.url}/graphql`, fetchFn: asSomebody });

  test('the audit has 61 checks', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, check) => {
    const result = await check();

    expect(result).toMatchObject({ status: 'ok' });
  });
});
