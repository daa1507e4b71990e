/** Asks a gateway as a client does: over HTTP, over a socket, and over server-sent events. */
import { randomUUID } from 'node:crypto';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Where a gateway listens. */
export interface Addresses {
  readonly http: string;
  readonly socket: string;
  readonly stream: string;
}

/** A top-level error: a fault, never a refusal. */
export interface Failure {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId?: string };
}

export interface Answer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors: readonly Failure[];
}

export type Variables = Readonly<Record<string, unknown>>;

export interface Asker {
  /** The data; a top-level error fails the test. */
  readonly ask: <T = Record<string, unknown>>(document: string, variables?: Variables) => Promise<T>;
  /** Data and errors, as they came. */
  readonly answer: <T = Record<string, unknown>>(document: string, variables?: Variables) => Promise<Answer<T>>;
  /** What a subscription delivers, over the socket; `return()` of its iterator ends it. */
  readonly follow: <T>(document: string, variables?: Variables) => Stream<T>;
  /** The same over server-sent events. */
  readonly stream: <T>(document: string, variables?: Variables) => Stream<T>;
  readonly addresses: Addresses;
  readonly token: string;
}

export type Stream<T> = AsyncIterableIterator<T>;

/** One who asks with a token; without one: null. */
export function askAs(addresses: Addresses, token: string | null): Asker {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const answer = async <T>(document: string, variables: Variables = {}): Promise<Answer<T>> => {
    const response = await fetch(addresses.http, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    const body = (await response.json()) as { data?: T | null; errors?: readonly Failure[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  return {
    addresses,
    token: token ?? '',
    answer,
    ask: async <T>(document: string, variables: Variables = {}) => {
      const { data, errors, status } = await answer<T>(document, variables);
      if (errors.length > 0 || data === null) {
        const told = errors.map(
          ({ message, path, extensions }) => `${extensions.code} at ${path?.join('.') ?? '-'}: ${message}`,
        );
        throw new Error(`${status}: ${told.join('; ')}\n${document.trim()}`);
      }
      return data;
    },
    follow: <T>(query: string, variables: Variables = {}) => {
      const client = createSocketClient({
        url: addresses.socket,
        webSocketImpl: WebSocket,
        connectionParams: headers,
        retryAttempts: 0,
      });
      return unwrapped<T>(client.iterate({ query, variables: { ...variables } }), () => client.dispose());
    },
    stream: <T>(query: string, variables: Variables = {}) => {
      const client = createSseClient({ url: addresses.stream, headers, retryAttempts: 0 });
      return unwrapped<T>(client.iterate({ query, variables: { ...variables } }), () => client.dispose());
    },
  };
}

interface Result {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[] | undefined;
}

async function* unwrapped<T>(results: AsyncIterable<Result>, end: () => unknown): Stream<T> {
  try {
    for await (const { data, errors } of results) {
      if (errors !== undefined && errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
      yield data as T;
    }
  } finally {
    await end();
  }
}

/** A command that happens once: a key that nobody used, and what else is given. */
export const once = (more: Variables = {}): Variables => ({ idempotencyKey: randomUUID(), ...more });

/** A refusal as it comes in `userErrors`. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
  readonly rule: { readonly id: string } | null;
  readonly index: number | null;
  readonly subject: string | null;
}

export const REFUSED = 'userErrors { code message path rule { id } index subject }';

interface Payload {
  readonly userErrors: readonly Refused[];
}

/** Runs one mutation on its own input; answers its payload, refusals and all. */
export async function mutate<T>(
  asker: Asker,
  { name, fields = '', input }: { readonly name: string; readonly fields?: string; readonly input: Variables },
): Promise<T & Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const inputType = INPUT_TYPES[name] ?? `${type}Input!`;
  const document = `mutation ($input: ${inputType}) { ${name}(input: $input) { ${fields} ${REFUSED} } }`;
  const data = await asker.ask<Record<string, T & Payload>>(document, { input: { command: once(), ...input } });
  return data[name] as T & Payload;
}

/** Mutations that share an input type. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  markReadyToInvoice: 'MarkInput!',
  markNotReadyToInvoice: 'MarkInput!',
  submitProforma: 'ProformaInput!',
  reopenProforma: 'ProformaInput!',
  deleteProforma: 'ProformaInput!',
  confirmProforma: 'ProformaInput!',
  deleteProposalLines: 'ProposalInput!',
};

/** The same, where nothing may be refused. */
export async function done<T>(asker: Asker, call: Parameters<typeof mutate>[1]): Promise<T> {
  const payload = await mutate<T>(asker, call);
  const [refused] = payload.userErrors;
  if (refused !== undefined) {
    throw new Error(
      `${call.name} was refused: ${payload.userErrors.map(({ code, message, index }) => `${code} ${index ?? ''} ${message}`).join('; ')}`,
    );
  }
  return payload;
}

/** Waits until a fact holds, with a bound; nothing sleeps for luck. */
export async function until<T>(what: string, look: () => Promise<T | null>, waitMs = 20_000): Promise<T> {
  for (const giveUpAt = Date.now() + waitMs; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited ${waitMs} ms in vain: ${what}`);
  }
}
