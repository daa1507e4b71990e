/** What finance reads of the rows that are handed to it, column by column (README of the data sets, section 1). (pure) */
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
  rate,
  readBy,
  text,
  wholeNumber,
} from '../../kernel/intake/cells.ts';
import { BILLING_TYPES, readBillingTypeMap } from './billing-type-map.ts';

const NAME_CHARACTERS = 160;
const legalEntityId = code(4);
const currencyCode = code(3);
const group = code(10);

const timeZone = readBy((given) => {
  try {
    return { value: new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone };
  } catch {
    return { says: 'is not an IANA time zone such as Europe/Vienna' };
  }
});

export const LEGAL_ENTITY = rowKind(
  {
    id: legalEntityId,
    name: text(NAME_CHARACTERS),
    accountingCurrency: currencyCode,
    reportingCurrency: optional(currencyCode),
    importTrigger: otherwise(oneOf('PERIODIC', 'ON_READY'), 'PERIODIC'),
    active: otherwise(boolean(), true),
    timeZone: otherwise(timeZone, 'UTC'),
  },
  'id',
);

export const CURRENCY = rowKind({
  code: readBy((given) => (/^[A-Z]{3}$/.test(given) ? { value: given } : { says: 'is not three capital letters' })),
  name: text(NAME_CHARACTERS),
  minorUnits: wholeNumber(0, 4),
});

export const EXCHANGE_RATE = rowKind({
  fromCurrency: currencyCode,
  toCurrency: currencyCode,
  validFrom: date(),
  rate: rate(),
});

export const FISCAL_PERIOD = rowKind(
  { legalEntityId, startDate: date(), endDate: date(), status: oneOf('OPEN', 'ON_HOLD', 'CLOSED') },
  'legalEntityId',
);

export const TAX_CODE = rowKind(
  { legalEntityId, taxCode: group, name: text(NAME_CHARACTERS), ratePercent: percent() },
  'legalEntityId',
);
export const TAX_GROUP = rowKind({ legalEntityId, taxGroup: group, taxCode: group }, 'legalEntityId');
export const ITEM_TAX_GROUP = rowKind({ legalEntityId, itemTaxGroup: group, taxCode: group }, 'legalEntityId');

export const CATEGORY = rowKind({ legalEntityId, category: code(20), itemTaxGroup: optional(group) }, 'legalEntityId');
export const PRODUCT = rowKind(
  { legalEntityId, productNumber: code(20), itemTaxGroup: optional(group) },
  'legalEntityId',
);

export const CUSTOMER = rowKind(
  {
    legalEntityId,
    accountNumber: code(20),
    name: text(NAME_CHARACTERS),
    currency: currencyCode,
    salesTaxGroup: optional(group),
    paymentTerms: optional(code(20)),
    blocked: otherwise(oneOf('NO', 'INVOICE', 'ALL'), 'NO'),
  },
  'legalEntityId',
);

/** Project parameters (domain.md 2.2); an empty cell has the default that stands there. */
export const PARAMETERS = rowKind(
  {
    legalEntityId,
    journalPeriodUnit: otherwise(oneOf('DAYS', 'MONTHS', 'YEARS', 'ALL'), 'DAYS'),
    journalLineLimit: otherwise(wholeNumber(1, 5_000), 200),
    journalBatchThreshold: otherwise(wholeNumber(1, 1_000_000), 100),
    autoAccountingDateToOpenPeriod: otherwise(boolean(), false),
    salesTaxGroupMethod: otherwise(oneOf('PROJECT', 'CONTRACT', 'CUSTOMER', 'SEARCH'), 'SEARCH'),
    itemTaxGroupMethod: otherwise(oneOf('ITEM', 'CATEGORY'), 'CATEGORY'),
    milestoneItemTaxGroup: optional(group),
    retainerItemTaxGroup: optional(group),
    requireTaxGroups: otherwise(boolean(), false),
    allowHeaderDimensionUpdate: otherwise(boolean(), false),
    invoiceNumberSequence: otherwise(code(20), 'CIV'),
    voucherSequence: otherwise(code(20), 'INVV'),
    journalVoucherSequence: otherwise(code(20), 'PRJV'),
    proposalNumberSequenceAllowsChange: otherwise(boolean(), true),
    postingSubtasks: otherwise(wholeNumber(1, 64), 4),
    selectiveImport: otherwise(boolean(), true),
    exactReversalRates: otherwise(boolean(), true),
    customerBalanceConversion: otherwise(oneOf('SUM_OF_LINES', 'HEADER'), 'SUM_OF_LINES'),
    maxPennyDifference: otherwise(money({ atLeast: 0 }), '0.05'),
    billingTypeMap: otherwise(
      readBy(readBillingTypeMap),
      Object.fromEntries(BILLING_TYPES.map(({ type, property }) => [type, property])),
    ),
    lineDiscountCategory: optional(code(20)),
  },
  'legalEntityId',
);

export const PROJECT_SETUP = rowKind(
  { projectNumber: code(20), legalEntityId, salesTaxGroup: optional(group) },
  'legalEntityId',
);
export const CONTRACT_SETUP = rowKind(
  {
    contractNumber: code(20),
    legalEntityId,
    salesTaxGroup: optional(group),
    fixedRateToAccounting: optional(rate()),
    fixedRateReference: optional(text(60)),
  },
  'legalEntityId',
);
export const LINE_PROFILE = rowKind({
  contractNumber: code(20),
  lineNumber: wholeNumber(1, 2_147_483_647),
  accrueRevenue: otherwise(boolean(), false),
  onAccountPosting: otherwise(oneOf('PROFIT_AND_LOSS', 'BALANCE'), 'BALANCE'),
});
