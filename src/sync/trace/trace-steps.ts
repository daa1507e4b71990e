/** An actual's way as steps in their order, from what both sides know of it. */
import type { FinanceTrace, StagedTrace } from '../../finance/trace-queries.ts';
import type { ProjectTrace, TracedActual } from '../../project/trace-queries.ts';

export interface TraceMoney {
  /** Exact decimal as text. */
  readonly amount: string;
  readonly currency: string;
}

export interface TraceStep {
  readonly step: StepName;
  readonly side: 'PROJECT' | 'FINANCE';
  /** Entry, journal, proforma, proposal, invoice or voucher, by number. */
  readonly document: string;
  /** The actual that it happened to, by id. */
  readonly actual: string | null;
  readonly amount: TraceMoney | null;
  /** UTC instant; null where only the order is known. */
  readonly at: string | null;
}

export type StepName =
  | 'APPROVED'
  | 'COST_RECORDED'
  | 'UNBILLED_RECORDED'
  | 'CROSSED'
  | 'JOURNALLED'
  | 'JOURNAL_POSTED'
  | 'MARKED_READY'
  | 'DRAFTED'
  | 'CONFIRMED'
  | 'BILLED_RECORDED'
  | 'PROPOSAL_RECEIVED'
  | 'LINE_IMPORTED'
  | 'INVOICE_POSTED'
  | 'ACCOUNTED'
  | 'PROFORMA_POSTED';

interface Knowledge {
  readonly project: ProjectTrace;
  readonly finance: FinanceTrace;
}

/** Backlog states in which somebody has said: bill this. */
const WANTED = ['READY', 'READY_TO_INVOICE', 'CUSTOMER_INVOICE_CREATED', 'CUSTOMER_INVOICE_POSTED'];

export function stepsOf({ project, finance }: Knowledge): readonly TraceStep[] {
  const { approval, proforma, item } = project;
  const entry = approval?.number ?? proforma?.number ?? '';
  const unbilled = project.actuals.filter((one) => one.kind !== 'BILLED_SALES');
  const billed = project.actuals.filter((one) => one.kind === 'BILLED_SALES');
  const steps: (TraceStep | null)[] = [
    approval && { step: 'APPROVED', side: 'PROJECT', document: entry, actual: null, amount: null, at: approval.at },
    ...unbilled.map((one) => recorded(one, entry)),
    ...unbilled.flatMap((one) => journalSteps(one, { entry, staged: stagedOf(finance, one) })),
    item && WANTED.includes(item.billingStatus)
      ? { step: 'MARKED_READY', side: 'PROJECT', document: entry, actual: null, amount: null, at: null }
      : null,
    ...proformaSteps({ project, finance }),
    ...billed.flatMap((one) => billedSteps(one, { project, finance })),
    ...postingSteps({ project, finance }, billed),
  ];
  return steps.filter((step) => step !== null);
}

const stagedOf = ({ staged }: FinanceTrace, { id }: TracedActual): StagedTrace | null =>
  staged.find((one) => one.actualId === id) ?? null;

const money = ({ amount, currency }: TraceMoney): TraceMoney => ({ amount, currency });

const RECORDED = {
  COST: 'COST_RECORDED',
  UNBILLED_SALES: 'UNBILLED_RECORDED',
  BILLED_SALES: 'BILLED_RECORDED',
} as const;

const recorded = (one: TracedActual, document: string): TraceStep => ({
  step: RECORDED[one.kind],
  side: 'PROJECT',
  document,
  actual: one.id,
  amount: money(one),
  at: one.at,
});

interface Arrival {
  readonly entry: string;
  readonly staged: StagedTrace | null;
}

const crossed = (one: TracedActual, { entry, staged }: Arrival): TraceStep | null =>
  staged && {
    step: 'CROSSED',
    side: 'FINANCE',
    document: entry,
    actual: one.id,
    amount: money(one),
    at: staged.at,
  };

const accounted = (one: TracedActual): TraceStep | null =>
  one.voucherNumber === null
    ? null
    : {
        step: 'ACCOUNTED',
        side: 'PROJECT',
        document: one.voucherNumber,
        actual: one.id,
        amount: null,
        at: one.accountedAt,
      };

/** Costs and unbilled sales go through the integration journal. */
function journalSteps(one: TracedActual, arrival: Arrival): readonly (TraceStep | null)[] {
  const journal = arrival.staged?.journal ?? null;
  const about = { side: 'FINANCE', actual: one.id, amount: journal && money(journal) } as const;
  return [
    crossed(one, arrival),
    journal && { ...about, step: 'JOURNALLED', document: journal.number, at: journal.at },
    journal?.voucherNumber
      ? { ...about, step: 'JOURNAL_POSTED', document: journal.voucherNumber, at: journal.postedAt }
      : null,
    accounted(one),
  ];
}

/** The whole bill: what the item is one line of. */
function proformaSteps({ project: { proforma }, finance: { proposal } }: Knowledge): readonly (TraceStep | null)[] {
  if (proforma === null) return [];
  const about = { side: 'PROJECT', document: proforma.number, actual: null, amount: money(proforma) } as const;
  return [
    { ...about, step: 'DRAFTED', at: proforma.createdAt },
    proforma.confirmedAt === null ? null : { ...about, step: 'CONFIRMED', at: proforma.confirmedAt },
    proposal && {
      step: 'PROPOSAL_RECEIVED',
      side: 'FINANCE',
      document: proposal.number,
      actual: null,
      amount: null,
      at: proposal.receivedAt,
    },
  ];
}

function billedSteps(one: TracedActual, { project, finance }: Knowledge): readonly (TraceStep | null)[] {
  const document = project.proforma?.number ?? '';
  const staged = stagedOf(finance, one);
  const { proposal } = finance;
  const line = staged?.line ?? null;
  return [
    recorded(one, document),
    crossed(one, { entry: document, staged }),
    line &&
      proposal && {
        step: 'LINE_IMPORTED',
        side: 'FINANCE',
        document: proposal.number,
        actual: one.id,
        amount: money(line),
        at: proposal.importedAt,
      },
  ];
}

function postingSteps(
  { project: { proforma }, finance: { proposal } }: Knowledge,
  billed: readonly TracedActual[],
): readonly (TraceStep | null)[] {
  const invoice = proposal?.invoice ?? null;
  return [
    invoice && {
      step: 'INVOICE_POSTED',
      side: 'FINANCE',
      document: invoice.number,
      actual: null,
      amount: money(invoice),
      at: invoice.postedAt,
    },
    ...billed.map(accounted),
    proforma?.customerInvoiceNumber
      ? {
          step: 'PROFORMA_POSTED',
          side: 'PROJECT',
          document: proforma.number,
          actual: null,
          amount: null,
          at: proforma.postedAt,
        }
      : null,
  ];
}
