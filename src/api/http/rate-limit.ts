/** How much one caller may ask for in a second (SEC-12): a bucket for each caller, on this node. */
import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';

export interface RateLimits {
  readonly readsPerSecond: number;
  readonly moneyMutationsPerSecond: number;
  readonly failedLoginsPerMinute: number;
}

/** Mutations that make bills or post them. Intake, marks and replays are bounded by their size and by the keys of their rows. */
const MONEY: readonly string[] = [
  'confirmContract',
  'createProformas',
  'confirmProforma',
  'importFromStaging',
  'postJournals',
  'postProposal',
];

interface Bucket {
  tokens: number;
  /** When the tokens were counted, in milliseconds. */
  at: number;
}

export interface Gauge {
  /** Takes from the caller's bucket; answers how many seconds to wait when there is not enough, else 0. */
  readonly take: (name: string, count: number) => number;
}

/** Buckets that were not used for this long are full again: nothing is lost with them. */
const FORGET_MS = 120_000;
const BUCKETS_MAX = 10_000;

/** Holds as many tokens as are filled in one period, so that a caller may come in bursts of that size. */
export function openGauge(perPeriod: number, periodMs: number, now: () => number = Date.now): Gauge {
  const buckets = new Map<string, Bucket>();
  function sweep(at: number): void {
    for (const [name, bucket] of buckets) if (at - bucket.at > FORGET_MS) buckets.delete(name);
    // More callers than can be remembered: the oldest start anew.
    for (const name of buckets.keys()) {
      if (buckets.size < BUCKETS_MAX) return;
      buckets.delete(name);
    }
  }
  return {
    take: (name, count) => {
      const at = now();
      let bucket = buckets.get(name);
      if (bucket === undefined) {
        if (buckets.size >= BUCKETS_MAX) sweep(at);
        bucket = { tokens: perPeriod, at };
        buckets.set(name, bucket);
      }
      bucket.tokens = Math.min(perPeriod, bucket.tokens + ((at - bucket.at) * perPeriod) / periodMs);
      bucket.at = at;
      if (bucket.tokens >= count) {
        bucket.tokens -= count;
        return 0;
      }
      return Math.max(1, Math.ceil(((count - bucket.tokens) * periodMs) / perPeriod / 1_000));
    },
  };
}

export interface RateGauges {
  /** Seconds to wait before the operation may be sent again; 0 when it may run now. */
  readonly waitFor: (caller: string, operation: OperationDefinitionNode) => number;
  /** Counts a token that was refused; seconds to wait when there were too many from that address, else 0. */
  readonly failedLogin: (address: string) => number;
}

export function openRateGauges(limits: RateLimits): RateGauges {
  const reads = openGauge(limits.readsPerSecond, 1_000);
  const money = openGauge(limits.moneyMutationsPerSecond, 1_000);
  const logins = openGauge(limits.failedLoginsPerMinute, 60_000);
  return {
    waitFor: (caller, operation) => {
      if (operation.operation !== OperationTypeNode.MUTATION) return reads.take(caller, 1);
      const count = moneyFields(operation);
      return count === 0 ? 0 : money.take(caller, count);
    },
    failedLogin: (address) => logins.take(address, 1),
  };
}

/** A fragment at the root counts as one of them. */
const moneyFields = ({ selectionSet }: OperationDefinitionNode): number =>
  selectionSet.selections.filter((found) => found.kind !== Kind.FIELD || MONEY.includes(found.name.value)).length;
