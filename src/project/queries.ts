/** Reads of the project side, as data: what each GraphQL type is made of, and what its lists filter by, sort by and sum. */
import type { View } from '../kernel/view.ts';
import { actualViews } from './queries/actual.ts';
import { backlogViews } from './queries/backlog.ts';
import { contractViews } from './queries/contract.ts';
import { proformaViews } from './queries/proforma.ts';

export { BACKLOG_DIMENSIONS, BACKLOG_FILTER, BACKLOG_ITEMS, backlogGroups } from './queries/backlog.ts';
export { CONTRACTS } from './queries/contract.ts';
export { ACTUALS, PROFORMAS } from './queries/proforma-lists.ts';

export const projectViews: readonly View[] = [...contractViews, ...actualViews, ...backlogViews, ...proformaViews];
