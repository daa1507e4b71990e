/** The finance side: import, journals, proposals, customer invoices and the sums of the books. */
import { z } from 'zod';
import type {
  CustomerInvoiceFilter,
  ImportFromStagingInput,
  PostJournalsInput,
  PostProposalInput,
  ProposalFilter,
} from '../../generated.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Client } from '../graphql-client.ts';
import { allOf, amount, PAGE_INFO, pageOf, USER_ERRORS, userErrors, type UserError } from './shapes.ts';

const importAnswer = z.object({
  run: z.object({ rowsOut: z.number(), rowsFailed: z.number(), rowsSkipped: z.number() }).nullable(),
  imported: z.array(z.string()),
  userErrors,
});
export type ImportAnswer = z.infer<typeof importAnswer>;

const IMPORT = {
  role: 'ACCOUNTANT',
  document: `mutation Import($input: ImportFromStagingInput!) {
    importFromStaging(input: $input) { run { rowsOut rowsFailed rowsSkipped } imported ${USER_ERRORS} }
  }`,
  answer: z.object({ importFromStaging: importAnswer }),
} as const;

export const importFromStaging = async (client: Client, input: ImportFromStagingInput): Promise<ImportAnswer> =>
  (await client.ask(IMPORT, { input })).importFromStaging;

const postJournalsAnswer = z.object({ posted: z.number(), failed: z.number(), left: z.number(), userErrors });
export type PostJournalsAnswer = z.infer<typeof postJournalsAnswer>;

const POST_JOURNALS = {
  role: 'ACCOUNTANT',
  document: `mutation PostJournals($input: PostJournalsInput!) { postJournals(input: $input) { posted failed left ${USER_ERRORS} } }`,
  answer: z.object({ postJournals: postJournalsAnswer }),
} as const;

export const postJournals = async (client: Client, input: PostJournalsInput): Promise<PostJournalsAnswer> =>
  (await client.ask(POST_JOURNALS, { input })).postJournals;

const POST_PROPOSAL = {
  role: 'ACCOUNTANT',
  document: `mutation PostProposal($input: PostProposalInput!) { postProposal(input: $input) { ${USER_ERRORS} } }`,
  answer: z.object({ postProposal: z.object({ userErrors }) }),
} as const;

/** Why it was refused; empty when it is posted. */
export const postProposal = async (client: Client, input: PostProposalInput): Promise<readonly UserError[]> =>
  (await client.ask(POST_PROPOSAL, { input })).postProposal.userErrors;

const proposal = z.object({
  id: z.string(),
  legalEntity: z.string(),
  number: z.string(),
  status: z.string(),
  contractNumber: z.string(),
  customerAccount: z.string(),
  feedbackStatus: z.string(),
});
export type ProposalRow = z.infer<typeof proposal>;

const PROPOSALS = {
  role: 'ACCOUNTANT',
  document: `query Proposals($filter: ProposalFilter, $first: Int, $after: Cursor) {
    proposals(filter: $filter, first: $first, after: $after) {
      nodes { id legalEntity number status contractNumber customerAccount feedbackStatus } ${PAGE_INFO}
    }
  }`,
  answer: z.object({ proposals: pageOf(proposal) }),
} as const;

/** Proposals by number. */
export const askProposals = async (client: Client, filter: ProposalFilter): Promise<readonly ProposalRow[]> =>
  allOf(async (after) => (await client.ask(PROPOSALS, { filter, first: LIMITS.pageRowsMax, after })).proposals);

const waiting = z.object({
  number: z.string(),
  status: z.string(),
  readiness: z.object({
    expected: z.number(),
    arrived: z.number(),
    unposted: z.array(z.object({ journalNumber: z.string().nullable() })),
    unpostedOriginals: z.array(z.string()),
    violations: z.array(z.object({ code: z.string(), message: z.string(), remedy: z.string() })),
  }),
  lastError: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});
export type WaitingProposal = z.infer<typeof waiting>;

const WAITING = {
  role: 'ACCOUNTANT',
  document: `query Waiting($id: ID!) {
    proposal(id: $id) {
      number status
      readiness { expected arrived unposted { journalNumber } unpostedOriginals violations { code message remedy } }
      lastError { code message remedy }
    }
  }`,
  answer: z.object({ proposal: waiting.nullable() }),
} as const;

/** Why a proposal is not posted. */
export const askWaiting = async (client: Client, id: string): Promise<WaitingProposal | null> =>
  (await client.ask(WAITING, { id })).proposal;

const invoice = z.object({
  legalEntity: z.string(),
  number: z.string(),
  invoiceType: z.string(),
  proposalNumber: z.string(),
  contractNumber: z.string(),
  customerAccount: z.string(),
  currency: z.string(),
  lineAmount: amount,
  taxAmount: amount,
  totalAmount: amount,
  accountingAmount: z.object({ amount: z.string(), currency: z.string() }),
  accountingTax: amount,
  accountingTotal: amount,
  reportingAmount: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  reportingTax: amount.nullable(),
  reportingTotal: amount.nullable(),
});
export type InvoiceRow = z.infer<typeof invoice>;

const INVOICES = {
  role: 'ACCOUNTANT',
  document: `query Invoices($filter: CustomerInvoiceFilter, $first: Int, $after: Cursor) {
    customerInvoices(filter: $filter, first: $first, after: $after) {
      nodes {
        legalEntity number invoiceType proposalNumber contractNumber customerAccount currency
        lineAmount { amount } taxAmount { amount } totalAmount { amount }
        accountingAmount { amount currency } accountingTax { amount } accountingTotal { amount }
        reportingAmount { amount currency } reportingTax { amount } reportingTotal { amount }
      }
      ${PAGE_INFO}
    }
  }`,
  answer: z.object({ customerInvoices: pageOf(invoice) }),
} as const;

export const askInvoices = async (client: Client, filter: CustomerInvoiceFilter): Promise<readonly InvoiceRow[]> =>
  allOf(async (after) => (await client.ask(INVOICES, { filter, first: LIMITS.pageRowsMax, after })).customerInvoices);

export const FINANCE_DOCUMENTS = [IMPORT, POST_JOURNALS, POST_PROPOSAL, PROPOSALS, WAITING, INVOICES];
