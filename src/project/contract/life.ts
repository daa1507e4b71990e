/** The life of a contract, and what may still change in each of its states (domain.md 2.5). (pure) */
import { nameOf } from '../../kernel/intake.ts';
import type { Problem } from '../../kernel/intake/cells.ts';

export const CONTRACT_STATUSES = ['DRAFT', 'ACTIVE', 'CLOSED'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];
export type ContractCommand = 'confirm' | 'closeAsLost';

/** No way leads back from either end: what was agreed stays agreed. */
export const CONTRACT_LIFE = {
  DRAFT: { confirm: 'ACTIVE', closeAsLost: 'CLOSED' },
  ACTIVE: {},
  CLOSED: {},
} as const satisfies Record<ContractStatus, Partial<Record<ContractCommand, ContractStatus>>>;

/** What may change about a contract and all that belongs to it: everything while it is drafted, then only the caps on it. */
const CHANGEABLE = {
  DRAFT: 'ALL',
  ACTIVE: ['nteLimit'],
  CLOSED: [],
} as const satisfies Record<ContractStatus, 'ALL' | readonly string[]>;

/** A contract as far as its state decides what may be done to it. */
export interface ContractState {
  readonly number: string;
  readonly status: ContractStatus;
  readonly currency: string;
  /** Digits behind the point of its currency. */
  readonly minorUnits: number;
}

interface Columns {
  /** What would change, as the tables name it. */
  readonly columns: readonly string[];
  /** What never changes, in any state. */
  readonly fixed: readonly string[];
  /** How the caller names a column. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Why these columns may not change; null when they may. Error: FIELD_READ_ONLY. */
export function refuseChange(contract: ContractState, { columns, fixed, names }: Columns): Problem | null {
  const allowed: 'ALL' | readonly string[] = CHANGEABLE[contract.status];
  const column =
    columns.find((name) => fixed.includes(name)) ??
    (allowed === 'ALL' ? undefined : columns.find((name) => !allowed.includes(name)));
  if (column === undefined) return null;
  const name = nameOf(column, names);
  const message = fixed.includes(column)
    ? `${name} of contract ${contract.number} stays as it was first given.`
    : `Contract ${contract.number} is ${contract.status}: ${name} stays.`;
  return { code: 'FIELD_READ_ONLY', column: name, message };
}

/** Why nothing may be added to what was agreed; null while it is drafted. Error: FIELD_READ_ONLY. */
export function refuseAddition(contract: ContractState, column: string): Problem | null {
  if (CHANGEABLE[contract.status] === 'ALL') return null;
  return {
    code: 'FIELD_READ_ONLY',
    column,
    message: `Contract ${contract.number} is ${contract.status}: nothing is added to what was agreed.`,
    remedy: 'Put it under a contract that is still a draft.',
  };
}
