/**
 * Reads what an import makes of a proposal's staged rows: each billable row with what it stands on (domain.md 5.5).
 * Each lookup is a lateral of its own with `offset 0`: before a fresh database has statistics, a planner that may join freely
 * reads whole tables for every row.
 */
import type { Day } from '../../kernel/clock.ts';
import { rows, type Tx } from '../../kernel/db.ts';
import type { Json } from '../../kernel/table.ts';

/** A billable billed sale that has arrived, with its dependency. Decimals are text. */
export interface StagedLine {
  readonly actualId: string;
  readonly transactionClass: string;
  readonly quantity: string;
  readonly price: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly documentDate: Day;
  readonly contractNumber: string | null;
  readonly lineNumber: number | null;
  readonly customerAccount: string | null;
  readonly projectNumber: string | null;
  readonly category: string | null;
  readonly productNumber: string | null;
  readonly entryNumber: string | null;
  readonly description: string | null;
  readonly milestoneId: string | null;
  readonly retainerId: string | null;
  readonly reversesActualId: string | null;
  /** The posted unbilled sale that it bills. */
  readonly unbilledId: string | null;
  /** The on-account transaction: the milestone's, or one that an earlier import made of this row. */
  readonly onAccountId: string | null;
  readonly onAccountProject: string | null;
  readonly salesTaxGroup: string | null;
  readonly itemSalesTaxGroup: string | null;
  readonly dimensions: Json;
  /** Of the posted line that it credits. */
  readonly originalTax: string | null;
  readonly originalKind: string | null;
}

export async function loadStagedLines(tx: Tx, legalEntity: string, proformaId: string): Promise<readonly StagedLine[]> {
  return rows<StagedLine>(
    tx,
    `select s.actual_id, s.transaction_class, s.quantity, s.price, s.amount, s.currency, s.document_date, s.contract_number, s.line_number,
            s.customer_account, s.project_number, s.category, s.product_number, s.entry_number,
            coalesce(s.external_description, s.description) as description, s.milestone_id, s.retainer_id,
            o.actual_id as reverses_actual_id, u.actual_id as unbilled_id,
            coalesce(m.id, r.id) as on_account_id, m.project_number as on_account_project,
            coalesce(u.sales_tax_group, m.sales_tax_group, r.sales_tax_group, o.sales_tax_group) as sales_tax_group,
            coalesce(u.item_sales_tax_group, m.item_sales_tax_group, r.item_sales_tax_group, o.item_sales_tax_group) as item_sales_tax_group,
            coalesce(u.dimensions, m.dimensions, r.dimensions, o.dimensions, '{}') as dimensions,
            o.tax_amount as original_tax, o.on_account_kind as original_kind
       from finance.staged_actual s
       left join lateral (select * from finance.staged_connection x where not s.is_reversal and x.legal_entity = s.legal_entity and x.transaction1_id = s.actual_id
         and x.transaction1_role = 'BILLED_SALES' and x.transaction2_role = 'UNBILLED_SALES' offset 0) c on true
       left join lateral (select * from finance.subledger_transaction x where x.legal_entity = s.legal_entity and x.actual_id = c.transaction2_id
         and s.transaction_class not in ('MILESTONE', 'RETAINER') offset 0) u on true
       left join lateral (select * from finance.on_account_transaction x where not s.is_reversal and x.legal_entity = s.legal_entity
         and x.milestone_id = s.milestone_id offset 0) m on true
       left join lateral (select * from finance.on_account_transaction x where x.legal_entity = s.legal_entity and x.id = s.actual_id offset 0) r on true
       left join lateral (select * from finance.customer_invoice_line x where s.is_reversal and x.legal_entity = s.legal_entity
         and x.actual_id = s.reverses_actual_id offset 0) o on true
      where s.legal_entity = $1 and s.proforma_id = $2 and s.transaction_type = 'BILLED_SALES' and s.billing_type = 'CHARGEABLE'
        and s.status = 'RECEIVED'
      order by s.actual_id`,
    [legalEntity, proformaId],
  );
}

/** A posted prepayment, with what deductions have taken of it so far, imported or posted. */
export interface Prepayment {
  readonly retainerId: string;
  readonly amount: string;
  readonly tax: string;
  readonly applied: string;
  readonly appliedTax: string;
}

export async function loadPrepayments(
  tx: Tx,
  legalEntity: string,
  retainerIds: readonly string[],
): Promise<ReadonlyMap<string, Prepayment>> {
  if (retainerIds.length === 0) return new Map();
  const found = await rows<Prepayment>(
    tx,
    `select i.retainer_id, i.amount, i.tax_amount as tax, coalesce(-d.amount, 0) as applied, coalesce(-d.tax, 0) as applied_tax
       from finance.customer_invoice_line i
       left join lateral (
         select sum(l.amount) as amount, sum(l.tax_amount) as tax
           from finance.on_account_transaction a
           join finance.proposal_line l on l.legal_entity = a.legal_entity and l.on_account_transaction_id = a.id
          where a.legal_entity = i.legal_entity and a.retainer_id = i.retainer_id and a.kind = 'DEDUCTION') d on true
      where i.legal_entity = $1 and i.retainer_id = any ($2::uuid[]) and i.on_account_kind = 'PREPAYMENT' and i.reverses_actual_id is null`,
    [legalEntity, retainerIds],
  );
  return new Map(found.map((row) => [row.retainerId, row]));
}
