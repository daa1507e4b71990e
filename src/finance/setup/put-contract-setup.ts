/** Takes over finance's own columns of contracts, projects and contract lines: by their keys alone, whether or not the rows have crossed yet (design G14). */
import type { Tx } from '../../kernel/db.ts';
import type { Work } from '../../kernel/command.ts';
import type { GivenRows, Intake, IntakeResult } from '../../kernel/intake.ts';
import { namesIn, openIntake, refuseTooMany } from '../../kernel/intake.ts';
import { writeMerge } from '../../kernel/intake/write-merge.ts';
import { changeEntries, countsOf } from '../../kernel/intake/audit.ts';
import type { Outcome } from '../../kernel/refusal.ts';
import { findRows } from '../../kernel/write.ts';
import { ofCompany } from './company-rows.ts';
import { knownTaxGroups, refuseTaxGroup } from './merge-taxes.ts';
import { CONTRACT_SETUP, LINE_PROFILE, PROJECT_SETUP } from './rows.ts';
import * as tables from './tables.ts';

export interface ContractSetupRows {
  readonly projects?: GivenRows;
  readonly contracts?: GivenRows;
  readonly contractLines?: GivenRows;
  readonly strict: boolean;
}

/**
 * Sales tax groups of projects and contracts, fixed rate agreements, and the profile of contract lines (D62).
 * Errors by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND; of the call: TOO_LARGE. Article: Project contracts.
 */
export async function putContractSetup(work: Work, given: ContractSetupRows): Promise<Outcome<IntakeResult>> {
  const tooMany = refuseTooMany([given.projects, given.contracts, given.contractLines]);
  if (tooMany !== null) return tooMany;
  const { tx, legalEntity } = work;
  const intake = openIntake(legalEntity);
  const taxGroups = await knownTaxGroups(tx, legalEntity);
  const merges = {
    projects: await mergeProjects(tx, intake, { given: given.projects, taxGroups }),
    contracts: await mergeContracts(tx, intake, { given: given.contracts, taxGroups }),
    contractLines: await mergeLines(tx, intake, given.contractLines),
  };
  for (const merge of Object.values(merges)) intake.count(merge);
  const counts = countsOf(merges);
  if (!intake.isRefused(given.strict) && counts !== null) {
    await writeMerge(tx, tables.projectSetup, { key: ['legalEntity', 'projectNumber'], merge: merges.projects });
    await writeMerge(tx, tables.contractSetup, { key: ['legalEntity', 'contractNumber'], merge: merges.contracts });
    await writeMerge(tx, tables.contractLineProfile, {
      key: ['legalEntity', 'contractNumber', 'lineNumber'],
      merge: merges.contractLines,
    });
    work.audit({ subjectType: 'LegalEntity', subject: legalEntity, change: counts });
    const changes = [
      ...changeEntries('Project', merges.projects.changed, (row) => row.projectNumber),
      ...changeEntries('Contract', merges.contracts.changed, (row) => row.contractNumber),
      ...changeEntries('Contract', merges.contractLines.changed, (row) => row.contractNumber),
    ];
    for (const entry of changes) work.audit(entry);
  }
  return intake.outcome(given.strict);
}

interface Grouped {
  readonly given: GivenRows;
  readonly taxGroups: ReadonlySet<string>;
}

async function mergeProjects(tx: Tx, intake: Intake, { given, taxGroups }: Grouped) {
  const rows = intake.read('projects', PROJECT_SETUP, given).map(ofCompany);
  const wanted = intake.keep(rows, (row) => refuseTaxGroup(row.salesTaxGroup, taxGroups));
  const projectNumber = namesIn(wanted, (row) => row.projectNumber);
  const existing = await findRows(tx, tables.projectSetup, { legalEntity: intake.legalEntity, projectNumber });
  return intake.merge(tables.projectSetup, { key: ['legalEntity', 'projectNumber'], wanted, existing });
}

async function mergeContracts(tx: Tx, intake: Intake, { given, taxGroups }: Grouped) {
  const rows = intake.read('contracts', CONTRACT_SETUP, given).map(ofCompany);
  const wanted = intake.keep(rows, (row) => refuseTaxGroup(row.salesTaxGroup, taxGroups));
  const contractNumber = namesIn(wanted, (row) => row.contractNumber);
  const existing = await findRows(tx, tables.contractSetup, { legalEntity: intake.legalEntity, contractNumber });
  return intake.merge(tables.contractSetup, { key: ['legalEntity', 'contractNumber'], wanted, existing });
}

async function mergeLines(tx: Tx, intake: Intake, given: GivenRows) {
  const { legalEntity } = intake;
  const wanted = intake
    .read('contractLines', LINE_PROFILE, given)
    .map((placed) => ({ ...placed, row: { ...placed.row, legalEntity } }));
  const contractNumber = namesIn(wanted, (row) => row.contractNumber);
  const existing = await findRows(tx, tables.contractLineProfile, { legalEntity, contractNumber });
  return intake.merge(tables.contractLineProfile, {
    key: ['legalEntity', 'contractNumber', 'lineNumber'],
    wanted,
    existing,
  });
}
