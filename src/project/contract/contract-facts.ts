/** The facts of `contractActions` as one SQL expression, for reads that look ahead: the very facts that the command decides by. */

/** JSON of `ContractFacts` for the row of project.contract that goes by the alias. */
export const contractFactsSql = (alias: string): string => `json_build_object(
  'number', ${alias}.number, 'status', ${alias}.status, 'primaryCustomerAccount', ${alias}.primary_customer_account,
  'customers', (
    select coalesce(json_agg(json_build_object('customerAccount', c.customer_account, 'splitPercent', c.split_percent::text,
             'isRounding', c.is_rounding, 'isPrimary', c.is_primary) order by c.position), '[]')
      from project.contract_customer c where c.legal_entity = ${alias}.legal_entity and c.contract_number = ${alias}.number),
  'lines', (
    select coalesce(json_agg(json_build_object('lineNumber', l.line_number, 'billingMethod', l.billing_method,
             'contractAmount', l.contract_amount::text,
             'customers', (
               select coalesce(json_agg(json_build_object('customerAccount', c.customer_account, 'splitPercent', c.split_percent::text,
                        'isRounding', c.is_rounding) order by c.position), '[]')
                 from project.contract_line_customer c
                where c.legal_entity = l.legal_entity and c.contract_number = l.contract_number and c.line_number = l.line_number),
             'milestones', (
               select coalesce(json_agg(h.amount::text order by h.number), '[]')
                 from project.milestone_header h
                where h.legal_entity = l.legal_entity and h.contract_number = l.contract_number and h.line_number = l.line_number)
           ) order by l.line_number), '[]')
      from project.contract_line l where l.legal_entity = ${alias}.legal_entity and l.contract_number = ${alias}.number))`;
