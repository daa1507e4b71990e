/** The actuals of one approved entry, with what stands beside them: backlog items, connections and origins. (pure) */
import type { Id } from '../../kernel/clock.ts';
import { formatDecimal, type Decimal } from '../../kernel/money.ts';
import { present } from '../../kernel/refusal.ts';
import type { Cargo } from '../proforma/cargo.ts';
import { ORIGIN_OF, valueEntry, type ApprovalTerms, type ApprovedEntry, type Valued } from './approval.ts';
import { NOT_APPLICABLE, type NotToExceed } from './not-to-exceed.ts';
import type { Actual, BacklogItem, Connection, TransactionOrigin } from './tables.ts';

/** What the entry becomes. */
export interface Approved {
  readonly entry: ApprovedEntry;
  readonly actuals: readonly Omit<Actual, 'recordedAt'>[];
  readonly items: readonly Omit<BacklogItem, 'version'>[];
  readonly connections: readonly Connection[];
  readonly origins: readonly TransactionOrigin[];
}

interface Making {
  readonly terms: ApprovalTerms;
  /** Shares are evaluated in the order in which this is called. */
  readonly notToExceed: NotToExceed;
  readonly newId: () => Id;
  /** The messages that carry the next actual and the next connection. */
  readonly cargo: { readonly actuals: Cargo; readonly connections: Cargo };
}

/** Ids ascend in the order of 9.3: the cost, then the unbilled sales in the order of the line's customers. */
export function actualsOf(entry: ApprovedEntry, { terms, notToExceed, newId, cargo }: Making): Approved {
  const made = valueEntry(entry, terms).map((valued) => ({
    valued,
    actual: actualOf(entry, valued, { id: newId(), messageId: cargo.actuals.next() }),
  }));
  const actuals = made.map(({ actual }) => actual);
  const [cost, ...sales] = actuals;
  const costId = present(cost, 'the cost').id;
  const { legalEntity } = entry;
  return {
    entry,
    actuals,
    items: made.slice(1).map(({ valued, actual }) => itemOf(actual, valued.amount, notToExceed)),
    connections: sales.map(({ id }) => ({
      legalEntity,
      transaction1Id: id,
      transaction1Role: 'UNBILLED_SALES',
      transaction1Type: 'ACTUAL',
      transaction2Id: costId,
      transaction2Role: 'COST',
      transaction2Type: 'ACTUAL',
      messageId: cargo.connections.next(),
    })),
    origins: actuals.map(({ id }) => ({
      legalEntity,
      transactionId: id,
      transactionType: 'ACTUAL',
      originType: ORIGIN_OF[entry.class],
      origin: entry.number,
    })),
  };
}

type NewActual = Approved['actuals'][number];

const actualOf = (
  entry: ApprovedEntry,
  valued: Valued,
  { id, messageId }: { readonly id: Id; readonly messageId: Id },
): NewActual => ({
  legalEntity: entry.legalEntity,
  id,
  transactionType: valued.transactionType,
  transactionClass: entry.class,
  billingType: valued.billingType,
  adjustmentStatus: null,
  quantity: formatDecimal(valued.quantity),
  unit: entry.unit,
  price: valued.price,
  amount: formatDecimal(valued.amount),
  salesTaxEstimate: formatDecimal(valued.salesTaxEstimate),
  currency: valued.currency,
  documentDate: entry.documentDate,
  startDate: entry.documentDate,
  endDate: entry.documentDate,
  accountingDate: entry.accountingDate,
  contractNumber: entry.contractNumber,
  lineNumber: entry.lineNumber,
  customerAccount: valued.customerAccount,
  projectNumber: entry.projectNumber,
  category: entry.category,
  role: entry.role,
  resource: entry.resource,
  productNumber: entry.productNumber,
  entryNumber: entry.number,
  milestoneId: null,
  retainerId: null,
  proformaId: null,
  proformaDetailId: null,
  isReversal: false,
  reversesActualId: null,
  skipSync: false,
  skipSyncReason: null,
  description: entry.description,
  externalDescription: entry.externalDescription,
  messageId,
});

/** Only what is chargeable counts against a limit (domain.md 2.9). Written out: spread objects cost ten times as much. */
function itemOf(sale: NewActual, amount: Decimal, notToExceed: NotToExceed): Approved['items'][number] {
  const contractNumber = present(sale.contractNumber, 'the contract of an unbilled sale');
  const customerAccount = present(sale.customerAccount, 'the customer of an unbilled sale');
  const place = { contractNumber, lineNumber: sale.lineNumber, customerAccount };
  const nte = sale.billingType === 'CHARGEABLE' ? notToExceed.evaluate(place, amount) : NOT_APPLICABLE;
  return {
    legalEntity: sale.legalEntity,
    id: sale.id,
    kind: 'UNBILLED_SALES',
    billingStatus: 'UNBILLED_SALES_CREATED',
    adjustmentStatus: null,
    nteStatus: nte.nteStatus,
    nteLevel: nte.nteLevel,
    nteDetail: nte.nteDetail,
    proformaId: null,
    contractNumber,
    lineNumber: sale.lineNumber,
    customerAccount,
    transactionClass: sale.transactionClass,
    billingType: sale.billingType,
    startDate: sale.startDate,
    amount: sale.amount,
    currency: sale.currency,
  };
}
