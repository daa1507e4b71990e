/** Reads journal lines that wait to be posted, and what their originals were stored at. */
import { rows, type Tx } from '../../kernel/db.ts';
import type { StoredValue, WaitingLine } from './value-lines.ts';

/** In journal and line order: the order of their vouchers. */
export async function loadWaitingLines(
  tx: Tx,
  legalEntity: string,
  journals: readonly string[],
): Promise<readonly WaitingLine[]> {
  return rows<WaitingLine>(
    tx,
    `select l.journal_number, l.line_number, l.actual_id, l.kind, l.transaction_class, l.billing_type, l.line_property, l.accounting_date,
            l.contract_number, l.contract_line_number, l.customer_account, l.project_number, l.category, l.product_number,
            l.quantity, l.price, l.amount, l.currency, l.sales_tax_group, l.item_sales_tax_group, l.dimensions,
            p.state as project_state, s.is_reversal, s.reverses_actual_id
       from finance.integration_journal_line l
       join lateral (select * from finance.staged_actual x where x.legal_entity = l.legal_entity and x.actual_id = l.actual_id offset 0) s on true
       left join lateral (select * from finance.project x where x.legal_entity = l.legal_entity and x.number = l.project_number offset 0) p on true
      where l.legal_entity = $1 and l.journal_number = any ($2::text[]) and l.status in ('DRAFT', 'ERROR')
      order by l.journal_number, l.line_number`,
    [legalEntity, journals],
  );
}

export async function loadStoredValues(
  tx: Tx,
  legalEntity: string,
  actualIds: readonly string[],
): Promise<ReadonlyMap<string, StoredValue>> {
  if (actualIds.length === 0) return new Map();
  const found = await rows<StoredValue>(
    tx,
    `select l.actual_id, l.exchange_rate as rate, l.accounting_amount, u.stored_reporting_rate as reporting_rate, l.reporting_amount,
            coalesce(u.accrued, false) as accrued
       from finance.integration_journal_line l
       left join finance.subledger_transaction u on u.legal_entity = l.legal_entity and u.actual_id = l.actual_id
      where l.legal_entity = $1 and l.actual_id = any ($2::uuid[]) and l.status = 'POSTED'`,
    [legalEntity, actualIds],
  );
  return new Map(found.map((row) => [row.actualId, row]));
}
