/** What an amount is worth in the books (domain.md 6.5): rates of a day, fixed rate agreements, stored rates. (pure) */
import type { Day } from '../../kernel/clock.ts';
import { convert, decimal, roundTo, type Decimal } from '../../kernel/money.ts';
import { accept, invariant, refuse, type Outcome } from '../../kernel/refusal.ts';

/** Units of `toCurrency` for 1 unit of `fromCurrency`, from a day on. */
export interface Rate {
  readonly fromCurrency: string;
  readonly toCurrency: string;
  readonly validFrom: Day;
  readonly rate: string;
}

/** Rates by pair, oldest first. */
export type RateTable = ReadonlyMap<string, readonly Rate[]>;

const pairOf = (from: string, to: string): string => `${from}>${to}`;

export function rateTable(rates: readonly Rate[]): RateTable {
  const table = new Map<string, Rate[]>();
  for (const rate of rates) {
    const pair = pairOf(rate.fromCurrency, rate.toCurrency);
    const list = table.get(pair);
    if (list === undefined) table.set(pair, [rate]);
    else list.push(rate);
  }
  for (const list of table.values()) list.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return table;
}

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
}

/** The rate with the greatest valid_from on or before the day; 1 between equal currencies (D64). Null: there is none. */
export function rateOn(table: RateTable, { from, to, day }: Wanted): Decimal | null {
  if (from === to) return decimal(1);
  const found = table.get(pairOf(from, to))?.findLast((rate) => rate.validFrom <= day);
  return found === undefined ? null : decimal(found.rate);
}

/** The two currencies of a company's ledger, with what converting into them needs. */
export interface Ledger {
  readonly accountingCurrency: string;
  /** Null: a single-currency ledger, whose reporting amounts are null (D59). */
  readonly reportingCurrency: string | null;
  /** Digits behind the point, by currency. */
  readonly minorUnits: ReadonlyMap<string, number>;
  readonly rates: RateTable;
}

/** Accounting and reporting currency for 1 unit of transaction currency. */
export interface Valuation {
  readonly rate: Decimal;
  readonly reportingRate: Decimal | null;
}

export function minorUnitsOf(ledger: Ledger, currency: string): number {
  const digits = ledger.minorUnits.get(currency);
  invariant(digits !== undefined, `currency ${currency} is not set up`);
  return digits;
}

interface Valued {
  readonly currency: string;
  readonly day: Day;
  /** A fixed rate agreement of the contract: it replaces only the rate to accounting currency (D64). */
  readonly fixedRate: Decimal | null;
}

/** Both rates of a day, straight from the transaction currency (D27). EXCHANGE_RATE_MISSING (P6) when one is not there. */
export function valuationOn(ledger: Ledger, { currency, day, fixedRate }: Valued): Outcome<Valuation> {
  const { accountingCurrency, reportingCurrency, rates } = ledger;
  const agreed = currency === accountingCurrency ? null : fixedRate;
  const rate = agreed ?? rateOn(rates, { from: currency, to: accountingCurrency, day });
  if (rate === null) return missing(currency, accountingCurrency, day);
  if (reportingCurrency === null) return accept({ rate, reportingRate: null });
  const reportingRate = rateOn(rates, { from: currency, to: reportingCurrency, day });
  if (reportingRate === null) return missing(currency, reportingCurrency, day);
  return accept({ rate, reportingRate });
}

const missing = (from: string, to: string, day: Day): Outcome<never> =>
  refuse('EXCHANGE_RATE_MISSING', { message: `No exchange rate from ${from} to ${to} on ${day}.`, rule: 'P6' });

/** An amount in the two currencies of the ledger, each rounded once. */
export interface Worth {
  readonly accounting: Decimal;
  readonly reporting: Decimal | null;
}

export function worthOf(ledger: Ledger, amount: Decimal, { rate, reportingRate }: Valuation): Worth {
  const { accountingCurrency, reportingCurrency } = ledger;
  const reporting =
    reportingRate === null || reportingCurrency === null
      ? null
      : convert(amount, reportingRate, minorUnitsOf(ledger, reportingCurrency));
  return { accounting: convert(amount, rate, minorUnitsOf(ledger, accountingCurrency)), reporting };
}

interface Deducted {
  /** A stored value of the prepayment: its amount, tax, or either in another currency. */
  readonly stored: Decimal;
  /** The prepayment's amount. */
  readonly amount: Decimal;
  /** What is applied of it in all, this line included. */
  readonly applied: Decimal;
  /** What earlier deductions took of the stored value. */
  readonly reversedBefore: Decimal;
  readonly minorUnits: number;
}

/**
 * What a deduction takes of a stored value: round(stored × applied ÷ amount), less what was taken before (6.5). The
 * differences, never shares of their own, so that full application clears to exactly zero. Positive; the line is its negative.
 */
export function deductionOf({ stored, amount, applied, reversedBefore, minorUnits }: Deducted): Decimal {
  return roundTo(stored.times(applied).dividedBy(amount), minorUnits).minus(reversedBefore);
}
