import { describe, expect, test } from '@jest/globals';
import { headerTaxGroup, itemTaxGroup, taxOf, type TaxSetup } from '../../src/finance/proposal/tax.ts';
import { decimal } from '../../src/kernel/money.ts';

const setup: TaxSetup = {
  method: 'SEARCH',
  itemMethod: 'CATEGORY',
  milestoneItemGroup: 'FULL',
  retainerItemGroup: null,
  projects: new Map([
    ['P-1', 'OF_PROJECT'],
    ['P-2', null],
  ]),
  contracts: new Map([['C-1', 'OF_CONTRACT']]),
  customers: new Map([['K-1', 'OF_CUSTOMER']]),
  categories: new Map([['CONSULT', 'SERV']]),
  products: new Map([['ITEM', 'GOODS']]),
  groups: new Map([['EU', ['S20', 'X5', 'ALONE']]]),
  itemGroups: new Map([['SERV', ['S20', 'X5', 'OTHER']]]),
  rates: new Map([
    ['S20', decimal('20')],
    ['X5', decimal('5.5')],
    ['ALONE', decimal('50')],
  ]),
};
const parties = { projectNumber: 'P-1', contractNumber: 'C-1', customerAccount: 'K-1' };

describe('the header group', () => {
  test.each([
    ['PROJECT', 'OF_PROJECT'],
    ['CONTRACT', 'OF_CONTRACT'],
    ['CUSTOMER', 'OF_CUSTOMER'],
    ['SEARCH', 'OF_PROJECT'],
  ] as const)('by method %s is %s', (method, group) => {
    expect(headerTaxGroup({ ...setup, method }, parties)).toBe(group);
  });

  test('is searched in project, contract and customer, in this order', () => {
    const search = (projectNumber: string | null, contractNumber: string | null) =>
      headerTaxGroup(setup, { projectNumber, contractNumber, customerAccount: 'K-1' });

    expect([search('P-2', 'C-1'), search(null, null), search('P-9', 'C-9')]).toEqual([
      'OF_CONTRACT',
      'OF_CUSTOMER',
      'OF_CUSTOMER',
    ]);
  });

  test('has no fallback when the method names one place', () => {
    expect(headerTaxGroup({ ...setup, method: 'PROJECT' }, { ...parties, projectNumber: 'P-2' })).toBeNull();
  });
});

describe('the item group', () => {
  const of = (transactionClass: string, itemMethod: TaxSetup['itemMethod'] = 'CATEGORY') =>
    itemTaxGroup({ ...setup, itemMethod }, { transactionClass, category: 'CONSULT', productNumber: 'ITEM' });

  test('is the category of time, expenses and fees, whatever the method', () => {
    expect([of('TIME'), of('EXPENSE', 'ITEM'), of('FEE', 'ITEM')]).toEqual(['SERV', 'SERV', 'SERV']);
  });

  test('of material is its category or its product, as the method says', () => {
    expect([of('MATERIAL'), of('MATERIAL', 'ITEM')]).toEqual(['SERV', 'GOODS']);
  });

  test('of milestones and retainers is the parameter', () => {
    expect([of('MILESTONE'), of('RETAINER')]).toEqual(['FULL', null]);
  });
});

describe('the tax of a line', () => {
  const tax = (amount: string, minorUnits = 2, item: string | null = 'SERV') =>
    taxOf(setup, { amount: decimal(amount), salesTaxGroup: 'EU', itemSalesTaxGroup: item, minorUnits }).toFixed();

  test('takes the codes that both groups hold, each rounded for itself', () => {
    // 20 % of 0.10 is 0.02; 5.5 % of 0.10 is 0.0055, which rounds to 0.01: 0.03, though 25.5 % of it would be 0.0255.
    expect(tax('0.10')).toBe('0.03');
    expect(tax('582.65')).toBe('148.58');
  });

  test('has the minor units of its currency', () => {
    expect([tax('101', 0), tax('1.001', 3)]).toEqual(['26', '0.255']);
  });

  test('of a negative amount is the exact negative', () => {
    expect(tax('-0.10')).toBe('-0.03');
  });

  test('is 0 without a common code or a group', () => {
    expect([tax('100', 2, 'GOODS'), tax('100', 2, null)]).toEqual(['0', '0']);
  });
});
