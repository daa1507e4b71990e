/** How far a document has got on its way to the other side, told from the messages that are still open. (pure) */
import { isCode, remedyOf } from '../../kernel/codes.ts';

export interface SyncFacts {
  /** Whether there was ever something to send. */
  readonly sent: boolean;
  readonly pending: number;
  readonly failed: number;
  /** The refusal that holds it, null when nothing does. */
  readonly error: { readonly code: string; readonly message: string; readonly at: string } | null;
}

export interface SyncState {
  readonly status: 'NOT_SENT' | 'QUEUED' | 'SYNCED' | 'FAILED';
  readonly pending: number;
  readonly lastError: SyncError | null;
}

export interface SyncError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly at: string;
}

export function syncStateOf({ sent, pending, failed, error }: SyncFacts): SyncState {
  const status = failed > 0 ? 'FAILED' : pending > 0 ? 'QUEUED' : sent ? 'SYNCED' : 'NOT_SENT';
  return { status, pending, lastError: error === null ? null : syncErrorOf(error) };
}

/** A code that is none of ours is a bug of the one who wrote it. */
export function syncErrorOf(error: {
  readonly code: string;
  readonly message: string;
  readonly at: string;
}): SyncError {
  const code = isCode(error.code) ? error.code : 'INTERNAL_SERVER_ERROR';
  return { ...error, code, remedy: remedyOf(code) };
}
