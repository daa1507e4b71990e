/** An unbilled sale as an approval writes it: actual, backlog item, origin, and what finance has fed back. */
import { systemClock, type Id } from '../../src/kernel/clock.ts';

const { newId } = systemClock;

export interface GivenSale {
  readonly id?: Id;
  readonly contract?: string;
  readonly line?: number;
  readonly customer?: string;
  readonly class?: string;
  readonly quantity?: string;
  readonly price?: string;
  readonly amount?: string;
  readonly tax?: string;
  readonly billingType?: string;
  readonly startDate?: string;
  readonly project?: string;
  readonly entry?: string;
  readonly status?: string;
  readonly nte?: string;
  readonly adjustment?: string;
  /** What finance has fed back as tax; null: nothing yet. */
  readonly fedBackTax?: string | null;
}

export function saleOf(legalEntity: string, given: GivenSale) {
  const id = given.id ?? newId();
  const start = given.startDate ?? '2026-01-12';
  const same = {
    legalEntity,
    id,
    transactionClass: given.class ?? 'TIME',
    billingType: given.billingType ?? 'CHARGEABLE',
    amount: given.amount ?? '100.00',
    currency: 'EUR',
    contractNumber: given.contract ?? 'PC-1001',
    lineNumber: given.line ?? 10,
    customerAccount: given.customer ?? 'ALPINE',
  };
  const entry = given.entry ?? `E-${id.slice(-12)}`;
  const dates = { documentDate: start, startDate: start, endDate: start, accountingDate: start };
  return {
    actual: {
      ...same,
      ...dates,
      transactionType: 'UNBILLED_SALES',
      quantity: given.quantity ?? '1.00',
      unit: 'HOUR',
      price: given.price ?? '100.0000',
      salesTaxEstimate: given.tax ?? '0',
      projectNumber: given.project ?? 'P-01',
      category: 'WORK',
      role: 'SENIOR',
      entryNumber: entry,
      description: `Work ${entry}`,
      externalDescription: null,
      isReversal: false,
      skipSync: false,
      messageId: newId(),
      recordedAt: '2026-01-20T00:00:00Z',
    },
    item: {
      ...same,
      kind: 'UNBILLED_SALES',
      billingStatus: given.status ?? 'READY_TO_INVOICE',
      adjustmentStatus: given.adjustment ?? null,
      nteStatus: given.nte ?? 'NOT_APPLICABLE',
      startDate: start,
      version: 1,
    },
    origin: { legalEntity, transactionId: id, transactionType: 'ACTUAL', originType: 'TIME_ENTRY', origin: entry },
    feedback:
      given.fedBackTax === undefined || given.fedBackTax === null
        ? []
        : [
            {
              legalEntity,
              actualId: id,
              accountingCurrencyAmount: same.amount,
              accountingExchangeRate: '1',
              voucherNumber: 'PRJV-0001',
              salesTaxAmount: given.fedBackTax,
              messageId: newId(),
              recordedAt: '2026-01-20T00:00:00Z',
            },
          ],
  };
}
