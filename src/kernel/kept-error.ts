/** The last error of a message, as it is kept and as it is told. (pure) */
import { isCode, remedyOf } from './codes.ts';

export interface KeptError {
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

export interface SyncError extends KeptError {
  readonly remedy: string;
}

/** Why a message was refused, or could not be carried. A code that is none of ours is a bug of the one who wrote it. */
export function syncErrorOf(error: KeptError): SyncError {
  const code = isCode(error.code) ? error.code : 'INTERNAL_SERVER_ERROR';
  return { ...error, code, remedy: remedyOf(code) };
}
