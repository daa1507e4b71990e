/** What an approved entry becomes: one cost, and on a time and material line an unbilled sale for each customer (domain.md 2.14, D20, D61). (pure) */
import { decimal, roundTo, ZERO, type Decimal } from '../../kernel/money.ts';
import { present } from '../../kernel/refusal.ts';
import { payingShares, splitAmount, splitWork, type Share } from '../split.ts';
import type { Approval } from './tables.ts';

export type ApprovalClass = 'TIME' | 'EXPENSE' | 'MATERIAL' | 'FEE';

/** Where an actual comes from, by the class of its entry (domain.md 2.17). */
export const ORIGIN_OF = {
  TIME: 'TIME_ENTRY',
  EXPENSE: 'EXPENSE',
  MATERIAL: 'MATERIAL_LOG',
  FEE: 'FEE_ENTRY',
} as const satisfies Record<ApprovalClass, string>;

/** An entry as it is approved; when it is recorded is the database's to say. */
export type ApprovedEntry = Omit<Approval, 'recordedAt' | 'class'> & { readonly class: ApprovalClass };

/** What of the contract decides how an entry is valued. */
export interface ApprovalTerms {
  readonly billingMethod: string;
  /** The line's own list of customers, or the contract's, in its order. */
  readonly customers: readonly Share[];
  readonly salesCurrency: string;
  readonly salesMinorUnits: number;
  readonly accountingCurrency: string;
  readonly accountingMinorUnits: number;
}

/** One actual to be: what is recorded of it beyond its entry. */
export interface Valued {
  readonly transactionType: 'COST' | 'UNBILLED_SALES';
  readonly billingType: string;
  /** Null for cost. */
  readonly customerAccount: string | null;
  readonly quantity: Decimal;
  readonly price: string;
  readonly amount: Decimal;
  readonly salesTaxEstimate: Decimal;
  readonly currency: string;
}

/** The cost first, then the unbilled sales in the order of the line's customers: the billable part, then the rest that nobody pays. */
export function valueEntry(entry: ApprovedEntry, terms: ApprovalTerms): readonly Valued[] {
  const quantity = decimal(entry.quantity);
  const cost: Valued = {
    transactionType: 'COST',
    billingType: 'NOT_AVAILABLE',
    customerAccount: null,
    quantity,
    price: entry.costPrice,
    amount: roundTo(quantity.times(decimal(entry.costPrice)), terms.accountingMinorUnits),
    salesTaxEstimate: ZERO,
    currency: terms.accountingCurrency,
  };
  if (terms.billingMethod !== 'TIME_AND_MATERIAL') return [cost];
  const billable = entry.billableQuantity === null ? quantity : decimal(entry.billableQuantity);
  const { billingType } = entry;
  const tax = decimal(entry.salesTaxEstimate);
  return [
    cost,
    ...sales({ entry, terms }, { quantity: billable, billingType, tax }),
    ...sales({ entry, terms }, { quantity: quantity.minus(billable), billingType: 'NON_CHARGEABLE', tax: ZERO }),
  ];
}

interface Part {
  readonly quantity: Decimal;
  readonly billingType: string;
  readonly tax: Decimal;
}

/** A part of the entry, shared among the customers who pay; quantity, value and tax estimate are conserved (D21). */
function sales(
  { entry, terms }: { readonly entry: ApprovedEntry; readonly terms: ApprovalTerms },
  { quantity, billingType, tax }: Part,
): readonly Valued[] {
  if (quantity.isZero()) return [];
  const price = present(entry.salesPrice, `the sales price of entry ${entry.number}`);
  const shares = payingShares(terms.customers);
  const works = splitWork({ quantity, price: decimal(price) }, shares, terms.salesMinorUnits);
  const taxes = splitAmount(tax, shares, terms.salesMinorUnits);
  return shares.map(({ customerAccount }, i) => {
    const work = present(works[i], 'a share');
    return {
      transactionType: 'UNBILLED_SALES',
      billingType,
      customerAccount,
      quantity: work.quantity,
      price,
      amount: work.amount,
      salesTaxEstimate: present(taxes[i], 'a share'),
      currency: terms.salesCurrency,
    };
  });
}
