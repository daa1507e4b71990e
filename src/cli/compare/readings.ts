/** What the gateway says at the end of a month, read back through its API alone. */
import { LIMITS } from '../../kernel/limits.ts';
import type { Scenario } from '../folder/scenario.ts';
import type { Client } from '../graphql-client.ts';
import { askBooks, askLines, type Books, type ProposalLineRow } from '../operations/books.ts';
import { askInvoices, askProposals, type InvoiceRow } from '../operations/finance.ts';
import { askActuals, askProformas, type ActualRow, type ProformaRow } from '../operations/project.ts';
import { inStep, type Progress } from '../progress.ts';
import { eachAtOnce } from '../wait.ts';

export interface CompanyReading {
  readonly legalEntity: string;
  /** In the order in which they were recorded. */
  readonly actuals: readonly ActualRow[];
  readonly proformas: readonly ProformaRow[];
  readonly invoices: readonly InvoiceRow[];
  readonly books: Books;
  /** Lines of proposals with the proposal's number; only where they are compared. */
  readonly lines: readonly { readonly proposalNumber: string; readonly line: ProposalLineRow }[];
}

export interface Readings {
  readonly companies: readonly CompanyReading[];
  /** The profile of a contract line, as the folder has it: the books tell it by sums alone. */
  readonly accrues: (contractNumber: string | null, lineNumber: number | null) => boolean;
  /** RETAINERS for what was invoiced before the month, else MONTH. */
  readonly runOf: (proforma: ProformaRow) => string;
}

interface Wanted {
  readonly client: Client;
  readonly progress: Progress;
  readonly companies: readonly string[];
  readonly withLines: boolean;
}

export async function readBack({ client, progress, companies, withLines }: Wanted): Promise<readonly CompanyReading[]> {
  return inStep(progress, { label: 'Read the figures back', total: companies.length }, async (add) => {
    const readings = await eachAtOnce(companies, async (legalEntity) => {
      const filter = { legalEntity: { eq: legalEntity } };
      const [actuals, proformas, invoices, books] = await Promise.all([
        askAllActuals(client, legalEntity),
        askProformas(client, filter),
        askInvoices(client, filter),
        askBooks(client, legalEntity),
      ]);
      const lines = withLines ? await askAllLines(client, legalEntity) : [];
      add(1);
      return { legalEntity, actuals, proformas, invoices, books, lines };
    });
    const count = readings.reduce((sum, { actuals }) => sum + actuals.length, 0);
    return { value: readings, said: `${count} actuals` };
  });
}

const TYPES = ['COST', 'UNBILLED_SALES', 'BILLED_SALES'] as const;

/** Pages follow one another, types go side by side. */
async function askAllActuals(client: Client, legalEntity: string): Promise<readonly ActualRow[]> {
  const found = await Promise.all(
    TYPES.map((type) => askActuals(client, { legalEntity: { eq: legalEntity }, transactionType: { eq: type } })),
  );
  return found.flat();
}

async function askAllLines(client: Client, legalEntity: string): Promise<CompanyReading['lines']> {
  const proposals = await askProposals(client, { legalEntity: { eq: legalEntity } });
  const found = await eachAtOnce(
    proposals,
    async ({ id, number }) => (await askLines(client, id)).map((line) => ({ proposalNumber: number, line })),
    LIMITS.clientCallsAtOnce,
  );
  return found.flat();
}

/** In a month that invoices retainers first, their proformas carry the day of that. */
export const runBy =
  ({ retainerDate }: Scenario, retainersFirst: boolean): Readings['runOf'] =>
  ({ invoiceDate }) =>
    retainersFirst && invoiceDate === retainerDate ? 'RETAINERS' : 'MONTH';
