/** What can be done with a proposal now: the same predicate for `allowedActions` and for the refusals (design G9). (pure) */
import type { ActionState } from '../../kernel/actions.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** What is known of a proposal, as plain JSON. */
export interface ProposalFacts {
  readonly number: string;
  readonly status: string;
  /** Once posted. */
  readonly customerInvoiceNumber: string | null;
}

/** P2: lines are there, and nobody has posted it. */
export function refusePosting(facts: ProposalFacts): readonly Refusal[] {
  switch (facts.status) {
    case 'LINES_IMPORTED':
      return [];
    case 'POSTED':
      return [posted(facts)];
    case 'POSTING':
      return [posting(facts)];
    default: {
      const message = `Proposal ${facts.number} is ${facts.status}: it has no lines to post.`;
      return [refusal('PROPOSAL_NOT_READY', { message, rule: 'R48', subject: facts.number })];
    }
  }
}

/** R15: only imported lines can be taken away, and only all of them. */
export function refuseDeletingLines(facts: ProposalFacts): readonly Refusal[] {
  switch (facts.status) {
    case 'LINES_IMPORTED':
      return [];
    case 'POSTED':
      return [posted(facts)];
    case 'POSTING':
      return [posting(facts)];
    default: {
      const message = `Proposal ${facts.number} is ${facts.status}: it has no lines.`;
      return [refusal('PROPOSAL_HAS_NO_LINES', { message, rule: 'R15', subject: facts.number })];
    }
  }
}

/** Lines come once; its readiness says what a proposal without lines still waits for. */
export function refuseImport(facts: ProposalFacts): readonly Refusal[] {
  switch (facts.status) {
    case 'HEADER_ONLY':
      return [];
    case 'POSTED':
      return [posted(facts)];
    default: {
      const message = `Proposal ${facts.number} is ${facts.status}: there is nothing to import.`;
      return [refusal('PROPOSAL_NOT_READY', { message, rule: 'R43', subject: facts.number })];
    }
  }
}

const posted = ({ number, customerInvoiceNumber }: ProposalFacts): Refusal =>
  refusal('PROPOSAL_POSTED', {
    message: `Proposal ${number} is posted as customer invoice ${customerInvoiceNumber ?? ''}.`,
    rule: 'R49',
    subject: number,
  });

const posting = ({ number }: ProposalFacts): Refusal =>
  refusal('POSTING_IN_PROGRESS', { message: `Proposal ${number} is being posted.`, rule: 'R49', subject: number });

export const proposalActions = (facts: ProposalFacts): readonly ActionState[] => [
  { action: 'importFromStaging', refusals: refuseImport(facts) },
  { action: 'deleteProposalLines', refusals: refuseDeletingLines(facts) },
  { action: 'postProposal', refusals: refusePosting(facts) },
];
