/**
 * Posts one proposal (domain.md section 6): its customer invoice, voucher, subledger and feedback commit together or not
 * at all (R51). Article: Project invoicing.
 */
import { dayIn, type Day } from '../../kernel/clock.ts';
import { refuseVersion, type Work } from '../../kernel/command.ts';
import { rows, type Tx } from '../../kernel/db.ts';
import { decimal, sum } from '../../kernel/money.ts';
import { accept, refuse, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { findRows } from '../../kernel/write.ts';
import type { Agreements, Books } from '../journal/agreements.ts';
import { FOR_EVER, holdPeriods, loadAgreements, loadBooks } from '../journal/books.ts';
import { accountingDayOf } from '../journal/period.ts';
import { customer } from '../setup/tables.ts';
import { keepErrors } from '../staging/process-errors.ts';
import { refusePosting } from './actions.ts';
import { dueDateOf } from './due-date.ts';
import { billableHash } from './manifest.ts';
import { holdPrepayments, loadPostingLines, type PostingLine } from './posting-lines.ts';
import { recordProposalEvents } from './proposal-events.ts';
import { saveInvoice, type InvoiceDates } from './save-invoice.ts';
import { proposal, type Proposal } from './tables.ts';
import { valueProposal } from './value-proposal.ts';

export interface PostProposalInput {
  readonly number: string;
  /** Another date on the invoice: recalculates the due date and drops an override (6.2). */
  readonly invoiceDate?: Day | null;
}

/**
 * Checks P2 to P10 in order and posts. A refusal of P3 to P10 leaves the proposal LINES_IMPORTED and keeps its error and
 * POSTING_FAILED (I41). NOT_FOUND and VERSION_CONFLICT leave nothing.
 */
export async function postProposal(work: Work, input: PostProposalInput): Promise<Outcome<{ number: string }>> {
  const { tx, legalEntity } = work;
  const { number } = input;
  const [header] = await findRows(tx, proposal, { legalEntity, number }, { lock: 'update' });
  if (header === undefined) return refuse('NOT_FOUND', { message: `No proposal ${number}.` });
  const version = refuseVersion(work, header.version);
  if (version !== null) return refuseAll([version]);
  const refusals = refusePosting(header);
  if (refusals.length > 0) return refuseAll(refusals);
  const posted = await post(work, header, input);
  if (!posted.ok) {
    const about = posted.refusals.map((one) => ({ ...one, subject: number }));
    work.keepOnRefusal((later) => keepFailure(later, work, { number, refusals: about }));
    return refuseAll(about);
  }
  return accept({ number });
}

async function post(work: Work, header: Proposal, input: PostProposalInput): Promise<Outcome<null>> {
  const { tx, legalEntity } = work;
  const lines = await loadPostingLines(tx, legalEntity, header.number);
  const incomplete = (await refuseIncomplete(tx, header, lines)) ?? refuseChanged(header, lines);
  if (incomplete !== null) return incomplete;
  const setup = await loadSetup(tx, header, lines);
  if (!setup.ok) return setup;
  const { books, day, agreements } = setup.value;
  const prepayments = await holdPrepayments(tx, legalEntity, retainersOf(lines));
  const valued = valueProposal(lines, { ...header, day, books, agreements, prepayments });
  if (!valued.ok) return valued;
  const blocked = await refuseCustomer(tx, header);
  if (blocked !== null) return blocked;
  const dates = datesOf(work, { header, input, setup: setup.value });
  return saveInvoice(work, { header, lines: valued.value, books, dates });
}

const retainersOf = (lines: readonly PostingLine[]): readonly string[] =>
  lines.flatMap((line) => (line.onAccountKind === 'DEDUCTION' ? (line.retainerId ?? []) : []));

/** P3: what was imported is still exactly what was confirmed, and nothing billable came after it. */
async function refuseIncomplete(
  tx: Tx,
  header: Proposal,
  lines: readonly PostingLine[],
): Promise<Outcome<never> | null> {
  const [staged] = await rows<{ late: number }>(
    tx,
    `select count(*)::integer as late from finance.staged_actual where legal_entity = $1 and proforma_id = $2
        and transaction_type = 'BILLED_SALES' and billing_type = 'CHARGEABLE' and status = 'RECEIVED'`,
    [header.legalEntity, header.proformaId],
  );
  const complete =
    staged?.late === 0 &&
    lines.length === header.expectedBillableCount &&
    billableHash(lines.map((line) => line.actualId)) === header.billableHash &&
    sum(lines.map((line) => decimal(line.amount))).equals(decimal(header.expectedBillableAmount));
  if (complete) return null;
  const message = `Proposal ${header.number} has ${lines.length} lines and ${staged?.late ?? 0} late actuals; ${header.expectedBillableCount} billable actuals were confirmed.`;
  return refuse('STAGING_MISMATCH', { message, rule: 'P3' });
}

/** P4: what the lines stand on is still held for this proposal; R52: no project of it is finished. */
function refuseChanged(header: Proposal, lines: readonly PostingLine[]): Outcome<never> | null {
  const changed = lines.filter((line) => !line.held);
  if (changed.length > 0) {
    const message = `What ${changed.length} lines of ${header.number} stand on has changed since the import.`;
    return refuse('DEPENDENCY_CHANGED', { message, rule: 'P4' });
  }
  const finished = lines.find((line) => line.projectState === 'INACTIVE');
  if (finished === undefined) return null;
  const message = `Project ${finished.projectNumber ?? ''} is finished: it takes no invoice.`;
  return refuse('PROJECT_FINISHED', { message, rule: 'R52' });
}

interface Setup {
  readonly books: Books;
  readonly agreements: Agreements;
  readonly day: Day;
}

/** P5: an open period on the accounting date, held until the commit. */
async function loadSetup(tx: Tx, header: Proposal, lines: readonly PostingLine[]): Promise<Outcome<Setup>> {
  const { legalEntity, accountingDate, currency } = header;
  const currencies = [...new Set([currency, ...lines.map((line) => line.currency)])];
  const books = await loadBooks(tx, { legalEntity, currencies, from: accountingDate, to: FOR_EVER });
  if (!books.ok) return books;
  const moves = books.value.parameters.autoAccountingDateToOpenPeriod;
  const periods = await holdPeriods(tx, legalEntity, { from: accountingDate, to: accountingDate, moves });
  const day = accountingDayOf(periods, accountingDate, moves);
  if (!day.ok) return day;
  const agreements = await loadAgreements(tx, legalEntity, [header.contractNumber]);
  return accept({ books: books.value, agreements, day: day.value.day });
}

/** P9. */
async function refuseCustomer(tx: Tx, { legalEntity, invoiceAccount }: Proposal): Promise<Outcome<never> | null> {
  const [account] = await findRows(tx, customer, { legalEntity, accountNumber: invoiceAccount });
  if (account === undefined || account.blocked === 'NO') return null;
  const message = `Customer ${invoiceAccount} is blocked for ${account.blocked === 'ALL' ? 'everything' : 'invoicing'}.`;
  return refuse('CUSTOMER_BLOCKED', { message, rule: 'P9' });
}

interface Dating {
  readonly header: Proposal;
  readonly input: PostProposalInput;
  readonly setup: Setup;
}

function datesOf(work: Work, { header, input, setup }: Dating): InvoiceDates {
  const invoiceDate = input.invoiceDate ?? header.invoiceDate;
  const invoiceDateChanged = invoiceDate !== header.invoiceDate;
  const overridden = header.dueDateOverridden ? header.dueDate : null;
  const dueDate = dueDateOf({
    invoiceDate,
    paymentTerms: header.paymentTerms,
    today: dayIn(setup.books.company.timeZone, work.now),
    overridden,
    invoiceDateChanged,
  });
  return {
    invoiceDate,
    dueDate,
    dueDateOverridden: overridden !== null && !invoiceDateChanged,
    accountingDate: setup.day,
  };
}

async function keepFailure(
  tx: Tx,
  { legalEntity, newId }: Work,
  failed: { readonly number: string; readonly refusals: readonly Refusal[] },
): Promise<void> {
  const { number, refusals } = failed;
  const about = { legalEntity, process: 'POST_PROPOSAL', subjectType: 'PROPOSAL' } as const;
  await keepErrors(tx, about, [{ subject: number, refusals }]);
  const details = refusals.map(({ code, rule, message }) => ({ code, rule, message }));
  const payload = { code: refusals[0]?.code ?? '', details };
  await recordProposalEvents(tx, { legalEntity, events: [{ number, kind: 'POSTING_FAILED', payload }] }, newId);
}
