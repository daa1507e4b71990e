/** The ledger entries of a posting (domain.md 6.7): debit positive, credit negative, zero in every currency. (pure) */
import { sum, ZERO, type Decimal } from '../../kernel/money.ts';
import { invariant } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';

/** What each kind of entry stands for, and its main account: one posting profile for all companies. */
export const POSTING_PROFILE = {
  'Customer balance': '130100',
  'WIP - sales value': '140100',
  'Sales tax payable': '202100',
  'WIP invoiced - on account': '210100',
  'Invoiced revenue': '401100',
  'Invoiced revenue - on account': '401200',
  'Accrued revenue - sales value': '401300',
  Cost: '510100',
  'Payroll allocation': '605100',
} as const satisfies Record<string, string>;
export type PostingType = keyof typeof POSTING_PROFILE;

export const isPostingType = (text: string): text is PostingType => Object.hasOwn(POSTING_PROFILE, text);

/** One value in the three currencies; reporting is null in a single-currency ledger. */
export interface Value {
  readonly amount: Decimal;
  readonly accounting: Decimal;
  readonly reporting: Decimal | null;
}

export const NOTHING: Value = { amount: ZERO, accounting: ZERO, reporting: null };

/** Sums of stored, rounded values: so no penny difference can occur (6.6, SUM_OF_LINES). */
export const addValues = (values: readonly Value[]): Value => ({
  amount: sum(values.map((value) => value.amount)),
  accounting: sum(values.map((value) => value.accounting)),
  reporting: values.some((value) => value.reporting !== null)
    ? sum(values.map((value) => value.reporting ?? ZERO))
    : null,
});

export const negated = (value: Value): Value => ({
  amount: value.amount.negated(),
  accounting: value.accounting.negated(),
  reporting: value.reporting?.negated() ?? null,
});

export const isNothing = (value: Value): boolean =>
  value.amount.isZero() && value.accounting.isZero() && (value.reporting?.isZero() ?? true);

export type Dimensions = Readonly<Record<string, Json>>;

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

/** Financial dimensions as they are stored: an object, or none. */
export const dimensionsOf = (json: Json): Dimensions =>
  typeof json === 'object' && json !== null && !isList(json) ? json : {};

export interface Entry {
  readonly postingType: PostingType;
  readonly mainAccount: string;
  readonly value: Value;
  readonly dimensions: Dimensions;
  /** Of the customer balance only. */
  readonly customerAccount: string | null;
  /** Null where one entry stands for many lines. */
  readonly sourceActualId: string | null;
}

interface Detail {
  readonly dimensions: Dimensions;
  readonly customerAccount?: string;
  readonly sourceActualId?: string;
}

const entry = (postingType: PostingType, value: Value, detail: Detail): Entry => ({
  postingType,
  mainAccount: POSTING_PROFILE[postingType],
  value,
  dimensions: detail.dimensions,
  customerAccount: detail.customerAccount ?? null,
  sourceActualId: detail.sourceActualId ?? null,
});

/** A line of a proposal, valued. */
export interface BilledLine {
  readonly actualId: string;
  /** Where its amount goes. */
  readonly revenue: PostingType;
  readonly net: Value;
  readonly tax: Value;
  /** The stored value of the unbilled sale, when its revenue was accrued: it is taken back with these very amounts. */
  readonly accrued: Value | null;
  readonly dimensions: Dimensions;
}

interface Balance {
  readonly customerAccount: string;
  /** The header's, when the company allows them (R12); null: those of the lines. */
  readonly dimensions: Dimensions | null;
}

/** One customer balance for the proposal; revenue for each line; tax, and the accrual taken back, once for each set of dimensions. */
export function proposalEntries(lines: readonly BilledLine[], balance: Balance): readonly Entry[] {
  const total = addValues(lines.flatMap((line) => [line.net, line.tax]));
  const entries: Entry[] = [
    entry('Customer balance', total, {
      dimensions: balance.dimensions ?? commonDimensions(lines.map((line) => line.dimensions)),
      customerAccount: balance.customerAccount,
    }),
  ];
  for (const line of lines) {
    entries.push(
      entry(line.revenue, negated(line.net), { dimensions: line.dimensions, sourceActualId: line.actualId }),
    );
  }
  for (const group of byDimensions(lines)) {
    const tax = addValues(group.map((line) => line.tax));
    if (!isNothing(tax)) entries.push(entry('Sales tax payable', negated(tax), { dimensions: dimensionsAt(group) }));
  }
  for (const group of byDimensions(lines.filter((line) => line.accrued !== null))) {
    const stored = addValues(group.map((line) => line.accrued ?? NOTHING));
    const dimensions = dimensionsAt(group);
    entries.push(entry('WIP - sales value', negated(stored), { dimensions }));
    entries.push(entry('Accrued revenue - sales value', stored, { dimensions }));
  }
  balanced(entries);
  return entries;
}

/** A posted line of an integration journal. */
export interface JournalledLine {
  readonly actualId: string;
  readonly kind: 'COST' | 'UNBILLED_SALES';
  /** Its profile accrues revenue and it is chargeable. */
  readonly accrued: boolean;
  readonly net: Value;
  readonly dimensions: Dimensions;
}

/** Costs against payroll allocation; accrued revenue against WIP; an unbilled sale that accrues nothing has no entry. */
export function journalEntries(line: JournalledLine): readonly Entry[] {
  const detail = { dimensions: line.dimensions, sourceActualId: line.actualId };
  if (line.kind === 'COST')
    return [entry('Cost', line.net, detail), entry('Payroll allocation', negated(line.net), detail)];
  if (!line.accrued) return [];
  return [
    entry('WIP - sales value', line.net, detail),
    entry('Accrued revenue - sales value', negated(line.net), detail),
  ];
}

function byDimensions(lines: readonly BilledLine[]): readonly (readonly BilledLine[])[] {
  const groups = new Map<string, BilledLine[]>();
  for (const line of lines) {
    const key = JSON.stringify(line.dimensions);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

const dimensionsAt = (group: readonly BilledLine[]): Dimensions => group[0]?.dimensions ?? {};

/** Equal on all lines: that value; otherwise blank, dimension by dimension (D51). */
export function commonDimensions(all: readonly Dimensions[]): Dimensions {
  const [first, ...others] = all;
  if (first === undefined) return {};
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) =>
      others.every((dimensions) => JSON.stringify(dimensions[name]) === JSON.stringify(value)),
    ),
  );
}

/** I33: a voucher sums to zero in each currency. The database checks it again at the commit. */
function balanced(entries: readonly Entry[]): void {
  invariant(isNothing(addValues(entries.map((one) => one.value))), 'a voucher does not balance');
}
