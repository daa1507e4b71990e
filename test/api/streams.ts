/** Bare sockets and event streams, as a client sees them frame by frame. */
import { WebSocket, type ClientOptions } from 'ws';
import type { RunningServer } from '../../src/api/server.ts';

export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

export interface BareSocket {
  readonly socket: WebSocket;
  readonly send: (message: Message) => void;
  /** The next message of that type; those of other types are passed over. Rejects when the socket closes first. */
  readonly next: (type: string) => Promise<Message>;
  /** How it was closed. */
  readonly closed: Promise<number>;
  readonly close: () => void;
}

export interface SocketOptions extends ClientOptions {
  /** Undefined: connection_init is not sent. Null: it is sent without a token. */
  readonly token?: string | null;
  readonly protocol?: string;
}

/** Opens a socket; with a token it is also acknowledged. */
export async function openSocket(server: RunningServer, options: SocketOptions = {}): Promise<BareSocket> {
  const { token, protocol = 'graphql-transport-ws', ...rest } = options;
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, protocol, rest);
  const arrived: Message[] = [];
  const waiting: (() => void)[] = [];
  let closeCode: number | null = null;
  const wakeAll = (): void => waiting.splice(0).forEach((wake) => wake());
  socket.on('message', (data: Buffer) => {
    arrived.push(JSON.parse(data.toString('utf8')) as Message);
    wakeAll();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      closeCode = code;
      resolve(code);
      wakeAll();
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined); // Its close follows.
  const send = (message: Message): void => socket.send(JSON.stringify(message));
  const next = async (type: string): Promise<Message> => {
    for (;;) {
      const index = arrived.findIndex((message) => message.type === type);
      if (index >= 0) return arrived.splice(0, index + 1)[index] as Message;
      if (closeCode !== null) throw new Error(`closed with ${closeCode} before ${type}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  if (token !== undefined)
    send({ type: 'connection_init', ...(token === null ? {} : { payload: { authorization: `Bearer ${token}` } }) });
  if (typeof token === 'string') await next('connection_ack').catch(() => undefined);
  return { socket, send, next, closed, close: () => socket.close() };
}

export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
}

/** The events of a stream, one by one; comments are passed over. */
export async function* eventsOf(response: Response): AsyncGenerator<StreamEvent, void, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  if (response.body === null) return;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1];
      const data = /^data: (.*)$/m.exec(part)?.[1] ?? '';
      if (event !== undefined) yield { event, data: data === '' ? null : (JSON.parse(data) as unknown) };
    }
  }
}
