/** Both sides together: what only the crossing and the edge of the gateway hold in one hand. */
import type { Side, SideName } from '../kernel/db.ts';

export type Sides = Readonly<Record<SideName, Side>>;
