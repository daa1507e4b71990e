/** What runs in the background of a gateway: each side's log and audit chain as soon as the side is there, and the crossing between them. */
import type { Side } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { chainAudit } from '../audit/audit-chain.ts';
import { carry } from '../courier/courier.ts';
import { routeFrom, type Surroundings } from '../courier/routes.ts';
import type { Task } from './runner.ts';
import type { Sides } from '../sides.ts';
import { stamp } from './stamp.ts';

/** A side's own work: it needs nothing of the other. */
export const sideTasks = (side: Side): readonly Task[] => [
  { name: `stamp ${side.name}`, run: () => stamp(side), wokenBy: [side] },
  { name: `audit chain ${side.name}`, run: () => chainAudit(side), wokenBy: [] },
];

/** Both directions, each in a few lanes: a large document in one leaves the others free. */
export function crossingTasks(sides: Sides, around: Surroundings): readonly Task[] {
  return [sides.project, sides.finance].flatMap((from) => {
    const route = routeFrom(from.name, sides, around);
    return Array.from({ length: LIMITS.courierLanes }, (_, lane) => ({
      name: `carry from ${from.name}, lane ${lane + 1}`,
      run: async () => (await carry(route)).more,
      wokenBy: [from],
    }));
  });
}
