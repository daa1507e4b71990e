/** A proforma taken for a command: its row locked, and what the rules ask of it. */
import type { Id } from '../../kernel/clock.ts';
import { refuseVersion, type Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { accept, present, refuse, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { isTextOf } from '../../kernel/text.ts';
import { factsFrom } from '../../kernel/view.ts';
import { findRows, updateRows } from '../../kernel/write.ts';
import { PROFORMA_FACTS, type ProformaFacts } from './proforma-facts.ts';
import { nextStatus, type ProformaCommand } from './proforma-life.ts';
import { proforma as proformaTable, type Proforma } from './tables.ts';

type Rule = (facts: ProformaFacts) => readonly Refusal[];

/** The proforma, locked, when the version is the one that the caller read and the rule has nothing against it. */
export async function lockProforma(work: Work, id: Id, rule: Rule): Promise<Outcome<Proforma>> {
  const { tx, legalEntity } = work;
  const [proforma] = isTextOf('uuid', id)
    ? await findRows(tx, proformaTable, { legalEntity, id }, { lock: 'update' })
    : [];
  if (proforma === undefined) return refuse('NOT_FOUND', { message: `No proforma ${id}.`, path: ['proforma'] });
  await lockRetainers(work, proforma.id);
  const refusals = rule(await factsOf(work, proforma.id));
  const stale = refuseVersion(work, proforma.version);
  const all = stale === null ? refusals : [stale, ...refusals];
  return all.length > 0 ? refuseAll(all) : accept(proforma);
}

/** What is left of a retainer must not change between the question and the answer (C6). */
const lockRetainers = (work: Work, proformaId: Id) =>
  rows(
    work.tx,
    `select r.id from project.retainer r
      where r.legal_entity = $1 and r.id in (
        select d.retainer_id from project.proforma_detail d where d.legal_entity = $1 and d.proforma_id = $2 and d.retainer_id is not null)
      order by r.id for no key update`,
    [work.legalEntity, proformaId],
  );

async function factsOf(work: Work, id: Id): Promise<ProformaFacts> {
  const [found] = await rows<{ facts: string }>(
    work.tx,
    `select ${PROFORMA_FACTS} as facts from project.proforma t where t.legal_entity = $1 and t.id = $2`,
    [work.legalEntity, id],
  );
  return factsFrom<ProformaFacts>(present(found, `facts of proforma ${id}`).facts);
}

/** Submits or reopens: an arrow of the life, walked by a guarded update (REL-2). */
export async function moveProforma(
  work: Work,
  id: Id,
  step: { readonly by: ProformaCommand; readonly rule: Rule },
): Promise<Outcome<{ readonly id: Id }>> {
  const locked = await lockProforma(work, id, step.rule);
  if (!locked.ok) return locked;
  const { legalEntity, number, status, version, currency, totalAmount } = locked.value;
  const next = present(nextStatus(status, step.by), `way of proforma ${number} by ${step.by}`);
  await updateRows(work.tx, proformaTable, {
    key: ['legalEntity', 'id', 'version'],
    rows: [{ legalEntity, id: locked.value.id, version, status: next }],
  });
  work.audit({ subjectType: 'Proforma', subject: number, change: { from: status, status: next } });
  work.total({ document: number, currency, before: totalAmount, after: totalAmount });
  return accept({ id: locked.value.id });
}
