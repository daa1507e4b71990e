/** The numbers of a proposal's lines (domain.md 5.3): the same after every import, so that a re-import changes none. (pure) */

export const LINE_TYPES = ['HOUR', 'EXPENSE', 'ITEM', 'FEE', 'ON_ACCOUNT'] as const;
export type LineType = (typeof LINE_TYPES)[number];

const TYPE_OF_CLASS: ReadonlyMap<string, LineType> = new Map([
  ['TIME', 'HOUR'],
  ['EXPENSE', 'EXPENSE'],
  ['MATERIAL', 'ITEM'],
  ['FEE', 'FEE'],
]);

/** Milestones, retainers and manual details of fixed price lines stand on account; the others by their class (2.26). */
export const lineTypeOf = (transactionClass: string, onAccount: boolean): LineType =>
  onAccount ? 'ON_ACCOUNT' : (TYPE_OF_CLASS.get(transactionClass) ?? 'ON_ACCOUNT');

export interface OrderedBy {
  /** Lines without a contract line come last. */
  readonly contractLineNumber: number | null;
  readonly lineType: LineType;
  readonly documentDate: string;
  /** UUIDv7: ascends in the order of creation. */
  readonly actualId: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compare(a: OrderedBy, b: OrderedBy): number {
  const lineA = a.contractLineNumber ?? Infinity;
  const lineB = b.contractLineNumber ?? Infinity;
  if (lineA !== lineB) return lineA - lineB;
  return (
    LINE_TYPES.indexOf(a.lineType) - LINE_TYPES.indexOf(b.lineType) ||
    byText(a.documentDate, b.documentDate) ||
    byText(a.actualId, b.actualId)
  );
}

/** By contract line, line type, day and actual. */
export const inLineOrder = <T extends OrderedBy>(lines: readonly T[]): readonly T[] => [...lines].sort(compare);

const LINE_NUMBER_DIGITS = 3;

/** PF-000101-001: three digits or more. */
export const lineId = (proposalNumber: string, lineNumber: number): string =>
  `${proposalNumber}-${String(lineNumber).padStart(LINE_NUMBER_DIGITS, '0')}`;
