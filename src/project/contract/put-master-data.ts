/** Takes over the project side's part of reference data: categories, products, and its number sequences. */
import type { Work } from '../../kernel/command.ts';
import type { Tx } from '../../kernel/db.ts';
import {
  namesIn,
  openIntake,
  refuseTooMany,
  type GivenRows,
  type Intake,
  type IntakeResult,
} from '../../kernel/intake.ts';
import { writeMerge } from '../../kernel/intake/write-merge.ts';
import { changeEntries, countsOf } from '../../kernel/intake/audit.ts';
import { mergeSequences, writeSequences } from '../../kernel/intake/sequences.ts';
import type { Outcome } from '../../kernel/refusal.ts';
import { findRows } from '../../kernel/write.ts';
import { CATEGORY, PRODUCT } from './rows.ts';
import * as tables from './tables.ts';

export interface MasterDataRows {
  readonly categories?: GivenRows;
  readonly products?: GivenRows;
  readonly numberSequences?: GivenRows;
  readonly strict: boolean;
}

/** The series of this side; rows of others are finance's business. */
const PROJECT_SERIES: readonly unknown[] = ['PF'];

/**
 * Name and class of a category, name of a product, format and next number of a sequence while it is unused (design G14, G24).
 * The class of a category stays once it is given: entries are recorded by it.
 * Errors by row: BAD_USER_INPUT, BAD_TEXT, NOT_FOUND, FIELD_READ_ONLY; of the call: TOO_LARGE.
 */
export async function putMasterData(work: Work, given: MasterDataRows): Promise<Outcome<IntakeResult>> {
  const tooMany = refuseTooMany([given.categories, given.products, given.numberSequences]);
  if (tooMany !== null) return tooMany;
  const { tx, legalEntity } = work;
  const intake = openIntake(legalEntity);
  const sequences = (given.numberSequences ?? []).filter((row) => PROJECT_SERIES.includes(row['series']));
  const merges = {
    categories: await mergeCategories(tx, intake, given.categories),
    products: await mergeProducts(tx, intake, given.products),
    numberSequences: await mergeSequences(tx, intake, sequences),
  };
  for (const merge of Object.values(merges)) intake.count(merge);
  const counts = countsOf(merges);
  if (!intake.isRefused(given.strict) && counts !== null) {
    await writeMerge(tx, tables.category, { key: ['legalEntity', 'category'], merge: merges.categories });
    await writeMerge(tx, tables.product, { key: ['legalEntity', 'productNumber'], merge: merges.products });
    await writeSequences(tx, merges.numberSequences);
    work.audit({ subjectType: 'LegalEntity', subject: legalEntity, change: counts });
    const changes = [
      ...changeEntries('Category', merges.categories.changed, (row) => row.category),
      ...changeEntries('Product', merges.products.changed, (row) => row.productNumber),
      ...changeEntries('NumberSequence', merges.numberSequences.changed, (row) => row.series),
    ];
    for (const entry of changes) work.audit(entry);
  }
  return intake.outcome(given.strict);
}

async function mergeCategories(tx: Tx, intake: Intake, given: GivenRows) {
  const { legalEntity } = intake;
  const wanted = intake.read('categories', CATEGORY, given).map(({ row, ...place }) => ({
    ...place,
    row: { legalEntity, category: row.category, name: row.name, class: row.class },
  }));
  const category = namesIn(wanted, (row) => row.category);
  const existing = await findRows(tx, tables.category, { legalEntity, category });
  const merge = intake.merge(tables.category, { key: ['legalEntity', 'category'], wanted, existing });
  const changed = intake.keep(merge.changed, ({ category: name }, { before, columns }) => {
    if (!columns.includes('class')) return null;
    const message = `Category ${name} is of class ${before.class} and stays so: entries are recorded by it.`;
    return { code: 'FIELD_READ_ONLY', column: 'class', message };
  });
  return { ...merge, changed };
}

async function mergeProducts(tx: Tx, intake: Intake, given: GivenRows) {
  const { legalEntity } = intake;
  const wanted = intake
    .read('products', PRODUCT, given)
    .map(({ row, ...place }) => ({ ...place, row: { legalEntity, productNumber: row.productNumber, name: row.name } }));
  const productNumber = namesIn(wanted, (row) => row.productNumber);
  const existing = await findRows(tx, tables.product, { legalEntity, productNumber });
  return intake.merge(tables.product, { key: ['legalEntity', 'productNumber'], wanted, existing });
}
