/** The finance side of a month: import what arrived, post the journals, post the proposals. */
import {
  askProposals,
  importFromStaging,
  postJournals,
  postProposal,
  type PostJournalsAnswer,
  type ProposalRow,
} from '../operations/finance.ts';
import { inStep } from '../progress.ts';
import { eachAtOnce } from '../wait.ts';
import { keepRefusals, whenFree, type Month } from './month.ts';

/** Every entry becomes a journal line, also one that was worked after the day of the journals. */
const importUpTo = ({ scenario, lastWorked }: Month): string =>
  lastWorked !== null && lastWorked > scenario.journalDate ? lastWorked : scenario.journalDate;

export async function importJournals(month: Month): Promise<void> {
  await inStep(month.progress, { label: 'Import journals', total: month.companies.length }, async (add) => {
    const counts = await eachAtOnce(month.companies, async ({ legalEntity }) => {
      const answer = await whenFree(() =>
        importFromStaging(month.client, {
          command: month.command(`import-journals:${legalEntity}`),
          legalEntity,
          scope: 'JOURNAL',
          transactionDateTo: importUpTo(month),
        }),
      );
      keepRefusals(month, legalEntity, answer.userErrors);
      add(1);
      return answer.run?.rowsOut ?? 0;
    });
    return { value: null, said: `${counts.reduce((sum, count) => sum + count, 0)} lines` };
  });
}

/** Each call takes as many journals as fit; goes on until none is left that can be posted. */
export async function postAllJournals(month: Month): Promise<void> {
  await inStep(month.progress, { label: 'Post journals', total: month.companies.length }, async (add) => {
    const counts = await eachAtOnce(month.companies, async ({ legalEntity }) => {
      let posted = 0;
      for (;;) {
        const answer: PostJournalsAnswer = await whenFree(() =>
          postJournals(month.client, {
            command: month.command(`post-journals:${legalEntity}`),
            legalEntity,
          }),
        );
        posted += answer.posted;
        keepRefusals(month, legalEntity, answer.userErrors);
        if (answer.left === 0 || answer.posted === 0) break;
      }
      add(1);
      return posted;
    });
    return { value: null, said: `${counts.reduce((sum, count) => sum + count, 0)} lines` };
  });
}

export async function importProposals(month: Month): Promise<void> {
  await inStep(month.progress, { label: 'Import proposals', total: month.companies.length }, async (add) => {
    const counts = await eachAtOnce(month.companies, async ({ legalEntity }) => {
      const answer = await whenFree(() =>
        importFromStaging(month.client, {
          command: month.command(`import-proposals:${legalEntity}`),
          legalEntity,
          scope: 'PROPOSAL',
        }),
      );
      keepRefusals(month, legalEntity, answer.userErrors);
      add(1);
      return answer.imported.length;
    });
    return { value: null, said: `${counts.reduce((sum, count) => sum + count, 0)} proposals` };
  });
}

/** Proposals of the month's contracts, by number. */
export async function proposalsOf(month: Month): Promise<readonly ProposalRow[]> {
  const found = await eachAtOnce(month.companies, async ({ legalEntity, contracts }) => {
    const all = await askProposals(month.client, { legalEntity: { eq: legalEntity } });
    return all.filter(({ contractNumber }) => contracts.includes(contractNumber));
  });
  return found.flat();
}

/** Companies side by side, the proposals of each in the order of their numbers, so that invoices are numbered alike in every run. */
export async function postAllProposals(month: Month, invoiceDate: string): Promise<void> {
  const ready = (await proposalsOf(month)).filter(({ status }) => status === 'LINES_IMPORTED');
  const lanes = month.companies.map(({ legalEntity }) => ready.filter((found) => found.legalEntity === legalEntity));
  await inStep(month.progress, { label: 'Post proposals', total: ready.length }, async (add) => {
    await eachAtOnce(lanes, async (lane) => {
      for (const { id, number } of lane) {
        const { userErrors } = await whenFree(async () => ({
          userErrors: await postProposal(month.client, {
            command: month.command(`post:${id}`),
            proposal: id,
            invoiceDate,
          }),
        }));
        keepRefusals(month, number, userErrors);
        add(1);
      }
    });
    return { value: null };
  });
}
