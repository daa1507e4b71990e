/** Currencies, rates, the company and its fiscal periods: what is handed over, compared with what is there. */
import type { Tx } from '../../kernel/db.ts';
import { notFound, type GivenRows, type Intake } from '../../kernel/intake.ts';
import type { Problem } from '../../kernel/intake/cells.ts';
import type { Merge, Placed } from '../../kernel/intake/merge.ts';
import { findRows } from '../../kernel/write.ts';
import { ofCompany } from './company-rows.ts';
import { refusePeriod } from './fiscal-period.ts';
import { CURRENCY, EXCHANGE_RATE, FISCAL_PERIOD, LEGAL_ENTITY } from './rows.ts';
import * as tables from './tables.ts';

export interface LedgerRows {
  readonly legalEntities?: GivenRows;
  readonly currencies?: GivenRows;
  readonly exchangeRates?: GivenRows;
  readonly fiscalPeriods?: GivenRows;
}

interface Wanted {
  readonly given: LedgerRows;
  /** Currencies that other lists of the call name. */
  readonly currencyCodes: readonly string[];
}

export async function mergeLedgers(tx: Tx, intake: Intake, { given, currencyCodes }: Wanted) {
  const companies = intake.read('legalEntities', LEGAL_ENTITY, given.legalEntities);
  const rates = intake.read('exchangeRates', EXCHANGE_RATE, given.exchangeRates);
  const named = [
    ...currencyCodes,
    ...companies.flatMap(({ row }) => [row.accountingCurrency, row.reportingCurrency ?? row.accountingCurrency]),
    ...rates.flatMap(({ row }) => [row.fromCurrency, row.toCurrency]),
  ];
  const currencies = await mergeCurrencies(tx, intake, { given: given.currencies, named });
  return {
    currencies,
    legalEntities: await mergeCompany(tx, intake, { rows: companies, known: currencies.known }),
    exchangeRates: await mergeRates(tx, intake, { rows: rates, known: currencies.known }),
    fiscalPeriods: await mergePeriods(tx, intake, given.fiscalPeriods),
  };
}

type Known = ReadonlySet<string>;

/** Lets through what may change: a column that amounts were rounded or converted by stays as it was first set. */
function keepFixed<R>(intake: Intake, merge: Merge<R>, fixed: readonly (keyof R & string)[]): Merge<R> {
  const changed = intake.keep(merge.changed, (_, { before, columns }) => {
    const column = fixed.find((name) => columns.includes(name));
    if (column === undefined) return null;
    return {
      code: 'FIELD_READ_ONLY',
      column,
      message: `${column} is ${String(before[column] ?? 'empty')} and stays: amounts are kept by it.`,
    };
  });
  return { ...merge, changed };
}

async function mergeCurrencies(
  tx: Tx,
  intake: Intake,
  wanted: { readonly given: GivenRows; readonly named: readonly string[] },
) {
  const rows = intake.read('currencies', CURRENCY, wanted.given);
  const codes = [...new Set([...wanted.named, ...rows.map(({ row }) => row.code)])].sort();
  const existing = codes.length === 0 ? [] : await findRows(tx, tables.currency, { code: codes });
  const merge = keepFixed(intake, intake.merge(tables.currency, { key: ['code'], wanted: rows, existing }), [
    'minorUnits',
  ]);
  const known: Known = new Set([...existing.map(({ code }) => code), ...merge.fresh.map(({ row }) => row.code)]);
  return { merge, known };
}

const noCurrency = (column: string, code: string): Problem =>
  notFound(column, `currency ${code}`, 'Send the currency in currencies, in this call or before it.');

async function mergeCompany(
  tx: Tx,
  intake: Intake,
  { rows, known }: { readonly rows: readonly Placed<CompanyRow>[]; readonly known: Known },
) {
  const { legalEntity } = intake;
  // Locked, so that two calls for one company compare and write one after the other.
  const existing = await findRows(tx, tables.legalEntity, { legalEntity }, { lock: 'update' });
  const good = intake.keep(rows, ({ accountingCurrency, reportingCurrency }) => {
    if (!known.has(accountingCurrency)) return noCurrency('accountingCurrency', accountingCurrency);
    if (reportingCurrency !== null && !known.has(reportingCurrency))
      return noCurrency('reportingCurrency', reportingCurrency);
    return null;
  });
  const wanted = good.map(({ row: { id, ...row }, ...place }) => ({ ...place, row: { ...row, legalEntity: id } }));
  const merge = intake.merge(tables.legalEntity, {
    key: ['legalEntity'],
    names: { legalEntity: 'id' },
    wanted,
    existing,
  });
  return keepFixed(intake, merge, ['accountingCurrency', 'reportingCurrency']);
}

type CompanyRow = Readonly<{
  id: string;
  name: string;
  accountingCurrency: string;
  reportingCurrency: string | null;
  importTrigger: string;
  active: boolean;
  timeZone: string;
}>;
type RateRow = Readonly<{ fromCurrency: string; toCurrency: string; validFrom: string; rate: string }>;

async function mergeRates(
  tx: Tx,
  intake: Intake,
  { rows, known }: { readonly rows: readonly Placed<RateRow>[]; readonly known: Known },
) {
  const wanted = intake.keep(rows, ({ fromCurrency, toCurrency }) => {
    if (!known.has(fromCurrency)) return noCurrency('fromCurrency', fromCurrency);
    return known.has(toCurrency) ? null : noCurrency('toCurrency', toCurrency);
  });
  const fromCurrency = [...new Set(wanted.map(({ row }) => row.fromCurrency))];
  const toCurrency = [...new Set(wanted.map(({ row }) => row.toCurrency))];
  const existing = wanted.length === 0 ? [] : await findRows(tx, tables.exchangeRate, { fromCurrency, toCurrency });
  return intake.merge(tables.exchangeRate, { key: ['fromCurrency', 'toCurrency', 'validFrom'], wanted, existing });
}

async function mergePeriods(tx: Tx, intake: Intake, given: GivenRows) {
  const { legalEntity } = intake;
  const rows = intake.read('fiscalPeriods', FISCAL_PERIOD, given).map(ofCompany);
  const existing = rows.length === 0 ? [] : await findRows(tx, tables.fiscalPeriod, { legalEntity });
  const others = new Map(existing.map(({ startDate, endDate }) => [startDate, { startDate, endDate }]));
  for (const { row } of rows) others.delete(row.startDate);
  const wanted = intake.keep(rows, (row) => {
    const problem = refusePeriod(row, [...others.values()]);
    if (problem === null && !others.has(row.startDate)) others.set(row.startDate, row);
    return problem;
  });
  return intake.merge(tables.fiscalPeriod, { key: ['legalEntity', 'startDate'], wanted, existing });
}
