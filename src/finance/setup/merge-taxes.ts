/** Sales tax: codes, groups, and the item group of categories and products, compared with what is there. */
import type { Tx } from '../../kernel/db.ts';
import { namesIn, notFound, type GivenRows, type Intake } from '../../kernel/intake.ts';
import type { Problem } from '../../kernel/intake/cells.ts';
import type { Merge } from '../../kernel/intake/merge.ts';
import { findRows } from '../../kernel/write.ts';
import { ofCompany } from './company-rows.ts';
import { CATEGORY, ITEM_TAX_GROUP, PRODUCT, TAX_CODE, TAX_GROUP } from './rows.ts';
import * as tables from './tables.ts';

export interface TaxRows {
  readonly taxCodes?: GivenRows;
  readonly taxGroups?: GivenRows;
  readonly itemTaxGroups?: GivenRows;
  readonly categories?: GivenRows;
  readonly products?: GivenRows;
}

export async function mergeTaxes(tx: Tx, intake: Intake, given: TaxRows) {
  const { legalEntity } = intake;
  const there = {
    codes: await findRows(tx, tables.taxCode, { legalEntity }),
    groups: await findRows(tx, tables.taxGroupMember, { legalEntity }),
    itemGroups: await findRows(tx, tables.itemTaxGroupMember, { legalEntity }),
  };
  const taxCodes = intake.merge(tables.taxCode, {
    key: ['legalEntity', 'taxCode'],
    wanted: intake.read('taxCodes', TAX_CODE, given.taxCodes).map(ofCompany),
    existing: there.codes,
  });
  const codes = known(there.codes, taxCodes, (row) => row.taxCode);
  const refuseCode = ({ taxCode }: { readonly taxCode: string }): Problem | null =>
    codes.has(taxCode)
      ? null
      : notFound('taxCode', `tax code ${taxCode}`, 'Send the code in taxCodes, in this call or before it.');
  const taxGroups = intake.merge(tables.taxGroupMember, {
    key: ['legalEntity', 'taxGroup', 'taxCode'],
    wanted: intake.keep(intake.read('taxGroups', TAX_GROUP, given.taxGroups).map(ofCompany), refuseCode),
    existing: there.groups,
  });
  const itemTaxGroups = intake.merge(tables.itemTaxGroupMember, {
    key: ['legalEntity', 'itemTaxGroup', 'taxCode'],
    wanted: intake.keep(intake.read('itemTaxGroups', ITEM_TAX_GROUP, given.itemTaxGroups).map(ofCompany), refuseCode),
    existing: there.itemGroups,
  });
  const itemGroups = known(there.itemGroups, itemTaxGroups, (row) => row.itemTaxGroup);
  return {
    taxCodes,
    taxGroups: { merge: taxGroups, known: known(there.groups, taxGroups, (row) => row.taxGroup) },
    itemTaxGroups: { merge: itemTaxGroups, known: itemGroups },
    categories: await mergeCategories(tx, intake, { given: given.categories, itemGroups }),
    products: await mergeProducts(tx, intake, { given: given.products, itemGroups }),
  };
}

/** Every name that is there, or comes with this call. */
function known<R>(there: readonly R[], merge: Merge<R>, nameOf: (row: R) => string): ReadonlySet<string> {
  return new Set([...there, ...merge.fresh.map(({ row }) => row)].map(nameOf));
}

/** A sales tax group that a row names must have a member, else its tax would silently be 0. */
export function refuseTaxGroup(group: string | null, groups: ReadonlySet<string>): Problem | null {
  if (group === null || groups.has(group)) return null;
  return notFound(
    'salesTaxGroup',
    `sales tax group ${group}`,
    'Send its members in taxGroups, in this call or before it.',
  );
}

/** The same for an item sales tax group, in the column that names it. */
export function refuseItemTaxGroup(
  group: string | null,
  { groups, column = 'itemTaxGroup' }: { readonly groups: ReadonlySet<string>; readonly column?: string },
): Problem | null {
  if (group === null || groups.has(group)) return null;
  return notFound(
    column,
    `item sales tax group ${group}`,
    'Send its members in itemTaxGroups, in this call or before it.',
  );
}

interface Items {
  readonly given: GivenRows;
  readonly itemGroups: ReadonlySet<string>;
}

async function mergeCategories(tx: Tx, intake: Intake, { given, itemGroups: groups }: Items) {
  const rows = intake.read('categories', CATEGORY, given).map(ofCompany);
  const wanted = intake.keep(rows, (row) => refuseItemTaxGroup(row.itemTaxGroup, { groups }));
  const category = namesIn(wanted, (row) => row.category);
  const existing = await findRows(tx, tables.categorySetup, { legalEntity: intake.legalEntity, category });
  return intake.merge(tables.categorySetup, { key: ['legalEntity', 'category'], wanted, existing });
}

async function mergeProducts(tx: Tx, intake: Intake, { given, itemGroups: groups }: Items) {
  const rows = intake.read('products', PRODUCT, given).map(ofCompany);
  const wanted = intake.keep(rows, (row) => refuseItemTaxGroup(row.itemTaxGroup, { groups }));
  const productNumber = namesIn(wanted, (row) => row.productNumber);
  const existing = await findRows(tx, tables.productSetup, { legalEntity: intake.legalEntity, productNumber });
  return intake.merge(tables.productSetup, { key: ['legalEntity', 'productNumber'], wanted, existing });
}

export async function knownTaxGroups(tx: Tx, legalEntity: string): Promise<ReadonlySet<string>> {
  return new Set((await findRows(tx, tables.taxGroupMember, { legalEntity })).map((row) => row.taxGroup));
}
