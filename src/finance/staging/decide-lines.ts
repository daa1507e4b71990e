/** What a proposal's lines are (domain.md 5.3 to 5.5, 6.4): their order, what each stands on, and its sales tax. (pure) */
import { decimal, formatDecimal, sum, type Decimal } from '../../kernel/money.ts';
import { present } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';
import { deductionOf } from '../journal/valuation.ts';
import { inLineOrder, lineTypeOf, type LineType } from '../proposal/line-order.ts';
import { headerTaxGroup, itemTaxGroup, taxOf, type TaxSetup } from '../proposal/tax.ts';
import type { Prepayment, StagedLine } from './staged-lines.ts';

export type OnAccountKind = 'MILESTONE' | 'PREPAYMENT' | 'DEDUCTION';

export interface DecidedLine {
  readonly staged: StagedLine;
  readonly actualId: string;
  readonly documentDate: string;
  readonly contractLineNumber: number | null;
  readonly lineType: LineType;
  readonly onAccountKind: OnAccountKind | null;
  readonly lineNumber: number;
  readonly projectNumber: string | null;
  readonly salesTaxGroup: string | null;
  readonly itemSalesTaxGroup: string | null;
  readonly dimensions: Json;
  readonly taxAmount: string;
}

export interface Decided {
  readonly lines: readonly DecidedLine[];
  readonly lineAmount: Decimal;
  readonly taxAmount: Decimal;
}

interface Deciding {
  readonly contractNumber: string;
  readonly customerAccount: string;
  /** Set by hand on the proposal: the default of its lines. */
  readonly salesTaxGroup: string | null;
  readonly minorUnits: number;
  readonly taxes: TaxSetup;
  readonly prepayments: ReadonlyMap<string, Prepayment>;
}

type Classified = Omit<DecidedLine, 'lineNumber' | 'taxAmount'>;

/** One billable billed sale makes exactly one line. */
export function decideLines(staged: readonly StagedLine[], setting: Deciding): Decided {
  const ordered = inLineOrder(staged.map((line) => classify(line, setting)));
  const taxOfLine = taxer(setting);
  const taxes = ordered.map(taxOfLine);
  return {
    lines: ordered.map((line, i) => ({
      ...line,
      lineNumber: i + 1,
      taxAmount: formatDecimal(present(taxes[i], 'tax'), setting.minorUnits),
    })),
    lineAmount: sum(ordered.map((line) => decimal(line.staged.amount))),
    taxAmount: sum(taxes),
  };
}

function classify(staged: StagedLine, setting: Deciding): Classified {
  const kind = onAccountKindOf(staged);
  const retainer = staged.transactionClass === 'RETAINER';
  const projectNumber = staged.projectNumber ?? staged.onAccountProject;
  const onAccount = kind !== null && staged.reversesActualId === null;
  const header = onAccount
    ? (staged.salesTaxGroup ??
      setting.salesTaxGroup ??
      headerTaxGroup(setting.taxes, { ...setting, projectNumber: retainer ? null : projectNumber }))
    : staged.salesTaxGroup;
  return {
    staged,
    actualId: staged.actualId,
    documentDate: staged.documentDate,
    contractLineNumber: staged.lineNumber,
    lineType: lineTypeOf(staged.transactionClass, kind !== null),
    onAccountKind: kind,
    projectNumber,
    salesTaxGroup: header,
    itemSalesTaxGroup: onAccount
      ? (staged.itemSalesTaxGroup ?? itemTaxGroup(setting.taxes, staged))
      : staged.itemSalesTaxGroup,
    dimensions: staged.dimensions,
  };
}

/** Of a credit: the kind of what it credits. A manual detail of a fixed price line bills like a milestone (D43). */
function onAccountKindOf(staged: StagedLine): OnAccountKind | null {
  if (staged.reversesActualId !== null) {
    const kinds: readonly OnAccountKind[] = ['MILESTONE', 'PREPAYMENT', 'DEDUCTION'];
    return kinds.find((kind) => kind === staged.originalKind) ?? null;
  }
  if (staged.transactionClass === 'RETAINER') return decimal(staged.amount).isNegative() ? 'DEDUCTION' : 'PREPAYMENT';
  return staged.unbilledId === null ? 'MILESTONE' : null;
}

/** A credit and a deduction do not calculate: they take minus the stored tax of what they reverse (6.4). */
function taxer({ taxes, minorUnits, prepayments }: Deciding): (line: Classified) => Decimal {
  const taken = new Map<string, { applied: Decimal; tax: Decimal }>();
  return (line) => {
    const { staged } = line;
    const amount = decimal(staged.amount);
    if (staged.reversesActualId !== null) return decimal(present(staged.originalTax, 'tax of the original')).negated();
    if (line.onAccountKind === 'DEDUCTION') {
      const retainerId = present(staged.retainerId, 'retainer of a deduction');
      const prepayment = present(prepayments.get(retainerId), `prepayment of retainer ${retainerId}`);
      const before = taken.get(retainerId) ?? {
        applied: decimal(prepayment.applied),
        tax: decimal(prepayment.appliedTax),
      };
      const applied = before.applied.minus(amount);
      const tax = deductionOf({
        stored: decimal(prepayment.tax),
        amount: decimal(prepayment.amount),
        applied,
        reversedBefore: before.tax,
        minorUnits,
      });
      taken.set(retainerId, { applied, tax: before.tax.plus(tax) });
      return tax.negated();
    }
    return taxOf(taxes, { ...line, amount, minorUnits });
  };
}
