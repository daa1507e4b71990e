/** What the project side holds before a test begins: valid by default, written as the commands would have written it. */
import pg from 'pg';
import type { Caller } from '../../src/kernel/caller.ts';
import { systemClock, type Id } from '../../src/kernel/clock.ts';
import { runCommand, type Answer, type CommandOptions, type Work } from '../../src/kernel/command.ts';
import { present, type Outcome } from '../../src/kernel/refusal.ts';
import { sqlName, type Json } from '../../src/kernel/table.ts';
import type { TestDatabases } from './database.ts';
import { saleOf, type GivenSale } from './given-sale.ts';

export const newId = systemClock.newId;

type Given = Readonly<Record<string, unknown>>;

export interface Ask {
  readonly key?: string;
  readonly mode?: 'APPLY' | 'PLAN';
  readonly expectedVersion?: number;
  readonly expectedPlan?: string;
  readonly now?: string;
  readonly legalEntity?: string;
}

interface GivenContract {
  readonly number?: string;
  readonly status?: string;
  readonly currency?: string;
  readonly project?: string;
  readonly projectState?: string;
  /** In the order of the list; the first is primary and takes the differences of rounding. */
  readonly customers?: readonly { readonly account: string; readonly percent: string }[];
}

/** Builders over one company of a project side. */
export function givenProject(databases: TestDatabases, legalEntity = 'USPM') {
  // One connection past every guard but the triggers; dropping the test's database ends it.
  const client = new pg.Client({ connectionString: databases.projectUrl });
  client.on('error', () => undefined);
  let connected: Promise<unknown> | null = null;
  async function sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    connected ??= client.connect();
    await connected;
    return (await client.query(text, values)).rows as T[];
  }

  async function put(table: string, rows: readonly Given[], conflict = ''): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first).map(sqlName).join(', ');
    const json = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [sqlName(name), value])),
    );
    await sql(
      `insert into project.${table} (${columns}) select ${columns} from json_populate_recordset(null::project.${table}, $1) ${conflict}`,
      [JSON.stringify(json)],
    );
  }
  const once = (table: string, rows: readonly Given[]): Promise<void> => put(table, rows, 'on conflict do nothing');

  /** Company, currencies and two customers. */
  async function company(given: { readonly timeZone?: string } = {}): Promise<void> {
    const names = { name: 'Pm Inc.', accountingCurrency: 'USD', reportingCurrency: 'GBP' };
    await once(
      'currency',
      ['EUR', 'USD', 'GBP'].map((code) => ({ code, name: code, minorUnits: 2 })),
    );
    await put('legal_entity', [{ legalEntity, ...names, timeZone: given.timeZone ?? 'UTC', active: true }]);
    await put(
      'customer',
      ['ALPINE', 'BALTIC'].map((accountNumber) => ({
        legalEntity,
        accountNumber,
        name: `${accountNumber} AG`,
        currency: 'EUR',
        paymentTerms: 'N30',
      })),
    );
  }

  /** PC-1001 with lines 10 (time and material) and 20 (fixed price, 5,000.01), both on P-01. */
  async function contract(given: GivenContract = {}): Promise<string> {
    const {
      number = 'PC-1001',
      status = 'ACTIVE',
      currency = 'EUR',
      project = 'P-01',
      projectState = 'ACTIVE',
    } = given;
    const customers = given.customers ?? [
      { account: 'ALPINE', percent: '62.5' },
      { account: 'BALTIC', percent: '37.5' },
    ];
    const key = { legalEntity, contractNumber: number };
    await once('project', [{ legalEntity, number: project, name: project, state: projectState, version: 1 }]);
    await put('contract', [
      {
        legalEntity,
        number,
        name: `Contract ${number}`,
        currency,
        primaryCustomerAccount: 'ALPINE',
        status,
        version: 1,
      },
    ]);
    await put(
      'contract_customer',
      customers.map(({ account, percent }, i) => ({
        ...key,
        customerAccount: account,
        position: i + 1,
        splitPercent: percent,
        isRounding: i === 0,
        isPrimary: i === 0,
        paymentTerms: i === 0 ? 'N14' : null,
      })),
    );
    const included = { includeTime: true, includeExpense: true, includeMaterial: true, includeFee: true };
    await put('contract_line', [
      {
        ...key,
        lineNumber: 10,
        name: 'Work',
        billingMethod: 'TIME_AND_MATERIAL',
        projectNumber: project,
        ...included,
        contractAmount: '0',
      },
      {
        ...key,
        lineNumber: 20,
        name: 'Fixed',
        billingMethod: 'FIXED_PRICE',
        projectNumber: project,
        ...included,
        contractAmount: '5000.01',
      },
    ]);
    return number;
  }

  /** Unbilled sales with their backlog items and origins; ready unless they say otherwise. Answers their ids. */
  async function sales(all: readonly GivenSale[]): Promise<readonly Id[]> {
    const rows = all.map((given) => saleOf(legalEntity, given));
    await put(
      'actual',
      rows.map(({ actual }) => actual),
    );
    await put(
      'backlog_item',
      rows.map(({ item }) => item),
    );
    await put(
      'transaction_origin',
      rows.map(({ origin }) => origin),
    );
    await put(
      'accounting_detail',
      rows.flatMap(({ feedback }) => feedback),
    );
    return rows.map(({ actual }) => actual.id);
  }

  /** One customer's share of a milestone on line 20. */
  async function milestone(
    given: {
      number?: string;
      customer?: string;
      amount?: string;
      tax?: string;
      date?: string;
      status?: string;
      contract?: string;
    } = {},
  ): Promise<Id> {
    const {
      number = 'M-1',
      customer = 'ALPINE',
      amount = '3125.01',
      tax = '0',
      date = '2026-01-15',
      contract: contractNumber = 'PC-1001',
    } = given;
    const id = newId();
    const key = { legalEntity, contractNumber, lineNumber: 20 };
    await once('milestone_header', [{ ...key, number, name: number, milestoneDate: date, amount, tax }]);
    await put('milestone', [
      { ...key, id, headerNumber: number, customerAccount: customer, name: number, milestoneDate: date, amount, tax },
    ]);
    await put('backlog_item', [
      {
        ...key,
        id,
        kind: 'MILESTONE',
        billingStatus: given.status ?? 'READY',
        nteStatus: 'NOT_APPLICABLE',
        customerAccount: customer,
        transactionClass: 'MILESTONE',
        billingType: 'CHARGEABLE',
        startDate: date,
        amount,
        currency: 'EUR',
        version: 1,
      },
    ]);
    return id;
  }

  async function retainer(
    given: {
      number?: string;
      customer?: string;
      amount?: string;
      tax?: string;
      date?: string;
      status?: string;
      contract?: string;
      /** What is left of it, when it was invoiced before the test. */
      available?: string;
    } = {},
  ): Promise<Id> {
    const {
      number = 'RT-1',
      customer = 'ALPINE',
      amount = '1000.00',
      tax = '0',
      date = '2026-01-05',
      contract: contractNumber = 'PC-1001',
    } = given;
    const id = newId();
    const key = { legalEntity, contractNumber, customerAccount: customer };
    const position = (await sql('select 1 from project.retainer')).length + 1;
    await put('retainer', [
      {
        ...key,
        id,
        number,
        position,
        description: `Retainer ${number}`,
        amount,
        tax,
        invoiceDate: date,
        usedAmount: '0',
        availableAmount: given.available ?? '0',
        version: 1,
      },
    ]);
    await put('backlog_item', [
      {
        ...key,
        id,
        kind: 'RETAINER',
        billingStatus: given.available === undefined ? (given.status ?? 'READY') : 'CUSTOMER_INVOICE_POSTED',
        nteStatus: 'NOT_APPLICABLE',
        transactionClass: 'RETAINER',
        billingType: 'CHARGEABLE',
        startDate: date,
        amount,
        currency: 'EUR',
        version: 1,
      },
    ]);
    return id;
  }

  const caller: Caller = { subject: 'pm', grants: { PROJECT_MANAGER: [legalEntity] } };

  /** Runs a command as a project manager. */
  function run<R extends Json>(body: (work: Work) => Promise<Outcome<R>>, ask: Ask = {}): Promise<Answer<R>> {
    const options: CommandOptions = {
      idempotencyKey: ask.key ?? newId(),
      mode: ask.mode ?? 'APPLY',
      expectedVersion: ask.expectedVersion ?? null,
      expectedPlan: ask.expectedPlan ?? null,
      reason: null,
    };
    const clock = { ...systemClock, now: () => ask.now ?? '2026-01-31T12:00:00.000Z' };
    const scope = { side: databases.project, caller, clock, requestId: 'test' };
    const command = { name: 'test', legalEntity, input: body.toString(), options, roles: ['PROJECT_MANAGER'] as const };
    return runCommand(scope, command, body);
  }

  /** Runs a command that must be accepted. */
  async function done<R extends Json>(body: (work: Work) => Promise<Outcome<R>>, ask: Ask = {}): Promise<R> {
    const answer = await run(body, ask);
    if (answer.value === null) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
    return present(answer.value, 'answer');
  }

  const numbersFrom = (series: string, format: string, nextNumber: number): Promise<void> =>
    put('number_sequence', [{ legalEntity, series, format, nextNumber, used: false }]);

  return { legalEntity, sql, put, company, contract, sales, milestone, retainer, numbersFrom, run, done };
}

export type GivenProject = ReturnType<typeof givenProject>;
