/** Look-ahead reads of one request. */
import type { Scope } from '../context.ts';

export interface Reads {
  readonly scope: Scope;
}

export const openReads = (scope: Scope): Reads => ({ scope });
