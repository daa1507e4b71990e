/** Two companies with documents on both sides, written by SQL: what the reads are tested on. */
import { graphql, type ExecutionResult } from 'graphql';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { readAuthority } from '../../src/api/authority/authority.ts';
import { openContext, type Context } from '../../src/api/context.ts';
import { financeQueries } from '../../src/api/query/queries-finance.ts';
import { nodeQueries } from '../../src/api/query/queries-node.ts';
import { projectQueries } from '../../src/api/query/queries-project.ts';
import { syncQueries } from '../../src/api/query/queries-sync.ts';
import { scalars } from '../../src/api/scalars.ts';
import { readSdl } from '../../src/api/schema.ts';
import type { Caller } from '../../src/kernel/caller.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { openLog } from '../../src/kernel/log.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';

const sdl = readSdl();
export const schema = makeExecutableSchema({
  typeDefs: sdl,
  resolvers: [scalars, projectQueries, financeQueries, nodeQueries, syncQueries],
});
const authority = readAuthority(schema);

export const callerOf = (...companies: readonly string[]): Caller => ({
  subject: 'reader',
  grants: { VIEWER: companies, ACCOUNTANT: companies, PROJECT_MANAGER: companies },
});

/** What was answered, as far as the tests look into it: each knows its own query. */
export interface Data extends ReadonlyArray<Data> {
  readonly proforma: Data;
  readonly proformas: Data;
  readonly proposal: Data;
  readonly proposals: Data;
  readonly contract: Data;
  readonly contracts: Data;
  readonly actual: Data;
  readonly node: Data | null;
  readonly nodes: Data;
  readonly details: Data;
  readonly lines: Data;
  readonly list: Data;
  readonly few: Data;
  readonly many: Data;
  readonly billed: Data;
  readonly unbilled: Data;
  readonly confirmed: Data;
  readonly backlogItems: Data;
  readonly journals: Data;
  readonly readiness: Data;
  readonly violations: Data;
  readonly allowedActions: Data;
  readonly reasons: Data;
  readonly pageInfo: Data;
  readonly startCursor: string;
  readonly endCursor: string;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number;
  readonly legalEntity: string;
  readonly number: string;
  readonly name: string;
  readonly action: string;
  readonly allowed: boolean;
}

export interface Answered {
  readonly data: Data;
  readonly errors: ExecutionResult['errors'];
  /** Statements on each side, without those that set the caller's companies. */
  readonly statements: { readonly project: readonly string[]; readonly finance: readonly string[] };
}

export interface World {
  readonly databases: TestDatabases;
  readonly ask: (source: string, variables?: Record<string, unknown>, caller?: Caller) => Promise<Answered>;
  readonly close: () => Promise<void>;
}

export function contextFor(databases: TestDatabases, caller: Caller): Context {
  return openContext({
    sides: { project: databases.project, finance: databases.finance },
    caller,
    clock: systemClock,
    requestId: 'test',
    log: openLog('silent'),
    sdl,
    authority,
    signal: new AbortController().signal,
  });
}

export async function openWorld(): Promise<World> {
  const databases = await openTestDatabases();
  await asSuperuser(databases.projectUrl, PROJECT);
  await asSuperuser(databases.financeUrl, FINANCE);
  const ask = async (
    source: string,
    variables: Record<string, unknown> = {},
    caller: Caller = callerOf('USPM', 'JPPM'),
  ): Promise<Answered> => {
    const statements = { project: [] as string[], finance: [] as string[] };
    const listeners = (['project', 'finance'] as const).map((side) => {
      const listener = (sql: string): void => {
        if (!sql.includes('set_config')) statements[side].push(sql);
      };
      databases[side].listeners.add(listener);
      return () => databases[side].listeners.delete(listener);
    });
    const result = await graphql({
      schema,
      source,
      variableValues: variables,
      contextValue: contextFor(databases, caller),
    });
    for (const stop of listeners) stop();
    return { data: result.data as unknown as Data, errors: result.errors, statements };
  };
  return { databases, ask, close: databases.close };
}

/** The id of a row by its number: readable in a failure, ascending like the real ones. */
export const uuid = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const HASH = 'a'.repeat(64);

export const PROJECT = `
insert into project.currency values ('USD', 'US dollar', 2), ('JPY', 'Yen', 0), ('KWD', 'Kuwaiti dinar', 3);
insert into project.legal_entity values ('USPM', 'Contoso US', 'USD', 'KWD', 'UTC', true), ('JPPM', 'Contoso JP', 'JPY', null, 'UTC', true);
insert into project.customer (legal_entity, account_number, name, currency) values ('USPM', 'C-1', 'Fabrikam', 'USD'), ('USPM', 'C-2', 'Adatum', 'USD'), ('JPPM', 'C-1', 'Tailspin', 'JPY');
insert into project.project (legal_entity, number, name, state) values ('USPM', 'P-1', 'Bridge', 'ACTIVE');
insert into project.contract (legal_entity, number, name, currency, primary_customer_account, nte_limit, status, confirmed_at)
values ('USPM', 'K-1', 'Bridge works', 'USD', 'C-1', 5000, 'ACTIVE', '2026-01-02T03:04:05.678Z'), ('JPPM', 'K-1', 'Tower', 'JPY', 'C-1', null, 'ACTIVE', now());
insert into project.contract_customer (legal_entity, contract_number, customer_account, position, split_percent, is_rounding, is_primary)
values ('USPM', 'K-1', 'C-1', 1, 60, true, true), ('USPM', 'K-1', 'C-2', 2, 40, false, false), ('JPPM', 'K-1', 'C-1', 1, 100, true, true);
insert into project.contract_line (legal_entity, contract_number, line_number, name, billing_method, project_number, include_time, include_expense, include_material, include_fee, contract_amount)
values ('USPM', 'K-1', 1, 'Time', 'TIME_AND_MATERIAL', 'P-1', true, true, true, true, 0), ('USPM', 'K-1', 2, 'Piers', 'FIXED_PRICE', 'P-1', false, false, false, false, 900);
insert into project.actual (legal_entity, id, transaction_type, transaction_class, billing_type, quantity, unit, price, amount, currency, document_date, start_date, end_date, accounting_date, contract_number, line_number, customer_account, entry_number, skip_sync, message_id)
select 'USPM', ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'UNBILLED_SALES', 'TIME', 'CHARGEABLE', n, 'HOUR', 10.5, n * 10.5, 'USD',
       date '2026-01-01' + n, date '2026-01-01' + n, date '2026-01-01' + n, date '2026-01-01' + n, 'K-1', 1, 'C-1', 'T-' || n, false, gen_random_uuid()
  from generate_series(1, 20) n;
insert into project.backlog_item (legal_entity, id, kind, billing_status, contract_number, line_number, customer_account, transaction_class, billing_type, start_date, amount, currency)
select legal_entity, id, 'UNBILLED_SALES', case when quantity > 10 then 'READY_TO_INVOICE' else 'UNBILLED_SALES_CREATED' end, contract_number, line_number, customer_account, transaction_class, billing_type, start_date, amount, currency
  from project.actual;
insert into project.proforma (legal_entity, id, number, contract_number, customer_account, currency, name, run_date, invoice_date, detail_count, detail_amount, total_tax, total_amount, created_at)
select 'USPM', ('01900000-0000-7000-8000-' || lpad((1000 + n)::text, 12, '0'))::uuid, 'PF-' || lpad(n::text, 3, '0'), 'K-1', 'C-1', 'USD', 'Bill ' || n, '2026-01-31', date '2026-01-01' + n, 2, n * 100, n * 10, n * 110, '2026-01-31T10:00:00Z'
  from generate_series(1, 30) n;
insert into project.proforma (legal_entity, id, number, contract_number, customer_account, currency, run_date, invoice_date, detail_amount, total_amount)
values ('JPPM', '01900000-0000-7000-8000-000000002001', 'PF-001', 'K-1', 'C-1', 'JPY', '2026-01-31', '2026-01-31', 1234567, 1234567);
insert into project.proforma_line (legal_entity, proforma_id, line_number, name, billing_method, contract_line_amount, amount)
select legal_entity, id, 1, 'Time', 'TIME_AND_MATERIAL', 0, detail_amount from project.proforma where legal_entity = 'USPM';
insert into project.proforma_detail (legal_entity, id, proforma_id, line_number, kind, unbilled_actual_id, transaction_class, billing_type, quantity, price, amount, tax, extended_amount, currency, start_date)
select 'USPM', ('01900000-0000-7000-8000-' || lpad((10000 + n)::text, 12, '0'))::uuid, '${uuid(1001)}', 1, 'ACTUAL', ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'TIME', 'CHARGEABLE', 1.5, 10.1250, 15.19, 0, 15.19, 'USD', '2026-01-05'
  from generate_series(1, 20) n;
update project.proforma set status = 'CONFIRMED', confirmed_at = '2026-02-01T00:00:00Z', confirmed_by = 'pam', billable_hash = '${HASH}', expected_billable_count = 2, expected_billable_amount = detail_amount
 where legal_entity = 'USPM' and number <= 'PF-010';
insert into project.actual (legal_entity, id, transaction_type, transaction_class, billing_type, quantity, amount, currency, document_date, start_date, end_date, accounting_date, contract_number, line_number, customer_account, proforma_id, proforma_detail_id, skip_sync, message_id)
select 'USPM', ('01900000-0000-7000-8000-' || lpad((3000 + n)::text, 12, '0'))::uuid, 'BILLED_SALES', 'TIME', 'CHARGEABLE', 1, 50, 'USD', '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05', 'K-1', 1, 'C-1', '${uuid(1001)}', ('01900000-0000-7000-8000-' || lpad((10000 + n)::text, 12, '0'))::uuid, false, gen_random_uuid()
  from generate_series(1, 2) n;
insert into project.connection values ('USPM', '${uuid(3001)}', 'BILLED_SALES', 'ACTUAL', '${uuid(1)}', 'UNBILLED_SALES', 'ACTUAL', null);
insert into project.transaction_origin values ('USPM', '${uuid(3001)}', 'ACTUAL', 'PROFORMA', 'PF-001');
insert into project.accounting_detail values ('USPM', '${uuid(3001)}', 50, 1, 'V-1', 4.5, gen_random_uuid());
insert into project.message (legal_entity, id, map, document, row_count, payload, caused_by, status, last_error_code, last_error, last_error_at)
values ('USPM', '${uuid(9001)}', 'invoices', 'proforma:PF-001', 1, '[]', 'x', 'FAILED', 'SYNC_CONFLICT', 'Differs.', '2026-02-02T00:00:00Z'), ('USPM', '${uuid(9002)}', 'msdyn_actuals', 'proforma:PF-001', 2, null, 'x', 'PENDING', null, null, null);
`;

export const FINANCE = `
insert into finance.currency values ('USD', 'US dollar', 2), ('JPY', 'Yen', 0), ('KWD', 'Kuwaiti dinar', 3);
insert into finance.legal_entity (legal_entity, name, accounting_currency, reporting_currency) values ('USPM', 'Contoso US', 'USD', 'KWD'), ('JPPM', 'Contoso JP', 'JPY', null);
insert into finance.proposal (legal_entity, number, proforma_id, contract_number, customer_account, invoice_account, currency, invoice_date, accounting_date, expected_billable_count, expected_billable_amount, billable_hash)
select 'USPM', 'PF-' || lpad(n::text, 3, '0'), ('01900000-0000-7000-8000-' || lpad((1000 + n)::text, 12, '0'))::uuid, 'K-1', 'C-1', 'C-1', 'USD', '2026-01-31', '2026-01-31', 2, n * 100, '${HASH}'
  from generate_series(1, 10) n;
insert into finance.staged_actual (legal_entity, actual_id, transaction_type, transaction_class, billing_type, quantity, amount, currency, document_date, start_date, end_date, accounting_date, contract_number, line_number, customer_account, proforma_id, is_reversal, message_id)
select 'USPM', ('01900000-0000-7000-8000-' || lpad((3000 + n)::text, 12, '0'))::uuid, 'BILLED_SALES', 'TIME', 'CHARGEABLE', 1, 50, 'USD', '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05', 'K-1', 1, 'C-1', '${uuid(1001)}', false, gen_random_uuid()
  from generate_series(1, 1) n;
insert into finance.staged_actual (legal_entity, actual_id, transaction_type, transaction_class, billing_type, quantity, amount, currency, document_date, start_date, end_date, accounting_date, proforma_id, is_reversal, message_id)
select 'USPM', ('01900000-0000-7000-8000-' || lpad((4000 + n)::text, 12, '0'))::uuid, 'BILLED_SALES', 'TIME', 'CHARGEABLE', 1, 100, 'USD', '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05', '${uuid(1002)}', false, gen_random_uuid()
  from generate_series(1, 2) n;
update finance.proposal set status = 'LINES_IMPORTED', line_count = 2, line_amount = 200, tax_amount = 16.5, invoice_amount = 216.5 where number = 'PF-002';
insert into finance.proposal_line (legal_entity, proposal_number, line_number, id, actual_id, line_type, transaction_class, subledger_actual_id, document_date, quantity, sales_price, amount, currency, tax_amount)
select 'USPM', 'PF-002', n, 'PF-002-00' || n, ('01900000-0000-7000-8000-' || lpad((4000 + n)::text, 12, '0'))::uuid, 'HOUR', 'TIME', ('01900000-0000-7000-8000-' || lpad((5000 + n)::text, 12, '0'))::uuid, '2026-01-05', 1, 100, 100, 'USD', 8.25
  from generate_series(1, 2) n;
insert into finance.integration_journal (legal_entity, number, period_start, line_count) values ('USPM', 'J-1', '2026-01-01', 0), ('JPPM', 'J-1', '2026-01-01', 0);
insert into finance.import_run (legal_entity, id, scope, parameters, requested_by, epoch) values ('USPM', '${uuid(7001)}', 'BOTH', '{}', 'ann', 1), ('JPPM', '${uuid(7002)}', 'BOTH', '{}', 'ann', 1);
insert into finance.process_error (legal_entity, process, subject_type, subject, code, rule, message, at) values ('USPM', 'IMPORT_PROPOSAL', 'PROPOSAL', 'PF-001', 'STAGING_MISMATCH', 'R45', 'One is missing.', '2026-02-02T00:00:00Z');
insert into finance.voucher (legal_entity, number, accounting_date, source, document) values ('USPM', 'V-1', '2026-01-31', 'INVOICE', 'CIV-1');
insert into finance.ledger_entry (legal_entity, voucher_number, sequence, main_account, posting_type, amount, currency, accounting_amount, reporting_amount)
values ('USPM', 'V-1', 1, '1100', 'CUSTOMER_BALANCE', 216.5, 'USD', 216.5, 66.4), ('USPM', 'V-1', 2, '4100', 'INVOICED_REVENUE', -216.5, 'USD', -216.5, -66.4);
`;
