/** Writes what the posting of a proposal makes (domain.md 6.9): invoice, voucher, statuses, feedback and event, in one transaction. */
import type { Day } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { formatDecimal, type Decimal } from '../../kernel/money.ts';
import { sendMessages } from '../../kernel/outbox.ts';
import { accept, present, type Outcome } from '../../kernel/refusal.ts';
import { takeNumbers } from '../../kernel/sequence.ts';
import { insertRows, updateRows } from '../../kernel/write.ts';
import type { Books } from '../journal/agreements.ts';
import { formatOfSeries } from '../journal/books.ts';
import { entryRow } from '../journal/entry-row.ts';
import { ledgerEntry, subledgerTransaction, voucher } from '../journal/tables.ts';
import { minorUnitsOf } from '../journal/valuation.ts';
import { addValues, dimensionsOf, proposalEntries } from '../journal/voucher.ts';
import { closeWithoutCharge, unbilledBehind } from '../staging/not-billable.ts';
import { clearErrors } from '../staging/process-errors.ts';
import { stagedActual } from '../staging/tables.ts';
import { sendFeedback } from './feedback.ts';
import { PROPOSAL, recordProposalEvents } from './proposal-events.ts';
import { customerInvoice, customerInvoiceLine, onAccountTransaction, proposal, type Proposal } from './tables.ts';
import type { ValuedProposalLine } from './value-proposal.ts';

export interface InvoiceDates {
  readonly invoiceDate: Day;
  readonly accountingDate: Day;
  readonly dueDate: Day;
  readonly dueDateOverridden: boolean;
}

interface Given {
  readonly header: Proposal;
  readonly lines: readonly ValuedProposalLine[];
  readonly books: Books;
  readonly dates: InvoiceDates;
}

interface Posting extends Given {
  readonly invoiceNumber: string;
  readonly voucherNumber: string;
}

const text = (value: Decimal): string => formatDecimal(value);
const optional = (value: Decimal | null): string | null => (value === null ? null : formatDecimal(value));

/** Takes the numbers last, then writes. NUMBER_SEQUENCE_EXHAUSTED (P10) when a series has none left. */
export async function saveInvoice(work: Work, given: Given): Promise<Outcome<null>> {
  const { tx, legalEntity } = work;
  const { parameters } = given.books;
  const behind = await unbilledBehind(tx, legalEntity, given.header.number);
  const vouchers = await takeNumbers(tx, {
    legalEntity,
    series: parameters.voucherSequence,
    format: formatOfSeries(parameters.voucherSequence, '####'),
    count: 1,
  });
  if (!vouchers.ok) return vouchers;
  const invoices = await takeNumbers(tx, {
    legalEntity,
    series: parameters.invoiceNumberSequence,
    format: formatOfSeries(parameters.invoiceNumberSequence, '######'),
    count: 1,
  });
  if (!invoices.ok) return invoices;
  const posting: Posting = {
    ...given,
    voucherNumber: present(vouchers.value[0], 'voucher number'),
    invoiceNumber: present(invoices.value[0], 'invoice number'),
  };
  await saveVoucher(work, posting);
  await saveDocument(work, posting);
  await saveStatuses(work, posting);
  await closeWithoutCharge(tx, legalEntity, behind);
  await tell(work, posting);
  return accept(null);
}

async function saveVoucher({ tx, legalEntity }: Work, posting: Posting): Promise<void> {
  const { header, lines, books, dates, voucherNumber } = posting;
  const { ledger, parameters } = books;
  await insertRows(tx, voucher, [
    {
      legalEntity,
      number: voucherNumber,
      accountingDate: dates.accountingDate,
      source: 'INVOICE',
      document: posting.invoiceNumber,
    },
  ]);
  const dimensions = parameters.allowHeaderDimensionUpdate ? dimensionsOf(header.defaultDimension) : null;
  const entries = proposalEntries(lines, { customerAccount: header.invoiceAccount, dimensions });
  await insertRows(
    tx,
    ledgerEntry,
    entries.map((entry, i) =>
      entryRow(entry, { legalEntity, voucherNumber, sequence: i + 1, currency: header.currency, ledger }),
    ),
  );
}

/** Totals in the three currencies: sums of what the lines store. */
function totalsOf({ lines }: Posting) {
  const net = addValues(lines.map((line) => line.net));
  const tax = addValues(lines.map((line) => line.tax));
  const total = addValues([net, tax]);
  return {
    lineAmount: text(net.amount),
    taxAmount: text(tax.amount),
    totalAmount: text(total.amount),
    accountingAmount: text(net.accounting),
    accountingTax: text(tax.accounting),
    accountingTotal: text(total.accounting),
    reportingAmount: optional(net.reporting),
    reportingTax: optional(tax.reporting),
    reportingTotal: optional(total.reporting),
    // D37: a total of 0 is an invoice.
    invoiceType: total.amount.isNegative() && !total.amount.isZero() ? 'CREDIT_NOTE' : 'INVOICE',
  };
}

async function saveDocument({ tx, legalEntity, by, now }: Work, posting: Posting): Promise<void> {
  const { header, lines, books, dates, invoiceNumber, voucherNumber } = posting;
  await insertRows(tx, customerInvoice, [
    {
      legalEntity,
      number: invoiceNumber,
      proposalNumber: header.number,
      proformaId: header.proformaId,
      contractNumber: header.contractNumber,
      customerAccount: header.customerAccount,
      invoiceAccount: header.invoiceAccount,
      invoiceDate: dates.invoiceDate,
      accountingDate: dates.accountingDate,
      dueDate: dates.dueDate,
      currency: header.currency,
      lineCount: lines.length,
      ...totalsOf(posting),
      accountingCurrency: books.ledger.accountingCurrency,
      reportingCurrency: books.ledger.reportingCurrency,
      voucherNumber,
      postedAt: now,
      postedBy: by,
    },
  ]);
  await insertRows(
    tx,
    customerInvoiceLine,
    lines.map((line) => lineRow(line, { legalEntity, invoiceNumber, proposalNumber: header.number })),
  );
}

interface Place {
  readonly legalEntity: string;
  readonly invoiceNumber: string;
  readonly proposalNumber: string;
}

const lineRow = ({ line, net, tax, valuation, revenue }: ValuedProposalLine, place: Place) => ({
  ...place,
  lineNumber: line.lineNumber,
  actualId: line.actualId,
  lineType: line.lineType,
  onAccountKind: line.onAccountKind,
  transactionClass: line.transactionClass,
  subledgerActualId: line.subledgerActualId,
  onAccountTransactionId: line.onAccountTransactionId,
  retainerId: line.retainerId,
  reversesActualId: line.reversesActualId,
  contractLineNumber: line.contractLineNumber,
  projectNumber: line.projectNumber,
  entryNumber: line.entryNumber,
  quantity: line.quantity,
  salesPrice: line.salesPrice,
  amount: line.amount,
  taxAmount: line.taxAmount,
  currency: line.currency,
  salesTaxGroup: line.salesTaxGroup,
  itemSalesTaxGroup: line.itemSalesTaxGroup,
  dimensions: line.dimensions,
  postingType: revenue,
  exchangeRate: text(valuation.rate),
  accountingAmount: text(net.accounting),
  accountingTax: text(tax.accounting),
  reportingRate: optional(valuation.reportingRate),
  reportingAmount: optional(net.reporting),
  reportingTax: optional(tax.reporting),
});

async function saveStatuses({ tx, legalEntity }: Work, posting: Posting): Promise<void> {
  const { header, lines, dates } = posting;
  await updateRows(tx, subledgerTransaction, {
    key: ['legalEntity', 'actualId'],
    rows: lines
      .flatMap(({ line }) => line.subledgerActualId ?? [])
      .sort()
      .map((actualId) => ({ legalEntity, actualId, saleStatus: 'FULLY_INVOICED' })),
    expect: "t.sale_status = 'ON_PROPOSAL'",
  });
  await updateRows(tx, onAccountTransaction, {
    key: ['legalEntity', 'id'],
    rows: lines
      .flatMap(({ line }) => line.onAccountTransactionId ?? [])
      .map((id) => ({ legalEntity, id, status: 'INVOICED' })),
    expect: "t.status = 'ON_PROPOSAL'",
  });
  // A credited milestone may be billed again (2.22).
  await updateRows(tx, onAccountTransaction, {
    key: ['legalEntity', 'id'],
    rows: lines
      .flatMap(({ line }) => line.originalMilestone ?? [])
      .map((id) => ({ legalEntity, id, status: 'OPEN', proposalNumber: null })),
    expect: "t.status = 'INVOICED'",
  });
  await updateRows(tx, stagedActual, {
    key: ['legalEntity', 'actualId'],
    rows: lines.map(({ line }) => ({ legalEntity, actualId: line.actualId, status: 'POSTED' })),
    expect: "t.status = 'IMPORTED'",
  });
  await updateRows(tx, proposal, {
    key: ['legalEntity', 'number'],
    rows: [
      {
        legalEntity,
        number: header.number,
        status: 'POSTED',
        ...dates,
        invoiceType: totalsOf(posting).invoiceType,
        customerInvoiceNumber: posting.invoiceNumber,
        voucherNumber: posting.voucherNumber,
        feedbackStatus: 'PENDING',
      },
    ],
    expect: "t.status in ('LINES_IMPORTED', 'POSTING')",
  });
}

/** What goes back to the project side, what the log says, and what the plan and the audit show. */
async function tell(work: Work, posting: Posting): Promise<void> {
  const { tx, legalEntity, newId } = work;
  const { header, lines, books, invoiceNumber, voucherNumber, dates } = posting;
  const { number } = header;
  const document = `proposal:${number}`;
  const accountingDigits = minorUnitsOf(books.ledger, books.ledger.accountingCurrency);
  const digits = minorUnitsOf(books.ledger, header.currency);
  const rows = lines.map(({ actualId, net, tax, valuation }) => ({
    actual_id: actualId,
    accounting_currency_amount: formatDecimal(net.accounting, accountingDigits),
    accounting_exchange_rate: text(valuation.rate),
    voucher_number: voucherNumber,
    sales_tax_amount: formatDecimal(tax.amount, digits),
  }));
  await sendFeedback(work, [{ document, rows }]);
  const totals = totalsOf(posting);
  const summary = {
    proforma_id: header.proformaId,
    customer_invoice_number: invoiceNumber,
    customer_invoice_date: dates.invoiceDate,
    posted_tax_amount: totals.taxAmount,
  };
  await sendMessages(tx, [
    {
      id: newId(),
      legalEntity,
      map: 'msdyn_customerinvoices',
      document,
      rowCount: 1,
      payload: [summary],
      causedBy: work.commandId,
    },
  ]);
  await clearErrors(tx, { legalEntity, process: 'POST_PROPOSAL', subjectType: 'PROPOSAL' }, [number]);
  const payload = {
    customerInvoiceNumber: invoiceNumber,
    voucherNumber,
    invoiceDate: dates.invoiceDate,
    currency: header.currency,
    ...totals,
  };
  await recordProposalEvents(tx, { legalEntity, events: [{ number, kind: 'POSTED', payload }] }, newId);
  work.audit({
    subjectType: PROPOSAL,
    subject: number,
    change: { status: 'POSTED', customerInvoiceNumber: invoiceNumber },
  });
  work.total({ document: number, currency: header.currency, before: '0', after: totals.totalAmount });
}
