/** What the rules ask of a proforma, and where it stands in SQL: one statement serves the list of actions and the commands (design G9). (pure) */

/** Facts of a proforma as plain JSON; amounts are exact decimals as text, in its currency. */
export interface ProformaFacts {
  readonly number: string;
  readonly status: string;
  readonly bulkConfirmationStatus: string | null;
  readonly contractNumber: string;
  readonly contractStatus: string;
  readonly hasCorrections: boolean;
  readonly detailCount: number;
  readonly totalAmount: string;
  /** What its details say, while it may be confirmed; null afterwards. */
  readonly details: DetailFacts | null;
}

export interface DetailFacts {
  /** Numbers of projects that are not ACTIVE. */
  readonly finishedProjects: readonly string[];
  /** Details whose source is missing, billed, adjusted, on another proforma or another customer's. */
  readonly withoutBacking: number;
  readonly ofOtherClass: number;
  readonly inOtherCurrency: number;
  /** Numbers of retainers that are applied beyond what is available of them. */
  readonly overdrawnRetainers: readonly string[];
  /** What is applied of retainers, positive. */
  readonly applied: string;
  /** Billable details before tax, without retainers and applied retainers. */
  readonly billable: string;
}

const DETAIL_FACTS = `json_build_object(
  'finishedProjects', coalesce((
    select json_agg(p.number order by p.number) from project.project p
     where p.legal_entity = t.legal_entity and p.state <> 'ACTIVE'
       and p.number in (select d.project_number from project.proforma_detail d where d.legal_entity = t.legal_entity and d.proforma_id = t.id)), '[]'),
  'withoutBacking', count(*) filter (where d.kind in ('ACTUAL', 'MILESTONE', 'RETAINER') and not (
    b.id is not null and b.billing_status = 'CUSTOMER_INVOICE_CREATED' and b.proforma_id = t.id and b.adjustment_status is null
    and b.contract_number = t.contract_number and b.customer_account = t.customer_account
    and (d.kind <> 'ACTUAL' or a.id is not null))),
  'ofOtherClass', count(*) filter (where b.transaction_class <> d.transaction_class or a.transaction_class <> d.transaction_class),
  'inOtherCurrency', count(*) filter (where d.currency <> t.currency or b.currency <> t.currency or a.currency <> t.currency),
  'overdrawnRetainers', coalesce(json_agg(r.number) filter (where d.kind = 'APPLIED_RETAINER' and d.extended_amount > r.available_amount), '[]'),
  'applied', coalesce(sum(d.extended_amount) filter (where d.kind = 'APPLIED_RETAINER'), 0)::text,
  'billable', coalesce(sum(d.amount) filter (where d.kind not in ('RETAINER', 'APPLIED_RETAINER') and d.billing_type = 'CHARGEABLE'), 0)::text)`;

/**
 * The facts as one JSON value in SQL, over the alias `t` of `project.proforma`. What stands behind a detail is looked up by its key
 * (`offset 0` keeps it so): a join that is planned without statistics compares every row with every other.
 */
export const PROFORMA_FACTS = `json_build_object(
  'number', t.number, 'status', t.status, 'bulkConfirmationStatus', t.bulk_confirmation_status,
  'contractNumber', t.contract_number,
  'contractStatus', (select c.status from project.contract c where c.legal_entity = t.legal_entity and c.number = t.contract_number),
  'hasCorrections', t.has_corrections, 'detailCount', t.detail_count, 'totalAmount', t.total_amount::text,
  'details', case when t.status in ('DRAFT', 'IN_REVIEW') then (
    select ${DETAIL_FACTS}
      from (select q.*, coalesce(q.unbilled_actual_id, q.milestone_id, case when q.kind = 'RETAINER' then q.retainer_id end) as item_id
              from project.proforma_detail q where q.legal_entity = t.legal_entity and q.proforma_id = t.id offset 0) d
      left join lateral (select * from project.backlog_item x where x.legal_entity = d.legal_entity and x.id = d.item_id offset 0) b on true
      left join lateral (select * from project.actual x where x.legal_entity = d.legal_entity and x.id = d.unbilled_actual_id offset 0) a on true
      left join lateral (select * from project.retainer x where x.legal_entity = d.legal_entity and x.id = d.retainer_id offset 0) r on true
 ) end)`;
