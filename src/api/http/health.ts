/** Whether the gateway serves (REL-54): while either side answers it does, and it says which. */
import type { Side, SideName } from '../../kernel/db.ts';
import { migrationFiles } from '../../kernel/migrate.ts';
import { readVitals } from '../../kernel/vitals.ts';

export interface SideHealth {
  readonly database: 'UP' | 'DOWN';
  /** Whether every migration is applied; null when the database does not say. */
  readonly migrated: boolean | null;
  readonly oldestUnstampedSeconds: number | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly draining: boolean;
  readonly sides: Readonly<Record<SideName, SideHealth>>;
}

const DOWN: SideHealth = { database: 'DOWN', migrated: null, oldestUnstampedSeconds: null };

async function healthOf(side: Side, migrationCount: number): Promise<SideHealth> {
  try {
    const { migrations, oldestUnstampedSeconds } = await readVitals(side);
    return { database: 'UP', migrated: migrations >= migrationCount, oldestUnstampedSeconds };
  } catch {
    return DOWN; // The answer is the report of it.
  }
}

const serves = ({ database, migrated }: SideHealth): boolean => database === 'UP' && migrated === true;

/** Asks both sides how they are, each time anew. */
export function openHealth({
  project,
  finance,
}: Readonly<Record<SideName, Side>>): (draining: boolean) => Promise<Readiness> {
  const wanted = { project: migrationFiles('project').length, finance: migrationFiles('finance').length };
  return async (draining) => {
    const [ofProject, ofFinance] = await Promise.all([
      healthOf(project, wanted.project),
      healthOf(finance, wanted.finance),
    ]);
    const ready = !draining && (serves(ofProject) || serves(ofFinance));
    return { ready, draining, sides: { project: ofProject, finance: ofFinance } };
  };
}
