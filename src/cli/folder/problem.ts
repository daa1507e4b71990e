/** What is wrong with a row of a folder: where it is, which rule says so, and what to do. (pure) */
import { remedyOf, type Code } from '../../kernel/codes.ts';

/** Where a cell or row was read. */
export interface Place {
  readonly file: string;
  /** The line on which the record begins, from 1; null: the file as a whole. */
  readonly line: number | null;
  /** The column's name in the header. */
  readonly column: string | null;
}

export interface Problem extends Place {
  /** A code of domain.md appendix A or reliability.md section 7. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

interface ProblemDetail {
  readonly code: Code;
  readonly message: string;
  /** Default: what the code says. */
  readonly remedy?: string;
}

export const problemAt = (place: Place, { code, message, remedy }: ProblemDetail): Problem => ({
  ...place,
  code,
  message,
  remedy: remedy ?? remedyOf(code),
});

/** `approvals.csv:123 column quantity: BAD_DECIMAL … → what to do`. */
export function formatProblem({ file, line, column, code, message, remedy }: Problem): string {
  const where = line === null ? file : `${file}:${line}`;
  const what = column === null ? '' : ` column ${column}`;
  return `${where}${what}: ${code} ${message} → ${remedy}`;
}

/** In the order of a reader: by file, then by line. */
export const byPlace = (one: Problem, other: Problem): number =>
  one.file === other.file ? (one.line ?? 0) - (other.line ?? 0) : one.file < other.file ? -1 : 1;
