/** Why an actual is not further on its way: the first thing that each part of it waits for, with what to do about it. */
import { isCode, type Code } from '../../kernel/codes.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { FinanceTrace } from '../../finance/trace-queries.ts';
import type { ProjectTrace, TracedActual, TracedProforma } from '../../project/trace-queries.ts';

interface Knowledge {
  readonly project: ProjectTrace;
  readonly finance: FinanceTrace;
}

interface KnownError {
  readonly code: string;
  readonly message: string;
  readonly rule?: string | null;
}

const codeOf = ({ code }: KnownError): Code => (isCode(code) ? code : 'INTERNAL_SERVER_ERROR');

/** What a side has said of its own accord. */
const said = (error: KnownError, subject: string): Refusal =>
  refusal(codeOf(error), {
    message: error.message,
    subject,
    ...(error.rule === null || error.rule === undefined ? {} : { rule: error.rule }),
  });

/** In the order of the way. Empty when nothing is left to happen. */
export function waitingFor({ project, finance }: Knowledge): readonly Refusal[] {
  const arrivals = project.actuals.flatMap((one) => arrivalOf(one, finance));
  const journals = project.actuals
    .filter((one) => one.kind !== 'BILLED_SALES')
    .flatMap((one) => journalOf(one, finance));
  return [...arrivals, ...journals, ...billOf({ project, finance }), ...feedbackOf({ project, finance })];
}

/** On its way to finance, or refused there. */
function arrivalOf(one: TracedActual, { staged }: FinanceTrace): readonly Refusal[] {
  if (one.skipSync || staged.some(({ actualId }) => actualId === one.id)) return [];
  if (one.messageError !== null) return [said(one.messageError, one.id)];
  const message = `Actual ${one.id} is on its way to the finance side.`;
  return [refusal('STAGING_MISMATCH', { message, rule: 'R45', subject: one.id })];
}

/** Through the integration journal, which must be posted before the sale may be invoiced (R44). */
function journalOf(one: TracedActual, { staged }: FinanceTrace): readonly Refusal[] {
  const arrived = staged.find(({ actualId }) => actualId === one.id);
  if (arrived === undefined || arrived.status === 'POSTED' || arrived.status === 'NOT_BILLABLE') return [];
  if (arrived.error !== null) return [said(arrived.error, one.id)];
  const { journal } = arrived;
  if (journal?.voucherNumber) return [];
  const subject = journal?.number ?? one.id;
  const message =
    journal === null
      ? `Actual ${one.id} waits in staging to be imported to the integration journal.`
      : `Integration journal ${journal.number} is not posted.`;
  const remedy = journal === null ? 'Run the import from staging.' : 'Post the integration journal.';
  return [refusal('UNBILLED_NOT_POSTED', { message, rule: 'R44', subject, remedy })];
}

function billOf({ project, finance }: Knowledge): readonly Refusal[] {
  const { proforma } = project;
  if (proforma === null) return backlogOf(project);
  if (proforma.confirmedAt === null) {
    const message = `Proforma ${proforma.number} is ${proforma.status}.`;
    return [refusal('PROFORMA_NOT_CONFIRMED', { message, subject: proforma.number })];
  }
  return finance.proposal === null ? headerOf(proforma) : proposalOf(finance, finance.proposal);
}

/** Nobody has put it on a bill yet; of a cost nobody ever will. */
function backlogOf({ item }: ProjectTrace): readonly Refusal[] {
  switch (item?.billingStatus) {
    case 'UNBILLED_SALES_CREATED':
    case 'NOT_READY': {
      if (item.nteStatus === 'FAILED')
        return [refusal('NTE_FAILED', { message: item.nteDetail ?? 'A not-to-exceed limit failed.', rule: 'R28' })];
      if (item.adjustmentStatus !== null)
        return [refusal('ACTUAL_ADJUSTED', { message: `The sale is ${item.adjustmentStatus}.`, rule: 'R27' })];
      const remedy = 'Mark the item ready to invoice.';
      return [refusal('NOTHING_TO_INVOICE', { message: 'The item is not marked ready to invoice.', remedy })];
    }
    case 'READY':
    case 'READY_TO_INVOICE': {
      const remedy = 'Create proformas for the contract, with a run date on or after the item’s day.';
      return [refusal('NOTHING_TO_INVOICE', { message: 'The item is ready and on no proforma yet.', remedy })];
    }
    case undefined:
    default:
      return [];
  }
}

function headerOf({ number, messageError }: TracedProforma): readonly Refusal[] {
  if (messageError !== null) return [said(messageError, number)];
  const message = `The header of proforma ${number} is on its way to the finance side.`;
  return [refusal('STAGING_MISMATCH', { message, rule: 'R45', subject: number })];
}

function proposalOf(finance: FinanceTrace, proposal: NonNullable<FinanceTrace['proposal']>): readonly Refusal[] {
  const subject = proposal.number;
  switch (proposal.status) {
    case 'HEADER_ONLY': {
      if (finance.violations.length > 0) return finance.violations;
      if (proposal.error !== null) return [said(proposal.error, subject)];
      return [refusal('PROPOSAL_HAS_NO_LINES', { message: `Proposal ${subject} has not taken its lines.`, subject })];
    }
    case 'LINES_IMPORTED': {
      if (proposal.error !== null) return [said(proposal.error, subject), ...finance.violations];
      const message = `Proposal ${subject} has its lines and is not posted.`;
      return [...finance.violations, refusal('PROPOSAL_NOT_READY', { message, subject, remedy: 'Post the proposal.' })];
    }
    case 'POSTING':
      return [refusal('POSTING_IN_PROGRESS', { message: `Proposal ${subject} is being posted.`, subject })];
    default:
      return [];
  }
}

/** Posted, and the accounting detail on its way back, or refused. */
function feedbackOf({ project, finance }: Knowledge): readonly Refusal[] {
  const refused = finance.feedback.flatMap(({ error, document }) => (error === null ? [] : [said(error, document)]));
  if (refused.length > 0) return refused;
  return project.actuals
    .filter((one) => one.voucherNumber === null && isPosted(one, finance))
    .map(({ id }) => {
      const message = `The accounting detail of actual ${id} is on its way back.`;
      return refusal('UNAVAILABLE', {
        message,
        subject: id,
        remedy: 'Wait until the finance side’s messages have arrived.',
      });
    });
}

/** Whether finance has posted it: what is not billable never is. */
export const isPosted = ({ id }: TracedActual, { staged }: FinanceTrace): boolean =>
  staged.some((one) => one.actualId === id && one.status === 'POSTED');
