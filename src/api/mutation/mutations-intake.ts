/** Intake: each column goes to the side that owns it (design G14), as one command on each side under the caller's one key. */
import { putContractSetup } from '../../finance/setup/put-contract-setup.ts';
import { putReferenceData } from '../../finance/setup/put-reference-data.ts';
import type { MutationResolvers } from '../../generated.ts';
import { recordApprovals } from '../../project/actual/record-approvals.ts';
import { putContracts } from '../../project/contract/put-contracts.ts';
import { putMasterData } from '../../project/contract/put-master-data.ts';
import { intake } from './intake.ts';

const referenceData: MutationResolvers['putReferenceData'] = (_, { input }, context) => {
  const { command, legalEntity, strict = false, ...rows } = input;
  const { categories, products, numberSequences } = rows;
  return intake(context, 'putReferenceData', {
    input: { command, legalEntity, strict, ...rows },
    finance: (work) => putReferenceData(work, { ...rows, strict }),
    project: (work) => putMasterData(work, { categories, products, numberSequences, strict }),
  });
};

const contracts: MutationResolvers['putContracts'] = (_, { input }, context) => {
  const { command, legalEntity, strict = false, ...rows } = input;
  const { projects, contracts: headers, contractLines } = rows;
  return intake(context, 'putContracts', {
    input: { command, legalEntity, strict, ...rows },
    finance: (work) => putContractSetup(work, { projects, contracts: headers, contractLines, strict }),
    project: (work) => putContracts(work, { ...rows, strict }),
  });
};

const approvals: MutationResolvers['recordApprovals'] = (_, { input }, context) => {
  const { command, legalEntity, strict = false, approvals: rows } = input;
  return intake(context, 'recordApprovals', {
    input: { command, legalEntity, strict, approvals: rows },
    project: (work) => recordApprovals(work, { approvals: rows, strict }),
  });
};

export const intakeMutations = {
  Mutation: { putReferenceData: referenceData, putContracts: contracts, recordApprovals: approvals },
};
