/** What can be done with an integration journal now: one predicate for `allowedActions` and the refusals (design G9). (pure) */
import type { ActionState } from '../../kernel/actions.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** What is known of a journal, as plain JSON. */
export interface JournalFacts {
  readonly number: string;
  readonly status: string;
}

/**
 * A draft can be posted. A journal in ERROR can be posted by name: that resets it to draft first (2.23); a call without
 * names passes it by, so that lines nobody has mended do not hold up the others.
 */
export function refuseJournalPosting(facts: JournalFacts): readonly Refusal[] {
  if (facts.status === 'DRAFT' || facts.status === 'ERROR') return [];
  const message = `Journal ${facts.number} is ${facts.status}.`;
  return [refusal('JOURNAL_NOT_DRAFT', { message, rule: 'R54', subject: facts.number })];
}

export const journalActions = (facts: JournalFacts): readonly ActionState[] => [
  { action: 'postJournals', refusals: refuseJournalPosting(facts) },
];
