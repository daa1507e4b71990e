/** A rule says no: a value with code, rule and remedy. A broken invariant is a fault, and is thrown. (pure) */
import { isRetryable, remedyOf, type Code } from './codes.ts';

/** Where in the input it went wrong: field names and indexes, from the mutation's `input` inward. */
export type Path = readonly (string | number)[];

export interface Refusal {
  readonly code: Code;
  readonly message: string;
  /** The rule that says no: R…, C…, P… of domain.md. */
  readonly rule: string | null;
  readonly path: Path | null;
  readonly remedy: string;
  readonly retryable: boolean;
  /** The document it concerns. */
  readonly subject: string | null;
  /** The row of a bulk command, from 0. */
  readonly index: number | null;
}

interface RefusalDetail {
  readonly message: string;
  readonly rule?: string;
  readonly path?: Path;
  readonly remedy?: string;
  readonly subject?: string;
  readonly index?: number;
}

export type Outcome<T> = Accepted<T> | Refused;
export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
  /** Rows of a bulk command that were left out, while the others went in. */
  readonly refusals: readonly Refusal[];
}
export interface Refused {
  readonly ok: false;
  readonly refusals: readonly Refusal[];
}

export function refusal(code: Code, detail: RefusalDetail): Refusal {
  return {
    code,
    message: detail.message,
    rule: detail.rule ?? null,
    path: detail.path ?? null,
    remedy: detail.remedy ?? remedyOf(code),
    retryable: isRetryable(code),
    subject: detail.subject ?? null,
    index: detail.index ?? null,
  };
}

export const accept = <T>(value: T, refusals: readonly Refusal[] = []): Accepted<T> => ({ ok: true, value, refusals });

export const refuse = (code: Code, detail: RefusalDetail): Refused => ({
  ok: false,
  refusals: [refusal(code, detail)],
});

export const refuseAll = (refusals: readonly Refusal[]): Refused => ({ ok: false, refusals });

/** Stops on a state that the rules make impossible: a bug, never a user's mistake. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** The value, where the rules promise that there is one. */
export function present<T>(value: T | null | undefined, what: string): T {
  invariant(value !== null && value !== undefined, `${what} is missing`);
  return value;
}
