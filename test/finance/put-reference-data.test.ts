/** Reference data as an upstream system hands it over: put, put again, put wrongly, and what crosses of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { putContractSetup } from '../../src/finance/setup/put-contract-setup.ts';
import { putReferenceData, type ReferenceDataRows } from '../../src/finance/setup/put-reference-data.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { asSystem, countStatements, csvRows, emptySide } from '../kit/intake.ts';

const LISTS = {
  legalEntities: 'legal_entities',
  currencies: 'currencies',
  exchangeRates: 'exchange_rates',
  fiscalPeriods: 'fiscal_periods',
  taxCodes: 'tax_codes',
  taxGroups: 'tax_groups',
  itemTaxGroups: 'item_tax_groups',
  categories: 'project_categories',
  products: 'products',
  parameters: 'parameters',
  customers: 'customers',
} as const;
type Row = Record<string, unknown>;
type Given = Record<keyof typeof LISTS, Row[]>;

/** A company's rows of a folder; the lists are sent in whatever order they stand. */
function given(company: string, folder: string, change: (lists: Given) => void = () => undefined): Given {
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([list, file]) => [
      list,
      csvRows(folder, file).filter((row) => (row['legalEntityId'] ?? row['id'] ?? company) === company),
    ]),
  ) as Given;
  change(lists);
  return lists;
}
const row = (lists: Given, list: keyof typeof LISTS, index = 0): Row => lists[list][index] as Row;

let db: TestDatabases;
beforeAll(async () => {
  db = await openTestDatabases();
}, 60_000);
afterAll(async () => db.close());
beforeEach(async () => emptySide(db.financeUrl, 'finance'));

const put = (rows: Omit<ReferenceDataRows, 'strict'>, strict = false, company = 'USPM') =>
  asSystem(db.finance, company, (work) => putReferenceData(work, { ...rows, strict }));
const told = (refusals: readonly Refusal[]) => refusals.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);
const sql = (text: string): Promise<Row[]> => asSuperuser(db.financeUrl, text);
const example = (change?: (lists: Given) => void): Given => given('USPM', 'worked-example', change);

describe('putting reference data', () => {
  test('of three companies takes every row of january, and a second time changes nothing', async () => {
    for (const company of ['USPM', 'DEPM', 'JPPM']) {
      const { value: first, statements } = await countStatements(db.finance, () =>
        put(given(company, 'january'), true, company),
      );
      expect(first.refusals).toEqual([]);
      expect(first.value?.['refused']).toBe(0);
      expect(statements.length).toBeLessThan(40);
      const state = `select (select count(*) from finance.audit) as audits, (select count(*) from finance.message) as messages`;
      const before = await sql(state);

      const again = await put(given(company, 'january'), true, company);

      const rows = Object.values(given(company, 'january')).flat().length;
      expect(again.value).toEqual({ written: 0, unchanged: rows, refused: 0 });
      expect(await sql(state)).toEqual(before);
    }
    expect(
      await sql('select legal_entity, count(*)::int as n from finance.customer group by 1 order by 1'),
    ).toHaveLength(3);
  });

  test('sends ledgers, currencies and accounts with exactly the fields of their maps', async () => {
    await put(example());

    const sent = await sql('select map, document, payload::text from finance.message order by sequence');

    expect(sent.map((message) => [message['map'], message['document']])).toEqual([
      ['currencies', 'company:USPM'],
      ['ledgers', 'company:USPM'],
      ['accounts', 'customers:USPM'],
    ]);
    expect(sent.map((message) => (JSON.parse(String(message['payload'])) as Row[])[0])).toEqual([
      { code: expect.any(String), name: expect.any(String), minor_units: 2 },
      { name: 'Worked example', accounting_currency: 'USD', reporting_currency: 'GBP', time_zone: 'UTC', active: true },
      { account_number: 'ALPINE', name: 'Alpine AG', currency: 'EUR', payment_terms: null },
    ]);
  });

  test('sends a customer again only when a column that crosses changes', async () => {
    await put(example());
    const count = async () =>
      (await sql(`select count(*)::int as n from finance.message where map = 'accounts'`))[0]?.['n'];

    await put({ customers: example((lists) => (row(lists, 'customers')['blocked'] = 'ALL')).customers });
    const blocked = await count();
    await put({ customers: example((lists) => (row(lists, 'customers')['paymentTerms'] = 'NET30')).customers });

    expect([blocked, await count()]).toEqual([1, 2]);
    expect(
      await sql(`select subject, change from finance.audit where subject_type = 'Customer' order by sequence`),
    ).toEqual([
      { subject: 'ALPINE', change: { blocked: { from: 'NO', to: 'ALL' } } },
      { subject: 'ALPINE', change: { blocked: { from: 'ALL', to: 'NO' }, paymentTerms: { from: null, to: 'NET30' } } },
    ]);
  });

  test.each<[string, (lists: Given) => void, string]>([
    ['an unknown currency', (l) => (row(l, 'customers')['currency'] = 'XXX'), 'NOT_FOUND customers.0.currency'],
    [
      'a rate from an unknown currency',
      (l) => (row(l, 'exchangeRates')['fromCurrency'] = 'XXX'),
      'NOT_FOUND exchangeRates.0.fromCurrency',
    ],
    ['an unknown tax code', (l) => (row(l, 'taxGroups')['taxCode'] = 'NONE'), 'NOT_FOUND taxGroups.0.taxCode'],
    [
      'an unknown tax group',
      (l) => (row(l, 'customers')['salesTaxGroup'] = 'NONE'),
      'NOT_FOUND customers.0.salesTaxGroup',
    ],
    [
      'an unknown item tax group',
      (l) => (row(l, 'categories')['itemTaxGroup'] = 'NONE'),
      'NOT_FOUND categories.0.itemTaxGroup',
    ],
    [
      'an unknown item tax group of milestones',
      (l) => (row(l, 'parameters')['milestoneItemTaxGroup'] = 'NONE'),
      'NOT_FOUND parameters.0.milestoneItemTaxGroup',
    ],
    [
      'a company that is not the call’s',
      (l) => (row(l, 'legalEntities')['id'] = 'DEPM'),
      'NOT_FOUND legalEntities.0.id',
    ],
    [
      'a foreign legal entity',
      (l) => (row(l, 'fiscalPeriods')['legalEntityId'] = 'DEPM'),
      'NOT_FOUND fiscalPeriods.0.legalEntityId',
    ],
    ['a rate of 0', (l) => (row(l, 'exchangeRates')['rate'] = '0'), 'BAD_DECIMAL exchangeRates.0.rate'],
    ['a JSON number as rate', (l) => (row(l, 'exchangeRates')['rate'] = 1.1), 'BAD_DECIMAL exchangeRates.0.rate'],
    [
      'a day that does not exist',
      (l) => (row(l, 'fiscalPeriods')['endDate'] = '2026-02-30'),
      'BAD_USER_INPUT fiscalPeriods.0.endDate',
    ],
    [
      'a time zone that does not exist',
      (l) => (row(l, 'legalEntities')['timeZone'] = 'Mars/Base'),
      'BAD_USER_INPUT legalEntities.0.timeZone',
    ],
    [
      'a billing type map with a hole',
      (l) => (row(l, 'parameters')['billingTypeMap'] = 'CHARGEABLE=Billable'),
      'BAD_USER_INPUT parameters.0.billingTypeMap',
    ],
    ['a percentage over 100', (l) => (row(l, 'taxCodes')['ratePercent'] = '101'), 'BAD_DECIMAL taxCodes.0.ratePercent'],
  ])('refuses %s, and takes the other rows', async (_, change, expected) => {
    const answer = await put(example(change));

    expect(told(answer.refusals)).toContain(expected);
    expect(answer.refusals.every(({ remedy }) => remedy !== '')).toBe(true);
    expect(answer.value?.['written']).toBeGreaterThan(0);
  });

  test('refuses periods that overlap, also with those that are there', async () => {
    await put(example());
    const period = (startDate: string, endDate: string): Row => ({
      legalEntityId: 'USPM',
      startDate,
      endDate,
      status: 'OPEN',
    });

    const answer = await put({
      fiscalPeriods: [
        period('2030-01-01', '2030-01-31'),
        period('2030-01-31', '2030-02-28'),
        period('2026-01-02', '2026-01-03'),
      ],
    });

    expect(told(answer.refusals)).toEqual([
      'BAD_USER_INPUT fiscalPeriods.1.startDate',
      'BAD_USER_INPUT fiscalPeriods.2.startDate',
    ]);
    expect(answer.value).toEqual({ written: 1, unchanged: 0, refused: 2 });
  });

  test('keeps what amounts are kept by: minor units and ledger currencies', async () => {
    await put(example());

    const answer = await put(
      example((lists) => {
        row(lists, 'currencies')['minorUnits'] = '3';
        row(lists, 'legalEntities')['accountingCurrency'] = 'EUR';
      }),
    );

    expect(told(answer.refusals)).toEqual([
      'FIELD_READ_ONLY currencies.0.minorUnits',
      'FIELD_READ_ONLY legalEntities.0.accountingCurrency',
    ]);
  });

  test('sets sequences of finance while they are unused, and leaves those of the project side alone', async () => {
    const sequence = (series: string, nextNumber: string): Row => ({
      legalEntityId: 'USPM',
      series,
      format: `${series}-####`,
      nextNumber,
    });

    const first = await put({ numberSequences: [sequence('CIV', '7'), sequence('PF', '7')] });
    const moved = await put({ numberSequences: [sequence('CIV', '9')] });
    await sql('update finance.number_sequence set used = true, next_number = 12');
    const used = await put({ numberSequences: [sequence('CIV', '20')] });

    expect(first.value).toMatchObject({ written: 1 });
    expect(moved.value).toMatchObject({ written: 1 });
    expect(told(used.refusals)).toEqual(['FIELD_READ_ONLY numberSequences.0.nextNumber']);
    expect(await sql('select series, next_number from finance.number_sequence')).toEqual([
      { series: 'CIV', next_number: '12' },
    ]);
  });

  test('strictly, one bad row keeps all out', async () => {
    const answer = await put(
      example((lists) => (row(lists, 'customers')['currency'] = 'XXX')),
      true,
    );

    expect(answer.value).toBeNull();
    expect(
      await sql(
        'select (select count(*) from finance.currency)::int + (select count(*) from finance.message)::int as n',
      ),
    ).toEqual([{ n: 0 }]);
  });

  test('by several companies at once, with the same currencies and rates, loses nothing', async () => {
    const answers = await Promise.all(
      ['USPM', 'DEPM', 'JPPM'].map((company) => put(given(company, 'january'), true, company)),
    );

    expect(answers.map(({ refusals }) => refusals)).toEqual([[], [], []]);
    expect(await sql('select count(*)::int as n from finance.exchange_rate')).toEqual([{ n: 360 }]);
  });
});

describe('putting finance’s columns of contracts', () => {
  const putSetup = (change: (lists: Record<string, Row[]>) => void = () => undefined) => {
    const of = (file: string): Row[] => {
      const mine = new Set(
        csvRows('january', 'contracts')
          .filter((c) => c['legalEntityId'] === 'USPM')
          .map((c) => c['contractNumber']),
      );
      return csvRows('january', file).filter((r) =>
        r['legalEntityId'] === undefined ? mine.has(r['contractNumber']) : r['legalEntityId'] === 'USPM',
      );
    };
    const lists = { projects: of('projects'), contracts: of('contracts'), contractLines: of('contract_lines') };
    change(lists);
    return asSystem(db.finance, 'USPM', (work) => putContractSetup(work, { ...lists, strict: false }));
  };

  test('needs no contract to be there yet, and twice changes nothing', async () => {
    await put(given('USPM', 'january'));

    const first = await putSetup();
    const again = await putSetup();

    expect(first.refusals).toEqual([]);
    expect(again.value).toEqual({ written: 0, unchanged: first.value?.['written'], refused: 0 });
    expect(await sql('select count(*)::int as n from finance.contract')).toEqual([{ n: 0 }]);
  });

  test('refuses what it cannot read or does not know', async () => {
    await put(given('USPM', 'january'));

    const answer = await putSetup((lists) => {
      (lists['projects']?.[0] as Row)['salesTaxGroup'] = 'NONE';
      (lists['contracts']?.[0] as Row)['fixedRateToAccounting'] = '-1';
      (lists['contracts']?.[1] as Row)['legalEntityId'] = 'DEPM';
      (lists['contractLines']?.[0] as Row)['accrueRevenue'] = 'yes';
    });

    expect(told(answer.refusals)).toEqual([
      'NOT_FOUND projects.0.salesTaxGroup',
      'BAD_DECIMAL contracts.0.fixedRateToAccounting',
      'NOT_FOUND contracts.1.legalEntityId',
      'BAD_USER_INPUT contractLines.0.accrueRevenue',
    ]);
  });
});
