/** The project side of a month: mark what is ready, draft, confirm. */
import type { BacklogFilter } from '../../generated.ts';
import { askProformas, confirmProforma, createProformas, markReady, type ProformaRow } from '../operations/project.ts';
import { inStep } from '../progress.ts';
import { eachAtOnce } from '../wait.ts';
import { inChunks, keepRefusals, type Month } from './month.ts';

/** What a mark takes: everything of the month, or only its retainers. */
export type Wanted = 'ALL' | 'RETAINERS';

const OPEN = ['UNBILLED_SALES_CREATED', 'NOT_READY'] as const;

/** CHARGEABLE unbilled sales within their limits; milestones and retainers that are due by the day of the proformas. */
function filterOf(contracts: readonly string[], wanted: Wanted, dueBy: string): BacklogFilter {
  const retainers: BacklogFilter = { kind: { eq: 'RETAINER' }, startDate: { lte: dueBy } };
  const milestones: BacklogFilter = { kind: { eq: 'MILESTONE' }, startDate: { lte: dueBy } };
  const sales: BacklogFilter = {
    kind: { eq: 'UNBILLED_SALES' },
    billingType: { eq: 'CHARGEABLE' },
    not: { notToExceedStatus: { in: ['FAILED', 'NOT_EVALUATED'] } },
  };
  return {
    contractNumber: { in: contracts },
    billingStatus: { in: OPEN },
    or: wanted === 'ALL' ? [sales, milestones, retainers] : [retainers],
  };
}

export async function markAll(month: Month, wanted: Wanted): Promise<void> {
  const calls = month.companies.flatMap(({ legalEntity, contracts }) =>
    inChunks(contracts).map((chunk, index) => ({ legalEntity, chunk, index })),
  );
  await inStep(month.progress, { label: 'Mark ready', total: calls.length }, async (add) => {
    const counts = await eachAtOnce(calls, async ({ legalEntity, chunk, index }) => {
      const { marked, userErrors } = await markReady(month.client, {
        command: month.command(`mark:${wanted}:${legalEntity}:${index}`),
        legalEntity,
        filter: filterOf(chunk, wanted, month.scenario.proformaDate),
      });
      keepRefusals(month, legalEntity, userErrors);
      add(1);
      return marked;
    });
    return { value: null, said: `${counts.reduce((sum, count) => sum + count, 0)} items` };
  });
}

interface Dates {
  readonly invoiceDate: string;
  readonly accountingDate: string;
}

/** Nothing ready is no mistake: that contract gets no proforma this month. */
const NOTHING = 'NOTHING_TO_INVOICE';

export async function draftAll(month: Month, { invoiceDate, accountingDate }: Dates): Promise<void> {
  const calls = month.companies.flatMap(({ legalEntity, contracts }) =>
    inChunks(contracts).map((chunk) => ({ legalEntity, chunk })),
  );
  await inStep(month.progress, { label: 'Draft proformas', total: calls.length }, async (add) => {
    const counts = await eachAtOnce(calls, async ({ legalEntity, chunk }) => {
      const { drafted, userErrors } = await createProformas(month.client, {
        command: month.command(`draft:${invoiceDate}:${legalEntity}:${chunk[0] ?? ''}`),
        legalEntity,
        contracts: chunk,
        runDate: month.scenario.proformaDate,
        invoiceDate,
        accountingDate,
      });
      keepRefusals(
        month,
        legalEntity,
        userErrors.filter(({ code }) => code !== NOTHING),
      );
      add(1);
      return drafted;
    });
    return { value: null, said: `${counts.reduce((sum, count) => sum + count, 0)} proformas` };
  });
}

/** Proformas of the month's contracts, by number. */
export async function proformasOf(
  month: Month,
  statuses: readonly ProformaRow['status'][],
): Promise<readonly ProformaRow[]> {
  const found = await eachAtOnce(month.companies, async ({ legalEntity, contracts }) => {
    const all = await askProformas(month.client, { legalEntity: { eq: legalEntity } });
    return all.filter(({ contractNumber, status }) => contracts.includes(contractNumber) && statuses.includes(status));
  });
  return found.flat();
}

/** Companies side by side, the proformas of each in the order of their numbers. */
export async function confirmAll(month: Month): Promise<void> {
  const drafts = await proformasOf(month, ['DRAFT', 'IN_REVIEW']);
  const lanes = month.companies.map(({ legalEntity }) => drafts.filter((draft) => draft.legalEntity === legalEntity));
  await inStep(month.progress, { label: 'Confirm proformas', total: drafts.length }, async (add) => {
    await eachAtOnce(lanes, async (lane) => {
      for (const { id, number } of lane) {
        const command = month.command(`confirm:${id}`);
        keepRefusals(month, number, await confirmProforma(month.client, { command, proforma: id }));
        add(1);
      }
    });
    return { value: null };
  });
}
