/** What was agreed: companies, customers, projects, contracts, milestones and retainers. */
import { table, type Row } from '../../kernel/table.ts';

export const legalEntity = table('project', 'legal_entity', {
  columns: {
    legalEntity: 'text',
    name: 'text',
    accountingCurrency: 'text',
    reportingCurrency: 'text?',
    timeZone: 'text',
    active: 'boolean',
  },
});
export type LegalEntity = Row<typeof legalEntity>;

export const currency = table('project', 'currency', {
  columns: {
    code: 'text',
    name: 'text',
    minorUnits: 'integer',
  },
});
export type Currency = Row<typeof currency>;

export const customer = table('project', 'customer', {
  columns: {
    legalEntity: 'text',
    accountNumber: 'text',
    name: 'text',
    currency: 'text',
    paymentTerms: 'text?',
  },
});
export type Customer = Row<typeof customer>;

export const category = table('project', 'category', {
  columns: {
    legalEntity: 'text',
    category: 'text',
    name: 'text',
    class: 'text',
  },
});
export type Category = Row<typeof category>;

export const product = table('project', 'product', {
  columns: {
    legalEntity: 'text',
    productNumber: 'text',
    name: 'text',
  },
});
export type Product = Row<typeof product>;

export const project = table('project', 'project', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    name: 'text',
    state: 'text',
    version: 'integer',
  },
});
export type Project = Row<typeof project>;

export const contract = table('project', 'contract', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    name: 'text',
    currency: 'text',
    primaryCustomerAccount: 'text',
    nteLimit: 'numeric?',
    requestedDeliveryDate: 'date?',
    status: 'text',
    reason: 'text?',
    confirmedAt: 'timestamptz?',
    version: 'integer',
  },
});
export type Contract = Row<typeof contract>;

export const contractCustomer = table('project', 'contract_customer', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    customerAccount: 'text',
    position: 'integer',
    splitPercent: 'numeric',
    isRounding: 'boolean',
    isPrimary: 'boolean',
    nteLimit: 'numeric?',
    paymentTerms: 'text?',
  },
});
export type ContractCustomer = Row<typeof contractCustomer>;

export const contractLine = table('project', 'contract_line', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    name: 'text',
    billingMethod: 'text',
    projectNumber: 'text?',
    includeTime: 'boolean',
    includeExpense: 'boolean',
    includeMaterial: 'boolean',
    includeFee: 'boolean',
    contractAmount: 'numeric',
    nteLimit: 'numeric?',
  },
});
export type ContractLine = Row<typeof contractLine>;

export const contractLineCustomer = table('project', 'contract_line_customer', {
  columns: {
    legalEntity: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    customerAccount: 'text',
    position: 'integer',
    splitPercent: 'numeric',
    isRounding: 'boolean',
    nteLimit: 'numeric?',
  },
});
export type ContractLineCustomer = Row<typeof contractLineCustomer>;

export const milestoneHeader = table('project', 'milestone_header', {
  columns: {
    legalEntity: 'text',
    number: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    name: 'text',
    milestoneDate: 'date',
    amount: 'numeric',
    tax: 'numeric',
  },
});
export type MilestoneHeader = Row<typeof milestoneHeader>;

export const milestone = table('project', 'milestone', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    headerNumber: 'text',
    contractNumber: 'text',
    lineNumber: 'integer',
    customerAccount: 'text',
    name: 'text',
    milestoneDate: 'date',
    amount: 'numeric',
    tax: 'numeric',
  },
});
export type Milestone = Row<typeof milestone>;

export const retainer = table('project', 'retainer', {
  columns: {
    legalEntity: 'text',
    id: 'uuid',
    number: 'text',
    contractNumber: 'text',
    customerAccount: 'text',
    position: 'integer',
    description: 'text',
    amount: 'numeric',
    tax: 'numeric',
    invoiceDate: 'date',
    usedAmount: 'numeric',
    availableAmount: 'numeric',
    version: 'integer',
  },
});
export type Retainer = Row<typeof retainer>;
