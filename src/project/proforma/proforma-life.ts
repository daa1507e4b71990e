/** The life of a proforma as a table (domain.md 2.18). (pure) */

export type ProformaStatus = 'DRAFT' | 'IN_REVIEW' | 'CONFIRMED' | 'POSTED';
export type ProformaCommand = 'submit' | 'reopen' | 'confirm' | 'applyPosting';

/** No way leads back from confirmed: a confirmed proforma is corrected, never edited (R8). */
export const PROFORMA_LIFE = {
  DRAFT: { submit: 'IN_REVIEW', confirm: 'CONFIRMED' },
  IN_REVIEW: { reopen: 'DRAFT', confirm: 'CONFIRMED' },
  CONFIRMED: { applyPosting: 'POSTED' },
  POSTED: {},
} as const satisfies Record<ProformaStatus, Partial<Record<ProformaCommand, ProformaStatus>>>;

const LIFE: Readonly<Record<string, Partial<Record<ProformaCommand, ProformaStatus>>>> = PROFORMA_LIFE;

/** Where the command takes a proforma; undefined when no arrow leads there. */
export const nextStatus = (status: string, by: ProformaCommand): ProformaStatus | undefined => LIFE[status]?.[by];

/** Whether it may still be edited and deleted (R7, R34). */
export const isOpen = (status: string): boolean => nextStatus(status, 'confirm') !== undefined;
