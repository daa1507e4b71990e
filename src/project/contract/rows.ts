/** What the project side reads of the rows that are handed to it, column by column (README of the data sets, section 1). (pure) */
import { rowKind } from '../../kernel/intake.ts';
import {
  boolean,
  code,
  date,
  money,
  oneOf,
  optional,
  otherwise,
  percent,
  text,
  wholeNumber,
} from '../../kernel/intake/cells.ts';

const number = code(20);
const limit = optional(money({ atLeast: 0 }));
/** An estimate of tax; none is 0. */
const tax = otherwise(money(), '0');
export const lineNumber = wholeNumber(1, 2_147_483_647);

export const PROJECT = rowKind(
  { projectNumber: number, legalEntityId: code(4), name: text(160), state: oneOf('ACTIVE', 'INACTIVE') },
  'legalEntityId',
);

export const CONTRACT = rowKind(
  {
    contractNumber: number,
    legalEntityId: code(4),
    name: text(160),
    currency: code(3),
    primaryCustomerAccount: code(20),
    nteLimit: limit,
    requestedDeliveryDate: optional(date()),
  },
  'legalEntityId',
);

export const CONTRACT_CUSTOMER = rowKind({
  contractNumber: number,
  customerAccount: code(20),
  splitPercent: percent(),
  isRounding: boolean(),
  isPrimary: boolean(),
  nteLimit: limit,
  paymentTerms: optional(code(20)),
});

export const CONTRACT_LINE = rowKind({
  contractNumber: number,
  lineNumber,
  name: text(160),
  billingMethod: oneOf('TIME_AND_MATERIAL', 'FIXED_PRICE'),
  projectNumber: optional(code(20)),
  includeTime: boolean(),
  includeExpense: boolean(),
  includeMaterial: boolean(),
  includeFee: boolean(),
  contractAmount: money(),
  nteLimit: limit,
});

export const CONTRACT_LINE_CUSTOMER = rowKind({
  contractNumber: number,
  lineNumber,
  customerAccount: code(20),
  splitPercent: percent(),
  isRounding: boolean(),
  nteLimit: limit,
});

export const MILESTONE = rowKind({
  milestoneNumber: number,
  contractNumber: number,
  lineNumber,
  name: text(100),
  date: date(),
  amount: money(),
  tax,
});

export const RETAINER = rowKind({
  retainerNumber: number,
  contractNumber: number,
  customerAccount: code(20),
  description: text(200),
  amount: money({ above: 0 }),
  invoiceDate: date(),
  tax,
});

export const CATEGORY = rowKind(
  {
    legalEntityId: code(4),
    category: code(20),
    name: text(160),
    class: oneOf('TIME', 'EXPENSE', 'MATERIAL', 'FEE'),
  },
  'legalEntityId',
);

export const PRODUCT = rowKind({ legalEntityId: code(4), productNumber: code(20), name: text(160) }, 'legalEntityId');
