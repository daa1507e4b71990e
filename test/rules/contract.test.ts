import { describe, expect, test } from '@jest/globals';
import { contractActions, refuseConfirmation, type ContractFacts } from '../../src/project/contract/actions.ts';
import {
  CONTRACT_STATUSES,
  refuseAddition,
  refuseChange,
  type ContractState,
} from '../../src/project/contract/life.ts';
import { readBillingTypeMap } from '../../src/finance/setup/billing-type-map.ts';
import { refusePeriod } from '../../src/finance/setup/fiscal-period.ts';

const customer = (customerAccount: string, splitPercent: string, isRounding = false) => ({
  customerAccount,
  splitPercent,
  isRounding,
});
const draft: ContractFacts = {
  number: 'PC-1',
  status: 'DRAFT',
  primaryCustomerAccount: 'ALPINE',
  customers: [
    { ...customer('ALPINE', '62.5000', true), isPrimary: true },
    { ...customer('BALTIC', '37.5000'), isPrimary: false },
  ],
  lines: [
    { lineNumber: 10, billingMethod: 'TIME_AND_MATERIAL', contractAmount: '0.0000', customers: [], milestones: [] },
    { lineNumber: 20, billingMethod: 'FIXED_PRICE', contractAmount: '10', customers: [], milestones: ['4.0000', '6'] },
  ],
};
const codes = (facts: ContractFacts): string[] => refuseConfirmation(facts).map(({ code }) => code);

describe('a contract', () => {
  test('is confirmed when everything adds up', () => {
    expect(contractActions(draft)).toEqual([{ action: 'confirmContract', refusals: [] }]);
  });

  test('is confirmed once', () => {
    expect(codes({ ...draft, status: 'ACTIVE' })).toEqual(['CONTRACT_NOT_ACTIVE']);
    expect(codes({ ...draft, status: 'CLOSED' })).toEqual(['CONTRACT_NOT_ACTIVE']);
  });

  test('needs percentages that add up to 100, on its own list and on each line’s', () => {
    const own = [customer('ALPINE', '50', true), customer('BALTIC', '49.9999')];
    const [first, ...rest] = draft.lines;

    expect(
      codes({ ...draft, lines: [{ ...(first as (typeof draft.lines)[number]), customers: own }, ...rest] }),
    ).toEqual(['SPLIT_NOT_100']);
    expect(codes({ ...draft, customers: [] })).toEqual([
      'SPLIT_NOT_100',
      'ROUNDING_CUSTOMER_INVALID',
      'CUSTOMER_UNRESOLVED',
    ]);
  });

  test('needs one rounding customer, who has a percentage', () => {
    const [alpine, baltic] = draft.customers as [
      ContractFacts['customers'][number],
      ContractFacts['customers'][number],
    ];

    expect(codes({ ...draft, customers: [{ ...alpine, isRounding: false }, baltic] })).toEqual([
      'ROUNDING_CUSTOMER_INVALID',
    ]);
    expect(codes({ ...draft, customers: [alpine, { ...baltic, isRounding: true }] })).toEqual([
      'ROUNDING_CUSTOMER_INVALID',
    ]);
    expect(
      codes({
        ...draft,
        customers: [
          { ...alpine, splitPercent: '0' },
          { ...baltic, splitPercent: '100' },
        ],
      }),
    ).toEqual(['ROUNDING_CUSTOMER_INVALID']);
  });

  test('has its primary customer flagged on its list', () => {
    expect(codes({ ...draft, primaryCustomerAccount: 'BALTIC' })).toEqual(['CUSTOMER_UNRESOLVED']);
  });

  test('tells all that is wrong at once', () => {
    const lines = draft.lines.map((line) => ({ ...line, contractAmount: '11' }));

    expect(codes({ ...draft, customers: [], lines })).toEqual([
      'SPLIT_NOT_100',
      'ROUNDING_CUSTOMER_INVALID',
      'CUSTOMER_UNRESOLVED',
      'MILESTONE_TOTAL_MISMATCH',
    ]);
  });

  test('changes freely as a draft, only in its limits when active, and not at all when closed', () => {
    const state = (status: ContractState['status']): ContractState => ({
      number: 'PC-1',
      status,
      currency: 'EUR',
      minorUnits: 2,
    });
    const may = (columns: string[]) =>
      CONTRACT_STATUSES.map((status) => refuseChange(state(status), { columns, fixed: ['currency'] })?.code ?? 'yes');

    expect(may(['name'])).toEqual(['yes', 'FIELD_READ_ONLY', 'FIELD_READ_ONLY']);
    expect(may(['nteLimit'])).toEqual(['yes', 'yes', 'FIELD_READ_ONLY']);
    expect(may(['currency'])).toEqual(['FIELD_READ_ONLY', 'FIELD_READ_ONLY', 'FIELD_READ_ONLY']);
    expect(CONTRACT_STATUSES.map((status) => refuseAddition(state(status), 'contractNumber')?.code ?? 'yes')).toEqual([
      'yes',
      'FIELD_READ_ONLY',
      'FIELD_READ_ONLY',
    ]);
  });
});

describe('set-up of finance', () => {
  test('a fiscal period stands beside others, not over them', () => {
    const january = { startDate: '2026-01-01', endDate: '2026-01-31' };

    expect(refusePeriod({ startDate: '2026-02-01', endDate: '2026-02-28' }, [january])).toBeNull();
    expect(refusePeriod({ startDate: '2026-01-31', endDate: '2026-02-28' }, [january])).toMatchObject({
      column: 'startDate',
    });
    expect(refusePeriod({ startDate: '2025-01-01', endDate: '2027-01-01' }, [january])).toMatchObject({
      column: 'startDate',
    });
    expect(refusePeriod({ startDate: '2026-02-02', endDate: '2026-02-01' }, [])).toMatchObject({ column: 'endDate' });
    expect(refusePeriod({ ...january, endDate: '2026-01-15' }, [january])).toBeNull();
  });

  test('the billing type map names each billing type once', () => {
    const all = 'CHARGEABLE=Billable;NON_CHARGEABLE=NonBill;COMPLIMENTARY=Compl;NOT_AVAILABLE=NA';

    expect(readBillingTypeMap(all)).toEqual({
      value: { CHARGEABLE: 'Billable', NON_CHARGEABLE: 'NonBill', COMPLIMENTARY: 'Compl', NOT_AVAILABLE: 'NA' },
    });
    for (const bad of ['CHARGEABLE=Billable', `${all};CHARGEABLE=x`, all.replace('NA', ''), `${all};`, 'x=y'])
      expect(readBillingTypeMap(bad)).toHaveProperty('says');
  });
});
