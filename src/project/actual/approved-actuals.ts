/** The actuals of one approved entry, with what stands beside them: backlog items, connections and origins. (pure) */
import type { Id } from '../../kernel/clock.ts';
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { present } from '../../kernel/refusal.ts';
import { ORIGIN_OF, valueEntry, type ApprovalTerms, type ApprovedEntry, type Valued } from './approval.ts';
import { NOT_APPLICABLE, type NotToExceed } from './not-to-exceed.ts';
import type { Actual, BacklogItem, Connection, TransactionOrigin } from './tables.ts';

/** What the entry becomes. The message that carries a row is known once all rows are. */
export interface Approved {
  readonly entry: ApprovedEntry;
  readonly actuals: readonly Omit<Actual, 'recordedAt' | 'messageId'>[];
  readonly items: readonly Omit<BacklogItem, 'version'>[];
  readonly connections: readonly Omit<Connection, 'messageId'>[];
  readonly origins: readonly TransactionOrigin[];
}

interface Making {
  readonly terms: ApprovalTerms;
  /** Shares are evaluated in the order in which this is called. */
  readonly notToExceed: NotToExceed;
  readonly newId: () => Id;
}

/** Ids ascend in the order of 9.3: the cost, then the unbilled sales in the order of the line's customers. */
export function actualsOf(entry: ApprovedEntry, { terms, notToExceed, newId }: Making): Approved {
  const actuals = valueEntry(entry, terms).map((valued) => actualOf(entry, valued, newId()));
  const [cost, ...sales] = actuals;
  const costId = present(cost, 'the cost').id;
  const { legalEntity } = entry;
  return {
    entry,
    actuals,
    items: sales.map((sale) => itemOf(sale, notToExceed)),
    connections: sales.map(({ id }) => ({
      legalEntity,
      transaction1Id: id,
      transaction1Role: 'UNBILLED_SALES',
      transaction1Type: 'ACTUAL',
      transaction2Id: costId,
      transaction2Role: 'COST',
      transaction2Type: 'ACTUAL',
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

const actualOf = (entry: ApprovedEntry, valued: Valued, id: Id): NewActual => ({
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
});

/** Only what is chargeable counts against a limit (domain.md 2.9). */
function itemOf(sale: NewActual, notToExceed: NotToExceed): Approved['items'][number] {
  const contractNumber = present(sale.contractNumber, 'the contract of an unbilled sale');
  const customerAccount = present(sale.customerAccount, 'the customer of an unbilled sale');
  const place = { contractNumber, lineNumber: sale.lineNumber, customerAccount };
  const nte = sale.billingType === 'CHARGEABLE' ? notToExceed.evaluate(place, decimal(sale.amount)) : NOT_APPLICABLE;
  return {
    ...place,
    ...nte,
    legalEntity: sale.legalEntity,
    id: sale.id,
    kind: 'UNBILLED_SALES',
    billingStatus: 'UNBILLED_SALES_CREATED',
    adjustmentStatus: null,
    proformaId: null,
    transactionClass: sale.transactionClass,
    billingType: sale.billingType,
    startDate: sale.startDate,
    amount: sale.amount,
    currency: sale.currency,
  };
}
