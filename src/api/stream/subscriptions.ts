/** Subscriptions follow a side's log from a place on; nothing is published from memory. */
import type { InputMaybe, PostingFilter as GivenFilter, SubscriptionResolvers } from '../../generated.ts';
import { followPostings, type PostingFilter } from '../../sync/follow/follow.ts';

const postingUpdates: SubscriptionResolvers['postingUpdates'] = {
  subscribe: (_, { after = null, filter }, { sides, caller, signal }) =>
    followPostings(sides.finance, { caller: () => caller, after, filter: conditionsOf(filter), signal }),
  resolve: (item: unknown) => item,
};

function conditionsOf(filter: InputMaybe<GivenFilter>): PostingFilter | null {
  if (filter === null || filter === undefined) return null;
  const { legalEntities = null, proposalNumbers = null, contractNumbers = null, kinds = null } = filter;
  return { legalEntities, proposalNumbers, contractNumbers, kinds };
}

export const subscriptions = { Subscription: { postingUpdates } };
