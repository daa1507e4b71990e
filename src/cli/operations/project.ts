/** The project side: mark, draft, confirm; its proformas, backlog and actuals. */
import { z } from 'zod';
import type {
  ActualFilter,
  BacklogFilter,
  CreateProformasInput,
  MarkInput,
  ProformaFilter,
  ProformaInput,
} from '../../generated.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Client } from '../graphql-client.ts';
import { allOf, amount, money, PAGE_INFO, pageOf, USER_ERRORS, userErrors, type UserError } from './shapes.ts';

const MARK_READY = {
  role: 'PROJECT_MANAGER',
  document: `mutation MarkReady($input: MarkInput!) { markReadyToInvoice(input: $input) { marked ${USER_ERRORS} } }`,
  answer: z.object({ markReadyToInvoice: z.object({ marked: z.number(), userErrors }) }),
} as const;

export const markReady = async (
  client: Client,
  input: MarkInput,
): Promise<{ readonly marked: number; readonly userErrors: readonly UserError[] }> =>
  (await client.ask(MARK_READY, { input })).markReadyToInvoice;

const CREATE_PROFORMAS = {
  role: 'PROJECT_MANAGER',
  document: `mutation CreateProformas($input: CreateProformasInput!) {
    createProformas(input: $input) { proformas { id } ${USER_ERRORS} }
  }`,
  answer: z.object({ createProformas: z.object({ proformas: z.array(z.object({ id: z.string() })), userErrors }) }),
} as const;

export const createProformas = async (
  client: Client,
  input: CreateProformasInput,
): Promise<{ readonly drafted: number; readonly userErrors: readonly UserError[] }> => {
  const { createProformas: answer } = await client.ask(CREATE_PROFORMAS, { input });
  return { drafted: answer.proformas.length, userErrors: answer.userErrors };
};

const CONFIRM_PROFORMA = {
  role: 'PROJECT_MANAGER',
  document: `mutation ConfirmProforma($input: ProformaInput!) { confirmProforma(input: $input) { ${USER_ERRORS} } }`,
  answer: z.object({ confirmProforma: z.object({ userErrors }) }),
} as const;

/** Why it was refused; empty when it is confirmed. */
export const confirmProforma = async (client: Client, input: ProformaInput): Promise<readonly UserError[]> =>
  (await client.ask(CONFIRM_PROFORMA, { input })).confirmProforma.userErrors;

const proforma = z.object({
  id: z.string(),
  legalEntity: z.string(),
  number: z.string(),
  status: z.string(),
  contractNumber: z.string(),
  customerAccount: z.string(),
  currency: z.string(),
  invoiceDate: z.string(),
  detailCount: z.number(),
  detailAmount: amount,
  manifest: z.object({ expectedBillableCount: z.number(), expectedBillableAmount: amount }).nullable(),
});
export type ProformaRow = z.infer<typeof proforma>;

const PROFORMAS = {
  role: 'PROJECT_MANAGER',
  document: `query Proformas($filter: ProformaFilter, $first: Int, $after: Cursor) {
    proformas(filter: $filter, first: $first, after: $after) {
      nodes {
        id legalEntity number status contractNumber customerAccount currency invoiceDate detailCount
        detailAmount { amount } manifest { expectedBillableCount expectedBillableAmount { amount } }
      }
      ${PAGE_INFO}
    }
  }`,
  answer: z.object({ proformas: pageOf(proforma) }),
} as const;

export const askProformas = async (client: Client, filter: ProformaFilter): Promise<readonly ProformaRow[]> =>
  allOf(async (after) => (await client.ask(PROFORMAS, { filter, first: LIMITS.pageRowsMax, after })).proformas);

const group = z.object({ key: z.string(), count: z.number(), amount: money, oldest: z.string() });
export type BacklogGroupRow = z.infer<typeof group>;

const BACKLOG = {
  role: 'PROJECT_MANAGER',
  document: `query Backlog($filter: BacklogFilter) {
    backlog(groupBy: BILLING_STATUS, filter: $filter) { key count amount { amount currency } oldest }
  }`,
  answer: z.object({ backlog: z.array(group) }),
} as const;

/** What is not billed, by billing status and currency. */
export const askBacklog = async (client: Client, filter: BacklogFilter): Promise<readonly BacklogGroupRow[]> =>
  (await client.ask(BACKLOG, { filter })).backlog;

const actual = z.object({
  contractNumber: z.string().nullable(),
  lineNumber: z.number().nullable(),
  customerAccount: z.string().nullable(),
  entryNumber: z.string().nullable(),
  transactionType: z.string(),
  transactionClass: z.string(),
  billingType: z.string(),
  isReversal: z.boolean(),
  notToExceedStatus: z.string().nullable(),
  notToExceedLevel: z.string().nullable(),
  quantity: z.string(),
  amount: money,
  accounting: z.object({ accountingCurrencyAmount: money, salesTaxAmount: amount }).nullable(),
});
export type ActualRow = z.infer<typeof actual>;

const ACTUALS = {
  role: 'PROJECT_MANAGER',
  document: `query Actuals($filter: ActualFilter, $first: Int, $after: Cursor) {
    actuals(filter: $filter, first: $first, after: $after) {
      nodes {
        contractNumber lineNumber customerAccount entryNumber transactionType transactionClass billingType isReversal
        notToExceedStatus notToExceedLevel quantity amount { amount currency }
        accounting { accountingCurrencyAmount { amount currency } salesTaxAmount { amount } }
      }
      ${PAGE_INFO}
    }
  }`,
  answer: z.object({ actuals: pageOf(actual) }),
} as const;

/** Actuals in the order in which they were recorded. */
export const askActuals = async (client: Client, filter: ActualFilter): Promise<readonly ActualRow[]> =>
  allOf(async (after) => (await client.ask(ACTUALS, { filter, first: LIMITS.pageRowsMax, after })).actuals);

export const PROJECT_DOCUMENTS = [MARK_READY, CREATE_PROFORMAS, CONFIRM_PROFORMA, PROFORMAS, BACKLOG, ACTUALS];
