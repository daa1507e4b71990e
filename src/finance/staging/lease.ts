/** One importer for each company (R47, REL-15): a lease with an epoch, kept by the database's clock. */
import type { Id } from '../../kernel/clock.ts';
import { affected, rows, type Tx } from '../../kernel/db.ts';
import { fault } from '../../kernel/fault.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { accept, present, refuse, type Outcome } from '../../kernel/refusal.ts';

export interface Lease {
  readonly legalEntity: string;
  readonly run: Id;
  /** Raised by every taking: a leader that was overtaken holds an old one. */
  readonly epoch: string;
}

const ends = `clock_timestamp() + interval '${LIMITS.leaseMs} milliseconds'`;

/**
 * Takes the lease, or refuses with IMPORT_ALREADY_RUNNING and the run that holds it. A holder inside a transaction has
 * the row locked: whoever comes then is refused too, instead of waiting.
 */
export async function takeLease(
  tx: Tx,
  wanted: { readonly legalEntity: string; readonly run: Id },
): Promise<Outcome<Lease>> {
  const { legalEntity, run } = wanted;
  // Only where there is no row: `on conflict` would wait for a holder that is inside a transaction.
  await affected(
    tx,
    `insert into finance.import_lease (legal_entity)
     select $1 where not exists (select from finance.import_lease where legal_entity = $1) on conflict (legal_entity) do nothing`,
    [legalEntity],
  );
  const [free] = await rows<{ epoch: string }>(
    tx,
    `select epoch from finance.import_lease where legal_entity = $1 and expires_at <= clock_timestamp() for update skip locked`,
    [legalEntity],
  );
  if (free === undefined) {
    const [held] = await rows<{ runId: string | null }>(
      tx,
      'select run_id from finance.import_lease where legal_entity = $1',
      [legalEntity],
    );
    const message = `Import ${held?.runId ?? ''} of ${legalEntity} is running.`;
    return refuse('IMPORT_ALREADY_RUNNING', { message, rule: 'R47', subject: held?.runId ?? legalEntity });
  }
  const [taken] = await rows<{ epoch: string }>(
    tx,
    `update finance.import_lease set epoch = epoch + 1, run_id = $2, expires_at = ${ends} where legal_entity = $1 returning epoch`,
    [legalEntity, run],
  );
  // Whoever held it before did not come to its end.
  await affected(
    tx,
    `update finance.import_run set status = 'FAILED', finished_at = clock_timestamp() where legal_entity = $1 and status = 'RUNNING'`,
    [legalEntity],
  );
  return accept({ legalEntity, run, epoch: present(taken, 'import lease').epoch });
}

/**
 * Renews the lease at the start of a transaction and keeps its row locked until the end: nobody takes over in between.
 * A leader that was overtaken is stopped here, before it has written anything.
 */
export async function holdLease(tx: Tx, lease: Lease): Promise<void> {
  const held = await affected(
    tx,
    `update finance.import_lease set expires_at = ${ends} where legal_entity = $1 and run_id = $2 and epoch = $3`,
    [lease.legalEntity, lease.run, lease.epoch],
  );
  if (held !== 1) throw fault('IMPORT_ALREADY_RUNNING', `Another import of ${lease.legalEntity} has taken over.`);
}

/** Gives the lease back; an overtaken leader has nothing to give. */
export async function releaseLease(tx: Tx, lease: Lease): Promise<void> {
  await affected(
    tx,
    `update finance.import_lease set expires_at = '-infinity' where legal_entity = $1 and run_id = $2 and epoch = $3`,
    [lease.legalEntity, lease.run, lease.epoch],
  );
}
