/**
 * Whether a proposal can take its lines, or exactly what it still waits for (domain.md 5.4, 5.5): one predicate for
 * `readiness`, for the import and for its refusal. Article: Manage project invoice proposals. (pure)
 */
import { decimal } from '../../kernel/money.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';

/** An unbilled sale that must be posted first (R44). Amounts are exact decimals as text. */
export interface UnpostedSaleFact {
  readonly actual: string;
  /** The journal that holds it; null: not imported yet. */
  readonly journalNumber: string | null;
  /** Where the unbilled sale stands in the subledger; null: not posted. */
  readonly saleStatus: string | null;
  readonly documentDate: string;
  readonly amount: string;
  readonly currency: string;
}

/** What is known of a proposal: plain JSON, as one SQL expression makes it (readiness-facts.ts). */
export interface ReadinessFacts {
  readonly number: string;
  readonly status: string;
  /** What the confirmed proforma promised (design G3). */
  readonly expectedCount: number;
  readonly expectedAmount: string;
  readonly expectedHash: string;
  /** The billable billed sales that have arrived, whatever became of them. */
  readonly stagedCount: number;
  readonly stagedAmount: string;
  readonly stagedHash: string;
  /** Billable rows that are still RECEIVED: once the lines are there, they came too late (5.6). */
  readonly receivedCount: number;
  /** Rows whose connection to their unbilled or original sale has not arrived. */
  readonly unconnectedCount: number;
  readonly unpostedCount: number;
  /** The first of them, by day and id. */
  readonly unposted: readonly UnpostedSaleFact[];
  /** Proposals, by number (else the actual's id), whose posting a credit or deduction waits for (R46). */
  readonly unpostedOriginals: readonly string[];
  /** Milestones without an OPEN on-account transaction of their customer and amount. */
  readonly missingOnAccount: readonly string[];
}

export interface Readiness {
  readonly ready: boolean;
  /** Nothing is wrong: something is still on its way, and the import is tried again by itself (5.4). */
  readonly waiting: boolean;
  readonly expected: number;
  readonly arrived: number;
  readonly unposted: readonly UnpostedSaleFact[];
  readonly unpostedOriginals: readonly string[];
  readonly violations: readonly Refusal[];
}

/** Why it has its lines, or what it still waits for. The violations are refusals of the import: R43 to R46. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const base = {
    expected: facts.expectedCount,
    arrived: facts.stagedCount,
    unposted: facts.unposted,
    unpostedOriginals: facts.unpostedOriginals,
  };
  if (facts.status !== 'HEADER_ONLY') {
    const violations = [...late(facts)];
    return { ...base, ready: violations.length === 0, waiting: false, violations };
  }
  const incomplete = completeness(facts);
  const dependencies = dependenciesOf(facts);
  const violations = [...incomplete, ...dependencies];
  const stillComing = facts.stagedCount < facts.expectedCount || facts.unconnectedCount > 0;
  return { ...base, ready: violations.length === 0, waiting: stillComing, violations };
}

function late(facts: ReadinessFacts): readonly Refusal[] {
  if (facts.receivedCount === 0) return [];
  const message = `${facts.receivedCount} billable actuals arrived for proposal ${facts.number} after its lines: expected ${facts.expectedCount}, staged ${facts.stagedCount}.`;
  return [refusal('STAGING_MISMATCH', { message, rule: 'R45', subject: facts.number })];
}

/** Same count, same ids, same amount to the last unit: in this order. */
function completeness(facts: ReadinessFacts): readonly Refusal[] {
  const mismatch = (message: string): readonly Refusal[] => [
    refusal('STAGING_MISMATCH', { message, rule: 'R45', subject: facts.number }),
  ];
  if (facts.stagedCount < facts.expectedCount)
    return mismatch(`${facts.stagedCount} of ${facts.expectedCount} billable actuals of ${facts.number} have arrived.`);
  if (facts.stagedCount > facts.expectedCount)
    return mismatch(
      `Proposal ${facts.number} expects ${facts.expectedCount} billable actuals, but ${facts.stagedCount} arrived.`,
    );
  if (facts.stagedHash !== facts.expectedHash)
    return mismatch(`The billable actuals of ${facts.number} are not those that were confirmed.`);
  if (!decimal(facts.stagedAmount).equals(decimal(facts.expectedAmount)))
    return mismatch(
      `The billable actuals of ${facts.number} add up to ${facts.stagedAmount}, ${facts.expectedAmount} was confirmed.`,
    );
  return [];
}

function dependenciesOf(facts: ReadinessFacts): readonly Refusal[] {
  const violations: Refusal[] = [];
  const subject = facts.number;
  if (facts.unconnectedCount > 0) {
    const message = `The connections of ${facts.unconnectedCount} actuals of ${facts.number} have not arrived.`;
    violations.push(refusal('STAGING_MISMATCH', { message, rule: 'R45', subject }));
  }
  if (facts.unpostedCount > 0) {
    const shown = facts.unposted
      .slice(0, 3)
      .map((sale) => `${sale.documentDate} ${sale.amount} ${sale.currency}`)
      .join(', ');
    const rest = facts.unpostedCount > 3 ? ' …' : '';
    const message = `${facts.unpostedCount} unbilled sales of ${facts.number} are not posted in the project subledger: ${shown}${rest}.`;
    violations.push(refusal('UNBILLED_NOT_POSTED', { message, rule: 'R44', subject }));
  }
  if (facts.unpostedOriginals.length > 0) {
    const message = `Proposal ${facts.number} waits for the posting of ${facts.unpostedOriginals.join(', ')}.`;
    violations.push(refusal('ORIGINAL_NOT_POSTED', { message, rule: 'R46', subject }));
  }
  if (facts.missingOnAccount.length > 0) {
    const message = `No open on-account transaction of the same customer and amount for milestone ${facts.missingOnAccount.join(', ')}.`;
    violations.push(refusal('ON_ACCOUNT_NOT_FOUND', { message, rule: 'R17', subject }));
  }
  return violations;
}
