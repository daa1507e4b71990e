/** Who did what to which document: one row for each, in the transaction of the change (design G22). */
import type { Id } from './clock.ts';
import type { Json } from './table.ts';

export interface AuditEntry {
  readonly subjectType: string;
  /** The document's business key. */
  readonly subject: string;
  /** What changed, in a few words a person understands. */
  readonly change: Json;
}

interface Frame {
  readonly legalEntity: string;
  readonly caller: string;
  readonly role: string;
  readonly command: string;
  readonly key: string;
  readonly requestId: string;
  readonly reason: string | null;
}

export const auditRows = (frame: Frame, entries: readonly AuditEntry[], newId: () => Id) =>
  entries.map((entry) => ({
    ...frame,
    id: newId(),
    subjectType: entry.subjectType,
    subject: entry.subject,
    change: entry.change,
  }));
