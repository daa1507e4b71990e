import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimal, sum } from '../../src/kernel/money.ts';
import { draftProforma, type DraftTerms, type ReadyItem } from '../../src/project/proforma/draft-proforma.ts';

let ids = 0;
const newId = (): string => `new-${(ids += 1)}`;

const item = (given: Partial<ReadyItem> = {}): ReadyItem => ({
  id: newId(),
  version: 1,
  kind: 'UNBILLED_SALES',
  billingStatus: 'READY_TO_INVOICE',
  contractNumber: 'PC-1',
  customerAccount: 'ALPINE',
  lineNumber: 10,
  transactionClass: 'TIME',
  billingType: 'CHARGEABLE',
  quantity: '1.00',
  price: '100.0000',
  amount: '100.00',
  tax: '20.00',
  currency: 'EUR',
  startDate: '2026-01-12',
  projectNumber: 'P-1',
  category: 'WORK',
  role: null,
  resource: null,
  unit: 'HOUR',
  productNumber: null,
  entryNumber: 'E-1',
  description: 'Work',
  externalDescription: null,
  ...given,
});
const line = (lineNumber: number) => ({
  lineNumber,
  name: `Line ${lineNumber}`,
  projectNumber: 'P-1',
  billingMethod: 'TIME_AND_MATERIAL',
  contractAmount: '0',
  invoicedTillDate: '0',
});
const terms = (given: Partial<DraftTerms> = {}): DraftTerms => ({
  legalEntity: 'USPM',
  contractNumber: 'PC-1',
  contractName: 'Contract',
  currency: 'EUR',
  minorUnits: 2,
  customerAccount: 'ALPINE',
  customerName: 'Alpine AG',
  paymentTerms: 'N14',
  lines: [line(10), line(20)],
  items: [item()],
  retainers: [],
  runDate: '2026-01-31',
  invoiceDate: '2026-01-31',
  accountingDate: null,
  ...given,
});

describe('a draft', () => {
  test('has a line for each contract line, also without anything on it (2.19)', () => {
    const { lines } = draftProforma(terms(), newId);

    expect(lines.map(({ lineNumber, amount, tax }) => [lineNumber, amount, tax])).toEqual([
      [10, '100', '20'],
      [20, '0', '0'],
    ]);
  });

  test('lists unbilled sales as they were recorded, then milestones, then retainers', () => {
    const items = [
      item({ id: 'r', kind: 'RETAINER', lineNumber: null, transactionClass: 'RETAINER' }),
      item({ id: 'm2', kind: 'MILESTONE', lineNumber: 20, startDate: '2026-01-20' }),
      item({ id: 'm1', kind: 'MILESTONE', lineNumber: 20, startDate: '2026-01-10' }),
      item({ id: 'b', startDate: '2026-01-01' }),
      item({ id: 'a', startDate: '2026-01-30' }),
    ];

    const { details } = draftProforma(terms({ items }), newId);

    expect(details.map((detail) => detail.unbilledActualId ?? detail.milestoneId ?? detail.retainerId)).toEqual([
      'a',
      'b',
      'm1',
      'm2',
      'r',
    ]);
    expect(details.map(({ kind }) => kind)).toEqual(['ACTUAL', 'ACTUAL', 'MILESTONE', 'MILESTONE', 'RETAINER']);
    expect(details.at(-1)?.lineNumber).toBeNull();
  });

  test('ties each detail to the unbilled sale that it would bill, and nothing else', () => {
    const items = [item({ id: 'a' }), item({ id: 'm', kind: 'MILESTONE' })];

    const { connections, details } = draftProforma(terms({ items }), newId);

    expect(connections).toMatchObject([
      { transaction1Id: details[0]?.id, transaction1Type: 'PROFORMA_DETAIL', transaction2Id: 'a', messageId: null },
    ]);
  });

  test('does not offset what is not chargeable, nor a retainer with another (D23)', () => {
    const retainer = {
      id: 'R',
      number: 'R',
      description: 'R',
      amount: '500',
      tax: '0',
      invoiceDate: '2026-01-01',
      position: 1,
      available: '500',
    };
    const items = [
      item({ amount: '100.00', tax: '0' }),
      item({ amount: '100.00', tax: '0', billingType: 'NON_CHARGEABLE' }),
      item({ amount: '100.00', tax: '0', kind: 'RETAINER', lineNumber: null }),
    ];

    const { proforma, details } = draftProforma(terms({ items, retainers: [retainer] }), newId);

    expect(details.at(-1)).toMatchObject({
      kind: 'APPLIED_RETAINER',
      amount: '-100',
      extendedAmount: '100',
      lineNumber: null,
    });
    expect(proforma).toMatchObject({ detailAmount: '100', totalAmount: '100', detailCount: 4 });
  });

  test('adds up: its lines, retainers and applied retainers are its total, of what is chargeable only (I9, I17, R37)', () => {
    const cents = fc.integer({ min: 0, max: 900_000 }).map((value) => decimal(value).dividedBy(100).toFixed(2));
    const kinds = fc.constantFrom('UNBILLED_SALES', 'MILESTONE', 'RETAINER');
    const types = fc.constantFrom('CHARGEABLE', 'NON_CHARGEABLE', 'COMPLIMENTARY');
    const some = fc.record({
      kind: kinds,
      billingType: types,
      amount: cents,
      tax: cents,
      lineNumber: fc.constantFrom(10, 20),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.array(cents, { maxLength: 3 }), (items, available) => {
        const retainers = available.map((amount, i) => ({
          id: `R${i}`,
          number: `R${i}`,
          description: 'R',
          amount: decimal(amount).plus('0.01').toFixed(2),
          tax: '1.00',
          invoiceDate: '2026-01-01',
          position: i,
          available: amount,
        }));
        const { proforma, lines, details } = draftProforma(terms({ items: items.map(item), retainers }), newId);
        const billable = details.filter((detail) => detail.billingType === 'CHARGEABLE');
        const off = billable.filter((detail) => detail.lineNumber === null);
        const applied = billable.filter((detail) => detail.kind === 'APPLIED_RETAINER');
        const offered = billable.filter((detail) => detail.lineNumber !== null);
        const total = sum([...lines, ...off].map(({ amount }) => decimal(amount)));
        const tax = sum([...lines, ...off].map((row) => decimal(row.tax)));

        expect(decimal(proforma.detailAmount).equals(total)).toBe(true);
        expect(decimal(proforma.totalTax).equals(tax)).toBe(true);
        expect(decimal(proforma.totalAmount).equals(total.plus(tax))).toBe(true);
        expect(decimal(proforma.totalAmount).isNegative()).toBe(false);
        expect(
          sum(applied.map((row) => decimal(row.extendedAmount))).lessThanOrEqualTo(
            sum(offered.map((row) => decimal(row.amount))),
          ),
        ).toBe(true);
      }),
    );
  });
});
