/** Marks backlog items ready to invoice, or takes the mark back: by ids, or all that a filter finds (L6). */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { conditionsOf } from '../../kernel/filter.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { accept, refusal, refuse, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { sqlName } from '../../kernel/table.ts';
import { isTextOf } from '../../kernel/text.ts';
import { updateRows } from '../../kernel/write.ts';
import { BACKLOG_FILTER } from '../queries.ts';
import { BACKLOG_FACTS, refuseNotReady, refuseReady, type BacklogFacts } from './actions.ts';
import { nextBillingStatus, startsOf } from './backlog.ts';
import { backlogItem } from './tables.ts';

export interface MarkInput {
  /** True marks, false takes the mark back. */
  readonly ready: boolean;
  /** Ids of backlog items: those of their actuals, milestones and retainers. Null when a filter is given. */
  readonly items: readonly Id[] | null;
  /** A BacklogFilter, instead of ids. */
  readonly filter: unknown;
}

interface Found extends BacklogFacts {
  readonly version: number;
}

const SELECT = Object.entries(BACKLOG_FACTS)
  .map(([name, sql]) => `${sql} as ${sqlName(name)}`)
  .join(', ');

/**
 * Marks up to 5,000 items by id, each refused by its index (NOT_FOUND, CONTRACT_NOT_ACTIVE, ACTUAL_ADJUSTED R27, NTE_FAILED R28,
 * BACKLOG_ITEM_LOCKED R32, BILLING_STATUS_WRITE_FORBIDDEN R26) while the others are marked; or every item of a filter that may be
 * marked. Answers how many changed. When every item is refused, nothing is written. Article: Manage billing backlog.
 */
export async function markBacklog(work: Work, input: MarkInput): Promise<Outcome<{ readonly marked: number }>> {
  const byFilter = input.filter !== null && input.filter !== undefined;
  if ((input.items === null) !== byFilter) {
    return refuse('BAD_USER_INPUT', { message: 'Give either items or a filter.', path: ['items'] });
  }
  return input.items === null ? markFiltered(work, input) : markListed(work, input.items, input.ready);
}

async function markListed(
  work: Work,
  items: readonly Id[],
  ready: boolean,
): Promise<Outcome<{ readonly marked: number }>> {
  if (items.length > LIMITS.batchRows) {
    return refuse('TOO_LARGE', { message: `A call marks at most ${LIMITS.batchRows} items.`, path: ['items'] });
  }
  const ids = items.map((id) => id.toLowerCase());
  const known = ids.filter((id) => isTextOf('uuid', id));
  const found = await rows<Found>(
    work.tx,
    `select ${SELECT}, t.version from project.backlog_item t
      where t.legal_entity = $1 and t.id = any ($2::uuid[]) order by t.id for no key update of t`,
    [work.legalEntity, known],
  );
  const byId = new Map(found.map((item) => [item.id, item]));
  const refusals: Refusal[] = [];
  const allowed = new Map<Id, Found>();
  for (const [index, id] of ids.entries()) {
    const item = byId.get(id);
    const at = { index, path: ['items', index] };
    if (item === undefined) {
      refusals.push(refusal('NOT_FOUND', { message: `No backlog item ${id}.`, ...at }));
      continue;
    }
    const reasons = ready ? refuseReady(item) : refuseNotReady(item);
    if (reasons.length === 0) allowed.set(id, item);
    refusals.push(...reasons.map((reason) => ({ ...reason, ...at })));
  }
  if (allowed.size === 0 && refusals.length > 0) return refuseAll(refusals);
  return accept({ marked: await mark(work, [...allowed.values()], ready) }, refusals);
}

async function markFiltered(work: Work, input: MarkInput): Promise<Outcome<{ readonly marked: number }>> {
  const values: unknown[] = [work.legalEntity, startsOf(input.ready ? 'markReady' : 'markNotReady')];
  const conditions = conditionsOf(BACKLOG_FILTER, input.filter, values);
  const found = await rows<Found>(
    work.tx,
    `select ${SELECT}, t.version from project.backlog_item t
      where t.legal_entity = $1 and t.billing_status = any ($2::text[]) and ${conditions}
      order by t.id for no key update of t`,
    values,
  );
  const allowed = found.filter((item) => (input.ready ? refuseReady(item) : refuseNotReady(item)).length === 0);
  return accept({ marked: await mark(work, allowed, input.ready) });
}

async function mark(work: Work, items: readonly Found[], ready: boolean): Promise<number> {
  const { tx, legalEntity } = work;
  const changed = items.flatMap((item) => {
    const billingStatus = nextBillingStatus(item, ready ? 'markReady' : 'markNotReady');
    return billingStatus === undefined ? [] : [{ legalEntity, id: item.id, version: item.version, billingStatus }];
  });
  await updateRows(tx, backlogItem, { rows: changed, key: ['legalEntity', 'id', 'version'] });
  for (const [contract, ids] of byContract(items, new Set(changed.map(({ id }) => id))))
    work.audit({ subjectType: 'Backlog', subject: contract, change: { ready, items: ids } });
  return changed.length;
}

function byContract(items: readonly Found[], changed: ReadonlySet<Id>): ReadonlyMap<string, readonly Id[]> {
  const groups = new Map<string, Id[]>();
  for (const { id, contractNumber } of items) {
    if (!changed.has(id)) continue;
    const group = groups.get(contractNumber);
    if (group === undefined) groups.set(contractNumber, [id]);
    else group.push(id);
  }
  return groups;
}
