/** What a client is told of a fault: its code, a fixed sentence and an id to quote; never a stack, SQL, a path or a constraint (SEC-10). */
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isCode, remedyOf, type Code } from '../kernel/codes.ts';
import { codeOfDatabaseError } from '../kernel/fault.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Log } from '../kernel/log.ts';

export type ErrorCode = Code | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';

const SENTENCES: Readonly<Partial<Record<Code, string>>> = {
  UNAVAILABLE: 'A database does not answer just now. Send the same again, a little later.',
  TIMEOUT: 'It took too long. Send the same command again with the same key.',
  CONFLICT_RETRY: 'Somebody else was in the way. Send the same command again.',
  VERSION_CONFLICT: 'The document was changed by somebody else.',
  IMMUTABLE: 'What is posted stays.',
  BAD_TEXT: 'A text holds a character that cannot be stored.',
};

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_COMPLEX: 400,
  BAD_USER_INPUT: 400,
  BAD_DECIMAL: 400,
  BAD_TEXT: 400,
  BAD_CURSOR: 400,
};

const MASKED = 'Something went wrong on our side. Quote the request id.';

/** Codes of Apollo Server that our clients are not told. */
const RENAMED: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && (isCode(code) || code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED');

export interface Told {
  readonly code: ErrorCode;
  readonly message: string;
  /** A bug: to be logged, once. */
  readonly isUnexpected: boolean;
}

/** How a failure shows in HTTP. */
interface Http {
  readonly status: number;
  /** Told as retry-after. */
  readonly waitSeconds?: number;
}

export function failure(code: ErrorCode, message: string, http?: Http): GraphQLError {
  if (http === undefined) return new GraphQLError(message, { extensions: { code } });
  const headers = new HeaderMap();
  if (http.waitSeconds !== undefined) headers.set('retry-after', String(http.waitSeconds));
  return new GraphQLError(message, { extensions: { code, http: { status: http.status, headers } } });
}

/** How a failure of ours wants to show in HTTP. */
export function httpOf(error: unknown): { readonly status: number | null; readonly retryAfter: string | null } {
  const http = error instanceof GraphQLError ? error.extensions['http'] : undefined;
  if (typeof http !== 'object' || http === null) return { status: null, retryAfter: null };
  const status = 'status' in http && typeof http.status === 'number' ? http.status : null;
  const headers = 'headers' in http && http.headers instanceof Map ? http.headers : new Map<unknown, unknown>();
  const retryAfter: unknown = headers.get('retry-after');
  return { status, retryAfter: typeof retryAfter === 'string' ? retryAfter : null };
}

/** The status of an answer that is nothing but an error of that code (reliability.md section 7). */
export const statusOf = (code: ErrorCode): number => STATUS[code] ?? 200;

/** An error of ours, or of the engine, as a client may hear it. */
export function tellError(error: unknown): Told {
  const cause = rootOf(error);
  const told = error instanceof GraphQLError ? codeOf(error) : null;
  if (told !== null && told !== 'INTERNAL_SERVER_ERROR') {
    return { code: told, message: plain(error), isUnexpected: false };
  }
  const code = codeOfDatabaseError(cause);
  if (code !== null) return { code, message: SENTENCES[code] ?? remedyOf(code), isUnexpected: false };
  if (error instanceof GraphQLError && cause === error) return tellEngine(error);
  return { code: 'INTERNAL_SERVER_ERROR', message: MASKED, isUnexpected: true };
}

/** The engine's own complaints of a document or of variables; what it says of a resolver's answer is a bug. */
function tellEngine(error: GraphQLError): Told {
  if (error.path !== undefined) return { code: 'INTERNAL_SERVER_ERROR', message: MASKED, isUnexpected: true };
  return { code: 'BAD_USER_INPUT', message: plain(error), isUnexpected: false };
}

/** A bad scalar in a document is reported by a validation rule, whose code Apollo puts in the place of ours. */
function codeOf(error: GraphQLError): ErrorCode | null {
  const inner = error.originalError;
  const own = inner instanceof GraphQLError ? inner.extensions['code'] : undefined;
  const code = isErrorCode(own) ? own : error.extensions['code'];
  if (/^Syntax Error: Document contains more tha[nt] /.test(error.message)) return 'QUERY_TOO_COMPLEX';
  if (typeof code === 'string' && Object.hasOwn(RENAMED, code)) return RENAMED[code] ?? null;
  return isErrorCode(code) ? code : null;
}

function rootOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

/** From suggestions alone a tool can recover a schema that is not shown (SEC-9). */
const plain = (error: unknown): string =>
  error instanceof GraphQLError
    ? error.message.replace(/ ?Did you mean [^]*?\?$/, '').replace(/ ?Did you mean [^?]*\?/g, '')
    : MASKED;

/** The errors of an answer as they are sent: told, bounded, with the request's id. Bugs are logged here, and nowhere else. */
export function formatErrors(
  errors: readonly unknown[],
  request: { readonly requestId: string; readonly log: Log },
): GraphQLFormattedError[] {
  return errors.slice(0, LIMITS.errorsMax).map((error) => {
    const { code, message, isUnexpected } = tellError(error);
    if (isUnexpected) request.log.error({ err: rootOf(error), path: pathOf(error) }, 'A request met a bug.');
    const extensions = { code, requestId: request.requestId };
    if (!(error instanceof GraphQLError)) return { message, extensions };
    const { locations, path } = error;
    return {
      message,
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      extensions,
    };
  });
}

const pathOf = (error: unknown): string => (error instanceof GraphQLError ? (error.path ?? []).join('.') : '');
