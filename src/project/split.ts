/**
 * How a quantity and its value are shared among the customers who pay: nothing is lost, nothing is made (domain.md 2.14, REL-31, D21).
 * Customers without a percentage get no share (D55). (pure)
 */
import { decimal, percentOf, roundTo, sum, ZERO, type Decimal } from '../kernel/money.ts';
import { invariant, present } from '../kernel/refusal.ts';

/** A customer's part of a list whose percentages add up to 100. */
export interface Share {
  readonly customerAccount: string;
  readonly splitPercent: string;
  /** The one who takes what rounding leaves over. */
  readonly isRounding: boolean;
}

const QUANTITY_DIGITS = 2;

/** The shares that count, in the order of the list. */
export const payingShares = <S extends Share>(shares: readonly S[]): readonly S[] =>
  shares.filter((share) => decimal(share.splitPercent).greaterThan(0));

/** Gives each customer a part, and what is left of the whole to the rounding customer. */
function parts(whole: Decimal, shares: readonly Share[], partOf: (share: Share, i: number) => Decimal): Decimal[] {
  const rounding = shares.findIndex((share) => share.isRounding);
  invariant(rounding >= 0, 'a list of customers has a rounding customer');
  const each = shares.map((share, i) => (i === rounding ? ZERO : partOf(share, i)));
  each[rounding] = whole.minus(sum(each));
  return each;
}

/** Shares of an amount, in its currency's minor units: the rounding customer takes the difference, also a negative one. */
export const splitAmount = (amount: Decimal, shares: readonly Share[], minorUnits: number): readonly Decimal[] =>
  amount.isZero()
    ? shares.map(() => ZERO)
    : parts(amount, shares, (share) => roundTo(percentOf(amount, decimal(share.splitPercent)), minorUnits));

interface Work {
  /** Two decimals. */
  readonly quantity: Decimal;
  /** Of one unit, in the sales currency. */
  readonly price: Decimal;
}

export interface WorkShare {
  readonly quantity: Decimal;
  readonly amount: Decimal;
}

/**
 * Shares of a quantity and of its value: `round(qty × pct, 2)` and `round(qty_i × price)` for every customer but the rounding one, who
 * receives what is left of the quantity and of `round(qty × price)`. Article: Split billing rules.
 */
export function splitWork(work: Work, shares: readonly Share[], minorUnits: number): readonly WorkShare[] {
  const value = (quantity: Decimal): Decimal => roundTo(quantity.times(work.price), minorUnits);
  const quantities = parts(work.quantity, shares, (share) =>
    roundTo(percentOf(work.quantity, decimal(share.splitPercent)), QUANTITY_DIGITS),
  );
  const amounts = parts(value(work.quantity), shares, (_, i) => value(present(quantities[i], 'a share')));
  return quantities.map((quantity, i) => ({ quantity, amount: present(amounts[i], 'a share') }));
}
