/** Import from staging, part B (domain.md 5.2): one proposal takes all its lines, or none (R43). */
import type { Id } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/db.ts';
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { accept, present, refuse, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { findRows, insertRows, updateRows } from '../../kernel/write.ts';
import { loadBooks } from '../journal/books.ts';
import { subledgerTransaction } from '../journal/tables.ts';
import { minorUnitsOf } from '../journal/valuation.ts';
import { lineId } from '../proposal/line-order.ts';
import { nextProposalStatus } from '../proposal/proposal.ts';
import { recordProposalEvents } from '../proposal/proposal-events.ts';
import { onAccountTransaction, proposal, proposalLine, type Proposal } from '../proposal/tables.ts';
import { loadTaxSetup, taxKeysOf } from '../proposal/tax-setup.ts';
import { decideLines, type Decided, type DecidedLine } from './decide-lines.ts';
import { settleNotBillable } from './not-billable.ts';
import { clearErrors, keepErrors } from './process-errors.ts';
import { loadReadinessFacts } from './readiness-facts.ts';
import { readinessOf } from './readiness.ts';
import { loadPrepayments, loadStagedLines } from './staged-lines.ts';
import { stagedActual } from './tables.ts';

export interface Import {
  readonly legalEntity: string;
  readonly number: string;
  readonly newId: () => Id;
}

export interface Imported {
  /** Lines written, and rows that are not billable. */
  readonly lines: number;
  readonly notBillable: number;
  /** False: it has its lines already, nothing was done. */
  readonly fresh: boolean;
}

/** Writes the lines of a proposal in the caller's transaction. Refusals (R43 to R46, NOT_FOUND) come before the first write. */
export async function importProposal(tx: Tx, given: Import): Promise<Outcome<Imported>> {
  const { legalEntity, number } = given;
  const [header] = await findRows(tx, proposal, { legalEntity, number }, { lock: 'update' });
  if (header === undefined) return refuse('NOT_FOUND', { message: `No proposal ${number}.`, subject: number });
  if (header.status !== 'HEADER_ONLY') return accept({ lines: 0, notBillable: 0, fresh: false });
  const [facts] = await loadReadinessFacts(tx, legalEntity, [number]);
  const readiness = readinessOf(present(facts, `facts of ${number}`));
  if (!readiness.ready) return refuseAll(readiness.violations);
  const decided = await decide(tx, header);
  if (!decided.ok) return decided;
  await saveLines(tx, header, decided.value);
  await saveDependencies(tx, header, decided.value.lines);
  const notBillable = await settleNotBillable(tx, {
    legalEntity,
    proposal: number,
    closes: header.expectedBillableCount === 0,
  });
  await saveHeader(tx, header, { decided: decided.value, newId: given.newId });
  return accept({ lines: decided.value.lines.length, notBillable, fresh: true });
}

async function decide(tx: Tx, header: Proposal): Promise<Outcome<Decided>> {
  const { legalEntity, accountingDate } = header;
  const staged = await loadStagedLines(tx, legalEntity, header.proformaId);
  const books = await loadBooks(tx, { legalEntity, currencies: [], from: accountingDate, to: accountingDate });
  if (!books.ok) return books;
  const named = staged.map((line) => ({
    ...line,
    projectNumber: line.projectNumber ?? line.onAccountProject,
    contractNumber: header.contractNumber,
    customerAccount: header.customerAccount,
  }));
  const taxes = await loadTaxSetup(tx, books.value.parameters, taxKeysOf(named));
  const deducted = staged.filter((line) => line.reversesActualId === null && decimal(line.amount).isNegative());
  const prepayments = await loadPrepayments(
    tx,
    legalEntity,
    deducted.flatMap((line) => line.retainerId ?? []),
  );
  const minorUnits = minorUnitsOf(books.value.ledger, header.currency);
  return accept(decideLines(staged, { ...header, minorUnits, taxes, prepayments }));
}

/** An on-account transaction that the import makes has the id of its billed sale: made again, it is the same (I28). */
const onAccountIdOf = (line: DecidedLine): string => line.staged.onAccountId ?? line.actualId;

async function saveLines(tx: Tx, header: Proposal, { lines }: Decided): Promise<void> {
  const { legalEntity, number, contractNumber, customerAccount, currency } = header;
  const onAccount = lines.filter((line) => line.onAccountKind !== null && line.staged.reversesActualId === null);
  const fresh = onAccount.filter((line) => line.staged.onAccountId === null);
  await insertRows(
    tx,
    onAccountTransaction,
    fresh.map((line) => ({
      legalEntity,
      id: line.actualId,
      kind: present(line.onAccountKind, 'kind'),
      retainerId: line.staged.retainerId,
      contractNumber,
      lineNumber: line.contractLineNumber,
      customerAccount,
      projectNumber: line.projectNumber,
      amount: line.staged.amount,
      currency,
      transactionDate: line.documentDate,
      description: line.staged.description,
    })),
  );
  await updateRows(tx, onAccountTransaction, {
    key: ['legalEntity', 'id'],
    rows: onAccount.map((line) => ({
      legalEntity,
      id: onAccountIdOf(line),
      status: 'ON_PROPOSAL',
      proposalNumber: number,
    })),
    expect: "t.status = 'OPEN'",
  });
  await insertRows(
    tx,
    proposalLine,
    lines.map((line) => rowOf(header, line)),
  );
}

function rowOf({ legalEntity, number }: Proposal, line: DecidedLine) {
  const { staged } = line;
  const stands = line.onAccountKind !== null && staged.reversesActualId === null;
  return {
    legalEntity,
    proposalNumber: number,
    lineNumber: line.lineNumber,
    id: lineId(number, line.lineNumber),
    actualId: line.actualId,
    lineType: line.lineType,
    onAccountKind: line.onAccountKind,
    transactionClass: staged.transactionClass,
    subledgerActualId: staged.reversesActualId === null ? staged.unbilledId : null,
    onAccountTransactionId: stands ? onAccountIdOf(line) : null,
    reversesActualId: staged.reversesActualId,
    contractLineNumber: line.contractLineNumber,
    projectNumber: line.projectNumber,
    category: staged.category,
    productNumber: staged.productNumber,
    entryNumber: staged.entryNumber,
    documentDate: line.documentDate,
    description: staged.description,
    quantity: staged.quantity,
    salesPrice: staged.price,
    amount: staged.amount,
    currency: staged.currency,
    salesTaxGroup: line.salesTaxGroup,
    itemSalesTaxGroup: line.itemSalesTaxGroup,
    dimensions: line.dimensions,
    taxAmount: line.taxAmount,
  };
}

async function saveDependencies(tx: Tx, header: Proposal, lines: readonly DecidedLine[]): Promise<void> {
  const { legalEntity, number: proposalNumber } = header;
  await updateRows(tx, subledgerTransaction, {
    key: ['legalEntity', 'actualId'],
    rows: lines
      .flatMap((line) => line.staged.unbilledId ?? [])
      .sort()
      .map((actualId) => ({ legalEntity, actualId, saleStatus: 'ON_PROPOSAL', proposalNumber })),
    expect: "t.sale_status = 'POSTED'",
  });
  await updateRows(tx, stagedActual, {
    key: ['legalEntity', 'actualId'],
    rows: lines.map((line) => ({
      legalEntity,
      actualId: line.actualId,
      status: 'IMPORTED',
      proposalNumber,
      proposalLineNumber: line.lineNumber,
    })),
    expect: "t.status = 'RECEIVED'",
  });
}

async function saveHeader(
  tx: Tx,
  header: Proposal,
  { decided, newId }: { readonly decided: Decided; readonly newId: () => Id },
): Promise<void> {
  const { legalEntity, number } = header;
  const { lineAmount, taxAmount, lines } = decided;
  const empty = lines.length === 0;
  const totals = {
    lineAmount: formatDecimal(lineAmount),
    taxAmount: formatDecimal(taxAmount),
    invoiceAmount: formatDecimal(lineAmount.plus(taxAmount)),
  };
  await updateRows(tx, proposal, {
    key: ['legalEntity', 'number'],
    rows: [
      {
        legalEntity,
        number,
        status: present(nextProposalStatus('HEADER_ONLY', empty ? 'closeEmpty' : 'importLines'), 'next status'),
        lineCount: lines.length,
        ...totals,
      },
    ],
    expect: "t.status = 'HEADER_ONLY'",
  });
  await clearErrors(tx, aboutImport(legalEntity), [number]);
  const payload = empty ? {} : { lineCount: lines.length, currency: header.currency, ...totals };
  const event = { number, kind: empty ? 'CLOSED_EMPTY' : 'LINES_IMPORTED', payload } as const;
  await recordProposalEvents(tx, { legalEntity, events: [event] }, newId);
}

const aboutImport = (legalEntity: string) =>
  ({ legalEntity, process: 'IMPORT_PROPOSAL', subjectType: 'PROPOSAL' }) as const;

/** What stays of an import that was rejected: one error on the proposal, and the event that says so (5.2). */
export async function keepImportFailure(tx: Tx, given: Import, refusals: readonly Refusal[]): Promise<void> {
  const { legalEntity, number } = given;
  await keepErrors(tx, aboutImport(legalEntity), [{ subject: number, refusals }]);
  const [first] = refusals;
  const payload = { code: first?.code ?? '', details: refusals.map(({ code, message }) => ({ code, message })) };
  await recordProposalEvents(tx, { legalEntity, events: [{ number, kind: 'IMPORT_FAILED', payload }] }, given.newId);
}
