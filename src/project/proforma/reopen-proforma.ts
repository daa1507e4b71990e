/** IN_REVIEW back to DRAFT (L8). */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import type { Outcome } from '../../kernel/refusal.ts';
import { refuseReopen } from './actions.ts';
import { moveProforma } from './lock-proforma.ts';

/** Never from CONFIRMED (R8). Refusals: NOT_FOUND, VERSION_CONFLICT, PROFORMA_LOCKED, BULK_CONFIRMATION_RUNNING R60. */
export const reopenProforma = (work: Work, input: { readonly id: Id }): Promise<Outcome<{ readonly id: Id }>> =>
  moveProforma(work, input.id, { by: 'reopen', rule: refuseReopen });
