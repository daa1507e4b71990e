/** The single rows that a confirmation is made of: billed sales, reversals, balances, and what ties them together. (pure) */
import type { Day, Id } from '../../kernel/clock.ts';
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { present } from '../../kernel/refusal.ts';
import type { Actual, BacklogItem, Connection, TransactionOrigin } from '../actual/tables.ts';
import type { ProformaDetail } from './tables.ts';

export type NewActual = Omit<Actual, 'recordedAt'>;
export type NewBacklogItem = Omit<BacklogItem, 'version' | 'adjustmentStatus' | `nte${string}`>;

/** The unbilled sale behind a detail, or the open balance of the retainer that it applies. */
export interface Source {
  readonly id: Id;
  readonly billingType: string;
  readonly quantity: string;
  readonly amount: string;
  readonly salesTaxEstimate: string;
  readonly documentDate: Day;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly description: string | null;
  readonly externalDescription: string | null;
  readonly skipSync: boolean;
  readonly origins: readonly { readonly originType: string; readonly origin: string }[];
}

/** What all rows of one confirmation share. */
export interface Confirmation {
  readonly legalEntity: string;
  readonly proformaId: Id;
  readonly number: string;
  readonly contractNumber: string;
  readonly customerAccount: string;
  /** One accounting date for all billed sales (I31). */
  readonly accountingDate: Day;
  readonly newId: () => Id;
  /** The message that takes the next actual, or the next connection, across. */
  readonly carryActual: () => Id;
  readonly carryConnection: () => Id;
}

const BILLING_REVERSAL = 'Billing reversal: the sale that it takes back is billed by the same confirmation.';
const RETAINER_BALANCE = 'Balance of a retainer: finance keeps it on account.';

/** The columns in which the rows of one detail differ. */
export interface Sale {
  readonly billingType: string;
  readonly quantity: string;
  readonly amount: string;
  readonly salesTaxEstimate: string;
  readonly documentDate: Day;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly description: string | null;
  readonly externalDescription: string | null;
}

/** What is billed of a source: the detail's amounts, on the source's days. */
export const saleOf = (detail: ProformaDetail, source: Source): Sale => ({
  billingType: detail.billingType,
  quantity: detail.quantity,
  amount: detail.amount,
  salesTaxEstimate: detail.tax,
  documentDate: source.documentDate,
  startDate: source.startDate,
  endDate: source.endDate,
  description: source.description,
  externalDescription: detail.externalDescription,
});

/** A milestone or a retainer has one day. */
export const scheduledSale = (detail: ProformaDetail): Sale => ({
  billingType: detail.billingType,
  quantity: detail.quantity,
  amount: detail.amount,
  salesTaxEstimate: detail.tax,
  documentDate: detail.startDate,
  startDate: detail.startDate,
  endDate: detail.startDate,
  description: detail.description,
  externalDescription: detail.externalDescription,
});

const negate = (text: string): string => formatDecimal(decimal(text).negated());

export const negated = (sale: Sale): Sale => ({
  billingType: sale.billingType,
  quantity: negate(sale.quantity),
  amount: negate(sale.amount),
  salesTaxEstimate: negate(sale.salesTaxEstimate),
  documentDate: sale.documentDate,
  startDate: sale.startDate,
  endDate: sale.endDate,
  description: sale.description,
  externalDescription: sale.externalDescription,
});

/** The columns that tell a billed sale, a reversal and a balance apart. */
type Nature = Pick<
  NewActual,
  | 'transactionType'
  | 'adjustmentStatus'
  | 'isReversal'
  | 'reversesActualId'
  | 'skipSync'
  | 'skipSyncReason'
  | 'messageId'
>;

interface Facts {
  readonly sale: Sale;
  readonly nature: Nature;
}

/** One literal of all columns: a proforma has up to 200,000 of them. */
const actualOf = (confirmation: Confirmation, detail: ProformaDetail, { sale, nature }: Facts): NewActual => ({
  legalEntity: confirmation.legalEntity,
  id: confirmation.newId(),
  transactionType: nature.transactionType,
  transactionClass: detail.transactionClass,
  billingType: sale.billingType,
  adjustmentStatus: nature.adjustmentStatus,
  quantity: sale.quantity,
  unit: detail.unit,
  price: detail.price,
  amount: sale.amount,
  salesTaxEstimate: sale.salesTaxEstimate,
  currency: detail.currency,
  documentDate: sale.documentDate,
  startDate: sale.startDate,
  endDate: sale.endDate,
  accountingDate: confirmation.accountingDate,
  contractNumber: confirmation.contractNumber,
  lineNumber: detail.lineNumber,
  customerAccount: confirmation.customerAccount,
  projectNumber: detail.projectNumber,
  category: detail.category,
  role: detail.role,
  resource: detail.resource,
  productNumber: detail.productNumber,
  entryNumber: detail.entryNumber,
  milestoneId: detail.milestoneId,
  retainerId: detail.retainerId,
  proformaId: detail.proformaId,
  proformaDetailId: detail.id,
  isReversal: nature.isReversal,
  reversesActualId: nature.reversesActualId,
  skipSync: nature.skipSync,
  skipSyncReason: nature.skipSyncReason,
  description: sale.description,
  externalDescription: sale.externalDescription,
  messageId: nature.messageId,
});

/** An exact negative, born UNADJUSTABLE (I7). It is internal: finance knows the sale by its billed counterpart (2.15, D3). */
export const reversalOf = (confirmation: Confirmation, detail: ProformaDetail, of: Source): NewActual =>
  actualOf(confirmation, detail, {
    sale: negated(of),
    nature: {
      transactionType: 'UNBILLED_SALES',
      adjustmentStatus: 'UNADJUSTABLE',
      isReversal: true,
      reversesActualId: of.id,
      skipSync: true,
      skipSyncReason: BILLING_REVERSAL,
      messageId: null,
    },
  });

/** What finance is asked to invoice. */
export const billedSale = (confirmation: Confirmation, detail: ProformaDetail, sale: Sale): NewActual =>
  actualOf(confirmation, detail, {
    sale,
    nature: {
      transactionType: 'BILLED_SALES',
      adjustmentStatus: null,
      isReversal: false,
      reversesActualId: null,
      skipSync: false,
      skipSyncReason: null,
      messageId: confirmation.carryActual(),
    },
  });

/** What is open of an invoiced retainer, as a negative unbilled sale (I16). It is internal (D18). */
export const balanceOf = (confirmation: Confirmation, detail: ProformaDetail, sale: Sale): NewActual =>
  actualOf(confirmation, detail, {
    sale,
    nature: {
      transactionType: 'UNBILLED_SALES',
      adjustmentStatus: null,
      isReversal: false,
      reversesActualId: null,
      skipSync: true,
      skipSyncReason: RETAINER_BALANCE,
      messageId: null,
    },
  });

/** The state beside a balance that was just written. */
export const itemOf = (confirmation: Confirmation, balance: NewActual): NewBacklogItem => ({
  legalEntity: balance.legalEntity,
  id: balance.id,
  kind: 'UNBILLED_SALES',
  billingStatus: 'UNBILLED_SALES_CREATED',
  proformaId: null,
  contractNumber: confirmation.contractNumber,
  lineNumber: balance.lineNumber,
  customerAccount: confirmation.customerAccount,
  transactionClass: balance.transactionClass,
  billingType: balance.billingType,
  startDate: balance.startDate,
  amount: balance.amount,
  currency: balance.currency,
});

interface Pair {
  readonly roles: readonly [string, string];
  readonly messageId: Id | null;
}

const connectionOf = (from: NewActual, to: Source, { roles, messageId }: Pair): Connection => ({
  legalEntity: from.legalEntity,
  transaction1Id: from.id,
  transaction1Role: roles[0],
  transaction1Type: 'ACTUAL',
  transaction2Id: to.id,
  transaction2Role: roles[1],
  transaction2Type: 'ACTUAL',
  messageId,
});

/** A billing reversal is not sent, and so neither is what ties it to its original. */
export const reversing = (reversal: NewActual, original: Source): Connection =>
  connectionOf(reversal, original, { roles: ['REVERSING', 'ORIGINAL'], messageId: null });

/** Sent when both ends are: by it finance finds the posted unbilled sale of a line (5.5). */
export const billing = (confirmation: Confirmation, billed: NewActual, unbilled: Source): Connection =>
  connectionOf(billed, unbilled, {
    roles: ['BILLED_SALES', 'UNBILLED_SALES'],
    messageId: unbilled.skipSync ? null : confirmation.carryConnection(),
  });

const originOf = (of: NewActual, originType: string, origin: string): TransactionOrigin => ({
  legalEntity: of.legalEntity,
  transactionId: of.id,
  transactionType: 'ACTUAL',
  originType,
  origin,
});

/** Every origin of the source goes over to the row that is made from it (2.17). */
export const inheritedOrigins = (of: NewActual, from: Source): readonly TransactionOrigin[] =>
  from.origins.map(({ originType, origin }) => originOf(of, originType, origin));

/** A billed sale also comes from its proforma, its line and its detail. */
export function ownOrigins(confirmation: Confirmation, billed: NewActual): readonly TransactionOrigin[] {
  const { number } = confirmation;
  const own = [
    originOf(billed, 'PROFORMA', number),
    originOf(billed, 'PROFORMA_LINE_DETAIL', present(billed.proformaDetailId, 'detail of a billed sale')),
  ];
  return billed.lineNumber === null
    ? own
    : [...own, originOf(billed, 'PROFORMA_LINE', `${number}/${billed.lineNumber}`)];
}
