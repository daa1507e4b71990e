/** Reads of the crossing for the API: what waits on each map. */
import { companiesOf, type Caller } from '../kernel/caller.ts';
import { read, seeing, type Side, type SideName } from '../kernel/db.ts';
import { isFault } from '../kernel/fault.ts';
import { isMapName, MAPS, mapOf, type MapName } from '../kernel/maps.ts';
import type { Sides } from './sides.ts';

/** A table map, with what waits on it for the companies of a caller. */
export interface MapState {
  /** The Microsoft table. */
  readonly name: MapName;
  readonly number: string;
  readonly title: string;
  readonly version: string;
  readonly from: SideName;
  readonly to: SideName;
  readonly fields: readonly string[];
  /** Messages that wait; null when the side that they come from does not answer. */
  readonly pending: number | null;
  /** Messages that were refused; null likewise. */
  readonly failed: number | null;
  /** UTC instant of the oldest waiting message. */
  readonly oldestPendingAt: string | null;
}

const mapNames = (): readonly MapName[] => Object.keys(MAPS).filter(isMapName);

interface Waiting {
  readonly map: string;
  readonly pending: number;
  readonly failed: number;
  readonly oldestPendingAt: string | null;
}

/** What is open on a side's outbox, by map; null when the side does not answer. */
async function waitingOn(side: Side, caller: Caller): Promise<ReadonlyMap<string, Waiting> | null> {
  try {
    const found = await read<Waiting>(side, seeing(companiesOf(caller)), {
      name: `${side.name}-waiting`,
      text: `select map, count(*) filter (where status = 'PENDING')::integer as pending,
                    count(*) filter (where status = 'FAILED')::integer as failed,
                    min(created_at) filter (where status = 'PENDING') as oldest_pending_at
               from ${side.name}.message where legal_entity = any ($1) and status in ('PENDING', 'FAILED') group by map`,
      values: [companiesOf(caller)],
    });
    return new Map(found.map((row) => [row.map, row]));
  } catch (error) {
    if (isFault(error) && error.faultCode === 'UNAVAILABLE') return null;
    throw error;
  }
}

/** Every map with its state. One statement on each side; a side that is down leaves its figures out (design G21). */
export async function mapStates(sides: Sides, caller: Caller): Promise<readonly MapState[]> {
  const [project, finance] = await Promise.all([waitingOn(sides.project, caller), waitingOn(sides.finance, caller)]);
  const waiting = { project, finance };
  return mapNames().map((name) => {
    const { number, title, version, from, to, fields } = mapOf(name);
    const known = waiting[from];
    const open = known?.get(name);
    const figures = {
      pending: known === null ? null : (open?.pending ?? 0),
      failed: known === null ? null : (open?.failed ?? 0),
      oldestPendingAt: open?.oldestPendingAt ?? null,
    };
    return { name, number, title, version, from, to, fields, ...figures };
  });
}
