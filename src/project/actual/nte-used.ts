/** What contracts have used up of their not-to-exceed limits: one statement for all that a command touches. */
import { rows, type Tx } from '../../kernel/db.ts';
import type { NteUsed } from './not-to-exceed.ts';

/**
 * Committed and not yet billed, plus billed, retainers excluded (domain.md 2.9). The caller holds a lock on the contracts, so that two
 * calls do not both take the last of a limit (REL-6).
 */
export async function loadNteUsed(
  tx: Tx,
  legalEntity: string,
  contracts: readonly string[],
): Promise<readonly NteUsed[]> {
  if (contracts.length === 0) return [];
  return rows<NteUsed>(
    tx,
    `select contract_number, line_number, customer_account, sum(amount) as amount
       from (
         select contract_number, line_number, customer_account, amount from project.backlog_item
          where legal_entity = $1 and contract_number = any ($2::text[]) and kind = 'UNBILLED_SALES' and nte_status = 'COMMITTED'
            and adjustment_status is null
            and billing_status in ('UNBILLED_SALES_CREATED', 'READY_TO_INVOICE', 'CUSTOMER_INVOICE_CREATED')
         union all
         select contract_number, line_number, customer_account, amount from project.actual
          where legal_entity = $1 and contract_number = any ($2::text[]) and transaction_type = 'BILLED_SALES'
            and billing_type = 'CHARGEABLE' and transaction_class <> 'RETAINER'
       ) used
      group by contract_number, line_number, customer_account`,
    [legalEntity, contracts],
  );
}
