/** What section 9 of domain.md ends with, read through GraphQL. */
import type { Asker } from '../kit/ask.ts';

interface Amount {
  readonly amount: string;
}

export interface Books {
  /** Posting type, then transaction, accounting and reporting currency. */
  readonly ledger: readonly (readonly string[])[];
  readonly invoices: readonly (readonly string[])[];
  /** What came back: type, class, customer, amount in accounting currency, rate, voucher, tax. */
  readonly feedback: readonly (readonly string[])[];
  readonly proformas: readonly (readonly string[])[];
}

const BOOKS = `query ($company: ID!) {
  ledgerTotals(legalEntity: $company) { postingType amount { amount } accountingAmount { amount } reportingAmount { amount } }
  customerInvoices(first: 50) { nodes {
    number proposalNumber customerAccount totalAmount { amount } accountingTotal { amount } reportingTotal { amount } voucher { number } } }
  proformas(first: 50) { nodes {
    number status customerAccount detailAmount { amount } posted { customerInvoiceNumber customerInvoiceDate postedTaxAmount { amount } } } }
  actuals(first: 250, filter: { accounted: { eq: true } }) { nodes {
    transactionType transactionClass customerAccount accounting {
      accountingCurrencyAmount { amount } exchangeRate voucherNumber salesTaxAmount { amount } } } } }`;

interface Told {
  readonly ledgerTotals: readonly {
    readonly postingType: string;
    readonly amount: Amount;
    readonly accountingAmount: Amount;
    readonly reportingAmount: Amount | null;
  }[];
  readonly customerInvoices: {
    readonly nodes: readonly {
      readonly number: string;
      readonly proposalNumber: string;
      readonly customerAccount: string;
      readonly totalAmount: Amount;
      readonly accountingTotal: Amount;
      readonly reportingTotal: Amount | null;
      readonly voucher: { readonly number: string };
    }[];
  };
  readonly proformas: {
    readonly nodes: readonly {
      readonly number: string;
      readonly status: string;
      readonly customerAccount: string;
      readonly detailAmount: Amount;
      readonly posted: {
        readonly customerInvoiceNumber: string;
        readonly customerInvoiceDate: string;
        readonly postedTaxAmount: Amount;
      } | null;
    }[];
  };
  readonly actuals: {
    readonly nodes: readonly {
      readonly transactionType: string;
      readonly transactionClass: string;
      readonly customerAccount: string | null;
      readonly accounting: {
        readonly accountingCurrencyAmount: Amount;
        readonly exchangeRate: string;
        readonly voucherNumber: string;
        readonly salesTaxAmount: Amount;
      };
    }[];
  };
}

const sorted = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  [...rows].sort((a, b) => (a.join() < b.join() ? -1 : 1));

/** Cost entries are left out, as in the expected files. Balances that are nothing are left out: an account that was never used has none. */
const isNothing = (row: readonly string[]): boolean => row.slice(1).every((amount) => Number(amount) === 0);

export async function booksOf(asker: Asker, company: string): Promise<Books> {
  const told = await asker.ask<Told>(BOOKS, { company });
  const ledger = told.ledgerTotals
    .filter(({ postingType }) => !/cost|payroll/i.test(postingType))
    .map((one) => [one.postingType, one.amount.amount, one.accountingAmount.amount, one.reportingAmount?.amount ?? '']);
  return {
    ledger: sorted(ledger.filter((row) => !isNothing(row))),
    invoices: told.customerInvoices.nodes.map((one) => [
      one.number,
      one.voucher.number,
      one.proposalNumber,
      one.customerAccount,
      one.totalAmount.amount,
      one.accountingTotal.amount,
      one.reportingTotal?.amount ?? '',
    ]),
    feedback: sorted(
      told.actuals.nodes.map(({ transactionType, transactionClass, customerAccount, accounting }) => [
        transactionType,
        transactionClass,
        customerAccount ?? '',
        accounting.accountingCurrencyAmount.amount,
        accounting.exchangeRate,
        accounting.voucherNumber,
        accounting.salesTaxAmount.amount,
      ]),
    ),
    proformas: told.proformas.nodes.map(({ number, status, customerAccount, detailAmount, posted }) => [
      number,
      status,
      customerAccount,
      detailAmount.amount,
      posted?.customerInvoiceNumber ?? '',
      posted?.customerInvoiceDate ?? '',
      posted?.postedTaxAmount.amount ?? '',
    ]),
  };
}

/** Section 9 up to 9.7, with the retainer applied in full, as it is when nobody lowers it: −1,000.00 at the stored rate 1.0800. */
export const SECTION_9: Books = {
  ledger: [
    ['Customer balance', '7394.99', '8079.04', '6326.41'],
    ['Invoiced revenue - on account', '-5000.01', '-5462.51', '-4277.51'],
    ['Invoiced revenue', '-1183.31', '-1292.77', '-1012.32'],
    ['Sales tax payable', '-1211.67', '-1323.76', '-1036.58'],
  ],
  invoices: [
    ['CIV-000001', 'INVV-0001', 'PF-000101', 'ALPINE', '1200.00', '1296.00', '1036.80'],
    ['CIV-000002', 'INVV-0002', 'PF-000102', 'ALPINE', '3421.07', '3752.52', '2916.53'],
    ['CIV-000003', 'INVV-0003', 'PF-000103', 'BALTIC', '2773.92', '3030.52', '2373.08'],
  ],
  feedback: [
    ['BILLED_SALES', 'EXPENSE', 'ALPINE', '170.70', '1.0925', 'INVV-0002', '15.63'],
    ['BILLED_SALES', 'EXPENSE', 'BALTIC', '102.42', '1.0925', 'INVV-0003', '9.38'],
    ['BILLED_SALES', 'MILESTONE', 'ALPINE', '3414.07', '1.0925', 'INVV-0002', '625.00'],
    ['BILLED_SALES', 'MILESTONE', 'BALTIC', '2048.44', '1.0925', 'INVV-0003', '375.00'],
    ['BILLED_SALES', 'RETAINER', 'ALPINE', '-1080.00', '1.08', 'INVV-0002', '-200.00'],
    ['BILLED_SALES', 'RETAINER', 'ALPINE', '1080.00', '1.08', 'INVV-0001', '200.00'],
    ['BILLED_SALES', 'TIME', 'ALPINE', '636.55', '1.0925', 'INVV-0002', '116.53'],
    ['BILLED_SALES', 'TIME', 'BALTIC', '383.10', '1.0925', 'INVV-0003', '70.13'],
    ['COST', 'EXPENSE', '', '230.00', '1', 'PRJV-0004', '0.00'],
    ['COST', 'TIME', '', '420.00', '1', 'PRJV-0001', '0.00'],
    ['UNBILLED_SALES', 'EXPENSE', 'ALPINE', '169.53', '1.085', 'PRJV-0005', '15.63'],
    ['UNBILLED_SALES', 'EXPENSE', 'BALTIC', '101.72', '1.085', 'PRJV-0006', '9.38'],
    ['UNBILLED_SALES', 'TIME', 'ALPINE', '632.18', '1.085', 'PRJV-0002', '116.53'],
    ['UNBILLED_SALES', 'TIME', 'BALTIC', '380.47', '1.085', 'PRJV-0003', '70.13'],
  ],
  proformas: [
    ['PF-000101', 'POSTED', 'ALPINE', '1000.00', 'CIV-000001', '2026-01-05', '200.00'],
    ['PF-000102', 'POSTED', 'ALPINE', '2863.91', 'CIV-000002', '2026-01-31', '557.16'],
    ['PF-000103', 'POSTED', 'BALTIC', '2319.41', 'CIV-000003', '2026-01-31', '454.51'],
  ],
};
