/** From the approved entry to the voucher, over both sides, with a proof of balance: `trace(actual)`. */
import { companiesOf, type Caller } from '../../kernel/caller.ts';
import { seeing } from '../../kernel/db.ts';
import { decimal, formatDecimal, sum, type Decimal } from '../../kernel/money.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { findFinanceTrace, type FinanceTrace } from '../../finance/trace-queries.ts';
import { findProjectTrace, type ProjectTrace } from '../../project/trace-queries.ts';
import type { Sides } from '../sides.ts';
import { stepsOf, type TraceMoney, type TraceStep } from './trace-steps.ts';
import { isPosted, waitingFor } from './trace-waiting.ts';

/** Two sums that were computed independently, and what explains their difference. */
export interface BalanceProof {
  /** Billed sales on the project side. */
  readonly project: TraceMoney;
  /** Lines on the finance side. */
  readonly finance: TraceMoney;
  /** Billed and on no line yet. */
  readonly inFlight: TraceMoney;
  readonly difference: TraceMoney;
  readonly agrees: boolean;
}

export interface Trace {
  readonly steps: readonly TraceStep[];
  readonly balance: BalanceProof;
  /** Everything that can happen has: posted, and its accounting detail is back. */
  readonly complete: boolean;
  readonly waitingFor: readonly Refusal[];
}

export interface Asked {
  readonly caller: Caller;
  readonly legalEntity: string;
  /** The actual, by id. */
  readonly id: string;
}

/** One statement on each side. Null where the caller sees no such actual; throws UNAVAILABLE when a side does not answer. */
export async function traceActual(sides: Sides, { caller, legalEntity, id }: Asked): Promise<Trace | null> {
  const authority = seeing(companiesOf(caller));
  const project = await findProjectTrace(sides.project, authority, { legalEntity, id });
  if (project === null) return null;
  const finance = await findFinanceTrace(sides.finance, authority, {
    legalEntity,
    actuals: project.actuals.map((one) => one.id),
    proformaId: project.proforma?.id ?? null,
  });
  return traceOf(project, finance);
}

/** The trace, from what both sides know. */
export function traceOf(project: ProjectTrace, finance: FinanceTrace): Trace {
  const waiting = waitingFor({ project, finance });
  return {
    steps: stepsOf({ project, finance }),
    balance: balanceOf(project, finance),
    complete: waiting.length === 0 && isComplete(project, finance),
    waitingFor: waiting,
  };
}

/** A cost ends with its journal; a sale with the accounting detail of every actual that was sent and can be posted. */
function isComplete({ actuals, item, proforma }: ProjectTrace, finance: FinanceTrace): boolean {
  if (item?.billingStatus === 'CANCELED') return true;
  if (item !== null && proforma?.status !== 'POSTED') return false;
  return actuals.every(
    (one) => one.skipSync || one.voucherNumber !== null || (!isPosted(one, finance) && isNotBillable(one.id, finance)),
  );
}

const isNotBillable = (id: string, { staged }: FinanceTrace): boolean =>
  staged.some((one) => one.actualId === id && one.status === 'NOT_BILLABLE');

/** Only what is billable comes on a line; the other shares of the entry are left out on both sides. */
function balanceOf({ actuals, proforma }: ProjectTrace, { staged }: FinanceTrace): BalanceProof {
  const billed = actuals.filter((one) => one.kind === 'BILLED_SALES' && one.billingType === 'CHARGEABLE');
  const currency = billed[0]?.currency ?? proforma?.currency ?? actuals.at(-1)?.currency ?? '';
  const lines = new Map(
    staged.flatMap(({ actualId, line }) => (line === null ? [] : [[actualId, line.amount] as const])),
  );
  const total = (amounts: readonly string[]): Decimal => sum(amounts.map(decimal));
  const project = total(billed.map((one) => one.amount));
  const finance = total([...lines.values()]);
  const inFlight = total(billed.filter((one) => !lines.has(one.id)).map((one) => one.amount));
  const difference = project.minus(finance).minus(inFlight);
  // Both sides tell amounts with the currency's minor units: so does their sum.
  const digits = (billed[0] ?? actuals.at(-1))?.amount.split('.')[1]?.length ?? 0;
  const money = (amount: Decimal): TraceMoney => ({ amount: formatDecimal(amount, digits), currency });
  return {
    project: money(project),
    finance: money(finance),
    inFlight: money(inFlight),
    difference: money(difference),
    agrees: difference.isZero(),
  };
}
