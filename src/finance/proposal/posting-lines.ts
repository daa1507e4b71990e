/** Reads the lines of a proposal with everything that their posting depends on. */
import { rows, type Tx } from '../../kernel/db.ts';
import type { Json } from '../../kernel/table.ts';

/** Stored values of a posted line. Decimals are text. */
export interface StoredLine {
  readonly rate: string;
  readonly accountingAmount: string;
  readonly accountingTax: string;
  readonly reportingRate: string | null;
  readonly reportingAmount: string | null;
  readonly reportingTax: string | null;
}

export interface PostingLine {
  readonly lineNumber: number;
  readonly actualId: string;
  readonly lineType: string;
  readonly onAccountKind: string | null;
  readonly transactionClass: string;
  readonly subledgerActualId: string | null;
  readonly onAccountTransactionId: string | null;
  readonly reversesActualId: string | null;
  readonly contractLineNumber: number | null;
  readonly projectNumber: string | null;
  readonly entryNumber: string | null;
  readonly quantity: string;
  readonly salesPrice: string | null;
  readonly amount: string;
  readonly taxAmount: string;
  readonly currency: string;
  readonly salesTaxGroup: string | null;
  readonly itemSalesTaxGroup: string | null;
  readonly dimensions: Json;
  readonly projectState: string | null;
  readonly retainerId: string | null;
  /** What it stands on is still held for this proposal, and not changed since the import (P4). */
  readonly held: boolean;
  readonly accrued: boolean;
  readonly storedAccountingAmount: string | null;
  readonly storedReportingAmount: string | null;
  /** Of the posted line that it credits. */
  readonly originalPostingType: string | null;
  /** The milestone of the posted line that it credits: it may be billed again. */
  readonly originalMilestone: string | null;
  readonly original: StoredLine | null;
}

export async function loadPostingLines(tx: Tx, legalEntity: string, number: string): Promise<readonly PostingLine[]> {
  return rows<PostingLine>(
    tx,
    `select l.line_number, l.actual_id, l.line_type, l.on_account_kind, l.transaction_class, l.subledger_actual_id, l.on_account_transaction_id,
            l.reverses_actual_id, l.contract_line_number, l.project_number, l.entry_number, l.quantity, l.sales_price, l.amount, l.tax_amount,
            l.currency, l.sales_tax_group, l.item_sales_tax_group, l.dimensions, p.state as project_state,
            coalesce(a.retainer_id, o.retainer_id) as retainer_id,
            coalesce(u.sale_status, a.status, case when o.actual_id is not null then 'ON_PROPOSAL' end, '') = 'ON_PROPOSAL'
              and coalesce(u.proposal_number, a.proposal_number, l.proposal_number) = l.proposal_number as held,
            coalesce(u.accrued, false) as accrued, u.stored_accounting_amount, u.stored_reporting_amount,
            o.posting_type as original_posting_type,
            case when o.on_account_kind = 'MILESTONE' then o.on_account_transaction_id end as original_milestone,
            case when o.actual_id is not null then jsonb_build_object('rate', o.exchange_rate::text,
              'accountingAmount', o.accounting_amount::text, 'accountingTax', o.accounting_tax::text, 'reportingRate', o.reporting_rate::text,
              'reportingAmount', o.reporting_amount::text, 'reportingTax', o.reporting_tax::text) end as original
       from finance.proposal_line l
       left join lateral (select * from finance.project x where x.legal_entity = l.legal_entity and x.number = l.project_number offset 0) p on true
       left join lateral (select * from finance.subledger_transaction x where x.legal_entity = l.legal_entity and x.actual_id = l.subledger_actual_id offset 0) u on true
       left join lateral (select * from finance.on_account_transaction x where x.legal_entity = l.legal_entity and x.id = l.on_account_transaction_id offset 0) a on true
       left join lateral (select * from finance.customer_invoice_line x where x.legal_entity = l.legal_entity and x.actual_id = l.reverses_actual_id offset 0) o on true
      where l.legal_entity = $1 and l.proposal_number = $2 order by l.line_number`,
    [legalEntity, number],
  );
}

/** A posted prepayment and what posted deductions have taken of each of its stored values. */
export interface PostedPrepayment extends StoredLine {
  readonly retainerId: string;
  readonly amount: string;
  readonly applied: string;
  readonly takenAccountingAmount: string;
  readonly takenAccountingTax: string;
  readonly takenReportingAmount: string;
  readonly takenReportingTax: string;
}

/** Holds the prepayments of some retainers until the commit: their deductions are posted one after the other. */
export async function holdPrepayments(
  tx: Tx,
  legalEntity: string,
  retainerIds: readonly string[],
): Promise<ReadonlyMap<string, PostedPrepayment>> {
  if (retainerIds.length === 0) return new Map();
  await rows(
    tx,
    `select id from finance.on_account_transaction
      where legal_entity = $1 and retainer_id = any ($2::uuid[]) and kind = 'PREPAYMENT' order by id for no key update`,
    [legalEntity, retainerIds],
  );
  const found = await rows<PostedPrepayment>(
    tx,
    `select i.retainer_id, i.amount, i.exchange_rate as rate, i.accounting_amount, i.accounting_tax, i.reporting_rate, i.reporting_amount, i.reporting_tax,
            coalesce(-d.amount, 0) as applied, coalesce(-d.accounting_amount, 0) as taken_accounting_amount,
            coalesce(-d.accounting_tax, 0) as taken_accounting_tax, coalesce(-d.reporting_amount, 0) as taken_reporting_amount,
            coalesce(-d.reporting_tax, 0) as taken_reporting_tax
       from finance.customer_invoice_line i
       left join lateral (
         select sum(x.amount) as amount, sum(x.accounting_amount) as accounting_amount, sum(x.accounting_tax) as accounting_tax,
                sum(x.reporting_amount) as reporting_amount, sum(x.reporting_tax) as reporting_tax
           from finance.customer_invoice_line x
          where x.legal_entity = i.legal_entity and x.retainer_id = i.retainer_id and x.on_account_kind = 'DEDUCTION') d on true
      where i.legal_entity = $1 and i.retainer_id = any ($2::uuid[]) and i.on_account_kind = 'PREPAYMENT' and i.reverses_actual_id is null`,
    [legalEntity, retainerIds],
  );
  return new Map(found.map((row) => [row.retainerId, row]));
}
