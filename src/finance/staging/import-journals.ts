/** Import from staging, part A (domain.md 5.2): costs and unbilled sales become lines of integration journals, in batches. */
import type { Day } from '../../kernel/clock.ts';
import { affected, rows, type Tx } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { refuse, refusal, accept, present, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';
import { insertRows } from '../../kernel/write.ts';
import type { Agreements, Books } from '../journal/agreements.ts';
import { FOR_EVER, loadAgreements, loadBooks, takeJournalNumbers } from '../journal/books.ts';
import { placeInJournals, type JournalPlan, type OpenJournal } from '../journal/journal.ts';
import { groupingStart, PERIOD_UNITS, type PeriodUnit } from '../journal/period.ts';
import { integrationJournal } from '../journal/tables.ts';
import { valuationOn } from '../journal/valuation.ts';
import { headerTaxGroup, itemTaxGroup, type TaxSetup } from '../proposal/tax.ts';
import { loadTaxSetup, taxKeysOf } from '../proposal/tax-setup.ts';
import { clearErrors, keepErrors, type SubjectError } from './process-errors.ts';

/** Which rows an import takes into journals. */
export interface JournalFilter {
  readonly legalEntity: string;
  /** Null: all. */
  readonly projects: readonly string[] | null;
  /** Rows of this document day or earlier. */
  readonly transactionDateTo: Day;
}

/** Where the last batch ended. */
export interface Position {
  readonly accountingDate: Day;
  readonly documentDate: Day;
  readonly actualId: string;
}

export interface BatchResult {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly rowsFailed: number;
  readonly rowsSkipped: number;
  /** Null: that was the last. */
  readonly next: Position | null;
}

interface Candidate extends Position {
  readonly transactionType: string;
  readonly transactionClass: string;
  readonly billingType: string;
  readonly currency: string;
  readonly contractNumber: string | null;
  readonly customerAccount: string | null;
  readonly projectNumber: string | null;
  readonly category: string | null;
  readonly productNumber: string | null;
  readonly isReversal: boolean;
  readonly reversesActualId: string | null;
  readonly originalJournal: string | null;
}

interface Line {
  readonly candidate: Candidate;
  readonly lineProperty: string;
  readonly salesTaxGroup: string | null;
  readonly itemSalesTaxGroup: string | null;
}

const NONE: BatchResult = { rowsIn: 0, rowsOut: 0, rowsFailed: 0, rowsSkipped: 0, next: null };

/** One batch of at most LIMITS.importRows rows, in the caller's transaction. A bad row becomes an error; the others go on. */
export async function importJournalBatch(
  tx: Tx,
  filter: JournalFilter,
  after: Position | null,
): Promise<Outcome<BatchResult>> {
  const candidates = await loadCandidates(tx, filter, after);
  const last = candidates.at(-1);
  if (last === undefined) return accept(NONE);
  const setup = await loadSetup(tx, filter.legalEntity, candidates);
  if (!setup.ok) return setup;
  const { lines, errors } = decideLines(candidates, setup.value);
  const written = await writeLines(tx, { legalEntity: filter.legalEntity, books: setup.value.books, lines });
  if (!written.ok) return written;
  const about = { legalEntity: filter.legalEntity, process: 'IMPORT_JOURNAL', subjectType: 'ACTUAL' } as const;
  await clearErrors(
    tx,
    about,
    candidates.map((candidate) => candidate.actualId),
  );
  await keepErrors(tx, about, errors);
  return accept({
    rowsIn: candidates.length,
    rowsOut: lines.length,
    rowsFailed: errors.length,
    rowsSkipped: candidates.length - lines.length - errors.length,
    next: candidates.length < LIMITS.importRows ? null : last,
  });
}

async function loadCandidates(tx: Tx, filter: JournalFilter, after: Position | null): Promise<readonly Candidate[]> {
  return rows<Candidate>(
    tx,
    `select s.actual_id, s.transaction_type, s.transaction_class, s.billing_type, s.currency, s.accounting_date, s.document_date,
            s.contract_number, s.customer_account, s.project_number, s.category, s.product_number, s.is_reversal, s.reverses_actual_id,
            (select l.journal_number from finance.integration_journal_line l
              where s.is_reversal and l.legal_entity = s.legal_entity and l.actual_id = s.reverses_actual_id) as original_journal
       from finance.staged_actual s
      where s.legal_entity = $1 and s.status = 'RECEIVED' and s.transaction_type in ('COST', 'UNBILLED_SALES')
        and s.transaction_class <> 'RETAINER' and s.document_date <= $2 and ($3::text[] is null or s.project_number = any ($3))
        and ($4::date is null or (s.accounting_date, s.document_date, s.actual_id) > ($4::date, $5::date, $6::uuid))
      order by s.accounting_date, s.document_date, s.actual_id
      limit ${LIMITS.importRows} for no key update of s`,
    [
      filter.legalEntity,
      filter.transactionDateTo,
      filter.projects,
      after?.accountingDate ?? null,
      after?.documentDate ?? null,
      after?.actualId ?? null,
    ],
  );
}

interface Setup {
  readonly books: Books;
  readonly agreements: Agreements;
  readonly taxes: TaxSetup;
}

async function loadSetup(tx: Tx, legalEntity: string, candidates: readonly Candidate[]): Promise<Outcome<Setup>> {
  const keys = taxKeysOf(candidates);
  const books = await loadBooks(tx, {
    legalEntity,
    currencies: [...new Set(candidates.map((candidate) => candidate.currency))],
    from: candidates[0]?.accountingDate ?? FOR_EVER,
    to: FOR_EVER,
  });
  if (!books.ok) return books;
  const agreements = await loadAgreements(tx, legalEntity, keys.contracts);
  const taxes = await loadTaxSetup(tx, books.value.parameters, keys);
  return accept({ books: books.value, agreements, taxes });
}

/** Originals first: a reversal is journalled only when its original is. */
function decideLines(
  candidates: readonly Candidate[],
  setup: Setup,
): { readonly lines: readonly Line[]; readonly errors: readonly SubjectError[] } {
  const lines = new Map<string, Line>();
  const errors: SubjectError[] = [];
  const decide = (candidate: Candidate): void => {
    const decision = decideLine(candidate, setup);
    if (decision.ok) lines.set(candidate.actualId, decision.value);
    else errors.push({ subject: candidate.actualId, refusals: decision.refusals });
  };
  for (const candidate of candidates) if (!candidate.isReversal) decide(candidate);
  for (const candidate of candidates) {
    const original = candidate.reversesActualId ?? '';
    if (candidate.isReversal && (candidate.originalJournal !== null || lines.has(original))) decide(candidate);
  }
  return { lines: candidates.flatMap((candidate) => lines.get(candidate.actualId) ?? []), errors };
}

function decideLine(candidate: Candidate, { books, agreements, taxes }: Setup): Outcome<Line> {
  const lineProperty = linePropertyOf(books.parameters.billingTypeMap, candidate.billingType);
  if (lineProperty === null) {
    const message = `billingTypeMap names no line property for ${candidate.billingType}.`;
    return refuse('LINE_PROPERTY_NOT_FOUND', { message, subject: candidate.actualId });
  }
  const rate = refuseRate(candidate, books, agreements);
  if (rate !== null) return { ok: false, refusals: [rate] };
  if (candidate.transactionType === 'COST')
    return accept({ candidate, lineProperty, salesTaxGroup: null, itemSalesTaxGroup: null });
  return accept({
    candidate,
    lineProperty,
    salesTaxGroup: headerTaxGroup(taxes, candidate),
    itemSalesTaxGroup: itemTaxGroup(taxes, candidate),
  });
}

function refuseRate(candidate: Candidate, books: Books, agreements: Agreements): Refusal | null {
  const valuation = valuationOn(books.ledger, {
    currency: candidate.currency,
    day: books.parameters.autoAccountingDateToOpenPeriod ? FOR_EVER : candidate.accountingDate,
    fixedRate: agreements.fixedRates.get(candidate.contractNumber ?? '') ?? null,
  });
  const [missing] = valuation.ok ? [] : valuation.refusals;
  if (missing === undefined) return null;
  return refusal(missing.code, { message: missing.message, rule: 'P6', subject: candidate.actualId });
}

function linePropertyOf(map: Json, billingType: string): string | null {
  if (typeof map !== 'object' || map === null) return null;
  const property = Object.entries(map).find(([name]) => name === billingType)?.[1];
  return typeof property === 'string' && property !== '' ? property : null;
}

interface Writing {
  readonly legalEntity: string;
  readonly books: Books;
  readonly lines: readonly Line[];
}

async function writeLines(tx: Tx, { legalEntity, books, lines }: Writing): Promise<Outcome<null>> {
  if (lines.length === 0) return accept(null);
  const unit = unitOf(books.parameters.journalPeriodUnit);
  const days = lines.map((line) => line.candidate.documentDate);
  const starts = [...new Set(days.map((day) => groupingStart(day, unit)))];
  const open = await rows<OpenJournal>(
    tx,
    `select number, period_start, line_count from finance.integration_journal
      where legal_entity = $1 and status = 'DRAFT' and original_journal_number is null and period_start = any ($2::date[]) and line_count < $3
      order by created_at, number for no key update`,
    [legalEntity, starts, books.parameters.journalLineLimit],
  );
  const plan = placeInJournals(days, { unit, lineLimit: books.parameters.journalLineLimit, open });
  const numbers = await takeJournalNumbers(tx, legalEntity, plan.opened.length);
  if (!numbers.ok) return numbers;
  await saveJournals(tx, { legalEntity, plan, numbers: numbers.value });
  await saveLines(tx, { legalEntity, plan, numbers: numbers.value, lines });
  return accept(null);
}

const unitOf = (text: string): PeriodUnit => PERIOD_UNITS.find((unit) => unit === text) ?? 'DAYS';

interface Saving {
  readonly legalEntity: string;
  readonly plan: JournalPlan;
  readonly numbers: readonly string[];
}

async function saveJournals(tx: Tx, { legalEntity, plan, numbers }: Saving): Promise<void> {
  await insertRows(
    tx,
    integrationJournal,
    plan.opened.map((journal, i) => ({ legalEntity, number: present(numbers[i], 'journal number'), ...journal })),
  );
  await affected(
    tx,
    `update finance.integration_journal t set line_count = g.line_count, version = t.version + 1
       from unnest($2::text[], $3::integer[]) as g (number, line_count) where t.legal_entity = $1 and t.number = g.number`,
    [legalEntity, plan.grown.map((journal) => journal.number), plan.grown.map((journal) => journal.lineCount)],
  );
}

/** The lines copy the staged rows inside the database; only what was decided here travels. */
async function saveLines(
  tx: Tx,
  { legalEntity, plan, numbers, lines }: Saving & { readonly lines: readonly Line[] },
): Promise<void> {
  const placed = lines.map((line, i) => {
    const { journal, lineNumber } = present(plan.placements[i], 'placement');
    const number = 'number' in journal ? journal.number : present(numbers[journal.opened], 'journal number');
    return { ...line, number, lineNumber };
  });
  for (let start = 0; start < placed.length; start += LIMITS.batchRows) {
    const part = placed.slice(start, start + LIMITS.batchRows);
    const keys = [
      part.map((line) => line.candidate.actualId),
      part.map((line) => line.number),
      part.map((line) => line.lineNumber),
    ];
    await affected(
      tx,
      `insert into finance.integration_journal_line (legal_entity, journal_number, line_number, actual_id, kind, transaction_class, billing_type,
              line_property, document_date, accounting_date, contract_number, contract_line_number, customer_account, project_number, category,
              product_number, resource, quantity, price, amount, currency, sales_tax_group, item_sales_tax_group)
       select s.legal_entity, g.journal_number, g.line_number, s.actual_id, s.transaction_type, s.transaction_class, s.billing_type,
              g.line_property, s.document_date, s.accounting_date, s.contract_number, s.line_number, s.customer_account, s.project_number, s.category,
              s.product_number, s.resource, s.quantity, s.price, s.amount, s.currency, g.sales_tax_group, g.item_sales_tax_group
         from unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::text[])
                as g (actual_id, journal_number, line_number, line_property, sales_tax_group, item_sales_tax_group)
         join finance.staged_actual s on s.legal_entity = $1 and s.actual_id = g.actual_id`,
      [
        legalEntity,
        ...keys,
        part.map((line) => line.lineProperty),
        part.map((line) => line.salesTaxGroup),
        part.map((line) => line.itemSalesTaxGroup),
      ],
    );
    await affected(
      tx,
      `update finance.staged_actual t set status = 'IMPORTED', journal_number = g.journal_number, journal_line_number = g.line_number
         from unnest($2::uuid[], $3::text[], $4::integer[]) as g (actual_id, journal_number, line_number)
        where t.legal_entity = $1 and t.actual_id = g.actual_id and t.status = 'RECEIVED'`,
      [legalEntity, ...keys],
    );
  }
}
