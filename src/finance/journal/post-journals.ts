/**
 * Posts integration journals (domain.md 6.5, 6.7, 8.5): a voucher for each line, the subledger for unbilled sales, and the
 * accounting detail on its way back. Article: Integration journal.
 */
import type { Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { accept, refusal, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { takeNumbers } from '../../kernel/sequence.ts';
import { findRows } from '../../kernel/write.ts';
import { loadTaxSetup, taxKeysOf } from '../proposal/tax-setup.ts';
import { refuseJournalPosting } from './actions.ts';
import { FOR_EVER, formatOfSeries, holdPeriods, loadAgreements, loadBooks } from './books.ts';
import { loadStoredValues, loadWaitingLines } from './load-lines.ts';
import { saveFailures, savePosting } from './save-posting.ts';
import { integrationJournal, type IntegrationJournal } from './tables.ts';
import { valueLines, type LineSetup, type WaitingLine } from './value-lines.ts';

export interface PostedJournals {
  readonly [key: string]: number | readonly string[];
  /** The journals that were taken in hand, and those that their failed lines moved to. */
  readonly journals: readonly string[];
  readonly posted: number;
  readonly failed: number;
  /** Drafts that this call did not take in hand. */
  readonly left: number;
}

/**
 * Posts journals by number, or every draft that fits LIMITS.postJournalLinesMax lines, in number order. Lines without
 * errors are posted; a line that fails moves to a new journal in ERROR that names the original, and its refusal stands
 * beside the value. NOT_FOUND, JOURNAL_NOT_DRAFT, TOO_LARGE and NUMBER_SEQUENCE_EXHAUSTED refuse the call.
 */
export async function postJournals(
  work: Work,
  input: { readonly journals: readonly string[] | null },
): Promise<Outcome<PostedJournals>> {
  const chosen = await chooseJournals(work, input.journals);
  if (!chosen.ok) return chosen;
  const { journals, left } = chosen.value;
  if (journals.length === 0) return accept({ journals: [], posted: 0, failed: 0, left });
  const lines = await loadWaitingLines(
    work.tx,
    work.legalEntity,
    journals.map((journal) => journal.number),
  );
  const setup = await loadSetup(work, lines);
  if (!setup.ok) return setup;
  const { valued, failed } = valueLines(lines, setup.value);
  const { parameters } = setup.value.books;
  const series = parameters.journalVoucherSequence;
  const vouchers = await takeVouchers(work, { series, count: valued.length });
  if (!vouchers.ok) return vouchers;
  const split = await saveFailures(work, { journals, valued, failed });
  if (!split.ok) return split;
  await savePosting(work, { journals, valued, vouchers: vouchers.value, ledger: setup.value.books.ledger });
  for (const { number } of journals)
    work.audit({ subjectType: 'JOURNAL', subject: number, change: { action: 'posted' } });
  const refusals = failed.flatMap((failure) => failure.refusals).slice(0, LIMITS.planRowsShown);
  const numbers = [...journals.map((journal) => journal.number), ...split.value];
  return accept({ journals: numbers, posted: valued.length, failed: failed.length, left }, refusals);
}

interface Chosen {
  readonly journals: readonly IntegrationJournal[];
  readonly left: number;
}

const chooseJournals = (work: Work, named: readonly string[] | null): Promise<Outcome<Chosen>> =>
  named === null ? chooseDrafts(work) : chooseNamed(work, named);

async function chooseNamed({ tx, legalEntity }: Work, named: readonly string[]): Promise<Outcome<Chosen>> {
  const found = await findRows(
    tx,
    integrationJournal,
    { legalEntity, number: named },
    { orderBy: ['number'], lock: 'update' },
  );
  const byNumber = new Map(found.map((journal) => [journal.number, journal]));
  const refusals = named.flatMap((number, index): readonly Refusal[] => {
    const journal = byNumber.get(number);
    const path = ['journals', index];
    if (journal === undefined)
      return [refusal('NOT_FOUND', { message: `No journal ${number}.`, path, subject: number })];
    return refuseJournalPosting(journal).map((one) => ({ ...one, path }));
  });
  const lineCount = found.reduce((total, journal) => total + journal.lineCount, 0);
  if (lineCount > LIMITS.postJournalLinesMax) {
    const message = `These journals have ${lineCount} lines; a call posts at most ${LIMITS.postJournalLinesMax}.`;
    refusals.push(refusal('TOO_LARGE', { message, path: ['journals'] }));
  }
  if (refusals.length > 0) return refuseAll(refusals);
  return accept({ journals: found, left: await draftsBeside({ tx, legalEntity }, found) });
}

/** Drafts in number order, as many as fit; at least one. */
async function chooseDrafts({ tx, legalEntity }: Work): Promise<Outcome<Chosen>> {
  const first = await rows<{ number: string }>(
    tx,
    `select number from (
       select number, sum(line_count) over (order by number) - line_count as before, line_count
         from finance.integration_journal where legal_entity = $1 and status = 'DRAFT') d
      where before = 0 or before + line_count <= $2 order by number`,
    [legalEntity, LIMITS.postJournalLinesMax],
  );
  const found = await findRows(
    tx,
    integrationJournal,
    { legalEntity, number: first.map((row) => row.number), status: 'DRAFT' },
    { orderBy: ['number'], lock: 'update' },
  );
  return accept({ journals: found, left: await draftsBeside({ tx, legalEntity }, found) });
}

async function draftsBeside(
  { tx, legalEntity }: Pick<Work, 'tx' | 'legalEntity'>,
  taken: readonly IntegrationJournal[],
): Promise<number> {
  const [counted] = await rows<{ left: number }>(
    tx,
    `select count(*)::integer as "left" from finance.integration_journal where legal_entity = $1 and status = 'DRAFT' and number <> all ($2::text[])`,
    [legalEntity, taken.map((journal) => journal.number)],
  );
  return counted?.left ?? 0;
}

async function loadSetup({ tx, legalEntity }: Work, lines: readonly WaitingLine[]): Promise<Outcome<LineSetup>> {
  const days = lines.map((line) => line.accountingDate).sort();
  const from = days[0] ?? FOR_EVER;
  const books = await loadBooks(tx, {
    legalEntity,
    currencies: [...new Set(lines.map((line) => line.currency))],
    from,
    to: FOR_EVER,
  });
  if (!books.ok) return books;
  const keys = taxKeysOf(lines);
  const agreements = await loadAgreements(tx, legalEntity, keys.contracts);
  const taxes = await loadTaxSetup(tx, books.value.parameters, keys);
  const originals = await loadStoredValues(
    tx,
    legalEntity,
    lines.flatMap((line) => (line.isReversal ? (line.reversesActualId ?? []) : [])),
  );
  const moves = books.value.parameters.autoAccountingDateToOpenPeriod;
  const periods = await holdPeriods(tx, legalEntity, { from, to: days.at(-1) ?? from, moves });
  return accept({ books: books.value, agreements, taxes, periods, originals });
}

async function takeVouchers(
  { tx, legalEntity }: Work,
  { series, count }: { readonly series: string; readonly count: number },
): Promise<Outcome<readonly string[]>> {
  if (count === 0) return accept([]);
  return takeNumbers(tx, { legalEntity, series, format: formatOfSeries(series, '####'), count });
}
