/** What every posting reads of a company's set-up: its ledger, parameters, rates, agreements, profiles and periods. */
import type { Day } from '../../kernel/clock.ts';
import { rows, type Tx } from '../../kernel/db.ts';
import { decimal } from '../../kernel/money.ts';
import { accept, refuse, type Outcome } from '../../kernel/refusal.ts';
import { takeNumbers } from '../../kernel/sequence.ts';
import { findRows } from '../../kernel/write.ts';
import { legalEntity as legalEntities, projectParameters } from '../setup/tables.ts';
import { profileKey, type Agreements, type Books, type Profile } from './agreements.ts';
import type { Period } from './period.ts';
import { rateTable, type Ledger, type Rate } from './valuation.ts';

interface Wanted {
  readonly legalEntity: string;
  /** Transaction currencies. */
  readonly currencies: readonly string[];
  /** First and last accounting day, as it may become by the open-period rule. */
  readonly from: Day;
  readonly to: Day;
}

/** The last day that has rates: where a date may move to a later period, later rates are wanted too. */
export const FOR_EVER: Day = '9999-12-31';

/** Loads the books in four statements. NOT_FOUND when the company or its project parameters are not set up. */
export async function loadBooks(tx: Tx, wanted: Wanted): Promise<Outcome<Books>> {
  const { legalEntity } = wanted;
  const [company] = await findRows(tx, legalEntities, { legalEntity });
  const [parameters] = await findRows(tx, projectParameters, { legalEntity });
  if (company === undefined || parameters === undefined) {
    const message = `Legal entity ${legalEntity} has no project parameters.`;
    return refuse('NOT_FOUND', { message, remedy: 'Put its reference data first.', subject: legalEntity });
  }
  const currencies = await rows<{ code: string; minorUnits: number }>(
    tx,
    'select code, minor_units from finance.currency',
  );
  const { accountingCurrency, reportingCurrency } = company;
  const targets = reportingCurrency === null ? [accountingCurrency] : [accountingCurrency, reportingCurrency];
  const rates = await rows<Rate>(
    tx,
    `select r.from_currency, r.to_currency, r.valid_from, r.rate from finance.exchange_rate r
      where r.from_currency = any ($1::text[]) and r.to_currency = any ($2::text[]) and r.valid_from <= $4
        and r.valid_from >= coalesce((select max(e.valid_from) from finance.exchange_rate e
              where e.from_currency = r.from_currency and e.to_currency = r.to_currency and e.valid_from <= $3), $3)`,
    [wanted.currencies, targets, wanted.from, wanted.to],
  );
  const ledger: Ledger = {
    accountingCurrency,
    reportingCurrency,
    minorUnits: new Map(currencies.map((row) => [row.code, row.minorUnits])),
    rates: rateTable(rates),
  };
  return accept({ company, parameters, ledger });
}

/** Fixed rate agreements and profiles of some contracts, in two statements. */
export async function loadAgreements(tx: Tx, legalEntity: string, contracts: readonly string[]): Promise<Agreements> {
  const fixed = await rows<{ contractNumber: string; rate: string }>(
    tx,
    `select contract_number, fixed_rate_to_accounting as rate from finance.contract_setup
      where legal_entity = $1 and contract_number = any ($2::text[]) and fixed_rate_to_accounting is not null`,
    [legalEntity, contracts],
  );
  const profiles = await rows<Profile & { contractNumber: string; lineNumber: number }>(
    tx,
    `select contract_number, line_number, accrue_revenue, on_account_posting from finance.contract_line_profile
      where legal_entity = $1 and contract_number = any ($2::text[])`,
    [legalEntity, contracts],
  );
  return {
    fixedRates: new Map(fixed.map((row) => [row.contractNumber, decimal(row.rate)])),
    profiles: new Map(profiles.map((row) => [profileKey(row.contractNumber, row.lineNumber), row])),
  };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
  /** Dates may move: the open periods after them count too. */
  readonly moves: boolean;
}

/**
 * The periods of a span of days, held by a shared lock: whoever closes one waits until this posting is committed, and a
 * posting waits for who is closing (REL-35).
 */
export async function holdPeriods(tx: Tx, legalEntity: string, span: Span): Promise<readonly Period[]> {
  return rows<Period>(
    tx,
    `select start_date, end_date, status from finance.fiscal_period
      where legal_entity = $1 and end_date >= $2 and (start_date <= $3 or $4) order by start_date for share`,
    [legalEntity, span.from, span.to, span.moves],
  );
}

const SERIES_CHARACTERS_KEPT = 13;

/** How the numbers of a sequence look when nobody has set its format: `PRJV-####`. */
export const formatOfSeries = (series: string, places: '####' | '######'): string =>
  `${series.slice(0, SERIES_CHARACTERS_KEPT)}-${places}`;

const JOURNAL_SERIES = 'JRN';

/** Numbers of new journals: `JRN-000001`. */
export async function takeJournalNumbers(
  tx: Tx,
  legalEntity: string,
  count: number,
): Promise<Outcome<readonly string[]>> {
  if (count === 0) return accept([]);
  return takeNumbers(tx, {
    legalEntity,
    series: JOURNAL_SERIES,
    format: formatOfSeries(JOURNAL_SERIES, '######'),
    count,
  });
}
