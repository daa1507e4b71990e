/** The details of a proforma with what their rows are copied from, five thousand at a time. */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { sqlName } from '../../kernel/table.ts';
import { findRows } from '../../kernel/write.ts';
import { transactionOrigin, type TransactionOrigin } from '../actual/tables.ts';
import type { Billed } from './billed-rows.ts';
import type { Source } from './sale-rows.ts';
import { proformaDetail, type ProformaDetail } from './tables.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** In the order of the details' ids, which is the order in which they were drafted. */
export async function* eachBilled(work: Work, proformaId: Id): AsyncGenerator<readonly Billed[]> {
  for (let after = FIRST; ;) {
    const details = await findDetails(work, proformaId, after);
    const last = details.at(-1);
    if (last === undefined) return;
    yield await withSources(work, details);
    if (details.length < LIMITS.batchRows) return;
    after = last.id;
  }
}

const columnsOf = (alias: string, names: readonly string[]): string =>
  names.map((name) => `${alias}.${sqlName(name)}`).join(', ');

const DETAIL = columnsOf('d', Object.keys(proformaDetail.columns));

const findDetails = (work: Work, proformaId: Id, after: Id): Promise<readonly ProformaDetail[]> =>
  rows<ProformaDetail>(
    work.tx,
    `select ${DETAIL} from project.proforma_detail d
      where d.legal_entity = $1 and d.proforma_id = $2 and d.id > $3 order by d.id limit ${LIMITS.batchRows}`,
    [work.legalEntity, proformaId, after],
  );

type Sale = Omit<Source, 'origins'> & { readonly retainerId: Id | null };

const SALE = columnsOf('a', [
  'id',
  'billingType',
  'quantity',
  'amount',
  'salesTaxEstimate',
  'documentDate',
  'startDate',
  'endDate',
  'description',
  'externalDescription',
  'skipSync',
  'retainerId',
]);

const findSales = (work: Work, ids: readonly Id[]): Promise<readonly Sale[]> =>
  rows<Sale>(work.tx, `select ${SALE} from project.actual a where a.legal_entity = $1 and a.id = any ($2::uuid[])`, [
    work.legalEntity,
    ids,
  ]);

/** What is open of each retainer: the one balance that is not settled (I16). */
const findBalances = (work: Work, retainers: readonly Id[]): Promise<readonly Sale[]> =>
  rows<Sale>(
    work.tx,
    `select ${SALE} from project.actual a join project.backlog_item b on b.legal_entity = a.legal_entity and b.id = a.id
      where a.legal_entity = $1 and a.retainer_id = any ($2::uuid[])
        and b.transaction_class = 'RETAINER' and b.billing_status = 'UNBILLED_SALES_CREATED'`,
    [work.legalEntity, retainers],
  );

type Origins = ReadonlyMap<Id, Source['origins']>;

async function findOrigins(work: Work, ids: readonly Id[]): Promise<Origins> {
  const found = new Map<Id, TransactionOrigin[]>();
  const all = await findRows(
    work.tx,
    transactionOrigin,
    { legalEntity: work.legalEntity, transactionId: ids },
    { orderBy: ['transactionId', 'originType', 'origin'] },
  );
  for (const origin of all) {
    const mine = found.get(origin.transactionId);
    if (mine === undefined) found.set(origin.transactionId, [origin]);
    else mine.push(origin);
  }
  return found;
}

async function withSources(work: Work, details: readonly ProformaDetail[]): Promise<readonly Billed[]> {
  const sales = await findSales(
    work,
    details.flatMap((detail) => detail.unbilledActualId ?? []),
  );
  const applied = details.flatMap((detail) => (detail.kind === 'APPLIED_RETAINER' ? (detail.retainerId ?? []) : []));
  const balances = applied.length === 0 ? [] : await findBalances(work, applied);
  const origins = await findOrigins(
    work,
    [...sales, ...balances].map(({ id }) => id),
  );
  const sources = new Map<Id | null, Source>();
  for (const sale of sales) sources.set(sale.id, { ...sale, origins: origins.get(sale.id) ?? [] });
  for (const sale of balances) sources.set(sale.retainerId, { ...sale, origins: origins.get(sale.id) ?? [] });
  return details.map((detail) => ({
    detail,
    source: sources.get(detail.kind === 'APPLIED_RETAINER' ? detail.retainerId : detail.unbilledActualId) ?? null,
  }));
}
