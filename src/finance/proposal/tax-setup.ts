/** Reads what a company has set up for sales tax, as far as some lines need it: one statement. */
import { rows, type Tx } from '../../kernel/db.ts';
import { decimal } from '../../kernel/money.ts';
import type { ProjectParameters } from '../setup/tables.ts';
import { TAX_GROUP_METHODS, type TaxGroupMethod, type TaxSetup } from './tax.ts';

/** Business keys that occur on the lines. */
export interface TaxKeys {
  readonly projects: readonly string[];
  readonly contracts: readonly string[];
  readonly customers: readonly string[];
  readonly categories: readonly string[];
  readonly products: readonly string[];
}

const SETUP = `
  select 'project' as kind, project_number as key, sales_tax_group as value from finance.project_setup where legal_entity = $1 and project_number = any ($2::text[])
  union all select 'contract', contract_number, sales_tax_group from finance.contract_setup where legal_entity = $1 and contract_number = any ($3::text[])
  union all select 'customer', account_number, sales_tax_group from finance.customer where legal_entity = $1 and account_number = any ($4::text[])
  union all select 'category', category, item_tax_group from finance.category_setup where legal_entity = $1 and category = any ($5::text[])
  union all select 'product', product_number, item_tax_group from finance.product_setup where legal_entity = $1 and product_number = any ($6::text[])
  union all select 'group', tax_group, tax_code from finance.tax_group_member where legal_entity = $1
  union all select 'itemGroup', item_tax_group, tax_code from finance.item_tax_group_member where legal_entity = $1
  union all select 'rate', tax_code, rate_percent::text from finance.tax_code where legal_entity = $1`;

const isMethod = (text: string): text is TaxGroupMethod => TAX_GROUP_METHODS.some((method) => method === text);

export async function loadTaxSetup(tx: Tx, parameters: ProjectParameters, keys: TaxKeys): Promise<TaxSetup> {
  const found = await rows<{ kind: string; key: string; value: string | null }>(tx, SETUP, [
    parameters.legalEntity,
    keys.projects,
    keys.contracts,
    keys.customers,
    keys.categories,
    keys.products,
  ]);
  const one = (kind: string): ReadonlyMap<string, string | null> =>
    new Map(found.filter((row) => row.kind === kind).map((row) => [row.key, row.value]));
  const many = (kind: string): ReadonlyMap<string, readonly string[]> => {
    const lists = new Map<string, string[]>();
    for (const { kind: of, key, value } of found) {
      if (of === kind && value !== null) lists.set(key, [...(lists.get(key) ?? []), value]);
    }
    return lists;
  };
  const { salesTaxGroupMethod, itemTaxGroupMethod } = parameters;
  return {
    method: isMethod(salesTaxGroupMethod) ? salesTaxGroupMethod : 'SEARCH',
    itemMethod: itemTaxGroupMethod === 'ITEM' ? 'ITEM' : 'CATEGORY',
    milestoneItemGroup: parameters.milestoneItemTaxGroup,
    retainerItemGroup: parameters.retainerItemTaxGroup,
    projects: one('project'),
    contracts: one('contract'),
    customers: one('customer'),
    categories: one('category'),
    products: one('product'),
    groups: many('group'),
    itemGroups: many('itemGroup'),
    rates: new Map([...one('rate')].flatMap(([code, rate]) => (rate === null ? [] : [[code, decimal(rate)] as const]))),
  };
}

/** The distinct keys of some lines. */
export function taxKeysOf(
  lines: readonly {
    readonly projectNumber: string | null;
    readonly contractNumber: string | null;
    readonly customerAccount: string | null;
    readonly category: string | null;
    readonly productNumber: string | null;
  }[],
): TaxKeys {
  const distinct = (values: readonly (string | null)[]): readonly string[] => [
    ...new Set(values.filter((value) => value !== null)),
  ];
  return {
    projects: distinct(lines.map((line) => line.projectNumber)),
    contracts: distinct(lines.map((line) => line.contractNumber)),
    customers: distinct(lines.map((line) => line.customerAccount)),
    categories: distinct(lines.map((line) => line.category)),
    products: distinct(lines.map((line) => line.productNumber)),
  };
}
