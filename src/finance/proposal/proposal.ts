/** The life of a proposal: which command leads from which status to which (domain.md 2.25). (pure) */

export const PROPOSAL_STATUSES = ['HEADER_ONLY', 'LINES_IMPORTED', 'POSTING', 'POSTED', 'CLOSED_EMPTY'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

export const PROPOSAL_COMMANDS = [
  'importLines',
  'closeEmpty',
  'deleteLines',
  'startPosting',
  'abandonPosting',
  'post',
] as const;
export type ProposalCommand = (typeof PROPOSAL_COMMANDS)[number];

/** POSTED and CLOSED_EMPTY are final: what is posted is corrected by a corrective proforma, never edited (R16). */
export const PROPOSAL_LIFE = {
  HEADER_ONLY: { importLines: 'LINES_IMPORTED', closeEmpty: 'CLOSED_EMPTY' },
  LINES_IMPORTED: { deleteLines: 'HEADER_ONLY', startPosting: 'POSTING', post: 'POSTED' },
  POSTING: { post: 'POSTED', abandonPosting: 'LINES_IMPORTED' },
  POSTED: {},
  CLOSED_EMPTY: {},
} as const satisfies Record<ProposalStatus, Partial<Record<ProposalCommand, ProposalStatus>>>;

const LIFE: Readonly<Record<ProposalStatus, Partial<Readonly<Record<ProposalCommand, ProposalStatus>>>>> =
  PROPOSAL_LIFE;

/** Where the command leads; null: it is not allowed there. */
export const nextProposalStatus = (status: ProposalStatus, command: ProposalCommand): ProposalStatus | null =>
  LIFE[status][command] ?? null;

export const isProposalStatus = (text: string): text is ProposalStatus =>
  PROPOSAL_STATUSES.some((status) => status === text);
