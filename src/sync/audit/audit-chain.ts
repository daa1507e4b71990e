/** A hash chain over the audit rows of each company, added after their commit so that writers do not wait for each other (design G22). */
import { COURIER, inTransaction, read, rows, type Side, type Tx } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { plumbing } from '../../kernel/plumbing.ts';
import { insertRows } from '../../kernel/write.ts';
import { CHAIN_START, linkHash, type AuditedRow } from './audit-link.ts';

/** Where a chain ends. Kept elsewhere, it also shows that the end was cut off. */
export interface ChainHead {
  /** Links in the chain; 0 when there is none. */
  readonly position: number;
  readonly hash: string;
}

const ROW = `a.legal_entity, a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  a.caller, a.role, a.command, a.key, a.request_id, a.reason, a.subject_type, a.subject, a.change::text as change`;

/** One pass: links the audit rows that wait, in the order in which they were written. Answers whether there may be more. One node at a time. */
export async function chainAudit(side: Side): Promise<boolean> {
  const linked = await inTransaction(side, COURIER, async (tx) => {
    const [lock] = await rows<{ free: boolean }>(
      tx,
      `select pg_try_advisory_xact_lock(hashtext('${side.name}.audit')) as free`,
    );
    if (lock?.free !== true) return 0;
    const waiting = await rows<AuditedRow>(
      tx,
      `with taken as (
         delete from ${side.name}.audit_unchained where (legal_entity, audit_id) in (
           select u.legal_entity, u.audit_id from ${side.name}.audit_unchained u
             join ${side.name}.audit a on a.legal_entity = u.legal_entity and a.id = u.audit_id
            order by a.sequence limit ${LIMITS.chainRows})
         returning legal_entity, audit_id)
       select ${ROW} from taken join ${side.name}.audit a on a.legal_entity = taken.legal_entity and a.id = taken.audit_id
        order by a.sequence`,
    );
    if (waiting.length > 0) await link(tx, waiting);
    return waiting.length;
  });
  return linked === LIMITS.chainRows;
}

async function link(tx: Tx, waiting: readonly AuditedRow[]): Promise<void> {
  const companies = [...new Set(waiting.map((row) => row.legalEntity))];
  const found = await rows<{ legalEntity: string; position: string; hash: string }>(
    tx,
    `select company as legal_entity, c.position, c.hash from unnest($1::text[]) as company,
       lateral (select position, hash from ${tx.side.name}.audit_chain
                 where legal_entity = company order by position desc limit 1) c`,
    [companies],
  );
  const heads = new Map<string, ChainHead>(
    found.map(({ legalEntity, position, hash }) => [legalEntity, { position: Number(position), hash }]),
  );
  const links = waiting.map((row) => {
    const head = heads.get(row.legalEntity) ?? { position: 0, hash: CHAIN_START };
    const next = { position: head.position + 1, hash: linkHash(head.hash, row) };
    heads.set(row.legalEntity, next);
    return { legalEntity: row.legalEntity, position: String(next.position), auditId: row.id, hash: next.hash };
  });
  await insertRows(tx, plumbing(tx.side.name).auditChain, links);
}

/** What is wrong with a chain, at its first wrong link; the links behind it prove nothing any more. */
export interface ChainBreak {
  /** ALTERED: row or link was edited. MISSING: a link or its row is gone. CUT: the end that is remembered is not there. */
  readonly kind: 'ALTERED' | 'MISSING' | 'CUT';
  readonly position: number;
  readonly auditId: string | null;
}

export interface ChainProof {
  readonly head: ChainHead;
  readonly broken: ChainBreak | null;
}

interface Link extends AuditedRow {
  readonly position: string;
  readonly hash: string;
  readonly auditId: string;
  readonly present: boolean;
}

/** Computes a company's chain anew, page by page, and compares; with a head that was kept elsewhere also the end. */
export async function verifyAuditChain(
  side: Side,
  legalEntity: string,
  remembered: ChainHead | null = null,
): Promise<ChainProof> {
  let head: ChainHead = { position: 0, hash: CHAIN_START };
  const isRemembered = (at: ChainHead): boolean => at.position !== remembered?.position || at.hash === remembered.hash;
  for (;;) {
    const page = await pageOfLinks(side, legalEntity, head.position);
    for (const row of page) {
      const position = Number(row.position);
      const broken = (kind: ChainBreak['kind']): ChainProof => ({
        head,
        broken: { kind, position: head.position + 1, auditId: kind === 'MISSING' ? null : row.auditId },
      });
      if (position !== head.position + 1 || !row.present) return broken('MISSING');
      if (linkHash(head.hash, row) !== row.hash) return broken('ALTERED');
      head = { position, hash: row.hash };
      if (!isRemembered(head)) return broken('ALTERED');
    }
    if (page.length < LIMITS.chainRows) break;
  }
  if (remembered !== null && remembered.position > head.position)
    return { head, broken: { kind: 'CUT', position: head.position + 1, auditId: null } };
  return { head, broken: null };
}

const pageOfLinks = (side: Side, legalEntity: string, after: number): Promise<readonly Link[]> =>
  read<Link>(side, COURIER, {
    text: `select c.position, c.hash, c.audit_id, a.id is not null as present, ${ROW}
             from ${side.name}.audit_chain c
             left join ${side.name}.audit a on a.legal_entity = c.legal_entity and a.id = c.audit_id
            where c.legal_entity = $1 and c.position > $2 order by c.position limit ${LIMITS.chainRows}`,
    values: [legalEntity, after],
  });
