/** What the rows of a call would change about contracts, and why some of them may not. (pure) */
import { notFound, type Intake } from '../../kernel/intake.ts';
import type { Problem } from '../../kernel/intake/cells.ts';
import { keyText, type Merge, type Placed } from '../../kernel/intake/merge.ts';
import { decimal } from '../../kernel/money.ts';
import type { Row, Table } from '../../kernel/table.ts';
import { secondClaims, without } from './exclusive.ts';
import { CONTRACT_STATUSES, refuseAddition, refuseChange, type ContractState } from './life.ts';
import type { LoadedForPut } from './load-contracts.ts';
import { NAMES, type ReadContracts } from './read-contracts.ts';
import * as tables from './tables.ts';

const FROM_FINANCE = 'It comes from finance and may still be on its way: put it there, then send this row again.';

type States = ReadonlyMap<string, ContractState>;
interface Put {
  readonly intake: Intake;
  readonly read: ReadContracts;
  readonly there: LoadedForPut;
}

/** A projects row may always change: its state is how work on it is stopped and resumed. */
function mergeProjects({ intake, read, there }: Put) {
  return intake.merge(tables.project, {
    key: ['legalEntity', 'number'],
    names: NAMES.projects,
    wanted: read.projects,
    existing: there.projects,
  });
}

/** More decimals than the currency has could not be billed. */
function refuseDigits(column: string, amount: string | null, state: ContractState): Problem | null {
  if (amount === null || decimal(amount).decimalPlaces() <= state.minorUnits) return null;
  return {
    code: 'BAD_DECIMAL',
    column,
    message: `${column} "${amount}" has more than the ${state.minorUnits} decimals of ${state.currency}.`,
  };
}

function mergeHeaders({ intake, read, there }: Put) {
  const minorUnits = new Map(there.currencies.map((currency) => [currency.code, currency.minorUnits]));
  const accounts = new Set(there.accounts.map((account) => account.accountNumber));
  const stateOf = (row: { number: string; currency: string }, status: ContractState['status']): ContractState => ({
    number: row.number,
    currency: row.currency,
    status,
    minorUnits: minorUnits.get(row.currency) ?? 0,
  });
  const known = intake.keep(read.contracts, (row) => {
    if (!minorUnits.has(row.currency)) return notFound('currency', `currency ${row.currency}`, FROM_FINANCE);
    if (!accounts.has(row.primaryCustomerAccount))
      return notFound('primaryCustomerAccount', `customer ${row.primaryCustomerAccount}`, FROM_FINANCE);
    return refuseDigits('nteLimit', row.nteLimit, stateOf(row, 'DRAFT'));
  });
  const merge = intake.merge(tables.contract, {
    key: ['legalEntity', 'number'],
    names: NAMES.contracts,
    wanted: known,
    existing: there.contracts,
  });
  const states = new Map<string, ContractState>();
  for (const row of there.contracts)
    states.set(row.number, stateOf(row, CONTRACT_STATUSES.find((status) => status === row.status) ?? 'CLOSED'));
  const changed = intake.keep(merge.changed, ({ number }, { columns }) => {
    const state = states.get(number);
    return state === undefined ? null : refuseChange(state, { columns, fixed: ['currency'], names: NAMES.contracts });
  });
  for (const { row } of merge.fresh) states.set(row.number, stateOf(row, 'DRAFT'));
  return { merge: { ...merge, changed }, states };
}

interface Children<T extends Table, R> {
  readonly of: T;
  readonly key: readonly (keyof R & string)[];
  readonly existing: readonly Row<T>[];
  readonly names?: Readonly<Record<string, string>>;
  /** Columns that say what a row belongs to: they never change. */
  readonly fixed?: readonly string[];
  /** What else may be wrong with a row, once its contract is known. */
  readonly check: (row: R, contract: ContractState) => Problem | null;
}

/** Merges one list of what belongs to contracts: the contract must be there, and its state must allow the change. */
function mergeChildren<T extends Table, R extends Partial<Row<T>> & { readonly contractNumber: string }>(
  { intake, states }: { readonly intake: Intake; readonly states: States },
  rows: readonly Placed<R>[],
  children: Children<T, R>,
): Merge<R> {
  const { of, key, existing, names = {}, fixed = [], check } = children;
  const wanted = intake.keep(rows, (row) => {
    const contract = states.get(row.contractNumber);
    return contract === undefined
      ? notFound('contractNumber', `contract ${row.contractNumber} in ${intake.legalEntity}`)
      : check(row, contract);
  });
  const merge = intake.merge<T, R>(of, { key, names, wanted, existing });
  const state = (row: R): ContractState | undefined => states.get(row.contractNumber);
  return {
    ...merge,
    fresh: intake.keep(merge.fresh, (row) => {
      const contract = state(row);
      return contract === undefined ? null : refuseAddition(contract, 'contractNumber');
    }),
    changed: intake.keep(merge.changed, (row, { columns }) => {
      const contract = state(row);
      return contract === undefined ? null : refuseChange(contract, { columns, fixed, names });
    }),
  };
}

interface Flag<R> {
  readonly column: string;
  readonly what: string;
  readonly hasFlag: (row: R) => boolean;
}

interface Flagged<R> {
  readonly existing: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly groupOf: (row: R) => string;
  readonly flags: readonly Flag<R>[];
}

/** Refuses the rows that claim a flag which another row of the same list keeps. Error: ROUNDING_CUSTOMER_INVALID. */
function keepExclusive<R extends { readonly contractNumber: string }>(
  intake: Intake,
  merge: Merge<R>,
  { flags, ...group }: Flagged<R>,
): Merge<R> {
  let kept = merge;
  for (;;) {
    // A refused row keeps what it had, so that another row's claim may fall with it.
    const hit = flags
      .map((flag) => ({ flag, claims: secondClaims(kept, { ...group, ...flag }) }))
      .find(({ claims }) => claims.length > 0);
    if (hit === undefined) return kept;
    const { column, what } = hit.flag;
    for (const placed of hit.claims) {
      intake.refuse(placed, {
        code: 'ROUNDING_CUSTOMER_INVALID',
        column,
        message: `Another customer of contract ${placed.row.contractNumber} is ${what} already.`,
        remedy: `Send the other customer with ${column} false in the same call.`,
      });
    }
    kept = without(kept, hit.claims);
  }
}

/** Every list, in the order in which they name one another. */
export function mergeContracts(put: Put) {
  const { intake, read, there } = put;
  const projects = mergeProjects(put);
  const { merge: contracts, states } = mergeHeaders(put);
  const of = { intake, states };
  const accounts = new Set(there.accounts.map((account) => account.accountNumber));
  const customers = mergeCustomers(put, states, accounts);
  const listed = new Set(
    [...there.customers, ...customers.fresh.map(({ row }) => row)].map((row) =>
      keyText([row.contractNumber, row.customerAccount]),
    ),
  );
  const numbers = new Set([...there.projects, ...projects.fresh.map(({ row }) => row)].map((row) => row.number));
  const lines = mergeChildren(of, read.lines, {
    of: tables.contractLine,
    key: ['legalEntity', 'contractNumber', 'lineNumber'],
    existing: there.lines,
    check: (row, contract) =>
      row.projectNumber !== null && !numbers.has(row.projectNumber)
        ? notFound('projectNumber', `project ${row.projectNumber} in ${intake.legalEntity}`)
        : (refuseDigits('contractAmount', row.contractAmount, contract) ??
          refuseDigits('nteLimit', row.nteLimit, contract)),
  });
  const known = new Map([...there.lines, ...lines.fresh.map(({ row }) => row)].map((row) => [lineKey(row), row]));
  for (const { row } of lines.changed) known.set(lineKey(row), row);
  return {
    projects,
    contracts,
    customers,
    lines,
    lineCustomers: mergeLineCustomers(put, states, { listed, lines: known }),
    milestones: mergeMilestones(put, states, known),
    retainers: mergeRetainers(put, states, listed),
  };
}

export type MergedContracts = ReturnType<typeof mergeContracts>;

const lineKey = (row: { readonly contractNumber: string; readonly lineNumber: number }): string =>
  keyText([row.contractNumber, row.lineNumber]);

const noCustomer = (row: { readonly contractNumber: string; readonly customerAccount: string }): Problem =>
  notFound('customerAccount', `customer ${row.customerAccount} on contract ${row.contractNumber}`);

function mergeCustomers({ intake, read, there }: Put, states: States, accounts: ReadonlySet<string>) {
  const merge = mergeChildren({ intake, states }, read.customers, {
    of: tables.contractCustomer,
    key: ['legalEntity', 'contractNumber', 'customerAccount'],
    existing: there.customers,
    check: (row, contract) =>
      accounts.has(row.customerAccount)
        ? refuseDigits('nteLimit', row.nteLimit, contract)
        : notFound('customerAccount', `customer ${row.customerAccount} in ${intake.legalEntity}`, FROM_FINANCE),
  });
  return keepExclusive(intake, merge, {
    existing: there.customers,
    keyOf: (row) => keyText([row.contractNumber, row.customerAccount]),
    groupOf: (row) => row.contractNumber,
    flags: [
      { hasFlag: (row) => row.isRounding, column: 'isRounding', what: 'the rounding customer' },
      { hasFlag: (row) => row.isPrimary, column: 'isPrimary', what: 'the primary customer' },
    ],
  });
}

function mergeLineCustomers(
  { intake, read, there }: Put,
  states: States,
  known: { readonly listed: ReadonlySet<string>; readonly lines: ReadonlyMap<string, unknown> },
) {
  const merge = mergeChildren({ intake, states }, read.lineCustomers, {
    of: tables.contractLineCustomer,
    key: ['legalEntity', 'contractNumber', 'lineNumber', 'customerAccount'],
    existing: there.lineCustomers,
    check: (row, contract) => {
      if (!known.lines.has(lineKey(row))) return noLine(row);
      if (!known.listed.has(keyText([row.contractNumber, row.customerAccount]))) return noCustomer(row);
      return refuseDigits('nteLimit', row.nteLimit, contract);
    },
  });
  return keepExclusive(intake, merge, {
    existing: there.lineCustomers,
    keyOf: (row) => keyText([row.contractNumber, row.lineNumber, row.customerAccount]),
    groupOf: lineKey,
    flags: [{ hasFlag: (row) => row.isRounding, column: 'isRounding', what: 'the rounding customer of the line' }],
  });
}

const noLine = (row: { readonly contractNumber: string; readonly lineNumber: number }): Problem =>
  notFound('lineNumber', `line ${row.lineNumber} on contract ${row.contractNumber}`);

function mergeMilestones(
  { intake, read, there }: Put,
  states: States,
  lines: ReadonlyMap<string, { readonly billingMethod: string; readonly projectNumber: string | null }>,
) {
  return mergeChildren({ intake, states }, read.milestones, {
    of: tables.milestoneHeader,
    key: ['legalEntity', 'number'],
    names: NAMES.milestones,
    fixed: ['contractNumber', 'lineNumber'],
    existing: there.milestones,
    check: (row, contract) => {
      const line = lines.get(lineKey(row));
      if (line === undefined) return noLine(row);
      if (line.billingMethod !== 'FIXED_PRICE' || line.projectNumber === null) {
        return {
          code: 'BAD_USER_INPUT',
          column: 'lineNumber',
          message: `Line ${row.lineNumber} of contract ${row.contractNumber} is not a fixed price line with a project: it has no milestones.`,
        };
      }
      return refuseDigits('amount', row.amount, contract) ?? refuseDigits('tax', row.tax, contract);
    },
  });
}

function mergeRetainers({ intake, read, there }: Put, states: States, listed: ReadonlySet<string>) {
  return mergeChildren({ intake, states }, read.retainers, {
    of: tables.retainer,
    key: ['legalEntity', 'number'],
    names: NAMES.retainers,
    fixed: ['contractNumber', 'customerAccount'],
    existing: there.retainers,
    check: (row, contract) =>
      listed.has(keyText([row.contractNumber, row.customerAccount]))
        ? (refuseDigits('amount', row.amount, contract) ?? refuseDigits('tax', row.tax, contract))
        : noCustomer(row),
  });
}
