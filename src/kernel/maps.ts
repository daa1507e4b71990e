/** The table maps: which way each table goes (domain.md 3.1). The doors obey this table; the crossing reads it aloud. (pure) */
import type { SideName } from './db.ts';

interface TableMap {
  readonly number: string;
  readonly title: string;
  /** As documented; newer ones are accepted. */
  readonly version: string;
  readonly from: SideName;
  readonly to: SideName;
  /** The columns that it carries: a message with another one is refused (R21, R23). */
  readonly fields: readonly string[];
}

export const MAPS = {
  salesorders: {
    number: 'M1',
    title: 'Project contract headers',
    version: '1.0.0.1',
    from: 'project',
    to: 'finance',
    fields: ['number', 'name', 'currency', 'status', 'version'],
  },
  salesorderdetails: {
    number: 'M2',
    title: 'Project contract lines',
    version: '1.0.0.1',
    from: 'project',
    to: 'finance',
    fields: ['contract_number', 'line_number', 'name', 'billing_method', 'project_number'],
  },
  msdyn_projectcontractsplitbillingrules: {
    number: 'M3',
    title: 'Project funding source',
    version: '1.0.0.2',
    from: 'project',
    to: 'finance',
    fields: ['contract_number', 'line_number', 'customer_account', 'split_percent', 'payment_terms'],
  },
  msdyn_projects: {
    number: 'M4',
    title: 'Projects V2',
    version: '1.0.0.3',
    from: 'project',
    to: 'finance',
    fields: ['number', 'name', 'state', 'version'],
  },
  msdyn_contractlinescheduleofvalues: {
    number: 'M6',
    title: 'Project Operations integration contract line milestones',
    version: '1.0.0.7',
    from: 'project',
    to: 'finance',
    fields: [
      'milestone_id',
      'contract_number',
      'line_number',
      'customer_account',
      'project_number',
      'amount',
      'currency',
      'transaction_date',
      'description',
    ],
  },
  msdyn_actuals: {
    number: 'M7',
    title: 'Project Operations integration actuals',
    version: '1.0.0.19',
    from: 'project',
    to: 'finance',
    fields: [
      'actual_id',
      'transaction_type',
      'transaction_class',
      'billing_type',
      'adjustment_status',
      'quantity',
      'unit',
      'price',
      'amount',
      'currency',
      'document_date',
      'start_date',
      'end_date',
      'accounting_date',
      'contract_number',
      'line_number',
      'customer_account',
      'project_number',
      'category',
      'role',
      'resource',
      'product_number',
      'entry_number',
      'description',
      'external_description',
      'proforma_id',
      'milestone_id',
      'retainer_id',
      'is_reversal',
      'reverses_actual_id',
    ],
  },
  'msdyn_actuals.feedback': {
    number: 'M7',
    title: 'Project Operations integration actuals, accounting detail',
    version: '1.0.0.19',
    from: 'finance',
    to: 'project',
    fields: [
      'actual_id',
      'accounting_currency_amount',
      'accounting_exchange_rate',
      'voucher_number',
      'sales_tax_amount',
    ],
  },
  msdyn_transactionconnections: {
    number: 'M8',
    title: 'Integration entity for project transaction relationships',
    version: '1.0.0.0',
    from: 'project',
    to: 'finance',
    fields: ['transaction1_id', 'transaction1_role', 'transaction2_id', 'transaction2_role'],
  },
  invoices: {
    number: 'M9',
    title: 'Project invoice proposal V2',
    version: '1.0.0.3',
    from: 'project',
    to: 'finance',
    fields: [
      'number',
      'proforma_id',
      'contract_number',
      'customer_account',
      'currency',
      'payment_terms',
      'invoice_date',
      'accounting_date',
      'expected_billable_count',
      'expected_billable_amount',
      'billable_hash',
    ],
  },
  msdyn_customerinvoices: {
    number: 'M10',
    title: 'Project Operations integration invoice proposal export entity',
    version: '1.0.0.0',
    from: 'finance',
    to: 'project',
    fields: ['proforma_id', 'customer_invoice_number', 'customer_invoice_date', 'posted_tax_amount'],
  },
  ledgers: {
    number: 'M11',
    title: 'Ledgers and legal entities',
    version: '1.0.0.0',
    from: 'finance',
    to: 'project',
    fields: ['name', 'accounting_currency', 'reporting_currency', 'time_zone', 'active'],
  },
  currencies: {
    number: 'M11',
    title: 'Currencies',
    version: '1.0.0.0',
    from: 'finance',
    to: 'project',
    fields: ['code', 'name', 'minor_units'],
  },
  accounts: {
    number: 'M12',
    title: 'Customers V3',
    version: '1.0.0.0',
    from: 'finance',
    to: 'project',
    fields: ['account_number', 'name', 'currency', 'payment_terms'],
  },
} as const satisfies Record<string, TableMap>;

export type MapName = keyof typeof MAPS;

export const isMapName = (name: string): name is MapName => Object.hasOwn(MAPS, name);

export const mapOf = (name: MapName): TableMap => MAPS[name];
