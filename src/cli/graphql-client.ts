/** Asks a gateway by GraphQL over HTTP, as any other client would, and asks again where that is safe: keys make commands happen once. */
import type { z } from 'zod';
import { isCode, isRetryable } from '../kernel/codes.ts';
import type { Role } from '../kernel/caller.ts';
import { LIMITS } from '../kernel/limits.ts';
import { pause } from './wait.ts';

/** A document, whose token asks it, and the shape of what it answers. */
export interface Operation<A> {
  readonly document: string;
  readonly role: Role;
  readonly answer: z.ZodType<A>;
}

/** The token for each role; a gateway's own may be one and the same for all. */
export type Tokens = Readonly<Record<Role, string>>;

export interface Client {
  /** Where the gateway answers. */
  readonly url: string;
  /** Throws a CallFailure when the gateway cannot be reached, or answers an error instead of data. */
  readonly ask: <A>(operation: Operation<A>, variables: object) => Promise<A>;
}

/** The gateway answered an error, or not at all. Refusals are no failures: they are data. */
export class CallFailure extends Error {
  readonly code: string;
  readonly requestId: string | null;
  constructor(code: string, message: string, requestId: string | null = null) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }
}

type Attempt = { readonly body: unknown } | { readonly failure: CallFailure; readonly waitMs: number | null };

export function openClient(url: string, tokens: Tokens): Client {
  const ask = async <A>({ document, role, answer }: Operation<A>, variables: object): Promise<A> => {
    const body = JSON.stringify({ query: document, variables });
    const deadline = Date.now() + LIMITS.factWaitMs;
    for (let tries = 1; ; tries += 1) {
      const attempt = await attemptCall({ url, token: tokens[role], body });
      if (!('failure' in attempt)) return answer.parse(attempt.body);
      const { failure, waitMs } = attempt;
      const mayTry = waitMs === null ? tries < LIMITS.clientTries : Date.now() < deadline;
      if (!mayTry || !isWorthTrying(failure.code)) throw failure;
      await pause(waitMs ?? backOff(tries));
    }
  };
  return { url, ask };
}

/** A bug is not worth asking again; what passes by itself is. */
const isWorthTrying = (code: string): boolean => code !== 'INTERNAL_SERVER_ERROR' && isCode(code) && isRetryable(code);

const backOff = (tries: number): number =>
  Math.min(LIMITS.clientWaitMsMax, LIMITS.clientWaitMs * 2 ** tries) * (0.5 + Math.random() / 2);

interface Call {
  readonly url: string;
  readonly token: string;
  readonly body: string;
}

async function attemptCall({ url, token, body }: Call): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      // What takes longer than a request may, the gateway ends by itself.
      signal: AbortSignal.timeout(LIMITS.requestMs * 2),
    });
    const text = await response.text();
    return readAnswer(response, text);
  } catch (error) {
    return { failure: new CallFailure('UNAVAILABLE', `${url} does not answer: ${causeOf(error)}.`), waitMs: null };
  }
}

function readAnswer(response: Response, text: string): Attempt {
  const answer = readJson(text);
  const error = firstError(answer);
  const waitMs = response.status === 429 ? retryAfterMs(response) : null;
  if (error !== null) return { failure: error, waitMs };
  if (response.status === 429) return { failure: new CallFailure('RATE_LIMITED', 'Too many calls.'), waitMs };
  const body = typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : null;
  if (body !== null && body !== undefined) return { body };
  const code = response.status >= 500 ? 'UNAVAILABLE' : 'BAD_USER_INPUT';
  const said = text.slice(0, 200).replaceAll(/\s+/g, ' ');
  return { failure: new CallFailure(code, `The answer is no GraphQL (${response.status}): ${said}`), waitMs: null };
}

const retryAfterMs = (response: Response): number => Math.max(100, Number(response.headers.get('retry-after')) * 1_000);

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function firstError(answer: unknown): CallFailure | null {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer) || !Array.isArray(answer.errors))
    return null;
  const error: unknown = answer.errors[0];
  if (typeof error !== 'object' || error === null) return null;
  const extensions = 'extensions' in error ? error.extensions : null;
  const message = 'message' in error ? String(error.message) : 'The gateway answered an error.';
  return new CallFailure(
    textIn(extensions, 'code') ?? 'INTERNAL_SERVER_ERROR',
    message,
    textIn(extensions, 'requestId'),
  );
}

function textIn(extensions: unknown, field: string): string | null {
  const value: unknown = typeof extensions === 'object' && extensions !== null ? Reflect.get(extensions, field) : null;
  return typeof value === 'string' ? value : null;
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);
}
