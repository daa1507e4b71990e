/** Reads of the project side, as data: which columns a filter may name, and what each GraphQL type is made of. */
import type { FilterColumns } from '../kernel/filter.ts';

/** BacklogFilter → columns of `project.backlog_item t`. */
export const BACKLOG_FILTER: FilterColumns = {
  legalEntity: { sql: 't.legal_entity', type: 'text' },
  kind: { sql: 't.kind', type: 'text' },
  billingStatus: { sql: 't.billing_status', type: 'text' },
  notToExceedStatus: { sql: 't.nte_status', type: 'text' },
  transactionClass: { sql: 't.transaction_class', type: 'text' },
  billingType: { sql: 't.billing_type', type: 'text' },
  contractNumber: { sql: 't.contract_number', type: 'text' },
  lineNumber: { sql: 't.line_number', type: 'integer' },
  customerAccount: { sql: 't.customer_account', type: 'text' },
  startDate: { sql: 't.start_date', type: 'date' },
  amount: { sql: 't.amount', type: 'numeric' },
};
