/** The latest error of each process and subject: what a user sees until the process starts again for it (domain.md 2.29, I41). */
import { affected, type Tx } from '../../kernel/db.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { insertRows } from '../../kernel/write.ts';
import { processError } from './tables.ts';

export type Process = 'IMPORT_JOURNAL' | 'IMPORT_PROPOSAL' | 'POST_JOURNAL' | 'POST_PROPOSAL';

interface About {
  readonly legalEntity: string;
  readonly process: Process;
  /** ACTUAL by id, PROPOSAL by number. */
  readonly subjectType: 'ACTUAL' | 'PROPOSAL';
}

export interface SubjectError {
  readonly subject: string;
  /** In order; the first gives the code. */
  readonly refusals: readonly Refusal[];
}

/** One row for each subject, in place of an earlier one. */
export async function keepErrors(tx: Tx, about: About, errors: readonly SubjectError[]): Promise<void> {
  const kept = errors.flatMap(({ subject, refusals }) => {
    const [first] = refusals;
    if (first === undefined) return [];
    const details = { refusals: refusals.map(({ code, rule, message }) => ({ code, rule, message })) };
    const message = refusals.map((one) => one.message).join(' ');
    return [{ ...about, subject, code: first.code, rule: first.rule, message, details }];
  });
  await insertRows(tx, processError, kept, {
    onConflict: ['legalEntity', 'process', 'subjectType', 'subject'],
    update: ['code', 'rule', 'message', 'details', 'at'],
  });
}

/** A process that starts again for a subject clears what it said before. */
export async function clearErrors(tx: Tx, about: About, subjects: readonly string[]): Promise<void> {
  await affected(
    tx,
    'delete from finance.process_error where legal_entity = $1 and process = $2 and subject_type = $3 and subject = any ($4::text[])',
    [about.legalEntity, about.process, about.subjectType, subjects],
  );
}
