/** Deletes a draft: its items stand in the backlog as they did before it (I21). */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { accept, present, type Outcome } from '../../kernel/refusal.ts';
import { deleteRows, findRows, updateRows } from '../../kernel/write.ts';
import { nextBillingStatus } from '../actual/backlog.ts';
import { backlogItem, connection } from '../actual/tables.ts';
import { refuseDeletion } from './actions.ts';
import { lockProforma } from './lock-proforma.ts';
import { proforma as proformaTable, proformaDetail, proformaLine } from './tables.ts';

/**
 * Only from DRAFT and IN_REVIEW (R7). The items are ready again and unstamped; what was used of retainers is free again, because a
 * draft only asks for it. Refusals: NOT_FOUND, VERSION_CONFLICT, PROFORMA_LOCKED, BULK_CONFIRMATION_RUNNING R60.
 */
export async function deleteProforma(work: Work, input: { readonly id: Id }): Promise<Outcome<{ readonly id: Id }>> {
  const locked = await lockProforma(work, input.id, refuseDeletion);
  if (!locked.ok) return locked;
  const { tx, legalEntity } = work;
  const { id, number, status, version, currency, totalAmount } = locked.value;
  await release(work, id);
  const details = await rows<{ id: Id }>(
    tx,
    'select id from project.proforma_detail where legal_entity = $1 and proforma_id = $2 order by id',
    [legalEntity, id],
  );
  await deleteRows(
    tx,
    connection,
    details.map((detail) => ({ legalEntity, transaction1Id: detail.id, transaction1Type: 'PROFORMA_DETAIL' })),
  );
  await deleteRows(
    tx,
    proformaDetail,
    details.map((detail) => ({ legalEntity, id: detail.id })),
  );
  await deleteRows(tx, proformaLine, [{ legalEntity, proformaId: id }]);
  await deleteRows(tx, proformaTable, [{ legalEntity, id, version }]);
  work.audit({ subjectType: 'Proforma', subject: number, change: { from: status, status: 'DELETED' } });
  work.total({ document: number, currency, before: totalAmount, after: '0' });
  return accept({ id });
}

async function release(work: Work, proformaId: Id): Promise<void> {
  const { tx, legalEntity } = work;
  const items = await findRows(tx, backlogItem, { legalEntity, proformaId }, { orderBy: ['id'], lock: 'update' });
  await updateRows(tx, backlogItem, {
    key: ['legalEntity', 'id', 'version'],
    rows: items.map((item) => ({
      legalEntity,
      id: item.id,
      version: item.version,
      billingStatus: present(nextBillingStatus(item, 'release'), `way of item ${item.id} off a draft`),
      proformaId: null,
    })),
  });
}
