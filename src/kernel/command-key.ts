/** A command's idempotency key: taken in its transaction, or answering what the same command answered before (REL-3). */
import { createHash } from 'node:crypto';
import type { Id } from './clock.ts';
import { rows, type Tx } from './db.ts';
import { errorCode, fault } from './fault.ts';
import { plumbing } from './plumbing.ts';
import { accept, refuse, type Outcome, type Refusal } from './refusal.ts';
import { insertRows } from './write.ts';

/** Unique for each company, caller and mutation. */
export interface CommandKey {
  readonly legalEntity: string;
  readonly caller: string;
  readonly name: string;
  readonly key: string;
}

/** What a command answered, as it is kept. */
export interface StoredAnswer<R> {
  readonly value: R;
  readonly refusals: readonly Refusal[];
}

/** Takes the key for this transaction: null. Or finds what the same command answered before. */
export async function claimKey<R>(
  tx: Tx,
  key: CommandKey,
  command: { readonly id: Id; readonly input: unknown },
): Promise<Outcome<StoredAnswer<R> | null>> {
  const inputHash = hashOf(command.input);
  const taken = await insertKey(tx, { ...key, id: command.id, inputHash });
  if (taken === 'BUSY') {
    return refuse('IDEMPOTENCY_IN_PROGRESS', { message: 'The same command is still running.', rule: 'R65' });
  }
  if (taken === 'TAKEN') return accept(null);
  const [earlier] = await rows<{ inputHash: string; result: StoredAnswer<R> | null }>(
    tx,
    `select input_hash, result from ${tx.side.name}.command where legal_entity = $1 and caller = $2 and name = $3 and key = $4`,
    [key.legalEntity, key.caller, key.name, key.key],
  );
  if (earlier?.result === undefined || earlier.result === null) {
    throw fault('CONFLICT_RETRY', 'The command that held this key has just ended.');
  }
  if (earlier.inputHash === inputHash) return accept(earlier.result);
  return refuse('IDEMPOTENCY_KEY_REUSED', {
    message: 'This key was used for another input.',
    rule: 'R65',
    path: ['command', 'idempotencyKey'],
  });
}

interface KeyRow extends CommandKey {
  readonly id: Id;
  readonly inputHash: string;
}

/** Waits for a command that holds the key, no longer than a lock may be waited for. */
async function insertKey(tx: Tx, row: KeyRow): Promise<'TAKEN' | 'KNOWN' | 'BUSY'> {
  try {
    const { command } = plumbing(tx.side.name);
    const onConflict = ['legalEntity', 'caller', 'name', 'key'] as const;
    return (await insertRows(tx, command, [row], { onConflict })) === 1 ? 'TAKEN' : 'KNOWN';
  } catch (error) {
    if (errorCode(error) === '55P03') return 'BUSY';
    throw error;
  }
}

/** SHA-256 of the input with its fields in order, so that the order in which a client writes them does not matter. */
export function hashOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input, sorted)).digest('hex');
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
