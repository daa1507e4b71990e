-- Who may do what beyond select, insert and update. Drafts are the only thing that is ever deleted.
revoke update on project.approval, project.actual, project.accounting_detail, project.connection,
                 project.transaction_origin, project.proforma_posting from gateway_app, gateway_courier;
grant delete on project.proforma, project.proforma_line, project.proforma_detail, project.connection to gateway_app;
-- A draft contract's lists may be put again, shorter.
grant delete on project.contract_customer, project.contract_line, project.contract_line_customer,
                project.milestone_header, project.retainer to gateway_app;
-- Feedback comes in by the door only, and the door is opened by the courier.
revoke insert on project.accounting_detail, project.proforma_posting from gateway_app;
-- Reference data is finance's: it reaches this side by its maps, through the door.
revoke insert, update on project.legal_entity, project.currency, project.customer from gateway_app;
