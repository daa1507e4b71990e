/** Values the lines of integration journals (domain.md 6.5): which can be posted, at what worth, and why the others cannot. (pure) */
import type { Day } from '../../kernel/clock.ts';
import { decimal, ZERO, type Decimal } from '../../kernel/money.ts';
import { accept, refuse, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';
import { profileKey, type Agreements, type Books } from './agreements.ts';
import { accountingDayOf, type Period } from './period.ts';
import { minorUnitsOf, valuationOn, worthOf, type Valuation } from './valuation.ts';
import { dimensionsOf, type Dimensions, type Value } from './voucher.ts';
import { taxOf, type TaxSetup } from '../proposal/tax.ts';

/** A line of a journal as it waits, with what a reversal reverses. Decimals are text. */
export interface WaitingLine {
  readonly journalNumber: string;
  readonly lineNumber: number;
  readonly actualId: string;
  readonly kind: string;
  readonly transactionClass: string;
  readonly billingType: string;
  readonly lineProperty: string;
  readonly accountingDate: Day;
  readonly contractNumber: string | null;
  readonly contractLineNumber: number | null;
  readonly customerAccount: string | null;
  readonly projectNumber: string | null;
  readonly category: string | null;
  readonly productNumber: string | null;
  readonly quantity: string;
  readonly price: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly salesTaxGroup: string | null;
  readonly itemSalesTaxGroup: string | null;
  readonly dimensions: Json;
  readonly projectState: string | null;
  readonly isReversal: boolean;
  readonly reversesActualId: string | null;
}

/** What a posted original was stored at: a reversal takes its exact negatives (I7, D3). */
export interface StoredValue {
  readonly actualId: string;
  readonly rate: string;
  readonly accountingAmount: string;
  readonly reportingRate: string | null;
  readonly reportingAmount: string | null;
  readonly accrued: boolean;
}

export interface ValuedLine {
  readonly line: WaitingLine;
  readonly kind: 'COST' | 'UNBILLED_SALES';
  readonly day: Day;
  readonly rate: Decimal;
  readonly reportingRate: Decimal | null;
  readonly net: Value;
  /** Calculated, not posted: what the feedback tells of a chargeable unbilled sale. */
  readonly tax: Decimal;
  readonly accrued: boolean;
  readonly dimensions: Dimensions;
}

export interface LineSetup {
  readonly books: Books;
  readonly agreements: Agreements;
  readonly taxes: TaxSetup;
  readonly periods: readonly Period[];
  readonly originals: ReadonlyMap<string, StoredValue>;
}

export interface Failure {
  readonly line: WaitingLine;
  readonly refusals: readonly Refusal[];
}

/** Each line on its own: a bad one fails, the others are posted (8.5). Originals before their reversals. */
export function valueLines(
  lines: readonly WaitingLine[],
  setup: LineSetup,
): { readonly valued: readonly ValuedLine[]; readonly failed: readonly Failure[] } {
  const valued = new Map<string, ValuedLine>();
  const failed: Failure[] = [];
  const decide = (line: WaitingLine): void => {
    const outcome = line.isReversal ? valueReversal(line, setup, valued) : valueLine(line, setup);
    if (outcome.ok) valued.set(line.actualId, outcome.value);
    else failed.push({ line, refusals: outcome.refusals.map((one) => ({ ...one, subject: line.actualId })) });
  };
  for (const line of lines) if (!line.isReversal) decide(line);
  for (const line of lines) if (line.isReversal) decide(line);
  return { valued: lines.flatMap((line) => valued.get(line.actualId) ?? []), failed };
}

function valueLine(line: WaitingLine, setup: LineSetup): Outcome<ValuedLine> {
  const { books, agreements } = setup;
  const day = dayOf(line, setup);
  if (!day.ok) return day;
  const accrued = accruedOf(line, setup);
  if (!accrued.ok) return accrued;
  const valuation = valuationOn(books.ledger, {
    currency: line.currency,
    day: day.value,
    fixedRate: agreements.fixedRates.get(line.contractNumber ?? '') ?? null,
  });
  if (!valuation.ok) return valuation;
  const amount = decimal(line.amount);
  return accept({
    ...common(line, day.value, valuation.value),
    net: { amount, ...worthOf(books.ledger, amount, valuation.value) },
    tax: calculatedTax(line, setup, amount),
    accrued: accrued.value,
  });
}

const common = (line: WaitingLine, day: Day, { rate, reportingRate }: Valuation) => ({
  line,
  kind: line.kind === 'COST' ? ('COST' as const) : ('UNBILLED_SALES' as const),
  day,
  rate,
  reportingRate,
  dimensions: dimensionsOf(line.dimensions),
});

function dayOf(line: WaitingLine, { books, periods }: LineSetup): Outcome<Day> {
  if (line.projectState === 'INACTIVE') {
    const message = `Project ${line.projectNumber ?? ''} is finished: it takes no posting.`;
    return refuse('PROJECT_FINISHED', { message, rule: 'R52' });
  }
  const day = accountingDayOf(periods, line.accountingDate, books.parameters.autoAccountingDateToOpenPeriod);
  return day.ok ? accept(day.value.day) : day;
}

/** Revenue is accrued when the contract line's profile says so and the sale is chargeable (2.24). */
function accruedOf(line: WaitingLine, { agreements }: LineSetup): Outcome<boolean> {
  if (line.kind === 'COST') return accept(false);
  const profile = agreements.profiles.get(profileKey(line.contractNumber, line.contractLineNumber));
  if (profile !== undefined) return accept(profile.accrueRevenue && line.billingType === 'CHARGEABLE');
  const of = profileKey(line.contractNumber, line.contractLineNumber);
  return refuse('POSTING_PROFILE_MISSING', { message: `Contract line ${of} has no posting profile.`, rule: 'P8' });
}

interface Original {
  readonly rates: Valuation;
  readonly accounting: Decimal;
  readonly reporting: Decimal | null;
  readonly accrued: boolean;
}

/** Posted before, or in this very posting. */
function originalOf(id: string, setup: LineSetup, valued: ReadonlyMap<string, ValuedLine>): Original | null {
  const beside = valued.get(id);
  if (beside !== undefined) return { rates: beside, ...beside.net, accrued: beside.accrued };
  const stored = setup.originals.get(id);
  if (stored === undefined) return null;
  return {
    rates: {
      rate: decimal(stored.rate),
      reportingRate: stored.reportingRate === null ? null : decimal(stored.reportingRate),
    },
    accounting: decimal(stored.accountingAmount),
    reporting: stored.reportingAmount === null ? null : decimal(stored.reportingAmount),
    accrued: stored.accrued,
  };
}

/** An adjustment reversal clears what its original stored, at the stored rate (3.4). */
function valueReversal(
  line: WaitingLine,
  setup: LineSetup,
  valued: ReadonlyMap<string, ValuedLine>,
): Outcome<ValuedLine> {
  const day = dayOf(line, setup);
  if (!day.ok) return day;
  const original = originalOf(line.reversesActualId ?? '', setup, valued);
  if (original === null) {
    const message = `The original ${line.reversesActualId ?? ''} of this reversal is not posted.`;
    return refuse('JOURNAL_LINE_FAILED', { message });
  }
  const amount = decimal(line.amount);
  const net = {
    amount,
    accounting: original.accounting.negated(),
    reporting: original.reporting?.negated() ?? null,
  };
  return accept({
    ...common(line, day.value, original.rates),
    net,
    tax: calculatedTax(line, setup, amount),
    accrued: original.accrued,
  });
}

/** Of a chargeable unbilled sale only: told in the feedback, not posted. */
function calculatedTax(line: WaitingLine, { books, taxes }: LineSetup, amount: Decimal): Decimal {
  if (line.kind === 'COST' || line.billingType !== 'CHARGEABLE') return ZERO;
  return taxOf(taxes, { ...line, amount, minorUnits: minorUnitsOf(books.ledger, line.currency) });
}
