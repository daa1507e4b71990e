/** Every resolver of the schema. */
import { aboutResolvers } from './query/about.ts';
import { financeMutations } from './mutation/mutations-finance.ts';
import { intakeMutations } from './mutation/mutations-intake.ts';
import { projectMutations } from './mutation/mutations-project.ts';
import { syncMutations } from './mutation/mutations-sync.ts';
import { financeQueries } from './query/queries-finance.ts';
import { nodeQueries } from './query/queries-node.ts';
import { projectQueries } from './query/queries-project.ts';
import { syncQueries } from './query/queries-sync.ts';
import { scalars } from './scalars.ts';
import { subscriptions } from './stream/subscriptions.ts';

export const resolvers = [
  scalars,
  aboutResolvers,
  projectQueries,
  financeQueries,
  nodeQueries,
  syncQueries,
  intakeMutations,
  projectMutations,
  financeMutations,
  syncMutations,
  subscriptions,
];
