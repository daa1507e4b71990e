/** The finance side's mutations: they name and delegate. Nothing here creates or deletes a proposal (R1, R2). */
import { postJournals } from '../../finance/journal/post-journals.ts';
import { deleteProposalLines } from '../../finance/proposal/delete-proposal-lines.ts';
import { postProposal } from '../../finance/proposal/post-proposal.ts';
import { importFromStaging } from '../../finance/staging/import-from-staging.ts';
import type { MutationResolvers } from '../../generated.ts';
import { commandOf, mutate, mutateDocument, payloadOf, refusedPayload, refuseInput, scopeOf } from './mutation.ts';

const importLines: MutationResolvers['importFromStaging'] = async (_, { input }, context) => {
  const { legalEntity, scope = 'BOTH', proposals = null, projects = null, transactionDateTo = null } = input;
  const refused = refuseInput(input);
  if (refused !== null) return { ...refusedPayload(refused), imported: [] };
  const command = commandOf(context, 'importFromStaging', { side: 'finance', legalEntity, input, long: true });
  const request = { scope, proposals, projects, transactionDateTo };
  const answer = await importFromStaging(scopeOf(context, 'finance'), command, request);
  return { ...payloadOf(answer), legalEntity, imported: answer.value?.imported ?? [] };
};

const postAll: MutationResolvers['postJournals'] = async (_, { input }, context) => {
  const { legalEntity, journals = null } = input;
  const call = { side: 'finance', legalEntity, input, long: true } as const;
  const payload = await mutate(context, 'postJournals', { ...call, body: (work) => postJournals(work, { journals }) });
  const { posted = 0, failed = 0, left = 0 } = payload.refs ?? {};
  return { ...payload, posted, failed, left };
};

const deleteLines: MutationResolvers['deleteProposalLines'] = (_, { input }, context) => {
  const document = { path: 'proposal', id: input.proposal, type: 'Proposal' } as const;
  return mutateDocument(context, 'deleteProposalLines', {
    side: 'finance',
    input,
    document,
    body: (work, number) => deleteProposalLines(work, { number }),
  });
};

const postOne: MutationResolvers['postProposal'] = (_, { input }, context) => {
  const document = { path: 'proposal', id: input.proposal, type: 'Proposal' } as const;
  const invoiceDate = input.invoiceDate ?? null;
  return mutateDocument(context, 'postProposal', {
    side: 'finance',
    input,
    document,
    body: (work, number) => postProposal(work, { number, invoiceDate }),
  });
};

export const financeMutations = {
  Mutation: {
    importFromStaging: importLines,
    postJournals: postAll,
    deleteProposalLines: deleteLines,
    postProposal: postOne,
  },
};
