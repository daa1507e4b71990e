/** A draft of what is ready for one customer of a contract: its lines, details and totals (L7, R37). (pure) */
import type { Day, Id } from '../../kernel/clock.ts';
import { decimal, formatDecimal, sum, ZERO, type Decimal } from '../../kernel/money.ts';
import type { Connection } from '../actual/tables.ts';
import { applyRetainers, type AppliedRetainer, type AvailableRetainer } from './apply-retainers.ts';
import type { Proforma, ProformaDetail, ProformaLine } from './tables.ts';

/** Something that is ready to be billed. Its id is that of the unbilled sale, the milestone or the retainer. */
export interface ReadyItem {
  readonly id: Id;
  readonly version: number;
  readonly kind: string;
  readonly billingStatus: string;
  readonly contractNumber: string;
  readonly customerAccount: string;
  readonly lineNumber: number | null;
  readonly transactionClass: string;
  readonly billingType: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly amount: string;
  /** What was fed back on the unbilled sale, else the estimate given with it (D57). */
  readonly tax: string;
  readonly currency: string;
  readonly startDate: Day;
  readonly projectNumber: string | null;
  readonly category: string | null;
  readonly role: string | null;
  readonly resource: string | null;
  readonly unit: string | null;
  readonly productNumber: string | null;
  readonly entryNumber: string | null;
  readonly description: string | null;
  readonly externalDescription: string | null;
}

/** A contract line as the draft shows it. */
export interface LineTerms {
  readonly lineNumber: number;
  readonly name: string;
  readonly projectNumber: string | null;
  readonly billingMethod: string;
  readonly contractAmount: string;
  /** What this customer's confirmed proformas have billed on the line. */
  readonly invoicedTillDate: string;
}

export interface DraftTerms {
  readonly legalEntity: string;
  readonly contractNumber: string;
  readonly contractName: string;
  readonly currency: string;
  readonly minorUnits: number;
  readonly customerAccount: string;
  readonly customerName: string | null;
  readonly paymentTerms: string | null;
  readonly lines: readonly LineTerms[];
  readonly items: readonly ReadyItem[];
  readonly retainers: readonly AvailableRetainer[];
  readonly runDate: Day;
  readonly invoiceDate: Day;
  readonly accountingDate: Day | null;
}

/** A new proforma without its number, which is taken last. */
export type NewProforma = Pick<
  Proforma,
  | 'legalEntity'
  | 'id'
  | 'contractNumber'
  | 'customerAccount'
  | 'currency'
  | 'name'
  | 'billToName'
  | 'paymentTerms'
  | 'runDate'
  | 'invoiceDate'
  | 'accountingDate'
  | 'detailCount'
  | 'detailAmount'
  | 'totalTax'
  | 'totalAmount'
>;
export type NewDetail = Omit<ProformaDetail, 'originalDetailId' | 'originalBilledActualId' | `previous${string}`>;

export interface Draft {
  readonly proforma: NewProforma;
  readonly lines: readonly ProformaLine[];
  readonly details: readonly NewDetail[];
  /** Detail → the unbilled sale that it would bill. */
  readonly connections: readonly Connection[];
}

const RANK: Readonly<Record<string, number>> = { UNBILLED_SALES: 1, MILESTONE: 2, RETAINER: 3 };

/** Unbilled sales as they were recorded, then milestones by line and date, then retainers by date. */
function inOrder(a: ReadyItem, b: ReadyItem): number {
  const rank = (RANK[a.kind] ?? 0) - (RANK[b.kind] ?? 0);
  if (rank !== 0) return rank;
  if (a.kind !== 'UNBILLED_SALES') {
    const line = (a.lineNumber ?? 0) - (b.lineNumber ?? 0);
    if (line !== 0) return line;
    if (a.startDate !== b.startDate) return a.startDate < b.startDate ? -1 : 1;
  }
  return a.id < b.id ? -1 : 1;
}

/**
 * One line for each contract line, also without details; retainers, and what is used of them, hang on the proforma itself (2.19).
 * Only CHARGEABLE details add to a total (R37, I9). Article: Proforma invoices.
 */
export function draftProforma(terms: DraftTerms, newId: () => Id): Draft {
  const id = newId();
  const billed = [...terms.items].sort(inOrder).map((item) => detailOf(terms.legalEntity, id, { id: newId(), item }));
  const applied = applyRetainers(terms.retainers, {
    billable: sum(
      chargeable(billed)
        .filter((detail) => detail.kind !== 'RETAINER')
        .map(amountOf),
    ),
    total: sum(chargeable(billed).flatMap((detail) => [amountOf(detail), taxOf(detail)])),
    minorUnits: terms.minorUnits,
  }).map((use) => deductionOf(terms, id, { id: newId(), use }));
  const details = [...billed, ...applied];
  const detailAmount = sum(chargeable(details).map(amountOf));
  const totalTax = sum(chargeable(details).map(taxOf));
  return {
    proforma: {
      legalEntity: terms.legalEntity,
      id,
      contractNumber: terms.contractNumber,
      customerAccount: terms.customerAccount,
      currency: terms.currency,
      name: terms.contractName,
      billToName: terms.customerName,
      paymentTerms: terms.paymentTerms,
      runDate: terms.runDate,
      invoiceDate: terms.invoiceDate,
      accountingDate: terms.accountingDate,
      detailCount: details.length,
      detailAmount: formatDecimal(detailAmount),
      totalTax: formatDecimal(totalTax),
      totalAmount: formatDecimal(detailAmount.plus(totalTax)),
    },
    lines: linesOf(terms, id, details),
    details,
    connections: connectionsOf(terms.legalEntity, details),
  };
}

const chargeable = (details: readonly NewDetail[]): readonly NewDetail[] =>
  details.filter((detail) => detail.billingType === 'CHARGEABLE');
const amountOf = (detail: NewDetail): Decimal => decimal(detail.amount);
const taxOf = (detail: NewDetail): Decimal => decimal(detail.tax);

interface Billed {
  readonly id: Id;
  readonly item: ReadyItem;
}

function detailOf(legalEntity: string, proformaId: Id, { id, item }: Billed): NewDetail {
  return {
    legalEntity,
    id,
    proformaId,
    lineNumber: item.kind === 'RETAINER' ? null : item.lineNumber,
    kind: item.kind === 'UNBILLED_SALES' ? 'ACTUAL' : item.kind,
    unbilledActualId: item.kind === 'UNBILLED_SALES' ? item.id : null,
    milestoneId: item.kind === 'MILESTONE' ? item.id : null,
    retainerId: item.kind === 'RETAINER' ? item.id : null,
    correction: false,
    transactionClass: item.transactionClass,
    billingType: item.billingType,
    quantity: item.quantity,
    price: item.price,
    amount: item.amount,
    tax: item.tax,
    extendedAmount: formatDecimal(decimal(item.amount).plus(decimal(item.tax))),
    currency: item.currency,
    startDate: item.startDate,
    projectNumber: item.projectNumber,
    category: item.category,
    role: item.role,
    resource: item.resource,
    unit: item.unit,
    productNumber: item.productNumber,
    entryNumber: item.entryNumber,
    description: item.description,
    externalDescription: item.externalDescription,
    edited: false,
  };
}

interface Used {
  readonly id: Id;
  readonly use: AppliedRetainer;
}

/** A retainer that is used: it shows the positive amount used, and takes it and its tax from the totals (2.20). */
function deductionOf(terms: DraftTerms, proformaId: Id, { id, use }: Used): NewDetail {
  return {
    legalEntity: terms.legalEntity,
    id,
    proformaId,
    lineNumber: null,
    kind: 'APPLIED_RETAINER',
    unbilledActualId: null,
    milestoneId: null,
    retainerId: use.retainer.id,
    correction: false,
    transactionClass: 'RETAINER',
    billingType: 'CHARGEABLE',
    quantity: '-1',
    price: null,
    amount: formatDecimal(use.amount.negated()),
    tax: formatDecimal(use.tax.negated()),
    extendedAmount: formatDecimal(use.amount),
    currency: terms.currency,
    startDate: use.retainer.invoiceDate,
    projectNumber: null,
    category: null,
    role: null,
    resource: null,
    unit: null,
    productNumber: null,
    entryNumber: null,
    description: use.retainer.description,
    externalDescription: null,
    edited: false,
  };
}

function linesOf(terms: DraftTerms, proformaId: Id, details: readonly NewDetail[]): readonly ProformaLine[] {
  const totals = new Map<number, { amount: Decimal; tax: Decimal }>();
  for (const detail of chargeable(details)) {
    if (detail.lineNumber === null) continue;
    const { amount, tax } = totals.get(detail.lineNumber) ?? { amount: ZERO, tax: ZERO };
    totals.set(detail.lineNumber, { amount: amount.plus(amountOf(detail)), tax: tax.plus(taxOf(detail)) });
  }
  return terms.lines.map((line) => ({
    legalEntity: terms.legalEntity,
    proformaId,
    lineNumber: line.lineNumber,
    name: line.name,
    projectNumber: line.projectNumber,
    billingMethod: line.billingMethod,
    contractLineAmount: line.contractAmount,
    invoicedTillDate: line.invoicedTillDate,
    amount: formatDecimal(totals.get(line.lineNumber)?.amount ?? ZERO),
    tax: formatDecimal(totals.get(line.lineNumber)?.tax ?? ZERO),
  }));
}

function connectionsOf(legalEntity: string, details: readonly NewDetail[]): readonly Connection[] {
  return details.flatMap((detail) =>
    detail.unbilledActualId === null
      ? []
      : [
          {
            legalEntity,
            transaction1Id: detail.id,
            transaction1Role: 'BILLED_SALES',
            transaction1Type: 'PROFORMA_DETAIL',
            transaction2Id: detail.unbilledActualId,
            transaction2Role: 'UNBILLED_SALES',
            transaction2Type: 'ACTUAL',
            messageId: null,
          },
        ],
  );
}
