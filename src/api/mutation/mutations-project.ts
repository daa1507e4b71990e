/** The project side's mutations: they name and delegate. */
import type { MutationResolvers } from '../../generated.ts';
import { markBacklog } from '../../project/actual/mark-backlog.ts';
import { confirmContract } from '../../project/contract/confirm-contract.ts';
import { confirmProforma } from '../../project/proforma/confirm-proforma.ts';
import { createProformas } from '../../project/proforma/create-proformas.ts';
import { deleteProforma } from '../../project/proforma/delete-proforma.ts';
import { reopenProforma } from '../../project/proforma/reopen-proforma.ts';
import { submitProforma } from '../../project/proforma/submit-proforma.ts';
import { keysOf } from './keys.ts';
import { mutate, mutateDocument } from './mutation.ts';

const BACKLOG = ['BacklogItem', 'Actual', 'Milestone', 'Retainer'] as const;

const confirmOneContract: MutationResolvers['confirmContract'] = (_, { input }, context) => {
  const { legalEntity, number } = input;
  const call = { side: 'project', legalEntity, input } as const;
  return mutate(context, 'confirmContract', { ...call, body: (work) => confirmContract(work, { number }) });
};

const mark =
  (name: 'markReadyToInvoice' | 'markNotReadyToInvoice'): MutationResolvers['markReadyToInvoice'] =>
  async (_, { input }, context) => {
    const { legalEntity, filter = null } = input;
    const items = keysOf(input.items, BACKLOG, legalEntity);
    const call = { side: 'project', legalEntity, input } as const;
    const payload = await mutate(context, name, {
      ...call,
      body: (work) => markBacklog(work, { ready: name === 'markReadyToInvoice', items, filter }),
    });
    return { ...payload, marked: payload.refs?.marked ?? 0 };
  };

const draft: MutationResolvers['createProformas'] = (_, { input }, context) => {
  const { legalEntity, contracts = null, runDate = null, invoiceDate = null, accountingDate = null } = input;
  const call = { side: 'project', legalEntity, input, long: true } as const;
  const wanted = { contracts, runDate, invoiceDate, accountingDate };
  return mutate(context, 'createProformas', { ...call, body: (work) => createProformas(work, wanted) });
};

type ProformaMutation = 'submitProforma' | 'reopenProforma' | 'deleteProforma' | 'confirmProforma';

/** A mutation on one proforma: what there is to say of it is its command. */
const onProforma =
  (name: ProformaMutation, command: typeof submitProforma): MutationResolvers['submitProforma'] =>
  (_, { input }, context) => {
    const document = { path: 'proforma', id: input.proforma, type: 'Proforma' } as const;
    return mutateDocument(context, name, {
      side: 'project',
      input,
      document,
      body: (work, id) => command(work, { id }),
    });
  };

export const projectMutations = {
  Mutation: {
    confirmContract: confirmOneContract,
    markReadyToInvoice: mark('markReadyToInvoice'),
    markNotReadyToInvoice: mark('markNotReadyToInvoice'),
    createProformas: draft,
    submitProforma: onProforma('submitProforma', submitProforma),
    reopenProforma: onProforma('reopenProforma', reopenProforma),
    deleteProforma: onProforma('deleteProforma', deleteProforma),
    confirmProforma: onProforma('confirmProforma', confirmProforma),
  },
};
