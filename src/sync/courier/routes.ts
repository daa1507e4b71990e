/** The two directions of the crossing, each with its doors. */
import type { Clock } from '../../kernel/clock.ts';
import type { SideName } from '../../kernel/db.ts';
import type { Log } from '../../kernel/log.ts';
import * as financeIn from '../../finance/incoming.ts';
import * as financeOut from '../../finance/outgoing.ts';
import * as projectIn from '../../project/incoming.ts';
import * as projectOut from '../../project/outgoing.ts';
import type { Doors, Route } from './courier.ts';
import type { Sides } from '../sides.ts';

/** Bills go to finance; accounting detail and reference data come back. */
const DOORS: Readonly<Record<SideName, Doors>> = {
  project: { payloadOf: projectOut.payloadOf, acknowledge: projectOut.acknowledge, apply: financeIn.apply },
  finance: { payloadOf: financeOut.payloadOf, acknowledge: financeOut.acknowledge, apply: projectIn.apply },
};

export interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1: spreads the tries after a fault. */
  readonly random: () => number;
}

/** The way out of a side into the other. */
export function routeFrom(from: SideName, sides: Sides, around: Surroundings): Route {
  const to = from === 'project' ? 'finance' : 'project';
  return { ...around, from: sides[from], to: sides[to], doors: DOORS[from] };
}
