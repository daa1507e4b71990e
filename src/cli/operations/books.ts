/** What the books add up to, and the lines of proposals: read only to compare them with what was expected. */
import { z } from 'zod';
import { LIMITS } from '../../kernel/limits.ts';
import type { Client } from '../graphql-client.ts';
import { allOf, amount, money, PAGE_INFO, pageOf } from './shapes.ts';

const ledgerTotal = z.object({
  postingType: z.string(),
  amount: money,
  accountingAmount: amount,
  reportingAmount: amount.nullable(),
});
export type LedgerTotalRow = z.infer<typeof ledgerTotal>;

const subledgerTotal = z.object({
  contractNumber: z.string(),
  customerAccount: z.string(),
  transactionClass: z.string(),
  billingType: z.string(),
  accrued: z.boolean(),
  count: z.number(),
  amount: money,
  accountingAmount: amount,
  reportingAmount: amount.nullable(),
});
export type SubledgerTotalRow = z.infer<typeof subledgerTotal>;

const BOOKS = {
  role: 'ACCOUNTANT',
  document: `query Books($legalEntity: ID!) {
    ledgerTotals(legalEntity: $legalEntity) {
      postingType amount { amount currency } accountingAmount { amount } reportingAmount { amount }
    }
    subledgerTotals(legalEntity: $legalEntity) {
      contractNumber customerAccount transactionClass billingType accrued count
      amount { amount currency } accountingAmount { amount } reportingAmount { amount }
    }
  }`,
  answer: z.object({ ledgerTotals: z.array(ledgerTotal), subledgerTotals: z.array(subledgerTotal) }),
} as const;

export interface Books {
  readonly ledgerTotals: readonly LedgerTotalRow[];
  readonly subledgerTotals: readonly SubledgerTotalRow[];
}

export const askBooks = async (client: Client, legalEntity: string): Promise<Books> =>
  client.ask(BOOKS, { legalEntity });

const line = z.object({
  contractLineNumber: z.number().nullable(),
  transactionClass: z.string(),
  onAccountKind: z.string().nullable(),
  entryNumber: z.string().nullable(),
  description: z.string().nullable(),
  quantity: z.string(),
  amount: money,
  taxAmount: amount,
  posted: z
    .object({
      exchangeRate: z.string(),
      accountingAmount: amount,
      accountingTax: amount,
      reportingAmount: amount.nullable(),
      reportingTax: amount.nullable(),
    })
    .nullable(),
  actual: z.object({ origins: z.array(z.object({ originType: z.string(), origin: z.string() })) }).nullable(),
});
export type ProposalLineRow = z.infer<typeof line>;

const LINES = {
  role: 'ACCOUNTANT',
  document: `query Lines($id: ID!, $first: Int, $after: Cursor) {
    proposal(id: $id) {
      lines(first: $first, after: $after) {
        nodes {
          contractLineNumber transactionClass onAccountKind entryNumber description quantity amount { amount currency }
          taxAmount { amount } actual { origins { originType origin } }
          posted {
            exchangeRate accountingAmount { amount } accountingTax { amount } reportingAmount { amount } reportingTax { amount }
          }
        }
        ${PAGE_INFO}
      }
    }
  }`,
  answer: z.object({ proposal: z.object({ lines: pageOf(line) }) }),
} as const;

/** The lines of one proposal. */
export const askLines = async (client: Client, id: string): Promise<readonly ProposalLineRow[]> =>
  allOf(async (after) => (await client.ask(LINES, { id, first: LIMITS.pageRowsMax, after })).proposal.lines);

export const BOOKS_DOCUMENTS = [BOOKS, LINES];
