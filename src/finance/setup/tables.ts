/** What finance sets up, and its copies of what was agreed. */
import { table, type Row } from '../../kernel/table.ts';

export const currency = table('finance', 'currency', {
  columns: {
    code: 'text',
    name: 'text',
    minorUnits: 'integer',
  },
});
export type Currency = Row<typeof currency>;

export const exchangeRate = table('finance', 'exchange_rate', {
  columns: {
    fromCurrency: 'text',
    toCurrency: 'text',
    validFrom: 'date',
    rate: 'numeric',
  },
});
export type ExchangeRate = Row<typeof exchangeRate>;

export const legalEntity = table('finance', 'legal_entity', {
  columns: {
    legalEntity: 'text',
    name: 'text',
    accountingCurrency: 'text',
    reportingCurrency: 'text?',
    importTrigger: 'text',
    timeZone: 'text',
    active: 'boolean',
  },
});
export type LegalEntity = Row<typeof legalEntity>;

export const projectParameters = table('finance', 'project_parameters', {
  columns: {
    legalEntity: 'text',
    journalPeriodUnit: 'text',
    journalLineLimit: 'integer',
    journalBatchThreshold: 'integer',
    autoAccountingDateToOpenPeriod: 'boolean',
    salesTaxGroupMethod: 'text',
    itemTaxGroupMethod: 'text',
    milestoneItemTaxGroup: 'text?',
    retainerItemTaxGroup: 'text?',
    requireTaxGroups: 'boolean',
    allowHeaderDimensionUpdate: 'boolean',
    invoiceNumberSequence: 'text',
    voucherSequence: 'text',
    journalVoucherSequence: 'text',
    proposalNumberSequenceAllowsChange: 'boolean',
    postingSubtasks: 'integer',
    selectiveImport: 'boolean',
    exactReversalRates: 'boolean',
    customerBalanceConversion: 'text',
    maxPennyDifference: 'numeric',
    billingTypeMap: 'jsonb',
    lineDiscountCategory: 'text?',
  },
});
export type ProjectParameters = Row<typeof projectParameters>;

export const fiscalPeriod = table('finance', 'fiscal_period', {
  columns: {
    legalEntity: 'text',
    startDate: 'date',
    endDate: 'date',
    status: 'text',
  },
});
export type FiscalPeriod = Row<typeof fiscalPeriod>;

export const customer = table('finance', 'customer', {
  columns: {
    legalEntity: 'text',
    accountNumber: 'text',
    name: 'text',
    currency: 'text',
    salesTaxGroup: 'text?',
    paymentTerms: 'text?',
    blocked: 'text',
  },
});
export type Customer = Row<typeof customer>;

export const taxCode = table('finance', 'tax_code', {
  columns: {
    legalEntity: 'text',
    taxCode: 'text',
    name: 'text',
    ratePercent: 'numeric',
  },
});
export type TaxCode = Row<typeof taxCode>;

export const taxGroupMember = table('finance', 'tax_group_member', {
  columns: {
    legalEntity: 'text',
    taxGroup: 'text',
    taxCode: 'text',
  },
});
export type TaxGroupMember = Row<typeof taxGroupMember>;

export const itemTaxGroupMember = table('finance', 'item_tax_group_member', {
  columns: {
    legalEntity: 'text',
    itemTaxGroup: 'text',
    taxCode: 'text',
  },
});
export type ItemTaxGroupMember = Row<typeof itemTaxGroupMember>;

export const categorySetup = table('finance', 'category_setup', {
  columns: {
    legalEntity: 'text',
    category: 'text',
    itemTaxGroup: 'text?',
  },
});
export type CategorySetup = Row<typeof categorySetup>;

export const productSetup = table('finance', 'product_setup', {
  columns: {
    legalEntity: 'text',
    productNumber: 'text',
    itemTaxGroup: 'text?',
  },
});
export type ProductSetup = Row<typeof productSetup>;

export const projectSetup = table('finance', 'project_setup', {
  columns: {
    legalEntity: 'text',
    projectNumber: 'text',
    salesTaxGroup: 'text?',
  },
});
export type ProjectSetup = Row<typeof projectSetup>;

export const contractSetup = table('finance', 'contract_setup', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    salesTaxGroup: 'text?',
    fixedRateToAccounting: 'numeric?',
    fixedRateReference: 'text?',
  },
});
export type ContractSetup = Row<typeof contractSetup>;

export const contractLineProfile = table('finance', 'contract_line_profile', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    accrueRevenue: 'boolean',
    onAccountPosting: 'text',
  },
});
export type ContractLineProfile = Row<typeof contractLineProfile>;

export const project = table('finance', 'project', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    name: 'text',
    state: 'text',
    version: 'integer',
  },
});
export type Project = Row<typeof project>;

export const contract = table('finance', 'contract', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    name: 'text',
    currency: 'text',
    status: 'text',
    version: 'integer',
  },
});
export type Contract = Row<typeof contract>;

export const contractLine = table('finance', 'contract_line', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    name: 'text',
    billingMethod: 'text',
    projectNumber: 'text?',
  },
});
export type ContractLine = Row<typeof contractLine>;

export const fundingSource = table('finance', 'funding_source', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    customerAccount: 'text',
    splitPercent: 'numeric',
    paymentTerms: 'text?',
  },
});
export type FundingSource = Row<typeof fundingSource>;
