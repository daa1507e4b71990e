/** Handing over rows, and asking whose contracts and companies are known. */
import { z } from 'zod';
import type { CommandInput, ConfirmContractInput, ContractFilter } from '../../generated.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Client, Operation } from '../graphql-client.ts';
import type { IntakeCall } from '../folder/files.ts';
import { allOf, PAGE_INFO, pageOf, USER_ERRORS, userErrors, type UserError } from './shapes.ts';

export interface IntakeAnswer {
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly userErrors: readonly UserError[];
}

/** Rows of one call, by list; cells are text or null. */
export interface IntakeInput {
  readonly command: CommandInput;
  readonly legalEntity: string;
  readonly strict: boolean;
  readonly [list: string]: unknown;
}

const intake = z.object({
  written: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  userErrors,
});
const INTAKE_FIELDS = `written unchanged refused ${USER_ERRORS}`;

const PUT_REFERENCE: Operation<{ intake: IntakeAnswer }> = {
  role: 'SYSTEM',
  document: `mutation PutReferenceData($input: PutReferenceDataInput!) { intake: putReferenceData(input: $input) { ${INTAKE_FIELDS} } }`,
  answer: z.object({ intake }),
};
const PUT_CONTRACTS: Operation<{ intake: IntakeAnswer }> = {
  role: 'SYSTEM',
  document: `mutation PutContracts($input: PutContractsInput!) { intake: putContracts(input: $input) { ${INTAKE_FIELDS} } }`,
  answer: z.object({ intake }),
};
const RECORD_APPROVALS: Operation<{ intake: IntakeAnswer }> = {
  role: 'SYSTEM',
  document: `mutation RecordApprovals($input: RecordApprovalsInput!) { intake: recordApprovals(input: $input) { ${INTAKE_FIELDS} } }`,
  answer: z.object({ intake }),
};

const INTAKE_OPERATIONS: Readonly<Record<IntakeCall, Operation<{ intake: IntakeAnswer }>>> = {
  REFERENCE: PUT_REFERENCE,
  CONTRACTS: PUT_CONTRACTS,
  APPROVALS: RECORD_APPROVALS,
};

export const putRows = async (client: Client, call: IntakeCall, input: IntakeInput): Promise<IntakeAnswer> =>
  (await client.ask(INTAKE_OPERATIONS[call], { input })).intake;

const VIEWER = {
  role: 'SYSTEM',
  document: '{ viewer { subject legalEntities } }',
  answer: z.object({ viewer: z.object({ subject: z.string(), legalEntities: z.array(z.string()) }) }),
} as const;

/** Every legal entity that the token may read. */
export const askCompanies = async (client: Client): Promise<readonly string[]> =>
  (await client.ask(VIEWER, {})).viewer.legalEntities;

const contract = z.object({ legalEntity: z.string(), number: z.string(), status: z.string() });
export type ContractState = z.infer<typeof contract>;

const CONTRACTS = {
  role: 'SYSTEM',
  document: `query Contracts($filter: ContractFilter, $first: Int, $after: Cursor) {
    contracts(filter: $filter, first: $first, after: $after) { nodes { legalEntity number status } ${PAGE_INFO} }
  }`,
  answer: z.object({ contracts: pageOf(contract) }),
} as const;

export const askContracts = async (client: Client, filter: ContractFilter): Promise<readonly ContractState[]> =>
  allOf(async (after) => (await client.ask(CONTRACTS, { filter, first: LIMITS.pageRowsMax, after })).contracts);

const CONFIRM_CONTRACT = {
  role: 'PROJECT_MANAGER',
  document: `mutation ConfirmContract($input: ConfirmContractInput!) { confirmContract(input: $input) { ${USER_ERRORS} } }`,
  answer: z.object({ confirmContract: z.object({ userErrors }) }),
} as const;

/** Why it was refused; empty when it is confirmed. */
export const confirmContract = async (client: Client, input: ConfirmContractInput): Promise<readonly UserError[]> =>
  (await client.ask(CONFIRM_CONTRACT, { input })).confirmContract.userErrors;

export const INTAKE_DOCUMENTS = [...Object.values(INTAKE_OPERATIONS), VIEWER, CONTRACTS, CONFIRM_CONTRACT];
