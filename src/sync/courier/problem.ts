/** What kept a message from being applied, and what that means for it (design G19). */
import type { Code } from '../../kernel/codes.ts';
import { CommitInDoubt, Rollback } from '../../kernel/db.ts';
import { codeOfDatabaseError, errorCode } from '../../kernel/fault.ts';
import { type Refusal } from '../../kernel/refusal.ts';

export interface Problem {
  /** REFUSED by a rule: it fails at once. PASSING: locks and time-outs, tried for ever. UNEXPECTED: tried a few times. */
  readonly kind: 'REFUSED' | 'PASSING' | 'UNEXPECTED';
  readonly code: Code;
  /** For people; holds nothing of the rows themselves (REL-14). */
  readonly message: string;
}

/** The door says no: its transaction is thrown away with its first reason. */
export class DoorRefusal extends Rollback<Refusal> {}

/** The other side cannot be reached, or cannot write: nothing is known about any message, and none is to blame. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof CommitInDoubt || codeOfDatabaseError(error) === 'UNAVAILABLE';

/** What a thrown error says of the message that met it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DoorRefusal) {
    const { code, message, rule } = error.value;
    return { kind: 'REFUSED', code, message: rule === null ? message : `${message} (${rule})` };
  }
  const code = codeOfDatabaseError(error);
  const state = errorCode(error);
  if (code === 'TIMEOUT' || code === 'CONFLICT_RETRY')
    return { kind: 'PASSING', code, message: `The database was busy (${state}).` };
  // A guard of the database says what a rule would have said: trying again changes nothing.
  if (state === 'GW001' || state === 'GW002')
    return { kind: 'REFUSED', code: code ?? 'INTERNAL_SERVER_ERROR', message: textOf(error) };
  return {
    kind: 'UNEXPECTED',
    code: 'INTERNAL_SERVER_ERROR',
    message: state === '' ? 'The message met an unexpected fault.' : `The database answered ${state}${placeOf(error)}.`,
  };
}

const textOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** The table and constraint that a database error names; its own text would show values. */
function placeOf(error: unknown): string {
  const named = (field: 'table' | 'constraint' | 'column'): string => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
    return typeof value === 'string' ? ` ${field} ${value}` : '';
  };
  const place = named('table') + named('column') + named('constraint');
  return place === '' ? '' : ` at${place}`;
}
