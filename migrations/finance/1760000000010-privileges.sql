-- Who may do what beyond select, insert and update.
revoke update on finance.voucher, finance.ledger_entry, finance.customer_invoice, finance.customer_invoice_line,
                 finance.staged_connection from gateway_app, gateway_courier;
-- Nothing but the door makes a proposal or a staged actual (R1, R17): the accountant's connection cannot.
revoke insert on finance.proposal, finance.staged_actual, finance.staged_connection,
                 finance.contract, finance.contract_line, finance.funding_source, finance.project from gateway_app;
revoke update on finance.contract, finance.contract_line, finance.funding_source, finance.project from gateway_app;
grant delete on finance.proposal_line, finance.process_error, finance.on_account_transaction,
                finance.tax_group_member, finance.item_tax_group_member to gateway_app;
grant delete on finance.funding_source, finance.contract_line to gateway_courier;
grant delete on finance.process_error, finance.proposal_line to gateway_courier;
