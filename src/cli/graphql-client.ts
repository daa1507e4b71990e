/** Asks a gateway by GraphQL over HTTP, as any other client would, and asks again where that is safe: keys make commands happen once. */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { z } from 'zod';
import { isCode, isRetryable } from '../kernel/codes.ts';
import type { Role } from '../kernel/caller.ts';
import { errorCode } from '../kernel/fault.ts';
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

type Attempt = { readonly body: unknown } | Failed;
interface Failed {
  readonly failure: CallFailure;
  /** How long it says to wait; null: nothing said. */
  readonly waitMs: number | null;
  /** Whether something answered at all. */
  readonly answered: boolean;
}

export function openClient(url: string, tokens: Tokens): Client {
  let hasAnswered = false;
  const ask = async <A>({ document, role, answer }: Operation<A>, variables: object): Promise<A> => {
    const body = JSON.stringify({ query: document, variables });
    const deadline = Date.now() + LIMITS.factWaitMs;
    for (let tries = 1; ; tries += 1) {
      const attempt = await attemptCall({ url, token: tokens[role], body });
      hasAnswered ||= !('failure' in attempt) || attempt.answered;
      if (!('failure' in attempt)) return answer.parse(attempt.body);
      const { failure, waitMs } = attempt;
      const mayTry = waitMs === null ? tries < LIMITS.clientTries : Date.now() < deadline;
      // Where nothing ever answered, nobody is just coming back.
      if (!hasAnswered || !mayTry || !isWorthTrying(failure.code)) throw failure;
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

async function attemptCall(call: Call): Promise<Attempt> {
  try {
    return readAnswer(await post(call));
  } catch (error) {
    const message = `${call.url} does not answer: ${codeOrText(error)}.`;
    return { failure: new CallFailure('UNAVAILABLE', message), waitMs: null, answered: false };
  }
}

interface Received {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

const KEPT = { keepAlive: true, maxSockets: LIMITS.clientSocketsMax } as const;
const agents = { http: new HttpAgent(KEPT), https: new HttpsAgent(KEPT) };

/** Node's own client: `fetch` costs a multiple of it, and a month makes thousands of calls. */
function post({ url, token, body }: Call): Promise<Received> {
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith('https:');
    const request = (isSecure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: isSecure ? agents.https : agents.http,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${token}`,
      },
      // What takes longer than a request may, the gateway ends by itself.
      signal: AbortSignal.timeout(LIMITS.requestMs * 2),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({
          status: statusCode,
          retryAfter: headers['retry-after'],
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(body);
  });
}

function readAnswer({ status, retryAfter, text }: Received): Attempt {
  const answer = readJson(text);
  const error = firstError(answer);
  const waitMs = status === 429 ? waitFor(retryAfter) : null;
  if (error !== null) return failed(error, waitMs);
  if (status === 429) return failed(new CallFailure('RATE_LIMITED', 'Too many calls.'), waitMs);
  const body = typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : null;
  if (body !== null && body !== undefined) return { body };
  const code = status >= 500 ? 'UNAVAILABLE' : 'BAD_USER_INPUT';
  const said = text.slice(0, SAID_CHARACTERS).replaceAll(/\s+/g, ' ');
  return failed(new CallFailure(code, `The answer is no GraphQL (${status}): ${said}`), null);
}

const failed = (failure: CallFailure, waitMs: number | null): Failed => ({ failure, waitMs, answered: true });

/** What does not speak GraphQL is quoted by its beginning. */
const SAID_CHARACTERS = 200;

const waitFor = (retryAfter: string | undefined): number => Math.max(100, Number(retryAfter ?? 0) * 1_000);

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

const codeOrText = (error: unknown): string => {
  const code = errorCode(error);
  return code === '' ? String(error) : code;
};
