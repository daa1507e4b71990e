import { describe, expect, test } from '@jest/globals';
import { backlogActions, refuseNotReady, refuseReady, type BacklogFacts } from '../../src/project/actual/actions.ts';
import { BACKLOG_LIFE, isAlready, nextBillingStatus, startsOf } from '../../src/project/actual/backlog.ts';

const sale = (given: Partial<BacklogFacts> = {}): BacklogFacts => ({
  id: 'one',
  kind: 'UNBILLED_SALES',
  transactionClass: 'TIME',
  billingStatus: 'UNBILLED_SALES_CREATED',
  adjustmentStatus: null,
  notToExceedStatus: 'NOT_APPLICABLE',
  notToExceedDetail: null,
  contractNumber: 'PC-1',
  contractStatus: 'ACTIVE',
  ...given,
});
const milestone = (given: Partial<BacklogFacts> = {}): BacklogFacts =>
  sale({ kind: 'MILESTONE', transactionClass: 'MILESTONE', billingStatus: 'NOT_READY', ...given });
const codes = (item: BacklogFacts) => refuseReady(item).map(({ code, rule }) => `${code} ${rule ?? ''}`);

describe('the life of a backlog item', () => {
  test('has these arrows and no others', () => {
    const arrows = Object.entries(BACKLOG_LIFE).flatMap(([kind, life]) =>
      Object.entries(life).flatMap(([from, ways]) =>
        Object.entries(ways).map(([by, to]) => `${kind}: ${from} -${by}-> ${to}`),
      ),
    );
    const scheduled = (kind: string) => [
      `${kind}: NOT_READY -markReady-> READY`,
      `${kind}: READY -markNotReady-> NOT_READY`,
      `${kind}: READY -draft-> CUSTOMER_INVOICE_CREATED`,
      `${kind}: CUSTOMER_INVOICE_CREATED -release-> READY`,
      `${kind}: CUSTOMER_INVOICE_CREATED -bill-> CUSTOMER_INVOICE_POSTED`,
    ];

    expect(arrows.sort()).toEqual(
      [
        'UNBILLED_SALES: UNBILLED_SALES_CREATED -markReady-> READY_TO_INVOICE',
        'UNBILLED_SALES: UNBILLED_SALES_CREATED -settle-> CUSTOMER_INVOICE_POSTED',
        'UNBILLED_SALES: READY_TO_INVOICE -markNotReady-> UNBILLED_SALES_CREATED',
        'UNBILLED_SALES: READY_TO_INVOICE -draft-> CUSTOMER_INVOICE_CREATED',
        'UNBILLED_SALES: CUSTOMER_INVOICE_CREATED -release-> READY_TO_INVOICE',
        'UNBILLED_SALES: CUSTOMER_INVOICE_CREATED -bill-> CUSTOMER_INVOICE_POSTED',
        ...scheduled('MILESTONE'),
        ...scheduled('RETAINER'),
      ].sort(),
    );
  });

  test('knows no way of a kind or state that is not there', () => {
    expect(nextBillingStatus({ kind: 'TOAST', billingStatus: 'READY' }, 'draft')).toBeUndefined();
    expect(nextBillingStatus({ kind: 'MILESTONE', billingStatus: 'READY_TO_INVOICE' }, 'draft')).toBeUndefined();
    expect(isAlready({ kind: 'MILESTONE', billingStatus: 'READY' }, 'markReady')).toBe(true);
    expect([...startsOf('draft')].sort()).toEqual(['READY', 'READY_TO_INVOICE']);
  });
});

describe('marking ready', () => {
  test.each([
    sale(),
    sale({ notToExceedStatus: 'COMMITTED' }),
    milestone(),
    sale({ billingStatus: 'READY_TO_INVOICE' }),
  ])('is allowed for %j', (item) => expect(codes(item)).toEqual([]));

  test.each([
    { item: sale({ notToExceedStatus: 'FAILED' }), because: ['NTE_FAILED R28'] },
    { item: sale({ notToExceedStatus: 'NOT_EVALUATED' }), because: ['NTE_FAILED R28'] },
    { item: sale({ adjustmentStatus: 'ADJUSTED' }), because: ['ACTUAL_ADJUSTED R27'] },
    { item: sale({ adjustmentStatus: 'IN_PROCESS' }), because: ['ACTUAL_ADJUSTED R27'] },
    { item: sale({ billingStatus: 'CUSTOMER_INVOICE_CREATED' }), because: ['BACKLOG_ITEM_LOCKED R32'] },
    { item: milestone({ billingStatus: 'CUSTOMER_INVOICE_POSTED' }), because: ['BACKLOG_ITEM_LOCKED R32'] },
    { item: sale({ billingStatus: 'CANCELED' }), because: ['BACKLOG_ITEM_LOCKED R32'] },
    { item: milestone({ contractStatus: 'DRAFT' }), because: ['CONTRACT_NOT_ACTIVE R6'] },
    { item: sale({ transactionClass: 'RETAINER' }), because: ['BILLING_STATUS_WRITE_FORBIDDEN R26'] },
    {
      item: sale({ contractStatus: 'CLOSED', adjustmentStatus: 'ADJUSTED', notToExceedStatus: 'FAILED' }),
      because: ['CONTRACT_NOT_ACTIVE R6', 'ACTUAL_ADJUSTED R27', 'NTE_FAILED R28'],
    },
  ])('is refused: $because', ({ item, because }) => expect(codes(item)).toEqual(because));

  test('tells which limit failed', () => {
    const [refusal] = refuseReady(
      sale({ notToExceedStatus: 'FAILED', notToExceedDetail: 'Line 10 is at 900 of 1,000.' }),
    );

    expect(refusal?.message).toContain('Line 10 is at 900 of 1,000.');
  });
});

describe('taking the mark back', () => {
  test('asks neither for the contract nor for limits', () => {
    expect(refuseNotReady(milestone({ billingStatus: 'READY', contractStatus: 'CLOSED' }))).toEqual([]);
  });

  test('is refused on a draft', () => {
    expect(refuseNotReady(sale({ billingStatus: 'CUSTOMER_INVOICE_CREATED' }))).toMatchObject([
      { code: 'BACKLOG_ITEM_LOCKED' },
    ]);
  });
});

test('the actions of an item are the two mutations, each with its own reasons', () => {
  expect(backlogActions(sale({ notToExceedStatus: 'FAILED' }))).toMatchObject([
    { action: 'markReadyToInvoice', refusals: [{ code: 'NTE_FAILED' }] },
    { action: 'markNotReadyToInvoice', refusals: [] },
  ]);
});
