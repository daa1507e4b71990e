/** What can be done with a proforma now, and what stands in the way: for the list, and for the refusal (design G9). (pure) */
import type { ActionState } from '../../kernel/actions.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { refuseBulk, refuseConfirmation } from './decide-confirmation.ts';
import type { ProformaFacts } from './proforma-facts.ts';
import { isOpen, nextStatus } from './proforma-life.ts';

/** Why it cannot be submitted: only a draft can (L8). */
export const refuseSubmit = (facts: ProformaFacts): readonly Refusal[] =>
  nextStatus(facts.status, 'submit') === undefined
    ? [
        refusal('PROFORMA_NOT_DRAFT', {
          message: `Proforma ${facts.number} is ${facts.status}.`,
          rule: 'R34',
          subject: facts.number,
        }),
      ]
    : refuseBulk(facts);

/** Why it does not go back to DRAFT: nothing leads back from CONFIRMED (R8). */
export function refuseReopen(facts: ProformaFacts): readonly Refusal[] {
  if (nextStatus(facts.status, 'reopen') !== undefined) return refuseBulk(facts);
  const locked = { message: `Proforma ${facts.number} is ${facts.status}.`, rule: 'R8', subject: facts.number };
  return [
    refusal(
      'PROFORMA_LOCKED',
      isOpen(facts.status) ? { ...locked, remedy: 'It is a draft: edit it as it is.' } : locked,
    ),
  ];
}

/** Why it cannot be deleted: once confirmed it stays (R7). */
export const refuseDeletion = (facts: ProformaFacts): readonly Refusal[] =>
  isOpen(facts.status)
    ? refuseBulk(facts)
    : [
        refusal('PROFORMA_LOCKED', {
          message: `Proforma ${facts.number} is ${facts.status}.`,
          rule: 'R7',
          subject: facts.number,
        }),
      ];

/** The actions of a proforma, each with what stands in its way. */
export const proformaActions = (facts: ProformaFacts): readonly ActionState[] => [
  { action: 'submitProforma', refusals: refuseSubmit(facts) },
  { action: 'reopenProforma', refusals: refuseReopen(facts) },
  { action: 'deleteProforma', refusals: refuseDeletion(facts) },
  { action: 'confirmProforma', refusals: refuseConfirmation(facts) },
];
