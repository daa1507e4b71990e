/** What goes wrong beneath the rules is told by its code and an id to quote; its text never leaves (SEC-10). */
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { openContract, type Contract } from '../../src/api/schema.ts';
import { fault } from '../../src/kernel/fault.ts';
import { post, serve, type Served } from './served.ts';

/** A database error as the driver throws it. */
const databaseError = (code: string): Error =>
  Object.assign(new Error('duplicate key value violates unique constraint "proforma_pkey"'), {
    code,
    detail: 'Key (legal_entity, number)=(GBPM, PF-1) already exists.',
    table: 'proforma',
  });

const SECRETS = ['proforma_pkey', 'GBPM', 'select ', '/srv/gateway', 'TypeError', 'at Object', 'password'];

describe('a fault in a resolver', () => {
  let served: Served;
  let contract: Contract;
  const logged: Record<string, unknown>[] = [];
  let thrown: unknown;
  beforeAll(async () => {
    contract = openContract();
    const query = contract.schema.getQueryType()?.getFields() ?? {};
    const fail = (): never => {
      throw thrown;
    };
    for (const name of ['sdl', 'rules', 'contract']) Object.assign(query[name] ?? {}, { resolve: fail });
    const sink = new Writable({
      write: (chunk: Buffer, _, done) => {
        logged.push(JSON.parse(chunk.toString('utf8')) as Record<string, unknown>);
        done();
      },
    });
    served = await serve({ contract, log: pino({ level: 'warn' }, sink) });
  });
  afterAll(() => served.close());
  beforeEach(() => void logged.splice(0));

  const ask = (error: unknown, query = '{ sdl }') => {
    thrown = error;
    return post(served.server, { query });
  };

  const BUGS: readonly (readonly [string, unknown])[] = [
    ['a bug', new TypeError('Cannot read properties of undefined (reading password) at /srv/gateway/src/x.ts')],
    ['a broken statement', Object.assign(new Error('syntax error at or near "select "'), { code: '42601' })],
    ['a text that is thrown', 'select password from secret'],
    ['an error with a code of its own', new GraphQLError('select password', { extensions: { code: 'MY_CODE' } })],
  ];
  test.each(BUGS)('%s is masked, and logged once with the id that the client was told', async (_, error) => {
    const told = await ask(error);

    expect([told.code, told.errors[0]?.message]).toEqual([
      'INTERNAL_SERVER_ERROR',
      'Something went wrong on our side. Quote the request id.',
    ]);
    for (const secret of SECRETS) expect(told.text).not.toContain(secret);
    expect(Object.keys(told.errors[0]?.extensions ?? {}).sort()).toEqual(['code', 'requestId']);
    expect(logged.map(({ requestId }) => requestId)).toEqual([told.headers.get('x-request-id')]);
  });

  const FAULTS: readonly (readonly [string, unknown, string, number])[] = [
    ['a side that does not answer', fault('UNAVAILABLE', 'The finance side does not answer.'), 'UNAVAILABLE', 503],
    ['a connection that broke', databaseError('08006'), 'UNAVAILABLE', 503],
    ['a pool that is exhausted', new Error('timeout exceeded when trying to connect'), 'UNAVAILABLE', 503],
    ['a full disk', databaseError('53100'), 'UNAVAILABLE', 503],
    ['a statement that took too long', databaseError('57014'), 'TIMEOUT', 200],
    ['a lock that was not had', databaseError('55P03'), 'CONFLICT_RETRY', 200],
    ['transactions in each other’s way', databaseError('40001'), 'CONFLICT_RETRY', 200],
    ['a double', databaseError('23505'), 'VERSION_CONFLICT', 200],
    ['a posted row', databaseError('GW001'), 'IMMUTABLE', 200],
    ['a character that cannot be stored', databaseError('22021'), 'BAD_TEXT', 200],
    ['a foreign cursor', fault('BAD_CURSOR', 'select password'), 'BAD_CURSOR', 200],
  ];
  test.each(FAULTS)('%s is told by its code, not logged as a bug', async (_, error, code, status) => {
    const told = await ask(error);

    expect([told.code, told.status]).toEqual([code, status]);
    for (const secret of SECRETS) expect(told.text).not.toContain(secret);
    expect(logged).toEqual([]);
  });

  test('a side that does not answer leaves the rest of the answer, and nothing of it alone is 503', async () => {
    const contract = 'contract(legalEntity: "USPM", number: "1") { number }';
    const down = fault('UNAVAILABLE', 'The finance side does not answer.');
    const partly = await ask(down, `{ viewer { subject } ${contract} }`);
    const nothing = await ask(down, `{ ${contract} }`);

    expect([partly.status, partly.code, partly.data]).toEqual([
      200,
      'UNAVAILABLE',
      { viewer: { subject: 'somebody' }, contract: null },
    ]);
    expect([nothing.status, nothing.code, nothing.data]).toEqual([503, 'UNAVAILABLE', undefined]);
  });

  test('each error of a request carries its one id', async () => {
    const told = await ask(new Error('twice'), '{ a: sdl b: sdl rules { id } }');
    const ids = new Set(told.errors.map(({ extensions }) => extensions.requestId));

    expect([...ids]).toEqual([told.headers.get('x-request-id')]);
  });
});
