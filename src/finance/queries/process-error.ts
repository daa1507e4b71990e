/** The latest error of a process on a document or row, as GraphQL reads it. */
import { isCode, remedyOf } from '../../kernel/codes.ts';
import { facts, instantSql, type ViewField } from '../../kernel/view.ts';

export interface ProcessError {
  readonly process: string;
  readonly subject: string;
  readonly code: string;
  /** The numbered rule. */
  readonly rule: string | null;
  readonly message: string;
  readonly at: string;
}

/** A code that is none of ours is a bug of the one who wrote it. */
export function processErrorOf(error: ProcessError): ProcessError & { readonly remedy: string } {
  const code = isCode(error.code) ? error.code : 'INTERNAL_SERVER_ERROR';
  return { ...error, code, remedy: remedyOf(code) };
}

interface About {
  readonly type: 'PROPOSAL' | 'ACTUAL';
  /** The subject's key as text, over the row. */
  readonly subject: string;
}

/** All of them: the key of the table begins with the process. */
const PROCESSES = "'IMPORT_JOURNAL', 'IMPORT_PROPOSAL', 'POST_JOURNAL', 'POST_PROPOSAL'";

/** The latest of all processes on the subject. */
export const lastError = ({ type, subject }: About): ViewField =>
  facts(
    `(select json_build_object('process', e.process, 'subject', e.subject, 'code', e.code, 'rule', e.rule, 'message', e.message, 'at', ${instantSql('e.at')})
        from finance.process_error e
       where e.legal_entity = {t}.legal_entity and e.process in (${PROCESSES}) and e.subject_type = '${type}' and e.subject = ${subject}
       order by e.at desc limit 1)`,
    processErrorOf,
  );
