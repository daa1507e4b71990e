/** Records approved time, expense, material and fees: where actuals come from (R18). */
import type { Work } from '../../kernel/command.ts';
import { openIntake, refuseTooMany, type GivenRows, type Intake, type IntakeResult } from '../../kernel/intake.ts';
import { namesIn, nameOf } from '../../kernel/intake.ts';
import type { Placed } from '../../kernel/intake/merge.ts';
import { refusal, type Outcome } from '../../kernel/refusal.ts';
import { findRows } from '../../kernel/write.ts';
import * as agreed from '../contract/tables.ts';
import { actualsOf } from './approved-actuals.ts';
import type { ApprovedEntry } from './approval.ts';
import { loadSurroundings, type Surroundings } from './load-approvals.ts';
import { openNotToExceed } from './not-to-exceed.ts';
import { loadNteUsed } from './nte-used.ts';
import { APPROVAL_NAMES, readApprovals, refuseEntry } from './read-approvals.ts';
import { approvalCargo, saveApprovals } from './save-approvals.ts';
import { approval } from './tables.ts';

export interface RecordApprovalsRows {
  readonly approvals: GivenRows;
  readonly strict: boolean;
}

/**
 * Each entry makes one cost actual, and on a time and material line an unbilled sale for each customer, evaluated against the not-to-exceed
 * limits in the order of the rows (domain.md 3.2 L2). An entry that is recorded already is unchanged, or refused when it differs: IMMUTABLE.
 * Errors by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND, CONTRACT_NOT_ACTIVE, PROJECT_FINISHED, TRANSACTION_CLASS_MISMATCH, IMMUTABLE;
 * of the call: TOO_LARGE, NOT_FOUND while the company has not crossed yet. Article: Project estimates and actuals integration.
 */
export async function recordApprovals(work: Work, given: RecordApprovalsRows): Promise<Outcome<IntakeResult>> {
  const tooMany = refuseTooMany([given.approvals]);
  if (tooMany !== null) return tooMany;
  const { tx, legalEntity } = work;
  const [company] = await findRows(tx, agreed.legalEntity, { legalEntity });
  if (company === undefined) return { ok: false, refusals: [noCompany(legalEntity)] };
  const intake = openIntake(legalEntity);
  const fresh = await newEntries(work, intake, given.approvals);
  const surroundings = await loadSurroundings(tx, company, fresh);
  const good = intake.keep(fresh, (entry) => refuseEntry(entry, surroundings.factsOf(entry)));
  intake.count({ fresh: good, changed: [], unchanged: [], repeated: [] });
  if (!intake.isRefused(given.strict) && good.length > 0) await record(work, good, surroundings);
  return intake.outcome(given.strict);
}

const noCompany = (legalEntity: string) =>
  refusal('NOT_FOUND', {
    message: `Legal entity ${legalEntity} is not on the project side yet.`,
    path: ['legalEntity'],
    remedy:
      'It comes from finance and may still be on its way: put it there, then send the same rows again, with a new key.',
  });

/** The entries that are not recorded yet. */
async function newEntries({ tx, legalEntity }: Work, intake: Intake, given: GivenRows) {
  const wanted = readApprovals(intake, given);
  const number = namesIn(wanted, (row) => row.number);
  const existing = await findRows(tx, approval, { legalEntity, number });
  const merge = intake.merge(approval, { key: ['legalEntity', 'number'], names: APPROVAL_NAMES, wanted, existing });
  intake.keep(merge.changed, ({ number: entry }, { columns }) => {
    const column = nameOf(columns[0] ?? 'number', APPROVAL_NAMES);
    return {
      code: 'IMMUTABLE',
      column,
      message: `Entry ${entry} is recorded already, with another ${column}.`,
      rule: 'R19',
      remedy: 'Send a correction as an entry of its own; what is recorded stays.',
    };
  });
  intake.count({ ...merge, fresh: [], changed: [] });
  return merge.fresh;
}

async function record(
  work: Work,
  entries: readonly Placed<ApprovedEntry>[],
  { limited, capOf, termsOf }: Surroundings,
): Promise<void> {
  const notToExceed = openNotToExceed(capOf, await loadNteUsed(work.tx, work.legalEntity, limited));
  const cargo = approvalCargo(work);
  const { newId } = work;
  const made = entries.map(({ row }) => actualsOf(row, { terms: termsOf(row), notToExceed, newId, cargo }));
  await saveApprovals(work, made, cargo);
  const counts = new Map<string, number>();
  for (const { row } of entries) counts.set(row.contractNumber, (counts.get(row.contractNumber) ?? 0) + 1);
  for (const [subject, approvals] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    work.audit({ subjectType: 'Contract', subject, change: { approvals } });
}
