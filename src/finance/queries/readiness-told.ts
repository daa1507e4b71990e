/** Readiness as GraphQL tells it: what the import is judged by, with amounts in full. (pure) */
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { readinessOf, type Readiness, type ReadinessFacts } from '../staging/readiness.ts';

export interface ReadinessKeys {
  readonly legalEntity: string;
  /** The proforma whose billed sales it waits for. */
  readonly proforma: string;
  readonly minorUnits: number | null;
  /** The billable actuals that have arrived; null when none is missing. */
  readonly arrivedIds: readonly string[] | null;
  readonly facts: ReadinessFacts;
}

export interface ReadinessTold extends Omit<Readiness, 'unposted'> {
  readonly legalEntity: string;
  readonly proforma: string;
  readonly arrivedIds: readonly string[] | null;
  readonly unposted: readonly {
    readonly actual: string;
    readonly journalNumber: string | null;
    readonly documentDate: string;
    readonly amount: { readonly amount: string; readonly currency: string };
  }[];
}

/** A currency that nobody set up is told with two digits. */
const MINOR_UNITS_UNKNOWN = 2;

export function readinessTold({ minorUnits, facts, ...keys }: ReadinessKeys): ReadinessTold {
  const { unposted, ...rest } = readinessOf(facts);
  const digits = minorUnits ?? MINOR_UNITS_UNKNOWN;
  return {
    ...rest,
    ...keys,
    unposted: unposted.map(({ actual, journalNumber, documentDate, amount, currency }) => ({
      actual,
      journalNumber,
      documentDate,
      amount: { amount: formatDecimal(decimal(amount), digits), currency },
    })),
  };
}
