/** Subscriptions over WebSocket: graphql-transport-ws only, subscriptions only, and no longer than the token is good (SEC-5, SEC-6). */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { types } from 'node:util';
import type { GraphQLFormattedError } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { LIMITS } from '../../kernel/limits.ts';
import { bearerOf, type Identity } from '../authority/auth.ts';
import { failure, formatErrors } from '../errors.ts';
import type { Seats } from '../http/seats.ts';
import { contextOf, type Shell } from '../http/shell.ts';
import { keepAlive } from './socket-life.ts';
import { endedBy, prepareSubscription } from './subscription.ts';

/** Why a socket is closed by us, beside the codes of the protocol. */
export const CLOSE = {
  /** The gateway stops: come back, to another node or later. */
  GOING_AWAY: 1001,
  /** connection_init carries no token. */
  UNAUTHENTICATED: 4401,
  /** The token is not good, or has run out. */
  FORBIDDEN: 4403,
  /** Nothing was taken for 30 s. */
  STALLED: 4410,
  /** The caller has ten sockets and event streams already. */
  TOO_MANY: 4429,
} as const;

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly guest: Guest;
}

/** One socket's life. */
interface Guest {
  /** What ends each of its subscriptions. */
  readonly endings: Map<string, AbortController>;
  identity: Identity | null;
  leave: () => void;
}

export interface Sockets {
  /** Takes an upgrade over, or refuses it with a status. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Closes every socket with 1001, and waits a moment for the good-byes. */
  readonly stop: () => Promise<void>;
}

export function openSockets(shell: Shell, seats: Seats): Sockets {
  const server = makeServer<Init, Extra>(serverOptions(shell, seats));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.socketFrameBytesMax,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  sockets.on('connection', (socket: WebSocket) => {
    const guest: Guest = { endings: new Map(), identity: null, leave: () => undefined };
    shell.metrics.subscribers('SOCKET', 1);
    socket.on('error', (error) => shell.log.debug({ err: error }, 'A socket broke.')); // Its close follows.
    const stopKeeping = keepAlive(socket, { code: CLOSE.STALLED, stalledMs: LIMITS.socketStalledMs });
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => socket.on('message', (data) => void taken(shell, socket, take(textOf(data)))),
      },
      { socket, guest },
    );
    socket.once('close', (code, reason) => {
      shell.metrics.subscribers('SOCKET', -1);
      stopKeeping();
      for (const ending of guest.endings.values()) ending.abort();
      guest.leave();
      void closed(code, reason.toString('utf8'));
    });
  });
  return {
    upgrade: (request, socket, head) => {
      const status = refuseUpgrade(shell, request);
      if (status !== null)
        return void socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      sockets.handleUpgrade(request, socket, head, (open) => sockets.emit('connection', open, request));
    },
    stop: () => stopSockets(sockets),
  };
}

type Init = Record<string, unknown> | undefined;

function refuseUpgrade({ isAllowedOrigin }: Shell, { headers, url }: IncomingMessage): string | null {
  if (url?.split('?')[0] !== '/graphql') return '404 Not Found';
  if (headers.origin !== undefined && !isAllowedOrigin(headers.origin)) return '403 Forbidden';
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return protocols.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? null : '400 Bad Request';
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
}

const send = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(text, (error) => (types.isNativeError(error) ? reject(error) : resolve()));
  });

const INTERNAL_ERROR = 4500;

/** A message whose handling throws is a bug of ours: the socket ends, the process does not. */
async function taken(shell: Shell, socket: WebSocket, message: Promise<void>): Promise<void> {
  try {
    await message;
  } catch (error) {
    if (socket.readyState === socket.OPEN) shell.log.error({ err: error }, 'A socket met a bug.');
    socket.close(INTERNAL_ERROR, 'Internal server error');
  }
}

function serverOptions(shell: Shell, seats: Seats): ServerOptions<Init, Extra> {
  const told = (errors: readonly unknown[]): readonly GraphQLFormattedError[] => {
    const requestId = shell.clock.newId();
    return formatErrors(errors, { requestId, log: shell.log });
  };
  return {
    connectionInitWaitTimeout: LIMITS.socketInitMs,
    onConnect: ({ connectionParams, extra }) => welcome(shell, seats, { params: connectionParams, ...extra }),
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      const { identity } = extra.guest;
      if (identity === null) return [failure('UNAUTHENTICATED', 'Send a valid bearer token.')];
      if (Object.keys(subscriptions).length > LIMITS.socketOperationsMax)
        return [failure('RATE_LIMITED', `A socket has at most ${LIMITS.socketOperationsMax} operations.`)];
      const ending = new AbortController();
      extra.guest.endings.set(id, ending);
      const context = contextOf(shell, { identity, requestId: shell.clock.newId(), signal: ending.signal });
      return prepareSubscription(shell, context, payload);
    },
    onOperation: (...[{ extra }, id, , , source]) => {
      const ending = extra.guest.endings.get(id);
      return ending !== undefined && 'next' in source ? endedBy(source, ending) : undefined;
    },
    onComplete: ({ extra }, id) => {
      extra.guest.endings.get(id)?.abort();
      extra.guest.endings.delete(id);
    },
    onNext: (...[, , , , { data = null, errors }]) =>
      errors === undefined ? undefined : { data, errors: told(errors) },
    onError: (...[, , , errors]) => told(errors),
  };
}

interface Arrival extends Extra {
  readonly params: Init;
}

/** Lets a socket in by its token, for as long as the token is good. */
async function welcome(shell: Shell, seats: Seats, { params, socket, guest }: Arrival): Promise<boolean> {
  const token = bearerOf(params?.['authorization'] ?? params?.['Authorization']);
  if (token === null) return refuse(socket, CLOSE.UNAUTHENTICATED, 'Unauthorized');
  const identity = await shell.readToken(token);
  if (identity === null) return refuse(socket, CLOSE.FORBIDDEN, 'Forbidden');
  const leave = seats.take(identity.caller.subject);
  if (leave === null) return refuse(socket, CLOSE.TOO_MANY, 'Too many sockets');
  // It may have gone while its token was read.
  if (socket.readyState !== socket.OPEN) {
    leave();
    return false;
  }
  guest.identity = identity;
  guest.leave = leave;
  const left = Math.min(Math.max(0, identity.expiresAt - Date.now()), LIMITS.timerMsMax);
  const expiry = setTimeout(() => socket.close(CLOSE.FORBIDDEN, 'Token expired'), left);
  socket.once('close', () => clearTimeout(expiry));
  return true;
}

function refuse(socket: WebSocket, code: number, reason: string): false {
  socket.close(code, reason);
  return false;
}

async function stopSockets(sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(CLOSE.GOING_AWAY, 'Going away');
  const impatient = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, LIMITS.socketGoodbyeMs);
  await new Promise<void>((resolve) => sockets.close(() => resolve()));
  clearTimeout(impatient);
}
