/** What readiness is judged by, as one SQL expression: the query and the import read the same facts. */
import { rows, type Tx } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { ReadinessFacts } from './readiness.ts';

/**
 * `ReadinessFacts` as jsonb, for a row `p` of finance.proposal. It reads the billable billed sales of the proposal's
 * proforma, and while there are no lines yet, what each of them depends on (5.5).
 */
export const READINESS_FACTS = `(
  select jsonb_build_object(
    'number', p.number, 'status', p.status,
    'expectedCount', p.expected_billable_count,
    'expectedAmount', trim_scale(p.expected_billable_amount)::text,
    'expectedHash', p.billable_hash,
    'stagedCount', count(*),
    'stagedAmount', trim_scale(coalesce(sum(s.amount), 0))::text,
    'stagedHash', encode(sha256(convert_to(coalesce(string_agg(s.actual_id::text, chr(10) order by s.actual_id), ''), 'UTF8')), 'hex'),
    'receivedCount', count(*) filter (where s.status = 'RECEIVED'),
    'unconnectedCount', count(*) filter (where d.state = 'UNCONNECTED'),
    'unpostedCount', count(*) filter (where d.state = 'UNPOSTED'),
    'unposted', coalesce(to_jsonb((array_agg(d.sale order by d.day, d.waits_for) filter (where d.state = 'UNPOSTED'))[1:${LIMITS.pageRowsMax}]), '[]'),
    'unpostedOriginals', coalesce(jsonb_agg(distinct d.waits_for) filter (where d.state = 'ORIGINAL'), '[]'),
    'missingOnAccount', coalesce(jsonb_agg(distinct d.waits_for) filter (where d.state = 'ON_ACCOUNT'), '[]'))
    from finance.staged_actual s
    left join lateral (
      select case
               when s.is_reversal then case when o.actual_id is null then 'ORIGINAL' end
               when s.transaction_class = 'RETAINER' then case when s.amount < 0 and not exists (
                 select from finance.customer_invoice_line i where i.legal_entity = s.legal_entity and i.retainer_id = s.retainer_id
                    and i.on_account_kind = 'PREPAYMENT' and i.reverses_actual_id is null) then 'ORIGINAL' end
               when s.transaction_class = 'MILESTONE' then case when m.id is null then 'ON_ACCOUNT' end
               when c.transaction2_id is not null then case when u.sale_status is distinct from 'POSTED' then 'UNPOSTED' end
               when cl.billing_method = 'FIXED_PRICE' then null
               else 'UNCONNECTED'
             end as state,
             case
               when s.is_reversal or s.transaction_class = 'RETAINER' then coalesce((
                 select b.number from finance.proposal b join finance.staged_actual f on f.legal_entity = b.legal_entity and f.proforma_id = b.proforma_id
                  where b.legal_entity = s.legal_entity
                    and case when s.is_reversal then f.actual_id = s.reverses_actual_id
                             else f.retainer_id = s.retainer_id and f.transaction_type = 'BILLED_SALES' and f.amount > 0 end
                  order by b.number limit 1), coalesce(s.reverses_actual_id, s.retainer_id, s.actual_id)::text)
               when s.transaction_class = 'MILESTONE' then coalesce(s.milestone_id, s.actual_id)::text
               else c.transaction2_id::text
             end as waits_for,
             coalesce(us.document_date, s.document_date) as day,
             jsonb_build_object('actual', c.transaction2_id, 'journalNumber', us.journal_number, 'saleStatus', u.sale_status,
               'documentDate', coalesce(us.document_date, s.document_date), 'amount', trim_scale(coalesce(us.amount, s.amount))::text,
               'currency', s.currency) as sale
        from (select) one
        left join lateral (select * from finance.staged_connection x where x.legal_entity = s.legal_entity and x.transaction1_id = s.actual_id
         and x.transaction1_role = 'BILLED_SALES' and x.transaction2_role = 'UNBILLED_SALES' offset 0) c on true
        left join lateral (select * from finance.subledger_transaction x where x.legal_entity = s.legal_entity and x.actual_id = c.transaction2_id offset 0) u on true
        left join lateral (select * from finance.staged_actual x where x.legal_entity = s.legal_entity and x.actual_id = c.transaction2_id offset 0) us on true
        left join lateral (select * from finance.contract_line x where x.legal_entity = s.legal_entity
          and x.contract_number = s.contract_number and x.line_number = s.line_number offset 0) cl on true
        left join lateral (select * from finance.on_account_transaction x where x.legal_entity = s.legal_entity and x.milestone_id = s.milestone_id
          and x.status = 'OPEN' and x.amount = s.amount and x.customer_account = s.customer_account offset 0) m on true
        left join lateral (select * from finance.customer_invoice_line x where x.legal_entity = s.legal_entity and x.actual_id = s.reverses_actual_id offset 0) o on true
    ) d on p.status = 'HEADER_ONLY'
   where s.legal_entity = p.legal_entity and s.proforma_id = p.proforma_id
     and s.transaction_type = 'BILLED_SALES' and s.billing_type = 'CHARGEABLE'
)`;

/** The facts of some proposals of a company, by number. One statement. */
export async function loadReadinessFacts(
  tx: Tx,
  legalEntity: string,
  numbers: readonly string[],
): Promise<readonly ReadinessFacts[]> {
  const found = await rows<{ facts: ReadinessFacts }>(
    tx,
    `select ${READINESS_FACTS} as facts from finance.proposal p where p.legal_entity = $1 and p.number = any ($2::text[]) order by p.number`,
    [legalEntity, numbers],
  );
  return found.map((row) => row.facts);
}
