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

/** Of what is not chargeable, or under no limit. */
export const NOT_APPLICABLE: NteResult = { nteStatus: 'NOT_APPLICABLE', nteLevel: null, nteDetail: null };
const COMMITTED: NteResult = { nteStatus: 'COMMITTED', nteLevel: null, nteDetail: null };

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

/** A cap and what is used of it; shared by all places under it. */
interface Purse {
  readonly level: NteLevel;
  readonly limit: Decimal;
  used: Decimal;
}

/** Starts from what is used already; what it commits counts for the shares that follow. */
export function openNotToExceed(capOf: CapOf, used: readonly NteUsed[]): NotToExceed {
  const purses = new Map<string, Purse>();
  const places = new Map<string, readonly Purse[]>();
  const purseAt = (place: NtePlace, level: NteLevel): readonly Purse[] => {
    const cap = capOf(place, level);
    if (cap === null) return [];
    const key = levelKey(place, level);
    const purse = purses.get(key) ?? { level, limit: decimal(cap), used: ZERO };
    purses.set(key, purse);
    return [purse];
  };
  const pursesOf = (place: NtePlace): readonly Purse[] => {
    const key = `${place.contractNumber}\n${place.lineNumber ?? ''}\n${place.customerAccount}`;
    const known = places.get(key) ?? NTE_LEVELS.flatMap((level) => purseAt(place, level));
    places.set(key, known);
    return known;
  };
  for (const { amount, ...place } of used)
    for (const purse of pursesOf(place)) purse.used = purse.used.plus(decimal(amount));
  return {
    evaluate: (place, amount) => {
      const found = pursesOf(place);
      const over = found.find((purse) => purse.used.plus(amount).greaterThan(purse.limit));
      if (over !== undefined) return exceeded(over, amount);
      for (const purse of found) purse.used = purse.used.plus(amount);
      return found.length === 0 ? NOT_APPLICABLE : COMMITTED;
    },
  };
}

const exceeded = ({ level, limit, used }: Purse, amount: Decimal): NteResult => ({
  nteStatus: 'FAILED',
  nteLevel: level,
  nteDetail: `The limit of ${WORDS[level]} is ${limit.toFixed()}; ${used.toFixed()} is used, and this is ${amount.toFixed()}.`,
});
