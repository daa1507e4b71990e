/** Where something that can be billed stands, and what moves it (domain.md 2.10, 2.11, 2.15). (pure) */

/**
 * What moves a backlog item. `settle` takes the open negative sale of a retainer that is applied: it never was ready, for nobody
 * bills it by itself.
 */
export type BacklogCommand = 'markReady' | 'markNotReady' | 'draft' | 'release' | 'bill' | 'settle';

type Life = Readonly<Record<string, Partial<Record<BacklogCommand, string>>>>;

const SCHEDULED_LIFE = {
  NOT_READY: { markReady: 'READY' },
  READY: { markNotReady: 'NOT_READY', draft: 'CUSTOMER_INVOICE_CREATED' },
  CUSTOMER_INVOICE_CREATED: { release: 'READY', bill: 'CUSTOMER_INVOICE_POSTED' },
  CUSTOMER_INVOICE_POSTED: {},
  CANCELED: {},
} as const satisfies Life;

/**
 * The lives of the three kinds. CUSTOMER_INVOICE_POSTED means that the proforma is confirmed, not that finance has posted (D7).
 * What leaves a draft is ready again (D34). Article: Manage billing backlog.
 */
export const BACKLOG_LIFE = {
  UNBILLED_SALES: {
    UNBILLED_SALES_CREATED: { markReady: 'READY_TO_INVOICE', settle: 'CUSTOMER_INVOICE_POSTED' },
    READY_TO_INVOICE: { markNotReady: 'UNBILLED_SALES_CREATED', draft: 'CUSTOMER_INVOICE_CREATED' },
    CUSTOMER_INVOICE_CREATED: { release: 'READY_TO_INVOICE', bill: 'CUSTOMER_INVOICE_POSTED' },
    CUSTOMER_INVOICE_POSTED: {},
    CANCELED: {},
  },
  MILESTONE: SCHEDULED_LIFE,
  RETAINER: SCHEDULED_LIFE,
} as const satisfies Record<string, Life>;

const LIVES: Readonly<Record<string, Life>> = BACKLOG_LIFE;

interface Standing {
  readonly kind: string;
  readonly billingStatus: string;
}

/** Where the command takes an item; undefined when no arrow leads there. */
export const nextBillingStatus = (item: Standing, by: BacklogCommand): string | undefined =>
  LIVES[item.kind]?.[item.billingStatus]?.[by];

/** The states of all kinds that a command starts from. */
export const startsOf = (by: BacklogCommand): readonly string[] => [
  ...new Set(
    Object.values(LIVES).flatMap((life) =>
      Object.entries(life).flatMap(([status, arrows]) => (by in arrows ? [status] : [])),
    ),
  ),
];

/** Whether an item is in a state that the command leads to: marking it once more changes nothing. */
export const isAlready = (item: Standing, by: BacklogCommand): boolean =>
  Object.values(LIVES[item.kind] ?? {}).some((arrows) => arrows[by] === item.billingStatus);
