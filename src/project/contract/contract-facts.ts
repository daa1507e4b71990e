/** The facts of `contractActions` as one SQL expression, for reads that look ahead: the very facts that the command decides by. */

/** JSON of `ContractFacts` for the row of project.contract that goes by the alias. */
export const contractFactsSql = (alias: string): string => `json_build_object(
  'number', ${alias}.number, 'status', ${alias}.status, 'primaryCustomerAccount', ${alias}.primary_customer_account,
  'customers', (
    select coalesce(json_agg(json_build_object('customerAccount', listed.customer_account, 'splitPercent', listed.split_percent::text,
             'isRounding', listed.is_rounding, 'isPrimary', listed.is_primary) order by listed.position), '[]')
      from project.contract_customer listed where listed.legal_entity = ${alias}.legal_entity and listed.contract_number = ${alias}.number),
  'lines', (
    select coalesce(json_agg(json_build_object('lineNumber', line.line_number, 'billingMethod', line.billing_method,
             'contractAmount', line.contract_amount::text,
             'customers', (
               select coalesce(json_agg(json_build_object('customerAccount', listed.customer_account, 'splitPercent', listed.split_percent::text,
                        'isRounding', listed.is_rounding) order by listed.position), '[]')
                 from project.contract_line_customer listed
                where listed.legal_entity = line.legal_entity and listed.contract_number = line.contract_number and listed.line_number = line.line_number),
             'milestones', (
               select coalesce(json_agg(header.amount::text order by header.number), '[]')
                 from project.milestone_header header
                where header.legal_entity = line.legal_entity and header.contract_number = line.contract_number and header.line_number = line.line_number)
           ) order by line.line_number), '[]')
      from project.contract_line line where line.legal_entity = ${alias}.legal_entity and line.contract_number = ${alias}.number))`;
