/** The one server: GraphQL over HTTP, sockets, event streams, health and figures on one port; drained on stop (REL-52, REL-53). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kernel/clock.ts';
import type { Side, SideName } from '../kernel/db.ts';
import { errorCode } from '../kernel/fault.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Log } from '../kernel/log.ts';
import { settingsProblem } from '../kernel/settings-problem.ts';
import type { ReadToken } from './authority/auth.ts';
import { openEventStreams } from './stream/event-streams.ts';
import { openFront } from './http/front.ts';
import { openGraphqlOverHttp } from './http/graphql-http.ts';
import { openHealth } from './http/health.ts';
import { openMetrics } from './http/metrics.ts';
import { openRateGauges, type RateLimits } from './http/rate-limit.ts';
import { openContract, type Contract } from './schema.ts';
import { openSeats } from './http/seats.ts';
import type { Shell } from './http/shell.ts';
import { openSockets } from './stream/sockets.ts';

export interface ServerOptions {
  readonly sides: Readonly<Record<SideName, Side>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly readToken: ReadToken;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Pages of these origins may ask, beside our own. */
  readonly allowedOrigins: readonly string[];
  /** Whether everybody may introspect; an integration admin always may (SEC-9). */
  readonly introspection: boolean;
  /** Null: nobody is held back (SEC-12). */
  readonly rateLimits: RateLimits | null;
  /** Another contract than schema/*.graphql, for tests. */
  readonly contract?: Contract;
}

export interface RunningServer {
  /** Without a path: http://127.0.0.1:4000. */
  readonly url: string;
  readonly port: number;
  /** Not ready any more, from now on; what comes is still answered. */
  readonly drain: () => void;
  /** Takes nothing new, finishes what was accepted within 10 s, ends streams and sockets with 1001. */
  readonly stop: () => Promise<void>;
}

/** As reliability.md SEC-12 has them. */
export const RATE_LIMITS: RateLimits = {
  readsPerSecond: LIMITS.readsPerSecond,
  moneyMutationsPerSecond: LIMITS.moneyMutationsPerSecond,
  failedLoginsPerMinute: LIMITS.failedLoginsPerMinute,
};

/** Starts to serve. Throws a settings problem when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const own = new Set(options.allowedOrigins);
  const shell = shellOf(options, own);
  const graphql = await openGraphqlOverHttp(shell);
  const seats = openSeats(LIMITS.socketsOfCallerMax);
  const streams = openEventStreams(shell, seats);
  const sockets = openSockets(shell, seats);
  const front = openFront(shell, { graphql, streams, health: openHealth(options.sides) });
  const server = createServer(
    {
      headersTimeout: LIMITS.headersMs,
      requestTimeout: LIMITS.requestMs,
      keepAliveTimeout: LIMITS.keepAliveMs,
      connectionsCheckingInterval: LIMITS.connectionsCheckMs,
    },
    (request, response) => void front.answer(request, response),
  );
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const port = await listen(server, options);
  for (const host of new Set([options.host, '127.0.0.1', 'localhost'])) own.add(originOf(host, port));
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    front.drain();
    // Who keeps asking over an open connection is told with its next answer that it closes: none is cut under a request.
    await pause(LIMITS.drainSettleMs);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    streams.stop();
    await Promise.all([sockets.stop(), finished(front.underWay)]);
    server.closeAllConnections();
    await closed;
    await graphql.stop();
  };
  return {
    url: originOf(options.host, port),
    port,
    drain: front.drain,
    stop: () => (stopping ??= stop()),
  };
}

function shellOf(options: ServerOptions, origins: ReadonlySet<string>): Shell {
  const { sides, clock, log, readToken, introspection, rateLimits } = options;
  return {
    contract: options.contract ?? openContract(),
    sides,
    clock,
    log,
    readToken,
    gauges: rateLimits === null ? null : openRateGauges(rateLimits),
    introspection,
    isAllowedOrigin: (origin) => origins.has(origin),
    metrics: openMetrics(sides),
  };
}

const originOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  address !== null && typeof address !== 'string';

function listen(server: Server, { host, port }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = errorCode(error) === 'EADDRINUSE';
      reject(isTaken ? settingsProblem(`Port ${port} is taken.`, 'Set PORT to a free one, or to 0 for any.') : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(isAddress(address) ? address.port : port);
    });
  });
}

/** Waits for the requests that were accepted, but no longer than the drain lasts. */
async function finished(underWay: () => Promise<void>): Promise<void> {
  const patience = new AbortController();
  const enough = pause(LIMITS.drainMs, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([underWay(), enough]);
  patience.abort();
}
