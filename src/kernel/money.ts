/** Exact amounts. Rounding is half away from zero, once, when a row is made (domain.md section 0). (pure) */
import { Decimal as DecimalJs } from 'decimal.js';

const Exact = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 });

/** An exact decimal in memory. Outside it is a string, in SQL a numeric, and never a JavaScript number. */
export type Decimal = DecimalJs;

export const ZERO: Decimal = new Exact(0);

/** Reads what SQL or a checked input holds. */
export const decimal = (text: string | number): Decimal => new Exact(text);

/** Half away from zero, to the currency's minor units. */
export const roundTo = (value: Decimal, minorUnits: number): Decimal =>
  value.toDecimalPlaces(minorUnits, DecimalJs.ROUND_HALF_UP);

export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), ZERO);

/** An amount at a rate, in the other currency's minor units. */
export const convert = (amount: Decimal, rate: Decimal, minorUnits: number): Decimal =>
  roundTo(amount.times(rate), minorUnits);

const HUNDREDTH: Decimal = new Exact('0.01');

/** A percentage of a value, unrounded. Multiplied, because a division costs ten times as much. */
export const percentOf = (value: Decimal, percent: Decimal): Decimal => value.times(percent).times(HUNDREDTH);

/** As it is written outside: no exponent, no negative zero, at least the given digits behind the point. */
export const formatDecimal = (value: Decimal, digits = 0): string =>
  digits > value.decimalPlaces() ? value.toFixed(digits) : value.toFixed();
