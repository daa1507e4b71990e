/** How far a document has got on its way to the other side, told from the messages that are still open. (pure) */
import { syncErrorOf, type KeptError, type SyncError } from '../../kernel/kept-error.ts';

export interface SyncFacts {
  /** Whether there was ever something to send. */
  readonly sent: boolean;
  readonly pending: number;
  readonly failed: number;
  /** The refusal that holds it, null when nothing does. */
  readonly error: KeptError | null;
}

export interface SyncState {
  readonly status: 'NOT_SENT' | 'QUEUED' | 'SYNCED' | 'FAILED';
  readonly pending: number;
  readonly lastError: SyncError | null;
}

export function syncStateOf({ sent, pending, failed, error }: SyncFacts): SyncState {
  const status = failed > 0 ? 'FAILED' : pending > 0 ? 'QUEUED' : sent ? 'SYNCED' : 'NOT_SENT';
  return { status, pending, lastError: error === null ? null : syncErrorOf(error) };
}
