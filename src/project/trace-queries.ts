/** What the project side knows of one actual's way: from the approved entry to the posted proforma. One statement. */
import { read, type Authority, type Side } from '../kernel/db.ts';

/** An amount with its currency's minor units, as the API tells it. */
const inUnits = (amount: string, currency: string): string =>
  `round(${amount}, coalesce((select c.minor_units from project.currency c where c.code = ${currency}), 2))::text`;

/** An actual of the family that is traced. Amounts are exact decimals as text. */
export interface TracedActual {
  readonly id: string;
  readonly kind: 'COST' | 'UNBILLED_SALES' | 'BILLED_SALES';
  readonly billingType: string;
  readonly amount: string;
  readonly currency: string;
  readonly at: string;
  readonly skipSync: boolean;
  /** What became of the message that carries it; null when it is not sent. */
  readonly messageStatus: string | null;
  readonly messageError: { readonly code: string; readonly message: string } | null;
  /** Its accounting detail; null until that is back. */
  readonly voucherNumber: string | null;
  readonly accountedAt: string | null;
}

export interface TracedProforma {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly amount: string;
  readonly currency: string;
  readonly createdAt: string;
  readonly confirmedAt: string | null;
  /** The message that carries its header. */
  readonly messageStatus: string | null;
  readonly messageError: { readonly code: string; readonly message: string } | null;
  readonly customerInvoiceNumber: string | null;
  readonly postedAt: string | null;
}

/** One actual with those that it stands with: the cost and the unbilled sale it comes from, the sales that bill it. */
export interface ProjectTrace {
  readonly approval: { readonly number: string; readonly at: string } | null;
  /** In the order of their way: cost, unbilled sale, billed sales. */
  readonly actuals: readonly TracedActual[];
  /** Where the unbilled sale, milestone or retainer stands; null for a cost. */
  readonly item: {
    readonly billingStatus: string;
    readonly adjustmentStatus: string | null;
    readonly nteStatus: string;
    readonly nteDetail: string | null;
  } | null;
  readonly proforma: TracedProforma | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const errorOf = (message: string): string =>
  `case when ${message}.last_error_code is not null and ${message}.status <> 'APPLIED'
        then jsonb_build_object('code', ${message}.last_error_code, 'message', ${message}.last_error) end`;

/** A reversal of an unbilled sale is never sent: it speaks of the sale that it reverses. */
const FAMILY = `
  with asked as (
    select a.id, a.transaction_type, a.is_reversal, a.reverses_actual_id from project.actual a
     where a.legal_entity = $1 and a.id = $2
  ), focus as (
    select a.* from asked join project.actual a on a.legal_entity = $1 and a.id =
      case when asked.transaction_type = 'UNBILLED_SALES' and asked.is_reversal then asked.reverses_actual_id else asked.id end
  ), unbilled as (
    select case f.transaction_type
             when 'UNBILLED_SALES' then f.id
             when 'BILLED_SALES' then (select c.transaction2_id from project.connection c
                where c.legal_entity = $1 and c.transaction1_id = f.id and c.transaction1_role = 'BILLED_SALES'
                  and c.transaction2_role = 'UNBILLED_SALES' limit 1) end as id
      from focus f
  ), family as (
    select f.id from focus f
    union select u.id from unbilled u where u.id is not null
    union select c.transaction2_id from unbilled u join project.connection c on c.legal_entity = $1
       and c.transaction1_id = u.id and c.transaction1_role = 'UNBILLED_SALES' and c.transaction2_role = 'COST'
    union select c.transaction1_id from unbilled u join project.connection c on c.legal_entity = $1
       and c.transaction2_id = u.id and c.transaction2_role = 'UNBILLED_SALES' and c.transaction1_role = 'BILLED_SALES'
       and c.transaction1_type = 'ACTUAL'
  ), member as (
    select a.* from family join project.actual a on a.legal_entity = $1 and a.id = family.id
  ), item as (
    select b.* from project.backlog_item b
     where b.legal_entity = $1 and b.id = (select coalesce(u.id, f.milestone_id, f.retainer_id) from focus f, unbilled u)
  ), bill as (
    select p.* from project.proforma p
     where p.legal_entity = $1 and p.id = coalesce((select f.proforma_id from focus f), (select m.proforma_id from member m
       where m.transaction_type = 'BILLED_SALES' order by m.id desc limit 1), (select i.proforma_id from item i))
  )`;

const MEMBERS = `
  (select jsonb_agg(jsonb_build_object(
            'id', m.id, 'kind', m.transaction_type, 'billingType', m.billing_type, 'amount', ${inUnits('m.amount', 'm.currency')},
            'currency', m.currency, 'at', ${instant('m.recorded_at')}, 'skipSync', m.skip_sync,
            'messageStatus', s.status, 'messageError', ${errorOf('s')},
            'voucherNumber', d.voucher_number, 'accountedAt', ${instant('d.recorded_at')})
          order by case m.transaction_type when 'COST' then 1 when 'UNBILLED_SALES' then 2 else 3 end, m.id)
     from member m
     left join project.message s on s.legal_entity = $1 and s.id = m.message_id
     left join project.accounting_detail d on d.legal_entity = $1 and d.actual_id = m.id)`;

const PROFORMA = `
  (select jsonb_build_object(
            'id', b.id, 'number', b.number, 'status', b.status, 'amount', ${inUnits('b.detail_amount', 'b.currency')}, 'currency', b.currency,
            'createdAt', ${instant('b.created_at')}, 'confirmedAt', ${instant('b.confirmed_at')},
            'messageStatus', s.status, 'messageError', ${errorOf('s')},
            'customerInvoiceNumber', q.customer_invoice_number, 'postedAt', ${instant('q.recorded_at')})
     from bill b
     left join project.message s on s.legal_entity = $1 and s.document = 'proforma:' || b.number and s.map = 'invoices'
     left join project.proforma_posting q on q.legal_entity = $1 and q.proforma_id = b.id
    limit 1)`;

const STATEMENT = `${FAMILY}
  select jsonb_build_object(
    'approval', (select jsonb_build_object('number', p.number, 'at', ${instant('p.recorded_at')}) from project.approval p
                  where p.legal_entity = $1 and p.number = (select f.entry_number from focus f)),
    'actuals', ${MEMBERS},
    'item', (select jsonb_build_object('billingStatus', i.billing_status, 'adjustmentStatus', i.adjustment_status,
               'nteStatus', i.nte_status, 'nteDetail', i.nte_detail) from item i),
    'proforma', ${PROFORMA}) as trace
   from focus`;

/** Null where the caller sees no such actual. */
export async function findProjectTrace(
  side: Side,
  authority: Authority,
  asked: { readonly legalEntity: string; readonly id: string },
): Promise<ProjectTrace | null> {
  const [row] = await read<{ trace: ProjectTrace }>(side, authority, {
    name: 'project-trace',
    text: STATEMENT,
    values: [asked.legalEntity, asked.id],
  });
  return row?.trace ?? null;
}
