/** DRAFT to IN_REVIEW (L8). */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import type { Outcome } from '../../kernel/refusal.ts';
import { refuseSubmit } from './actions.ts';
import { moveProforma } from './lock-proforma.ts';

/** It stays editable while it is in review. Refusals: NOT_FOUND, VERSION_CONFLICT, PROFORMA_NOT_DRAFT, BULK_CONFIRMATION_RUNNING R60. */
export const submitProforma = (work: Work, input: { readonly id: Id }): Promise<Outcome<{ readonly id: Id }>> =>
  moveProforma(work, input.id, { by: 'submit', rule: refuseSubmit });
