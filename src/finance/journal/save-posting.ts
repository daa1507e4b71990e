/** Writes what a posting of journals makes: vouchers, entries, subledger, feedback; and moves the lines that failed. */
import type { Work } from '../../kernel/command.ts';
import { formatDecimal } from '../../kernel/money.ts';
import { present, type Outcome } from '../../kernel/refusal.ts';
import { insertRows, updateRows } from '../../kernel/write.ts';
import { sendFeedback, type FeedbackRow } from '../proposal/feedback.ts';
import { clearErrors, keepErrors } from '../staging/process-errors.ts';
import { stagedActual } from '../staging/tables.ts';
import { takeJournalNumbers } from './books.ts';
import {
  integrationJournal,
  integrationJournalLine,
  ledgerEntry,
  subledgerTransaction,
  voucher,
  type IntegrationJournal,
} from './tables.ts';
import { minorUnitsOf, type Ledger } from './valuation.ts';
import type { Failure, ValuedLine } from './value-lines.ts';
import { journalEntries } from './voucher.ts';
import { entryRow } from './entry-row.ts';

interface Posting {
  readonly journals: readonly IntegrationJournal[];
  readonly valued: readonly ValuedLine[];
  /** One for each valued line, in order. */
  readonly vouchers: readonly string[];
  readonly ledger: Ledger;
}

/** Everything of the lines that are posted, one statement for each table and 5,000 rows. */
export async function savePosting(work: Work, { journals, valued, vouchers, ledger }: Posting): Promise<void> {
  const { tx, legalEntity } = work;
  const posted = valued.map((line, i) => ({ ...line, voucherNumber: present(vouchers[i], 'voucher number') }));
  await insertRows(
    tx,
    voucher,
    posted.map((line) => ({
      legalEntity,
      number: line.voucherNumber,
      accountingDate: line.day,
      source: 'INTEGRATION_JOURNAL',
      document: line.line.journalNumber,
    })),
  );
  await insertRows(
    tx,
    ledgerEntry,
    posted.flatMap((line) =>
      journalEntries({ ...line, actualId: line.line.actualId }).map((entry, i) =>
        entryRow(entry, {
          legalEntity,
          voucherNumber: line.voucherNumber,
          sequence: i + 1,
          currency: line.line.currency,
          ledger,
        }),
      ),
    ),
  );
  await updateRows(tx, integrationJournalLine, {
    key: ['legalEntity', 'actualId'],
    rows: posted.map((line) => ({
      legalEntity,
      actualId: line.line.actualId,
      accountingDate: line.day,
      exchangeRate: formatDecimal(line.rate),
      accountingAmount: formatDecimal(line.net.accounting),
      reportingAmount: line.net.reporting === null ? null : formatDecimal(line.net.reporting),
      voucherNumber: line.voucherNumber,
      status: 'POSTED',
    })),
    expect: "t.status in ('DRAFT', 'ERROR')",
  });
  await saveSubledger(work, posted);
  await updateRows(tx, stagedActual, {
    key: ['legalEntity', 'actualId'],
    rows: posted.map((line) => ({ legalEntity, actualId: line.line.actualId, status: 'POSTED' })),
    expect: "t.status = 'IMPORTED'",
  });
  await endJournals(work, journals, posted);
  await tellActuals(work, { journals, posted, ledger });
}

type Posted = ValuedLine & { readonly voucherNumber: string };

/** The posted sale side of unbilled actuals. An adjustment reversal and its original net to zero at the stored rate. */
async function saveSubledger({ tx, legalEntity }: Work, posted: readonly Posted[]): Promise<void> {
  const sales = posted.filter((line) => line.kind === 'UNBILLED_SALES');
  const reversed = new Set(sales.flatMap(({ line }) => (line.isReversal ? (line.reversesActualId ?? []) : [])));
  await insertRows(
    tx,
    subledgerTransaction,
    sales.map(({ line, ...valued }) => ({
      legalEntity,
      actualId: line.actualId,
      journalNumber: line.journalNumber,
      contractNumber: line.contractNumber,
      lineNumber: line.contractLineNumber,
      customerAccount: line.customerAccount,
      projectNumber: line.projectNumber,
      category: line.category,
      productNumber: line.productNumber,
      transactionClass: line.transactionClass,
      billingType: line.billingType,
      lineProperty: line.lineProperty,
      quantity: line.quantity,
      price: line.price,
      amount: line.amount,
      currency: line.currency,
      accountingDate: valued.day,
      storedRate: formatDecimal(valued.rate),
      storedAccountingAmount: formatDecimal(valued.net.accounting),
      storedReportingRate: valued.reportingRate === null ? null : formatDecimal(valued.reportingRate),
      storedReportingAmount: valued.net.reporting === null ? null : formatDecimal(valued.net.reporting),
      accrued: valued.accrued,
      dimensions: line.dimensions,
      salesTaxGroup: line.salesTaxGroup,
      itemSalesTaxGroup: line.itemSalesTaxGroup,
      voucherNumber: valued.voucherNumber,
      saleStatus: line.isReversal || reversed.has(line.actualId) ? 'ADJUSTED' : 'POSTED',
    })),
  );
  const beside = new Set(sales.map(({ line }) => line.actualId));
  await updateRows(tx, subledgerTransaction, {
    key: ['legalEntity', 'actualId'],
    rows: [...reversed]
      .filter((actualId) => !beside.has(actualId))
      .map((actualId) => ({ legalEntity, actualId, saleStatus: 'ADJUSTED' })),
    expect: "t.sale_status = 'POSTED'",
  });
}

/** A journal whose lines all failed stays, in ERROR; any other is POSTED with the lines that it kept. */
async function endJournals(
  { tx, legalEntity, now }: Work,
  journals: readonly IntegrationJournal[],
  posted: readonly Posted[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { line } of posted) counts.set(line.journalNumber, (counts.get(line.journalNumber) ?? 0) + 1);
  await updateRows(tx, integrationJournal, {
    key: ['legalEntity', 'number'],
    rows: journals.map(({ number, lineCount }) => {
      const count = counts.get(number) ?? 0;
      const done = count > 0 || lineCount === 0;
      return {
        legalEntity,
        number,
        status: done ? 'POSTED' : 'ERROR',
        lineCount: done ? count : lineCount,
        postedAt: done ? now : null,
      };
    }),
    expect: "t.status in ('DRAFT', 'ERROR')",
  });
}

interface Telling {
  readonly journals: readonly IntegrationJournal[];
  readonly posted: readonly Posted[];
  readonly ledger: Ledger;
}

/** The accounting detail on its way back, one document for each journal (6.9). */
async function tellActuals(work: Work, { journals, posted, ledger }: Telling): Promise<void> {
  const digits = minorUnitsOf(ledger, ledger.accountingCurrency);
  const byJournal = new Map<string, FeedbackRow[]>(journals.map(({ number }) => [number, []]));
  for (const { line, net, rate, voucherNumber, tax } of posted) {
    byJournal.get(line.journalNumber)?.push({
      actual_id: line.actualId,
      accounting_currency_amount: formatDecimal(net.accounting, digits),
      accounting_exchange_rate: formatDecimal(rate),
      voucher_number: voucherNumber,
      sales_tax_amount: formatDecimal(tax, minorUnitsOf(ledger, line.currency)),
    });
  }
  await sendFeedback(
    work,
    [...byJournal].map(([number, rows]) => ({ document: `journal:${number}`, rows })),
  );
}

interface Failing {
  readonly journals: readonly IntegrationJournal[];
  readonly valued: readonly ValuedLine[];
  readonly failed: readonly Failure[];
}

/** Lines that failed beside lines that did not move to a new journal in ERROR; each keeps its error. Answers the new journals. */
export async function saveFailures(
  work: Work,
  { journals, valued, failed }: Failing,
): Promise<Outcome<readonly string[]>> {
  const { tx, legalEntity } = work;
  const partly = new Set(valued.map(({ line }) => line.journalNumber));
  const splitting = journals.filter(
    ({ number }) => partly.has(number) && failed.some(({ line }) => line.journalNumber === number),
  );
  const numbers = await takeJournalNumbers(tx, legalEntity, splitting.length);
  if (!numbers.ok) return numbers;
  const moves = new Map(splitting.map((journal, i) => [journal.number, present(numbers.value[i], 'journal number')]));
  const places = new Map<string, number>();
  const moved = failed.map(({ line }) => {
    const journalNumber = moves.get(line.journalNumber);
    if (journalNumber === undefined) return { line, journalNumber: line.journalNumber, lineNumber: line.lineNumber };
    const lineNumber = (places.get(journalNumber) ?? 0) + 1;
    places.set(journalNumber, lineNumber);
    return { line, journalNumber, lineNumber };
  });
  await insertRows(
    tx,
    integrationJournal,
    splitting.map((journal) => {
      const number = present(moves.get(journal.number), 'journal number');
      const originalJournalNumber = journal.originalJournalNumber ?? journal.number;
      const lineCount = places.get(number) ?? 0;
      const { periodStart } = journal;
      return { legalEntity, number, periodStart, originalJournalNumber, status: 'ERROR', lineCount };
    }),
  );
  await moveLines(work, moved);
  const about = { legalEntity, process: 'POST_JOURNAL', subjectType: 'ACTUAL' } as const;
  await clearErrors(
    tx,
    about,
    valued.map(({ line }) => line.actualId),
  );
  await keepErrors(
    tx,
    about,
    failed.map(({ line, refusals }) => ({ subject: line.actualId, refusals })),
  );
  return numbers;
}

interface Moved {
  readonly line: { readonly actualId: string };
  readonly journalNumber: string;
  readonly lineNumber: number;
}

async function moveLines({ tx, legalEntity }: Work, moved: readonly Moved[]): Promise<void> {
  await updateRows(tx, integrationJournalLine, {
    key: ['legalEntity', 'actualId'],
    rows: moved.map(({ line, journalNumber, lineNumber }) => ({
      legalEntity,
      actualId: line.actualId,
      journalNumber,
      lineNumber,
      status: 'ERROR',
    })),
    expect: "t.status in ('DRAFT', 'ERROR')",
  });
  await updateRows(tx, stagedActual, {
    key: ['legalEntity', 'actualId'],
    rows: moved.map(({ line, journalNumber, lineNumber }) => ({
      legalEntity,
      actualId: line.actualId,
      journalNumber,
      journalLineNumber: lineNumber,
    })),
    expect: "t.status = 'IMPORTED'",
  });
}
