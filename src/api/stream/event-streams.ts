/** Subscriptions as server-sent events, beside the socket and with the same limits (api.md 1.11). One connection for each of them. */
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { subscribe, type FormattedExecutionResult } from 'graphql';
import { LIMITS } from '../../kernel/limits.ts';
import type { Identity } from '../authority/auth.ts';
import type { Context } from '../context.ts';
import { failure, formatErrors, statusOf, tellError } from '../errors.ts';
import type { Seats } from '../http/seats.ts';
import { contextOf, tooMany, type Shell } from '../http/shell.ts';
import { prepareSubscription, type Asked } from './subscription.ts';

/** Keeps proxies from closing a stream on which nothing happens. */
const COMMENT = ':\n\n';
/** The last event of graphql-sse, in its mode of one connection for each operation. */
const COMPLETE = 'event: complete\ndata: \n\n';
const RETRY_SECONDS = 1;

export interface Viewer {
  readonly identity: Identity;
  readonly requestId: string;
  readonly asked: Asked;
}

export interface EventStreams {
  /** Answers with events until the subscription, the token, the client or the gateway ends. Throws before the first event. */
  readonly answer: (response: ServerResponse, viewer: Viewer) => Promise<void>;
  /** Ends every stream. */
  readonly stop: () => void;
}

export function openEventStreams(shell: Shell, seats: Seats): EventStreams {
  const open = new Set<AbortController>();
  return {
    answer: async (response, viewer) => {
      const leave = seats.take(viewer.identity.caller.subject);
      if (leave === null) throw tooMany(`A caller has at most ${LIMITS.socketsOfCallerMax} streams.`, RETRY_SECONDS);
      const ending = new AbortController();
      open.add(ending);
      shell.metrics.subscribers('EVENT_STREAM', 1);
      try {
        await stream(shell, response, { ...viewer, ending });
      } finally {
        ending.abort();
        shell.metrics.subscribers('EVENT_STREAM', -1);
        open.delete(ending);
        leave();
      }
    },
    stop: () => {
      for (const ending of open) ending.abort();
    },
  };
}

interface Streaming extends Viewer {
  readonly ending: AbortController;
}

async function stream(shell: Shell, response: ServerResponse, streaming: Streaming): Promise<void> {
  const { identity, requestId, asked, ending } = streaming;
  const context = contextOf(shell, { identity, requestId, signal: ending.signal });
  const prepared = prepareSubscription(shell, context, asked);
  if ('length' in prepared) return refuseStream(shell, response, { context, errors: prepared });
  const source = await subscribe(prepared);
  if (!(Symbol.asyncIterator in source)) {
    return refuseStream(shell, response, {
      context,
      errors: source.errors ?? [failure('BAD_USER_INPUT', 'No stream.')],
    });
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'content-encoding': 'none' });
  response.once('close', () => ending.abort());
  // The kernel takes nothing more from a reader that has stalled; then neither write nor comment gets through.
  response.setTimeout(LIMITS.socketStalledMs, () => response.destroy());
  const comments = setInterval(() => response.write(COMMENT), LIMITS.streamCommentMs);
  void endAt(identity.expiresAt, ending);
  const stopped = new Promise<'ENDED'>((resolve) => {
    ending.signal.addEventListener('abort', () => resolve('ENDED'), { once: true });
  });
  try {
    await write(response, COMMENT);
    await pump(response, { source, context, stopped });
    await write(response, COMPLETE);
  } finally {
    clearInterval(comments);
    ending.abort();
    void source.return(undefined);
    response.end();
  }
}

interface Pump {
  readonly source: AsyncGenerator<FormattedResult, void, void>;
  readonly context: Context;
  readonly stopped: Promise<'ENDED'>;
}

type FormattedResult = { readonly errors?: readonly unknown[] } & object;

/** One event at a time: the next is read when the last is written, so a reader that stalls costs one. */
async function pump(response: ServerResponse, { source, context, stopped }: Pump): Promise<void> {
  for (;;) {
    const next = await Promise.race([pulled(source, context), stopped]);
    if (next === 'ENDED' || next === null) return;
    await Promise.race([write(response, `event: next\ndata: ${JSON.stringify(next)}\n\n`), stopped]);
  }
}

/** The next event as it is sent; null at the end. What goes wrong in the source is told, and ends the stream. */
async function pulled(
  source: AsyncGenerator<FormattedResult, void, void>,
  context: Context,
): Promise<FormattedExecutionResult | null> {
  try {
    const { done, value } = await source.next();
    if (done === true) return null;
    const { errors, ...result } = value;
    return errors === undefined ? result : { ...result, errors: formatErrors(errors, context) };
  } catch (error) {
    return { errors: formatErrors([error], context) };
  }
}

async function endAt(expiresAt: number, ending: AbortController): Promise<void> {
  const wait = Math.min(Math.max(0, expiresAt - Date.now()), LIMITS.timerMsMax);
  await pause(wait, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
  ending.abort();
}

const write = (response: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (response.writable) response.write(text, () => resolve());
    else resolve(); // It is gone; the abort of its close ends the stream.
  });

interface Refused {
  readonly context: Context;
  readonly errors: readonly unknown[];
}

function refuseStream(shell: Shell, response: ServerResponse, { context, errors }: Refused): void {
  const codes = errors.map((error) => tellError(error).code);
  for (const code of codes) shell.metrics.failed(code);
  const status = Math.max(400, ...codes.map(statusOf));
  const text = JSON.stringify({ errors: formatErrors(errors, context) });
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
}
