/** Values the lines of a proposal for its posting (domain.md 6.5, 6.7), and refuses what cannot be posted (P6 to P8). (pure) */
import type { Day } from '../../kernel/clock.ts';
import { decimal, ZERO, type Decimal } from '../../kernel/money.ts';
import { accept, present, refuse, refuseAll, type Outcome } from '../../kernel/refusal.ts';
import { profileKey, type Agreements, type Books } from '../journal/agreements.ts';
import { deductionOf, minorUnitsOf, valuationOn, worthOf, type Valuation } from '../journal/valuation.ts';
import { dimensionsOf, isPostingType, type BilledLine, type PostingType, type Value } from '../journal/voucher.ts';
import type { PostedPrepayment, PostingLine } from './posting-lines.ts';

export interface ProposalSetup {
  readonly number: string;
  readonly contractNumber: string;
  readonly day: Day;
  readonly books: Books;
  readonly agreements: Agreements;
  readonly prepayments: ReadonlyMap<string, PostedPrepayment>;
}

/** A line with its worth: what the invoice line and the voucher are made of. */
export interface ValuedProposalLine extends BilledLine {
  readonly line: PostingLine;
  readonly valuation: Valuation;
}

export function valueProposal(
  lines: readonly PostingLine[],
  setup: ProposalSetup,
): Outcome<readonly ValuedProposalLine[]> {
  const valuedLines = lines.map((line) => valueLine(line, setup));
  const refusals = valuedLines.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals));
  if (refusals.length > 0) return refuseAll(refusals.slice(0, 1).map((one) => ({ ...one, subject: setup.number })));
  const groups = refuseMissingGroups(lines, setup);
  if (groups !== null) return groups;
  return accept(valuedLines.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
}

/** P7: only where the company requires them; what reverses takes its tax from what it reverses. */
function refuseMissingGroups(lines: readonly PostingLine[], { books, number }: ProposalSetup): Outcome<never> | null {
  if (!books.parameters.requireTaxGroups) return null;
  const missing = lines.find(
    (line) =>
      line.reversesActualId === null &&
      line.onAccountKind !== 'DEDUCTION' &&
      (line.salesTaxGroup === null || line.itemSalesTaxGroup === null),
  );
  if (missing === undefined) return null;
  const message = `Line ${missing.lineNumber} of proposal ${number} has no sales tax group.`;
  return refuse('TAX_GROUP_MISSING', { message, rule: 'P7', subject: number });
}

function valueLine(line: PostingLine, setup: ProposalSetup): Outcome<ValuedProposalLine> {
  const worth = worthOfLine(line, setup);
  if (!worth.ok) return worth;
  const revenue = revenueOf(line, setup);
  if (!revenue.ok) return revenue;
  return accept({
    line,
    actualId: line.actualId,
    revenue: revenue.value,
    ...worth.value,
    accrued: line.accrued ? accruedOf(line) : null,
    dimensions: dimensionsOf(line.dimensions),
  });
}

interface LineWorth {
  readonly valuation: Valuation;
  readonly net: Value;
  readonly tax: Value;
}

function worthOfLine(line: PostingLine, setup: ProposalSetup): Outcome<LineWorth> {
  if (line.reversesActualId !== null) return accept(creditWorth(line));
  if (line.onAccountKind === 'DEDUCTION') return deductionWorth(line, setup);
  const { ledger } = setup.books;
  const valuation = valuationOn(ledger, {
    currency: line.currency,
    day: setup.day,
    fixedRate: setup.agreements.fixedRates.get(setup.contractNumber) ?? null,
  });
  if (!valuation.ok) return valuation;
  const [amount, tax] = [decimal(line.amount), decimal(line.taxAmount)];
  return accept({
    valuation: valuation.value,
    net: { amount, ...worthOf(ledger, amount, valuation.value) },
    // The tax of a line is converted once, not code by code (D63).
    tax: { amount: tax, ...worthOf(ledger, tax, valuation.value) },
  });
}

const optional = (text: string | null): Decimal | null => (text === null ? null : decimal(text));

/** A credit takes the exact negatives of what its original stored, at the stored rate. */
function creditWorth(line: PostingLine): LineWorth {
  const original = present(line.original, `posted line that ${line.actualId} credits`);
  return {
    valuation: { rate: decimal(original.rate), reportingRate: optional(original.reportingRate) },
    net: {
      amount: decimal(line.amount),
      accounting: decimal(original.accountingAmount).negated(),
      reporting: optional(original.reportingAmount)?.negated() ?? null,
    },
    tax: {
      amount: decimal(line.taxAmount),
      accounting: decimal(original.accountingTax).negated(),
      reporting: optional(original.reportingTax)?.negated() ?? null,
    },
  };
}

/** A deduction takes its share of what the prepayment stored, so that full application clears it to exactly zero (6.5). */
function deductionWorth(line: PostingLine, { books, prepayments, number }: ProposalSetup): Outcome<LineWorth> {
  const prepayment = prepayments.get(line.retainerId ?? '');
  if (prepayment === undefined) {
    const message = `The prepayment that line ${line.lineNumber} of ${number} deducts is not posted.`;
    return refuse('DEPENDENCY_CHANGED', { message, rule: 'P4' });
  }
  const { ledger } = books;
  const amount = decimal(prepayment.amount);
  const applied = decimal(prepayment.applied).minus(decimal(line.amount));
  const take = (stored: string, taken: string, currency: string): Decimal =>
    deductionOf({
      stored: decimal(stored),
      amount,
      applied,
      reversedBefore: decimal(taken),
      minorUnits: minorUnitsOf(ledger, currency),
    }).negated();
  const takeReporting = (stored: string | null, taken: string): Decimal | null =>
    stored === null || ledger.reportingCurrency === null ? null : take(stored, taken, ledger.reportingCurrency);
  return accept({
    valuation: { rate: decimal(prepayment.rate), reportingRate: optional(prepayment.reportingRate) },
    net: {
      amount: decimal(line.amount),
      accounting: take(prepayment.accountingAmount, prepayment.takenAccountingAmount, ledger.accountingCurrency),
      reporting: takeReporting(prepayment.reportingAmount, prepayment.takenReportingAmount),
    },
    tax: {
      amount: decimal(line.taxAmount),
      accounting: take(prepayment.accountingTax, prepayment.takenAccountingTax, ledger.accountingCurrency),
      reporting: takeReporting(prepayment.reportingTax, prepayment.takenReportingTax),
    },
  });
}

/** Where a line's amount goes (6.7). A prepayment always stands on the balance account, whatever the line's profile (D52). */
function revenueOf(line: PostingLine, { agreements, contractNumber }: ProposalSetup): Outcome<PostingType> {
  if (line.reversesActualId !== null) {
    const type = line.originalPostingType ?? '';
    return isPostingType(type) ? accept(type) : missingProfile(`posting type ${type}`);
  }
  switch (line.onAccountKind) {
    case null:
      return accept('Invoiced revenue');
    case 'PREPAYMENT':
    case 'DEDUCTION':
      return accept('WIP invoiced - on account');
    default: {
      const key = profileKey(contractNumber, line.contractLineNumber);
      const profile = agreements.profiles.get(key);
      if (profile === undefined) return missingProfile(`contract line ${key}`);
      return accept(
        profile.onAccountPosting === 'BALANCE' ? 'WIP invoiced - on account' : 'Invoiced revenue - on account',
      );
    }
  }
}

const missingProfile = (what: string): Outcome<never> =>
  refuse('POSTING_PROFILE_MISSING', { message: `No posting profile for ${what}.`, rule: 'P8' });

const accruedOf = (line: PostingLine): Value => ({
  amount: decimal(line.amount),
  accounting: optional(line.storedAccountingAmount) ?? ZERO,
  reporting: optional(line.storedReportingAmount),
});
