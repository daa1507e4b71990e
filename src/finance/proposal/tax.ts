/** Sales tax (domain.md 6.4): the groups of a line, and the codes that both of them hold. Article: Manage project invoice proposals. (pure) */
import { percentOf, roundTo, sum, type Decimal } from '../../kernel/money.ts';

export const TAX_GROUP_METHODS = ['PROJECT', 'CONTRACT', 'CUSTOMER', 'SEARCH'] as const;
export type TaxGroupMethod = (typeof TAX_GROUP_METHODS)[number];

/** What a company has set up for sales tax. */
export interface TaxSetup {
  readonly method: TaxGroupMethod;
  /** For material only. */
  readonly itemMethod: 'ITEM' | 'CATEGORY';
  readonly milestoneItemGroup: string | null;
  readonly retainerItemGroup: string | null;
  /** Header groups by project, contract and customer. */
  readonly projects: ReadonlyMap<string, string | null>;
  readonly contracts: ReadonlyMap<string, string | null>;
  readonly customers: ReadonlyMap<string, string | null>;
  /** Item groups by category and product. */
  readonly categories: ReadonlyMap<string, string | null>;
  readonly products: ReadonlyMap<string, string | null>;
  /** Tax codes of each header group and of each item group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly itemGroups: ReadonlyMap<string, readonly string[]>;
  /** Percent by tax code. */
  readonly rates: ReadonlyMap<string, Decimal>;
}

interface Parties {
  /** Of the entry or of the milestone's line; a retainer has none (D62). */
  readonly projectNumber: string | null;
  readonly contractNumber: string | null;
  readonly customerAccount: string | null;
}

const found = (groups: ReadonlyMap<string, string | null>, key: string | null): string | null =>
  key === null ? null : (groups.get(key) ?? null);

/** The header group that the method names, without fallback; SEARCH takes the first of project, contract, customer. */
export function headerTaxGroup(setup: TaxSetup, parties: Parties): string | null {
  const ofProject = (): string | null => found(setup.projects, parties.projectNumber);
  const ofContract = (): string | null => found(setup.contracts, parties.contractNumber);
  const ofCustomer = (): string | null => found(setup.customers, parties.customerAccount);
  switch (setup.method) {
    case 'PROJECT':
      return ofProject();
    case 'CONTRACT':
      return ofContract();
    case 'CUSTOMER':
      return ofCustomer();
    case 'SEARCH':
      return ofProject() ?? ofContract() ?? ofCustomer();
  }
}

interface Item {
  readonly transactionClass: string;
  readonly category: string | null;
  readonly productNumber: string | null;
}

/** By category; material by category or product; milestones and retainers by the company's parameters. */
export function itemTaxGroup(setup: TaxSetup, { transactionClass, category, productNumber }: Item): string | null {
  switch (transactionClass) {
    case 'MILESTONE':
      return setup.milestoneItemGroup;
    case 'RETAINER':
      return setup.retainerItemGroup;
    case 'MATERIAL':
      return setup.itemMethod === 'ITEM' ? found(setup.products, productNumber) : found(setup.categories, category);
    default:
      return found(setup.categories, category);
  }
}

interface Taxed {
  /** Without tax. */
  readonly amount: Decimal;
  readonly salesTaxGroup: string | null;
  readonly itemSalesTaxGroup: string | null;
  /** Of the transaction currency. */
  readonly minorUnits: number;
}

/** Codes in both groups, each rounded for itself (D25). No common code, or a missing group: 0. */
export function taxOf(setup: TaxSetup, { amount, salesTaxGroup, itemSalesTaxGroup, minorUnits }: Taxed): Decimal {
  const header = salesTaxGroup === null ? [] : (setup.groups.get(salesTaxGroup) ?? []);
  const item = new Set(itemSalesTaxGroup === null ? [] : (setup.itemGroups.get(itemSalesTaxGroup) ?? []));
  return sum(
    header.flatMap((code) => {
      const rate = item.has(code) ? setup.rates.get(code) : undefined;
      return rate === undefined ? [] : [roundTo(percentOf(amount, rate), minorUnits)];
    }),
  );
}
