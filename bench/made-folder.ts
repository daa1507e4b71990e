/** A folder made up for a measurement: one company, contracts of one customer, so many hours on each. Nothing in it is random. */
import { DEMO_FOLDER } from '../src/cli/demo.ts';
import { readFolder, type Folder, type FolderRow } from '../src/cli/folder.ts';
import type { KnownFileName } from '../src/cli/folder/files.ts';

export interface MadeFolder {
  readonly legalEntity: string;
  readonly importTrigger: 'PERIODIC' | 'ON_READY';
  readonly contracts: number;
  /** Hours on each contract. */
  readonly entries: number;
}

export const DAYS = {
  journalDate: '2026-01-20',
  proformaDate: '2026-01-30',
  confirmDate: '2026-01-31',
  postDate: '2026-01-31',
  retainerDate: null,
} as const;

const REFERENCE: readonly KnownFileName[] = [
  'currencies.csv',
  'exchange_rates.csv',
  'fiscal_periods.csv',
  'tax_codes.csv',
  'tax_groups.csv',
  'item_tax_groups.csv',
  'project_categories.csv',
  'parameters.csv',
  'customers.csv',
];

const table = (rows: readonly Readonly<Record<string, string | null>>[]): readonly FolderRow[] =>
  rows.map((cells, index) => ({ line: index + 2, cells }));

/** Reference data as in the worked example, for another company. */
export async function makeFolder({ legalEntity, importTrigger, contracts, entries }: MadeFolder): Promise<Folder> {
  const example = await readFolder(DEMO_FOLDER);
  const ofCompany = (row: FolderRow): FolderRow =>
    'legal_entity_id' in row.cells ? { ...row, cells: { ...row.cells, legal_entity_id: legalEntity } } : row;
  const reference = Object.fromEntries(REFERENCE.map((file) => [file, (example.rows[file] ?? []).map(ofCompany)]));
  const numbers = Array.from({ length: contracts }, (_, index) => String(index + 1).padStart(4, '0'));
  const company = { ...example.rows['legal_entities.csv']?.[0]?.cells, id: legalEntity, import_trigger: importTrigger };
  return {
    directory: 'made up',
    problems: [],
    strays: [],
    rows: {
      ...reference,
      'legal_entities.csv': table([company]),
      'projects.csv': table(numbers.map((number) => projectRow(number, legalEntity))),
      'contracts.csv': table(numbers.map((number) => contractRow(number, legalEntity))),
      'contract_customers.csv': table(numbers.map(customerRow)),
      'contract_lines.csv': table(numbers.map(lineRow)),
      'approvals.csv': table(numbers.flatMap((number) => approvalRows(number, entries))),
    },
  };
}

const projectRow = (number: string, legalEntity: string) => ({
  project_number: `P-${number}`,
  legal_entity_id: legalEntity,
  name: `Project ${number}`,
  state: 'ACTIVE',
  sales_tax_group: null,
});

const contractRow = (number: string, legalEntity: string) => ({
  contract_number: `PC-${number}`,
  legal_entity_id: legalEntity,
  name: `Contract ${number}`,
  currency: 'EUR',
  primary_customer_account: 'ALPINE',
  nte_limit: null,
  requested_delivery_date: null,
  sales_tax_group: null,
  fixed_rate_to_accounting: null,
  fixed_rate_reference: null,
});

const customerRow = (number: string) => ({
  contract_number: `PC-${number}`,
  customer_account: 'ALPINE',
  split_percent: '100',
  is_rounding: 'true',
  is_primary: 'true',
  nte_limit: null,
  payment_terms: null,
});

const lineRow = (number: string) => ({
  contract_number: `PC-${number}`,
  line_number: '10',
  name: 'Hours',
  billing_method: 'TIME_AND_MATERIAL',
  project_number: `P-${number}`,
  include_time: 'true',
  include_expense: 'true',
  include_material: 'false',
  include_fee: 'false',
  contract_amount: '0',
  nte_limit: null,
  accrue_revenue: 'true',
  on_account_posting: 'BALANCE',
});

const approvalRows = (number: string, entries: number) =>
  Array.from({ length: entries }, (_, index) => ({
    entry_number: `E-${number}-${index + 1}`,
    class: 'TIME',
    project_number: `P-${number}`,
    contract_number: `PC-${number}`,
    line_number: '10',
    category: 'CONSULT',
    role: 'CONS',
    resource: `R-${index % 50}`,
    product_number: null,
    document_date: '2026-01-15',
    accounting_date: '2026-01-20',
    quantity: `${(index % 8) + 1}.25`,
    billable_quantity: null,
    unit: 'HOUR',
    cost_price: '60.00',
    sales_price: '133.33',
    billing_type: 'CHARGEABLE',
    description: `Work ${index + 1}`,
    external_description: null,
  }));
