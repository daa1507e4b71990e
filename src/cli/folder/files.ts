/** The files of a folder as data: what each is called in the API, its columns, and how a row names its company. (pure) */

/** The call that takes the rows of a file. */
export type IntakeCall = 'REFERENCE' | 'CONTRACTS' | 'APPROVALS';

export interface KnownFile {
  readonly call: IntakeCall;
  /** The field of the call's input that takes the rows. */
  readonly list: string;
  /** Columns that the header must have, in snake_case. */
  readonly columns: readonly string[];
  /** Columns that it may have. */
  readonly optional?: readonly string[];
  /** How a row says whose it is: a column with the company, a column with the contract, or not at all: all companies share it. */
  readonly owner: { readonly company: string } | { readonly contract: string } | 'SHARED';
}

const columns = (text: string): readonly string[] => text.split(' ');
const companyColumn = { company: 'legal_entity_id' } as const;
const contractColumn = { contract: 'contract_number' } as const;

/** In the order in which they are sent: what others refer to goes first. data/january/README.md. */
export const KNOWN_FILES = {
  'currencies.csv': {
    call: 'REFERENCE',
    list: 'currencies',
    columns: columns('code name minor_units'),
    owner: 'SHARED',
  },
  'legal_entities.csv': {
    call: 'REFERENCE',
    list: 'legalEntities',
    columns: columns('id name accounting_currency reporting_currency import_trigger active'),
    optional: ['time_zone'],
    owner: { company: 'id' },
  },
  'exchange_rates.csv': {
    call: 'REFERENCE',
    list: 'exchangeRates',
    columns: columns('from_currency to_currency valid_from rate'),
    owner: 'SHARED',
  },
  'fiscal_periods.csv': {
    call: 'REFERENCE',
    list: 'fiscalPeriods',
    columns: columns('legal_entity_id start_date end_date status'),
    owner: companyColumn,
  },
  'tax_codes.csv': {
    call: 'REFERENCE',
    list: 'taxCodes',
    columns: columns('legal_entity_id tax_code name rate_percent'),
    owner: companyColumn,
  },
  'tax_groups.csv': {
    call: 'REFERENCE',
    list: 'taxGroups',
    columns: columns('legal_entity_id tax_group tax_code'),
    owner: companyColumn,
  },
  'item_tax_groups.csv': {
    call: 'REFERENCE',
    list: 'itemTaxGroups',
    columns: columns('legal_entity_id item_tax_group tax_code'),
    owner: companyColumn,
  },
  'project_categories.csv': {
    call: 'REFERENCE',
    list: 'categories',
    columns: columns('legal_entity_id category name class item_tax_group'),
    owner: companyColumn,
  },
  'products.csv': {
    call: 'REFERENCE',
    list: 'products',
    columns: columns('legal_entity_id product_number name item_tax_group'),
    owner: companyColumn,
  },
  'parameters.csv': {
    call: 'REFERENCE',
    list: 'parameters',
    columns: columns(
      'legal_entity_id journal_period_unit journal_line_limit journal_batch_threshold auto_accounting_date_to_open_period ' +
        'sales_tax_group_method item_tax_group_method milestone_item_tax_group retainer_item_tax_group require_tax_groups ' +
        'allow_header_dimension_update invoice_number_sequence voucher_sequence journal_voucher_sequence ' +
        'proposal_number_sequence_allows_change posting_subtasks selective_import exact_reversal_rates ' +
        'customer_balance_conversion max_penny_difference billing_type_map line_discount_category',
    ),
    owner: companyColumn,
  },
  'number_sequences.csv': {
    call: 'REFERENCE',
    list: 'numberSequences',
    columns: columns('legal_entity_id series format next_number'),
    owner: companyColumn,
  },
  'customers.csv': {
    call: 'REFERENCE',
    list: 'customers',
    columns: columns('legal_entity_id account_number name currency sales_tax_group payment_terms blocked'),
    owner: companyColumn,
  },
  'projects.csv': {
    call: 'CONTRACTS',
    list: 'projects',
    columns: columns('project_number legal_entity_id name state sales_tax_group'),
    owner: companyColumn,
  },
  'contracts.csv': {
    call: 'CONTRACTS',
    list: 'contracts',
    columns: columns(
      'contract_number legal_entity_id name currency primary_customer_account nte_limit requested_delivery_date ' +
        'sales_tax_group fixed_rate_to_accounting fixed_rate_reference',
    ),
    owner: companyColumn,
  },
  'contract_customers.csv': {
    call: 'CONTRACTS',
    list: 'contractCustomers',
    columns: columns('contract_number customer_account split_percent is_rounding is_primary nte_limit payment_terms'),
    owner: contractColumn,
  },
  'contract_lines.csv': {
    call: 'CONTRACTS',
    list: 'contractLines',
    columns: columns(
      'contract_number line_number name billing_method project_number include_time include_expense include_material ' +
        'include_fee contract_amount nte_limit accrue_revenue on_account_posting',
    ),
    owner: contractColumn,
  },
  'contract_line_customers.csv': {
    call: 'CONTRACTS',
    list: 'contractLineCustomers',
    columns: columns('contract_number line_number customer_account split_percent is_rounding nte_limit'),
    owner: contractColumn,
  },
  'milestones.csv': {
    call: 'CONTRACTS',
    list: 'milestones',
    columns: columns('milestone_number contract_number line_number name date amount'),
    optional: ['tax'],
    owner: contractColumn,
  },
  'retainers.csv': {
    call: 'CONTRACTS',
    list: 'retainers',
    columns: columns('retainer_number contract_number customer_account description amount invoice_date'),
    optional: ['tax'],
    owner: contractColumn,
  },
  'approvals.csv': {
    call: 'APPROVALS',
    list: 'approvals',
    columns: columns(
      'entry_number class project_number contract_number line_number category role resource product_number document_date ' +
        'accounting_date quantity billable_quantity unit cost_price sales_price billing_type description external_description',
    ),
    optional: ['sales_tax_estimate'],
    owner: contractColumn,
  },
} as const satisfies Record<string, KnownFile>;

export type KnownFileName = keyof typeof KNOWN_FILES;

export const isKnownFile = (name: string): name is KnownFileName => Object.hasOwn(KNOWN_FILES, name);

export const knownFile = (name: KnownFileName): KnownFile => KNOWN_FILES[name];

export const KNOWN_FILE_NAMES: readonly KnownFileName[] = Object.keys(KNOWN_FILES).filter(isKnownFile);

/** `line_number` → `lineNumber`. */
export const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `lineNumber` → `line_number`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
