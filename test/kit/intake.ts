/** Intake without a server: folders of CSV files as rows, and commands run as the upstream system would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { runCommand, type Answer, type CommandOptions, type Work } from '../../src/kernel/command.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Side } from '../../src/kernel/db.ts';
import type { Outcome, Refusal } from '../../src/kernel/refusal.ts';
import { camelName, type Json } from '../../src/kernel/table.ts';
import { asSuperuser } from './database.ts';

export type Cells = Record<string, string>;

/** The rows of a CSV file, their columns in the API's names. */
export function csvRows(directory: string, file: string): Cells[] {
  const text = readFileSync(join('data', directory, `${file}.csv`), 'utf8');
  return parse(text, { columns: (names: string[]) => names.map(camelName) });
}

/** Runs a command body as the upstream system of one company. */
export async function asSystem<R extends Json>(
  side: Side,
  legalEntity: string,
  body: (work: Work) => Promise<Outcome<R>>,
  options: Partial<CommandOptions> = {},
): Promise<Answer<R>> {
  const caller = { subject: 'upstream', grants: { SYSTEM: [legalEntity] } };
  const scope = { side, caller, clock: systemClock, requestId: 'test' };
  const idempotencyKey = randomUUID();
  const settled = { mode: 'APPLY', expectedVersion: null, expectedPlan: null, reason: null, ...options } as const;
  return runCommand(
    scope,
    {
      name: 'intake',
      legalEntity,
      input: idempotencyKey,
      options: { idempotencyKey, ...settled },
      roles: ['SYSTEM'],
      long: true,
    },
    body,
  );
}

/** Reference data on the project side, as the door would have brought it from finance. */
export async function seedProjectSide(
  url: string,
  data: {
    readonly legalEntities: readonly Cells[];
    readonly currencies: readonly Cells[];
    readonly customers: readonly Cells[];
  },
): Promise<void> {
  const json = (rows: readonly Cells[]): unknown[] => [JSON.stringify(rows)];
  await asSuperuser(
    url,
    `insert into project.legal_entity (legal_entity, name, accounting_currency, reporting_currency)
     select r->>'id', r->>'name', r->>'accountingCurrency', nullif(r->>'reportingCurrency', '') from json_array_elements($1::json) r`,
    json(data.legalEntities),
  );
  await asSuperuser(
    url,
    `insert into project.currency (code, name, minor_units)
     select r->>'code', r->>'name', (r->>'minorUnits')::integer from json_array_elements($1::json) r`,
    json(data.currencies),
  );
  await asSuperuser(
    url,
    `insert into project.customer (legal_entity, account_number, name, currency, payment_terms)
     select r->>'legalEntityId', r->>'accountNumber', r->>'name', r->>'currency', nullif(r->>'paymentTerms', '') from json_array_elements($1::json) r`,
    json(data.customers),
  );
}

/** Statements that the side is sent while the work runs, begin and commit included. */
export async function countStatements<T>(
  side: Side,
  work: () => Promise<T>,
): Promise<{ value: T; statements: string[] }> {
  const statements: string[] = [];
  const listener = (sql: string): void => void statements.push(sql);
  side.listeners.add(listener);
  try {
    return { value: await work(), statements };
  } finally {
    side.listeners.delete(listener);
  }
}

/** Takes all rows away, past the guards that keep them: faster than a database of its own for each test. */
export async function emptySide(url: string, schema: 'project' | 'finance'): Promise<void> {
  const tables = await asSuperuser<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 and tablename not in ('migration', 'event_head')`,
    [schema],
  );
  await asSuperuser(
    url,
    `set session_replication_role = replica; truncate ${tables.map(({ name }) => name).join(', ')}; set session_replication_role = origin`,
  );
}

export type Row = Record<string, unknown>;

/** Refusals as a test reads them: code, and where. */
export const told = (refusals: readonly Refusal[]): string[] =>
  refusals.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`);

const CONTRACT_LISTS = {
  projects: 'projects',
  contracts: 'contracts',
  contractCustomers: 'contract_customers',
  contractLines: 'contract_lines',
  contractLineCustomers: 'contract_line_customers',
  milestones: 'milestones',
  retainers: 'retainers',
} as const;
export type ContractListName = keyof typeof CONTRACT_LISTS;
export type ContractRows = Record<ContractListName, Row[]>;

/** The contract of the worked example, with some rows otherwise. */
export function exampleContract(change: (lists: ContractRows) => void = () => undefined): ContractRows {
  const lists = Object.fromEntries(
    Object.entries(CONTRACT_LISTS).map(([list, file]) => [list, csvRows('worked-example', file)]),
  ) as ContractRows;
  change(lists);
  return lists;
}

export const rowOf = (lists: ContractRows, list: ContractListName, index = 0): Row => lists[list][index] as Row;
