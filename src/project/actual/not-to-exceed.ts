/** Caps on what may be billed, at four levels (domain.md 2.9). Entries are evaluated in the order of their approval (D58). (pure) */
import { keyText } from '../../kernel/intake/merge.ts';
import { decimal, ZERO, type Decimal } from '../../kernel/money.ts';

/** In the order in which they are checked: the first that fails is named. */
export const NTE_LEVELS = ['LINE_CUSTOMER', 'LINE', 'CONTRACT_CUSTOMER', 'CONTRACT'] as const;
export type NteLevel = (typeof NTE_LEVELS)[number];

/** Whom and what an unbilled sale is billed under. */
export interface NtePlace {
  readonly contractNumber: string;
  readonly lineNumber: number | null;
  readonly customerAccount: string;
}

/** What a place has used up of its caps: what is committed and not yet billed, and what is billed, retainers excluded. */
export interface NteUsed extends NtePlace {
  readonly amount: string;
}

export interface NteResult {
  readonly nteStatus: 'NOT_APPLICABLE' | 'COMMITTED' | 'FAILED';
  /** The first level that fails. */
  readonly nteLevel: NteLevel | null;
  /** The same in words. */
  readonly nteDetail: string | null;
}

/** The caps of contracts: an amount in the contract's currency for a place and level, or null. */
export type CapOf = (place: NtePlace, level: NteLevel) => string | null;

export interface NotToExceed {
  /** Evaluates one chargeable share, and commits it when every level passes: an amount that reaches a cap exactly does. */
  readonly evaluate: (place: NtePlace, amount: Decimal) => NteResult;
}

const NOT_APPLICABLE: NteResult = { nteStatus: 'NOT_APPLICABLE', nteLevel: null, nteDetail: null };
export const notApplicable = (): NteResult => NOT_APPLICABLE;

/** Whose cap and whose sum it is, at a level. */
export function levelKey({ contractNumber, lineNumber, customerAccount }: NtePlace, level: NteLevel): string {
  switch (level) {
    case 'LINE_CUSTOMER':
      return keyText([level, contractNumber, lineNumber, customerAccount]);
    case 'LINE':
      return keyText([level, contractNumber, lineNumber]);
    case 'CONTRACT_CUSTOMER':
      return keyText([level, contractNumber, customerAccount]);
    case 'CONTRACT':
      return keyText([level, contractNumber]);
  }
}

const WORDS = {
  LINE_CUSTOMER: 'the line’s customer',
  LINE: 'the line',
  CONTRACT_CUSTOMER: 'the contract’s customer',
  CONTRACT: 'the contract',
} as const satisfies Record<NteLevel, string>;

/** Starts from what is used already; what it commits counts for the shares that follow. */
export function openNotToExceed(capOf: CapOf, used: readonly NteUsed[]): NotToExceed {
  const sums = new Map<string, Decimal>();
  const add = (place: NtePlace, amount: Decimal): void => {
    for (const level of NTE_LEVELS) {
      const key = levelKey(place, level);
      sums.set(key, (sums.get(key) ?? ZERO).plus(amount));
    }
  };
  for (const { amount, ...place } of used) add(place, decimal(amount));
  return {
    evaluate: (place, amount) => {
      const caps = NTE_LEVELS.map((level) => ({ level, cap: capOf(place, level) })).filter(({ cap }) => cap !== null);
      if (caps.length === 0) return NOT_APPLICABLE;
      for (const { level, cap } of caps) {
        const before = sums.get(levelKey(place, level)) ?? ZERO;
        const limit = decimal(cap ?? 0);
        if (before.plus(amount).lessThanOrEqualTo(limit)) continue;
        const nteDetail = `The limit of ${WORDS[level]} is ${limit.toFixed()}; ${before.toFixed()} is used, and this is ${amount.toFixed()}.`;
        return { nteStatus: 'FAILED', nteLevel: level, nteDetail };
      }
      add(place, amount);
      return { nteStatus: 'COMMITTED', nteLevel: null, nteDetail: null };
    },
  };
}
