/** What each kind of detail writes when its proforma is confirmed: domain.md 3.4 as a table. (pure) */
import type { Id } from '../../kernel/clock.ts';
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { invariant, present } from '../../kernel/refusal.ts';
import type { Connection, TransactionOrigin } from '../actual/tables.ts';
import {
  balanceOf,
  billedSale,
  billing,
  inheritedOrigins,
  itemOf,
  negated,
  ownOrigins,
  reversalOf,
  reversing,
  saleOf,
  scheduledSale,
  type Confirmation,
  type NewActual,
  type NewBacklogItem,
  type Source,
} from './sale-rows.ts';
import type { ProformaDetail } from './tables.ts';

/** A detail with what its rows are copied from. */
export interface Billed {
  readonly detail: ProformaDetail;
  readonly source: Source | null;
}

/** A backlog item that is billed, or the balance of a retainer that is settled. */
export interface ItemMove {
  readonly id: Id;
  readonly by: 'bill' | 'settle';
}

export interface RetainerMove {
  readonly id: Id;
  readonly kind: 'INVOICED' | 'APPLIED';
  /** Positive. */
  readonly amount: string;
}

export interface Rows {
  readonly actuals: readonly NewActual[];
  readonly connections: readonly Connection[];
  readonly origins: readonly TransactionOrigin[];
  readonly moves: readonly ItemMove[];
  readonly newItems: readonly NewBacklogItem[];
  readonly retainers: readonly RetainerMove[];
}

type RowsOf = (confirmation: Confirmation, billed: Billed) => Rows;

/** Kinds of details and what they become. A detail that was edited, added by hand or corrects another has its own cases (K2 to K6, K11). */
const ROWS: Readonly<Record<string, RowsOf>> = {
  ACTUAL: billActual,
  MILESTONE: billMilestone,
  RETAINER: invoiceRetainer,
  APPLIED_RETAINER: applyRetainer,
};

/** The rows of one detail, ids ascending in the order of table 3.4. Article: Transaction connections. */
export function rowsOf(confirmation: Confirmation, billed: Billed): Rows {
  const { id, kind, edited } = billed.detail;
  const make = present(ROWS[kind], `rows of a ${kind} detail`);
  invariant(!edited, `detail ${id} is edited, and no rule bills that`);
  return make(confirmation, billed);
}

const NOTHING: Rows = { actuals: [], connections: [], origins: [], moves: [], newItems: [], retainers: [] };

/** K1: the unbilled sale is taken back, and the billed sale stands in its place. */
function billActual(confirmation: Confirmation, { detail, source }: Billed): Rows {
  const unbilled = present(source, `unbilled sale of detail ${detail.id}`);
  const reversal = reversalOf(confirmation, detail, unbilled);
  const billed = billedSale(confirmation, detail, saleOf(detail, unbilled));
  return {
    ...NOTHING,
    actuals: [reversal, billed],
    connections: [reversing(reversal, unbilled), billing(confirmation, billed, unbilled)],
    origins: [
      ...inheritedOrigins(reversal, unbilled),
      ...ownOrigins(confirmation, billed),
      ...inheritedOrigins(billed, unbilled),
    ],
    moves: [{ id: unbilled.id, by: 'bill' }],
  };
}

/** K7. The header's status follows from its milestones (2.10). */
function billMilestone(confirmation: Confirmation, { detail }: Billed): Rows {
  const billed = billedSale(confirmation, detail, scheduledSale(detail));
  return {
    ...NOTHING,
    actuals: [billed],
    origins: ownOrigins(confirmation, billed),
    moves: [{ id: present(detail.milestoneId, 'milestone'), by: 'bill' }],
  };
}

/** K8: the retainer is billed, and its balance stands open until it is applied. It is available from now on (D22). */
function invoiceRetainer(confirmation: Confirmation, { detail }: Billed): Rows {
  const id = present(detail.retainerId, 'retainer');
  const sale = scheduledSale(detail);
  const billed = billedSale(confirmation, detail, sale);
  const balance = balanceOf(confirmation, detail, negated(sale));
  return {
    ...NOTHING,
    actuals: [billed, balance],
    origins: ownOrigins(confirmation, billed),
    moves: [{ id, by: 'bill' }],
    newItems: [itemOf(confirmation, balance)],
    retainers: [{ id, kind: 'INVOICED', amount: detail.amount }],
  };
}

/** K9, K10: the open balance is taken back in full, what is applied is billed, and what is left stands open again. */
function applyRetainer(confirmation: Confirmation, { detail, source }: Billed): Rows {
  const open = present(source, `open balance of the retainer of detail ${detail.id}`);
  const reversal = reversalOf(confirmation, detail, open);
  const billed = billedSale(confirmation, detail, saleOf(detail, open));
  const rest = decimal(open.amount).minus(decimal(detail.amount));
  const restTax = decimal(open.salesTaxEstimate).minus(decimal(detail.tax));
  const balance = rest.isZero()
    ? null
    : balanceOf(confirmation, detail, {
        ...open,
        amount: formatDecimal(rest),
        salesTaxEstimate: formatDecimal(restTax),
      });
  return {
    actuals: balance === null ? [reversal, billed] : [reversal, billed, balance],
    connections: [reversing(reversal, open), billing(confirmation, billed, open)],
    origins: [
      ...inheritedOrigins(reversal, open),
      ...ownOrigins(confirmation, billed),
      ...inheritedOrigins(billed, open),
    ],
    moves: [{ id: open.id, by: 'settle' }],
    newItems: balance === null ? [] : [itemOf(confirmation, balance)],
    retainers: [{ id: present(detail.retainerId, 'retainer'), kind: 'APPLIED', amount: detail.extendedAmount }],
  };
}
