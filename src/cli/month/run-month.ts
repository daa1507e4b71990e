/** The whole chain for every contract of a folder, in the order of data/january/README.md section 2. */
import { importJournals, importProposals, postAllJournals, postAllProposals } from './finance-steps.ts';
import { waitForCrossing, type Month } from './month.ts';
import { confirmAll, draftAll, markAll } from './project-steps.ts';

interface RunOptions {
  /** Retainers are invoiced before the month, so that its proformas apply them. */
  readonly retainersFirst: boolean;
}

export async function runMonth(month: Month, { retainersFirst }: RunOptions): Promise<void> {
  const { scenario } = month;
  if (retainersFirst && scenario.retainerDate !== null) await invoiceRetainers(month, scenario.retainerDate);
  await waitForCrossing(month, 'Approvals cross');
  await importJournals(month);
  await postAllJournals(month);
  await markAll(month, 'ALL');
  await draftAll(month, { invoiceDate: scenario.proformaDate, accountingDate: scenario.confirmDate });
  await confirmAll(month);
  await waitForCrossing(month, 'Confirmed proformas cross');
  await importProposals(month);
  await postAllProposals(month, scenario.postDate);
  await waitForCrossing(month, 'Accounting detail comes back');
}

/** Marks, drafts, confirms, imports and posts the retainers that are due, on one day. */
export async function invoiceRetainers(month: Month, day: string): Promise<void> {
  await markAll(month, 'RETAINERS');
  await draftAll(month, { invoiceDate: day, accountingDate: day });
  await confirmAll(month);
  await waitForCrossing(month, 'Retainers cross');
  await importProposals(month);
  await postAllProposals(month, day);
  await waitForCrossing(month, 'Their accounting detail comes back');
}
