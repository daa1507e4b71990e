/** What a posting is decided by: the company's books, and what was agreed and chosen for a contract and its lines. (pure) */
import type { Decimal } from '../../kernel/money.ts';
import type { LegalEntity, ProjectParameters } from '../setup/tables.ts';
import type { Ledger } from './valuation.ts';

export interface Books {
  readonly company: LegalEntity;
  readonly parameters: ProjectParameters;
  readonly ledger: Ledger;
}

/** What was agreed and chosen for a contract and its lines. */
export interface Agreements {
  /** By contract number. */
  readonly fixedRates: ReadonlyMap<string, Decimal>;
  /** By `profileKey`. */
  readonly profiles: ReadonlyMap<string, Profile>;
}

export interface Profile {
  readonly accrueRevenue: boolean;
  readonly onAccountPosting: string;
}

export const profileKey = (contractNumber: string | null, lineNumber: number | null): string =>
  `${contractNumber ?? ''}/${lineNumber ?? ''}`;
