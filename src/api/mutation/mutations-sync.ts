/** The crossing's mutations: they name and delegate. */
import type { MutationResolvers } from '../../generated.ts';
import { replayMessages } from '../../sync/courier/replay-messages.ts';
import { messageKeysOf } from './keys.ts';
import { mutate } from './mutation.ts';

/** The id of a message begins with its side: messages of the other side are not found. */
const MESSAGE_SIDE = { PROJECT: 'project', FINANCE: 'finance' } as const;

const replay: MutationResolvers['replayMessages'] = async (_, { input }, context) => {
  const { legalEntity } = input;
  const side = MESSAGE_SIDE[input.from];
  const messages = messageKeysOf(input.messages, { side, legalEntity });
  const call = { side, legalEntity, input } as const;
  const payload = await mutate(context, 'replayMessages', {
    ...call,
    body: (work) => replayMessages(work, { messages }),
  });
  return { ...payload, replayed: payload.refs?.replayed ?? 0 };
};

export const syncMutations = { Mutation: { replayMessages: replay } };
