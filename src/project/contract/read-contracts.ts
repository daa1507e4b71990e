/** The lists of a call as rows of the project side's tables. (pure) */
import type { GivenRows, Intake } from '../../kernel/intake.ts';
import type { Placed } from '../../kernel/intake/merge.ts';
import {
  CONTRACT,
  CONTRACT_CUSTOMER,
  CONTRACT_LINE,
  CONTRACT_LINE_CUSTOMER,
  MILESTONE,
  PROJECT,
  RETAINER,
} from './rows.ts';

export interface ContractLists {
  readonly projects?: GivenRows;
  readonly contracts?: GivenRows;
  readonly contractCustomers?: GivenRows;
  readonly contractLines?: GivenRows;
  readonly contractLineCustomers?: GivenRows;
  readonly milestones?: GivenRows;
  readonly retainers?: GivenRows;
}

/** How the caller names what the tables name otherwise. */
export const NAMES = {
  projects: { number: 'projectNumber' },
  contracts: { number: 'contractNumber' },
  milestones: { number: 'milestoneNumber', milestoneDate: 'date' },
  retainers: { number: 'retainerNumber' },
} as const;

export function readContracts(intake: Intake, given: ContractLists) {
  const { legalEntity } = intake;
  const mapped = <A, B>(
    rows: readonly Placed<A>[],
    map: (row: A) => B,
  ): readonly Placed<B & { legalEntity: string }>[] =>
    rows.map((placed) => ({ ...placed, row: { ...map(placed.row), legalEntity } }));
  return {
    projects: mapped(intake.read('projects', PROJECT, given.projects), ({ projectNumber, name, state }) => ({
      number: projectNumber,
      name,
      state,
    })),
    contracts: mapped(
      intake.read('contracts', CONTRACT, given.contracts),
      ({ contractNumber, name, currency, primaryCustomerAccount, nteLimit, requestedDeliveryDate }) => ({
        number: contractNumber,
        name,
        currency,
        primaryCustomerAccount,
        nteLimit,
        requestedDeliveryDate,
      }),
    ),
    customers: mapped(intake.read('contractCustomers', CONTRACT_CUSTOMER, given.contractCustomers), (row) => row),
    lines: mapped(intake.read('contractLines', CONTRACT_LINE, given.contractLines), (row) => row),
    lineCustomers: mapped(
      intake.read('contractLineCustomers', CONTRACT_LINE_CUSTOMER, given.contractLineCustomers),
      (row) => row,
    ),
    milestones: mapped(intake.read('milestones', MILESTONE, given.milestones), ({ milestoneNumber, date, ...row }) => ({
      number: milestoneNumber,
      milestoneDate: date,
      ...row,
    })),
    retainers: mapped(intake.read('retainers', RETAINER, given.retainers), ({ retainerNumber, ...row }) => ({
      number: retainerNumber,
      ...row,
    })),
  };
}

export type ReadContracts = ReturnType<typeof readContracts>;
