/** Approved entries as they are handed over, and what may be wrong with them. (pure) */
import { notFound, rowKind, type GivenRows, type Intake } from '../../kernel/intake.ts';
import {
  code,
  date,
  money,
  oneOf,
  optional,
  otherwise,
  price,
  quantity,
  text,
  type Problem,
} from '../../kernel/intake/cells.ts';
import type { Placed } from '../../kernel/intake/merge.ts';
import { decimal } from '../../kernel/money.ts';
import { lineNumber } from '../contract/rows.ts';
import type { ApprovedEntry } from './approval.ts';

const APPROVAL = rowKind({
  entryNumber: code(20),
  class: oneOf('TIME', 'EXPENSE', 'MATERIAL', 'FEE'),
  projectNumber: code(20),
  contractNumber: code(20),
  lineNumber,
  category: code(20),
  role: optional(code(60)),
  resource: optional(code(60)),
  productNumber: optional(code(20)),
  documentDate: date(),
  accountingDate: optional(date()),
  quantity: quantity({ above: 0 }),
  billableQuantity: optional(quantity({ atLeast: 0 })),
  unit: code(20),
  costPrice: price(),
  salesPrice: optional(price()),
  billingType: oneOf('CHARGEABLE', 'NON_CHARGEABLE', 'COMPLIMENTARY', 'NOT_AVAILABLE'),
  description: optional(text(200)),
  externalDescription: optional(text(200)),
  salesTaxEstimate: otherwise(money(), '0'),
});

/** How the caller names the key. */
export const APPROVAL_NAMES = { number: 'entryNumber' } as const;

/** Reads the entries; without an accounting date an entry counts on its document date (D53). */
export function readApprovals(intake: Intake, given: GivenRows): readonly Placed<ApprovedEntry>[] {
  const { legalEntity } = intake;
  return intake
    .read('approvals', APPROVAL, given)
    .map(({ row: { entryNumber, accountingDate, ...row }, ...place }) => ({
      ...place,
      row: { ...row, legalEntity, number: entryNumber, accountingDate: accountingDate ?? row.documentDate },
    }));
}

/** What an entry refers to, as it is; undefined where there is no such thing. */
export interface EntryFacts {
  readonly contract: { readonly status: string } | undefined;
  readonly line: { readonly billingMethod: string; readonly projectNumber: string | null } | undefined;
  readonly project: { readonly state: string } | undefined;
  readonly category: { readonly class: string } | undefined;
  /** Whether the product exists; an entry without one needs none. */
  readonly hasProduct: boolean;
  /** Digits behind the point of the sales currency. */
  readonly salesMinorUnits: number;
}

/** Digits before the point that an amount may have (REL-30). */
const AMOUNT_MAX = decimal('1000000000000000');

/** Why an entry is not recorded; null when it is. Chargeability is given with it and not evaluated again. */
export function refuseEntry(entry: ApprovedEntry, facts: EntryFacts): Problem | null {
  return (
    refuseContract(entry, facts) ?? refuseProject(entry, facts) ?? refuseItem(entry, facts) ?? refuseValue(entry, facts)
  );
}

function refuseContract(entry: ApprovedEntry, { contract, line }: EntryFacts): Problem | null {
  const { contractNumber } = entry;
  if (contract === undefined) return notFound('contractNumber', `contract ${contractNumber} in ${entry.legalEntity}`);
  if (contract.status !== 'ACTIVE') {
    return {
      code: 'CONTRACT_NOT_ACTIVE',
      column: 'contractNumber',
      message: `Contract ${contractNumber} is ${contract.status}.`,
    };
  }
  if (line === undefined) return notFound('lineNumber', `line ${entry.lineNumber} on contract ${contractNumber}`);
  return null;
}

function refuseProject(entry: ApprovedEntry, { line, project }: EntryFacts): Problem | null {
  const { projectNumber, contractNumber } = entry;
  const column = 'projectNumber';
  if (project === undefined) return notFound(column, `project ${projectNumber} in ${entry.legalEntity}`);
  if (line !== undefined && line.projectNumber !== null && line.projectNumber !== projectNumber) {
    const message = `Line ${entry.lineNumber} of contract ${contractNumber} is for project ${line.projectNumber}, not ${projectNumber}.`;
    return { code: 'BAD_USER_INPUT', column, message };
  }
  if (project.state === 'ACTIVE') return null;
  return { code: 'PROJECT_FINISHED', column, message: `Project ${projectNumber} is ${project.state}.`, rule: 'R52' };
}

function refuseItem(entry: ApprovedEntry, { category, hasProduct }: EntryFacts): Problem | null {
  if (category === undefined) return notFound('category', `category ${entry.category} in ${entry.legalEntity}`);
  if (category.class !== entry.class) {
    const message = `Category ${entry.category} is of class ${category.class}, the entry of class ${entry.class}.`;
    return { code: 'TRANSACTION_CLASS_MISMATCH', column: 'class', message, rule: 'R31' };
  }
  return hasProduct ? null : notFound('productNumber', `product ${entry.productNumber ?? ''} in ${entry.legalEntity}`);
}

function refuseValue(entry: ApprovedEntry, { line, salesMinorUnits }: EntryFacts): Problem | null {
  const amount = decimal(entry.quantity);
  const { salesPrice, billableQuantity } = entry;
  if (line?.billingMethod === 'TIME_AND_MATERIAL' && salesPrice === null) {
    const message = `salesPrice is missing: line ${entry.lineNumber} of contract ${entry.contractNumber} is billed by what is worked.`;
    return { code: 'BAD_USER_INPUT', column: 'salesPrice', message };
  }
  if (billableQuantity !== null && decimal(billableQuantity).greaterThan(amount)) {
    const message = `billableQuantity "${billableQuantity}" is more than the quantity ${entry.quantity}.`;
    return { code: 'BAD_USER_INPUT', column: 'billableQuantity', message };
  }
  for (const [column, one] of [
    ['costPrice', entry.costPrice],
    ['salesPrice', salesPrice],
  ] as const) {
    if (one !== null && amount.times(decimal(one)).abs().greaterThanOrEqualTo(AMOUNT_MAX))
      return { code: 'BAD_DECIMAL', column, message: `quantity × ${column} has more than 15 digits before the point.` };
  }
  if (decimal(entry.salesTaxEstimate).decimalPlaces() <= salesMinorUnits) return null;
  const message = `salesTaxEstimate "${entry.salesTaxEstimate}" has more than the ${salesMinorUnits} decimals of its currency.`;
  return { code: 'BAD_DECIMAL', column: 'salesTaxEstimate', message };
}
