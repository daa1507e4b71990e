/** What went wrong beneath the rules: the database is away, busy or slow. Thrown, and told to the client by its code. (pure) */
import type { Code } from './codes.ts';

export interface Fault extends Error {
  readonly faultCode: Code;
}

export function fault(code: Code, message: string, cause?: unknown): Fault {
  return Object.assign(new Error(message, { cause }), { name: 'Fault', faultCode: code });
}

export const isFault = (error: unknown): error is Fault =>
  typeof error === 'object' && error !== null && 'faultCode' in error;

/** The five-letter state of a database error, or Node's code of a socket error. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENOENT',
]);

/** The connection broke or could not be had. */
export function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error);
  if (LOST.has(code) || code.startsWith('08') || ['57P01', '57P02', '57P03', '53300'].includes(code)) return true;
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return /Connection terminated|^timeout expired$|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
    message,
  );
}

/** Two transactions stood in each other's way; the whole of one may be run again. */
export const isSerializationFailure = (error: unknown): boolean => ['40001', '40P01'].includes(errorCode(error));

/** The code that a client is told for an error of the database; null when it is a bug. */
export function codeOfDatabaseError(error: unknown): Code | null {
  if (isFault(error)) return error.faultCode;
  if (isConnectionLoss(error)) return 'UNAVAILABLE';
  if (isSerializationFailure(error)) return 'CONFLICT_RETRY';
  switch (errorCode(error)) {
    case '57014':
      return 'TIMEOUT';
    case '55P03':
      return 'CONFLICT_RETRY';
    case '53100':
    case '25006':
      return 'UNAVAILABLE';
    case 'GW001':
      return 'IMMUTABLE';
    case '22021': // A character that the database's encoding does not have.
      return 'BAD_TEXT';
    case 'GW002':
    case '23505':
      return 'VERSION_CONFLICT';
    default:
      return null;
  }
}
