/** The finance side's door in: the only write that the project side may make here. What was applied is remembered in the same transaction. */
import type { Clock } from '../kernel/clock.ts';
import type { Tx } from '../kernel/db.ts';
import { foreignColumns, receive, type Delivery } from '../kernel/inbox.ts';
import { isMapName, mapOf, type MapName } from '../kernel/maps.ts';
import { accept, refuse, type Outcome } from '../kernel/refusal.ts';
import { applyHeaders } from './proposal/apply-headers.ts';
import { applyActuals, applyConnections } from './staging/apply-actuals.ts';
import {
  applyContractLines,
  applyContracts,
  applyFundingSources,
  applyMilestones,
  applyProjects,
} from './staging/apply-copies.ts';

export interface Applied {
  /** False: this very message was applied before. */
  readonly fresh: boolean;
}

type Apply = (tx: Tx, delivery: Delivery, clock: Clock) => Promise<Outcome<null>>;

/** What each map of the project side does here. */
const APPLY: Readonly<Partial<Record<MapName, Apply>>> = {
  salesorders: applyContracts,
  salesorderdetails: applyContractLines,
  msdyn_projectcontractsplitbillingrules: applyFundingSources,
  msdyn_projects: applyProjects,
  msdyn_contractlinescheduleofvalues: applyMilestones,
  msdyn_actuals: applyActuals,
  msdyn_transactionconnections: applyConnections,
  invoices: applyHeaders,
};

/**
 * Applies a message once, however often and in whatever order messages arrive. Refuses another direction
 * (SYNC_DIRECTION_FORBIDDEN, R63), columns that the map does not carry (SIDE_VIOLATION, R9), and what the documents refuse.
 */
export async function apply(tx: Tx, delivery: Delivery, clock: Clock): Promise<Outcome<Applied>> {
  const { map, document } = delivery;
  const applyMap = isMapName(map) && mapOf(map).to === 'finance' ? APPLY[map] : undefined;
  if (!isMapName(map) || applyMap === undefined) {
    const message = `Map ${map} does not lead to the finance side.`;
    return refuse('SYNC_DIRECTION_FORBIDDEN', { message, rule: 'R63', subject: document });
  }
  const foreign = refuseColumns(delivery, map);
  if (foreign !== null) return foreign;
  const received = await receive(tx, delivery);
  if (!received.ok || !received.value.fresh) return received;
  const applied = await applyMap(tx, delivery, clock);
  return applied.ok ? accept({ fresh: true }) : applied;
}

function refuseColumns({ payload, document }: Delivery, map: MapName): Outcome<never> | null {
  const foreign = foreignColumns(payload, mapOf(map).fields);
  if (foreign.length === 0) return null;
  const message = `Map ${map} does not carry ${foreign.join(', ')}.`;
  return refuse('SIDE_VIOLATION', { message, rule: 'R9', subject: document });
}
