/** Where requests over HTTP arrive: their path, origin and token, before anybody looks at what they ask. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIMITS } from '../../kernel/limits.ts';
import { failure, formatErrors, httpOf, statusOf, tellError } from '../errors.ts';
import type { EventStreams } from '../stream/event-streams.ts';
import type { GraphqlOverHttp, HttpAnswer } from './graphql-http.ts';
import type { Readiness } from './health.ts';
import { readAsked } from './asked.ts';
import { readBody } from './request-body.ts';
import { admit, contextOf, type Shell } from './shell.ts';

export interface Rooms {
  readonly graphql: GraphqlOverHttp;
  readonly streams: EventStreams;
  readonly health: (draining: boolean) => Promise<Readiness>;
}

export interface Front {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Not ready any more: connections are closed after their answer. */
  readonly drain: () => void;
  /** Settles when no request is under way. */
  readonly underWay: () => Promise<void>;
}

/** What is known of a request before it is answered. */
interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly url: URL;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const PREFLIGHT_SECONDS = '600';
const MS = 1_000;

export function openFront(shell: Shell, rooms: Rooms): Front {
  const visits = new Set<Promise<void>>();
  let draining = false;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = shell.clock.newId();
    decorate(shell, { request, response, requestId, draining });
    try {
      const url = new URL(request.url ?? '/', 'http://gateway');
      await route(shell, rooms, { visit: { request, response, requestId, url }, draining });
    } catch (error) {
      tellFailure(shell, response, { error, requestId });
    }
    await sent(response);
    const took = (performance.now() - startedAt) / MS;
    // A stream lasts as long as its reader likes: that is not the time of an answer.
    if (!response.getHeader('content-type')?.toString().startsWith('text/event-stream'))
      shell.metrics.answered(response.statusCode, took);
    shell.log.debug({ requestId, path: request.url?.split('?')[0], status: response.statusCode, took }, 'Answered.');
  };
  return {
    answer: async (request, response) => {
      const visit = answer(request, response);
      visits.add(visit);
      await visit;
      visits.delete(visit);
    },
    drain: () => {
      draining = true;
    },
    underWay: async () => {
      while (visits.size > 0) await Promise.all(visits);
    },
  };
}

/** An answer is given when its last byte is on its way, or nobody is there to take it. */
const sent = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.writableFinished || response.destroyed) resolve();
    else response.once('close', resolve);
  });

interface Arriving {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly draining: boolean;
}

/** The headers of every answer (SEC-8). */
function decorate({ isAllowedOrigin }: Shell, { request, response, requestId, draining }: Arriving): void {
  response.setHeader('x-request-id', requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  if (draining) response.setHeader('connection', 'close');
  const { origin } = request.headers;
  if (origin === undefined) return;
  response.setHeader('vary', 'origin');
  if (!isAllowedOrigin(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-request-id, retry-after');
}

interface Routed {
  readonly visit: Visit;
  readonly draining: boolean;
}

async function route(shell: Shell, rooms: Rooms, { visit, draining }: Routed): Promise<void> {
  const { request, response, url } = visit;
  if (request.method === 'OPTIONS') return preflight(shell, request, response);
  switch (url.pathname) {
    case '/graphql':
      return answerGraphql(shell, rooms.graphql, visit);
    case '/graphql/stream':
      return answerStream(shell, rooms.streams, visit);
    case '/livez':
      return reply(response, { status: 200, text: JSON.stringify({ live: true }) });
    case '/readyz': {
      const readiness = await rooms.health(draining);
      return reply(response, { status: readiness.ready ? 200 : 503, text: JSON.stringify(readiness) });
    }
    case '/metrics':
      response.setHeader('content-type', shell.metrics.contentType);
      return void response.end(await shell.metrics.read());
    default:
      throw failure('NOT_FOUND', 'There is nothing here; GraphQL is at /graphql.', { status: 404 });
  }
}

function preflight({ isAllowedOrigin }: Shell, { headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined || !isAllowedOrigin(headers.origin))
    throw failure('FORBIDDEN', 'Pages of this origin may not ask.', { status: 403 });
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader(
    'access-control-allow-headers',
    'authorization, content-type, apollo-require-preflight, x-apollo-operation-name',
  );
  response.setHeader('access-control-max-age', PREFLIGHT_SECONDS);
  response.writeHead(204).end();
}

const knockOf = ({ headers, socket }: IncomingMessage) => ({
  authorization: headers.authorization,
  address: socket.remoteAddress ?? '',
});

async function answerGraphql(shell: Shell, graphql: GraphqlOverHttp, visit: Visit): Promise<void> {
  const { request, response, requestId, url } = visit;
  const identity = await admit(shell, knockOf(request));
  const body = request.method === 'POST' ? await readBody(request) : undefined;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const context = contextOf(shell, { identity, requestId, signal: gone.signal });
  const question = { method: request.method ?? 'GET', headers: headersOf(request), search: url.search, body };
  reply(response, await inTime(graphql.answer(question, context)));
}

async function answerStream(shell: Shell, streams: EventStreams, visit: Visit): Promise<void> {
  const { request, response, requestId, url } = visit;
  const identity = await admit(shell, knockOf(request));
  const asked = readAsked(request.method, url.searchParams, request.method === 'POST' ? await readBody(request) : null);
  await streams.answer(response, { identity, requestId, asked });
}

const headersOf = ({ headers }: IncomingMessage): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

/** A request ends after 30 s; what it began ends by the limits of its statements, and its key finds the outcome. */
async function inTime(answer: Promise<HttpAnswer>): Promise<HttpAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(failure('TIMEOUT', 'It took too long. Send it again with the same key.')),
      LIMITS.requestMs,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reply(
  response: ServerResponse,
  { status, headers, text }: Partial<HttpAnswer> & Pick<HttpAnswer, 'status' | 'text'>,
): void {
  for (const [name, value] of headers ?? []) response.setHeader(name, value);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', JSON_TYPE);
  response.setHeader('cache-control', 'no-store');
  response.writeHead(status).end(text);
}

interface Failed {
  readonly error: unknown;
  readonly requestId: string;
}

/** What goes wrong outside of an operation is told as JSON too, in the same shape. */
function tellFailure({ log, metrics }: Shell, response: ServerResponse, { error, requestId }: Failed): void {
  const { code } = tellError(error);
  metrics.failed(code);
  const text = JSON.stringify({ errors: formatErrors([error], { requestId, log }) });
  if (response.headersSent) return void response.destroy();
  const http = httpOf(error);
  if (http.retryAfter !== null) response.setHeader('retry-after', http.retryAfter);
  if (code === 'PAYLOAD_TOO_LARGE') response.setHeader('connection', 'close'); // What is left of the body is not read.
  reply(response, { status: http.status ?? statusOf(code), text });
}
