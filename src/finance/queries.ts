/** Reads of the finance side, as data: what each GraphQL type is made of, and what its lists filter by, sort by and sum. */
import type { View } from '../kernel/view.ts';
import { invoiceViews } from './queries/invoice.ts';
import { journalViews } from './queries/journal.ts';
import { proposalViews } from './queries/proposal.ts';

export { ledgerTotals, subledgerTotals } from './queries/invoice.ts';
export { CUSTOMER_INVOICES, IMPORT_RUNS, JOURNALS, PROPOSALS } from './queries/lists.ts';

export const financeViews: readonly View[] = [...proposalViews, ...invoiceViews, ...journalViews];
