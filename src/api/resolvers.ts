/** Every resolver of the schema. */
import { aboutResolvers } from './about.ts';
import { financeMutations } from './mutations-finance.ts';
import { intakeMutations } from './mutations-intake.ts';
import { projectMutations } from './mutations-project.ts';
import { syncMutations } from './mutations-sync.ts';
import { financeQueries } from './queries-finance.ts';
import { nodeQueries } from './queries-node.ts';
import { projectQueries } from './queries-project.ts';
import { syncQueries } from './queries-sync.ts';
import { scalars } from './scalars.ts';
import { subscriptions } from './subscriptions.ts';

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
