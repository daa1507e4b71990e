/** The hash that ties an audit row to the one before it, so that an edit, a deletion or another order shows (SEC-13). */
import { createHash } from 'node:crypto';

/** An audit row as it is hashed: every column, as the database prints it. */
export interface AuditedRow {
  readonly legalEntity: string;
  readonly id: string;
  /** UTC, to the microsecond. */
  readonly at: string;
  readonly caller: string;
  readonly role: string;
  readonly command: string;
  readonly key: string;
  readonly requestId: string;
  readonly reason: string | null;
  readonly subjectType: string;
  readonly subject: string;
  readonly change: string;
}

/** What the first row of a company's chain is tied to. */
export const CHAIN_START = '0'.repeat(64);

/** Lower-case hex SHA-256 over the previous hash and the row. JSON keeps the columns apart, whatever they hold. */
export function linkHash(previous: string, row: AuditedRow): string {
  const { legalEntity, id, at, caller, role, command, key, requestId, reason, subjectType, subject, change } = row;
  const told = [
    previous,
    legalEntity,
    id,
    at,
    caller,
    role,
    command,
    key,
    requestId,
    reason,
    subjectType,
    subject,
    change,
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
