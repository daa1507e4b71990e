/** What the finance side holds before a test begins: set-up by SQL, everything else through its door in, as messages bring it. */
import pg from 'pg';
import { apply } from '../../src/finance/incoming.ts';
import { postJournals } from '../../src/finance/journal/post-journals.ts';
import { postProposal, type PostProposalInput } from '../../src/finance/proposal/post-proposal.ts';
import { importFromStaging, type ImportRequest } from '../../src/finance/staging/import-from-staging.ts';
import type { Caller } from '../../src/kernel/caller.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { runCommand, type Answer, type Command, type CommandScope, type Work } from '../../src/kernel/command.ts';
import { COURIER, inTransaction, Rollback } from '../../src/kernel/db.ts';
import type { Outcome } from '../../src/kernel/refusal.ts';
import { sqlName, type Json } from '../../src/kernel/table.ts';
import type { TestDatabases } from './database.ts';
import {
  actualRow,
  APPROVED,
  confirmation,
  MILESTONE_A,
  MILESTONE_B,
  PF_103,
  type Given,
  type GivenActual,
  type Message,
} from './finance-messages.ts';

export interface Ask {
  readonly key?: string;
  readonly mode?: 'APPLY' | 'PLAN';
  readonly expectedVersion?: number;
  readonly expectedPlan?: string;
  readonly now?: string;
  readonly name?: string;
}

/** Builders over one company of a finance side. */
export function givenFinance(databases: TestDatabases, legalEntity = 'USPM') {
  // One connection past every guard but the triggers; dropping the test's database ends it.
  const client = new pg.Client({ connectionString: databases.financeUrl });
  client.on('error', () => undefined);
  let connected: Promise<unknown> | null = null;
  async function sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    connected ??= client.connect();
    await connected;
    return (await client.query(text, values)).rows as T[];
  }
  async function put(table: string, rows: readonly Given[]): Promise<void> {
    for (const row of rows) {
      const names = Object.keys(row).map(sqlName);
      await sql(
        `insert into finance.${table} (${names.join(', ')}) select ${names.join(', ')} from json_populate_record(null::finance.${table}, $1)
         on conflict do nothing`,
        [JSON.stringify(Object.fromEntries(Object.entries(row).map(([name, value]) => [sqlName(name), value])))],
      );
    }
  }

  /** Section 9.1: USD with GBP beside it, EUR contracts, the rates of four days, open periods, 20 % and 10 %. */
  async function company(given: { readonly parameters?: Given; readonly company?: Given } = {}): Promise<void> {
    const currencies = ['EUR', 'USD', 'GBP'].map((code) => ({ code, name: code, minorUnits: 2 }));
    await put('currency', currencies);
    const ledger = { accountingCurrency: 'USD', reportingCurrency: 'GBP', importTrigger: 'PERIODIC' };
    const entity = { legalEntity, name: legalEntity, ...ledger, timeZone: 'UTC', active: true, ...given.company };
    await put('legal_entity', [entity]);
    await put(
      'project_parameters',
      [
        {
          legalEntity,
          salesTaxGroupMethod: 'CUSTOMER',
          milestoneItemTaxGroup: 'SERVICES',
          retainerItemTaxGroup: 'SERVICES',
          ...given.parameters,
        },
      ].map((row) => ({ ...PARAMETERS, ...row })),
    );
    await put('exchange_rate', RATES);
    const month = (startDate: string, endDate: string): Given => ({ legalEntity, startDate, endDate, status: 'OPEN' });
    await put('fiscal_period', [month('2026-01-01', '2026-01-31'), month('2026-02-01', '2026-02-28')]);
    const codes = [
      { legalEntity, taxCode: 'S20', name: 'S20', ratePercent: '20' },
      { legalEntity, taxCode: 'E10', name: 'E10', ratePercent: '10' },
    ];
    await put('tax_code', codes);
    await put(
      'tax_group_member',
      codes.map(({ taxCode }) => ({ legalEntity, taxGroup: 'EU', taxCode })),
    );
    await put('item_tax_group_member', [
      { legalEntity, itemTaxGroup: 'SERVICES', taxCode: 'S20' },
      { legalEntity, itemTaxGroup: 'EXPENSES', taxCode: 'E10' },
    ]);
    await put('category_setup', [
      { legalEntity, category: 'CONSULT', itemTaxGroup: 'SERVICES' },
      { legalEntity, category: 'TRAVEL', itemTaxGroup: 'EXPENSES' },
    ]);
    const customer = { legalEntity, currency: 'EUR', salesTaxGroup: 'EU', paymentTerms: 'NET30', blocked: 'NO' };
    await put('customer', [
      { ...customer, accountNumber: 'ALPINE', name: 'Alpine AG' },
      { ...customer, accountNumber: 'BALTIC', name: 'Baltic OÜ' },
    ]);
    const profile = { legalEntity, contractNumber: 'PC-1001', onAccountPosting: 'PROFIT_AND_LOSS' };
    await put('contract_line_profile', [
      { ...profile, lineNumber: 10, accrueRevenue: true },
      { ...profile, lineNumber: 20, accrueRevenue: false },
    ]);
  }

  async function deliver(...messages: readonly Message[]): Promise<readonly Outcome<{ readonly fresh: boolean }>[]> {
    const outcomes: Outcome<{ readonly fresh: boolean }>[] = [];
    for (const { map, document, rows, id } of messages) {
      const payload = JSON.stringify(rows);
      const messageId = id ?? systemClock.newId();
      const delivery = { legalEntity, messageId, map, document, payload };
      // As the courier does it: what is refused leaves nothing.
      const outcome = await inTransaction(databases.finance, COURIER, async (tx) => {
        const applied = await apply(tx, delivery, systemClock);
        if (!applied.ok) throw new Rollback(applied);
        return applied;
      }).catch((error: unknown) => {
        if (error instanceof Rollback) return error.value as Outcome<{ readonly fresh: boolean }>;
        throw error;
      });
      outcomes.push(outcome);
    }
    return outcomes;
  }

  /** The contract of section 9, with line 10 (time and material) and line 20 (fixed price). */
  async function contract(): Promise<void> {
    const document = 'contract:PC-1001';
    const header = { number: 'PC-1001', name: 'Contract', currency: 'EUR', status: 'ACTIVE', version: 1 };
    const line = { contract_number: 'PC-1001', project_number: 'P-01' };
    await deliver(
      {
        map: 'msdyn_projects',
        document: 'project:P-01',
        rows: [{ number: 'P-01', name: 'P', state: 'ACTIVE', version: 1 }],
      },
      { map: 'salesorders', document, rows: [header] },
      {
        map: 'salesorderdetails',
        document,
        rows: [
          { ...line, line_number: 10, name: 'T&M', billing_method: 'TIME_AND_MATERIAL' },
          { ...line, line_number: 20, name: 'Fixed', billing_method: 'FIXED_PRICE' },
        ],
      },
      { map: 'msdyn_contractlinescheduleofvalues', document, rows: [MILESTONE_A, MILESTONE_B] },
    );
  }

  const actuals = (...given: readonly GivenActual[]): Promise<unknown> =>
    deliver({ map: 'msdyn_actuals', document: `approvals:${systemClock.newId()}`, rows: given.map(actualRow) });

  const scopeOf = (ask: Ask): CommandScope => ({
    side: databases.finance,
    caller: ACCOUNTANT(legalEntity),
    clock: { now: () => ask.now ?? '2026-01-31T10:00:00Z', newId: systemClock.newId },
    requestId: 'test',
  });
  const commandOf = (ask: Ask, input: unknown): Command => ({
    name: ask.name ?? 'test',
    legalEntity,
    input,
    roles: ['ACCOUNTANT'],
    options: {
      idempotencyKey: ask.key ?? systemClock.newId(),
      mode: ask.mode ?? 'APPLY',
      expectedVersion: ask.expectedVersion ?? null,
      expectedPlan: ask.expectedPlan ?? null,
      reason: null,
    },
  });

  const run = <R extends Json>(body: (work: Work) => Promise<Outcome<R>>, ask: Ask = {}): Promise<Answer<R>> =>
    runCommand(scopeOf(ask), commandOf(ask, {}), body);

  const importAll = (request: Partial<ImportRequest> = {}, ask: Ask = {}) =>
    importFromStaging(scopeOf(ask), commandOf({ name: 'importFromStaging', ...ask }, request), {
      scope: 'BOTH',
      proposals: null,
      projects: null,
      transactionDateTo: null,
      ...request,
    });

  const postAll = (journals: readonly string[] | null = null, ask: Ask = {}) =>
    run((work) => postJournals(work, { journals }), { name: 'postJournals', ...ask });

  const post = (input: string | PostProposalInput, ask: Ask = {}) =>
    run((work) => postProposal(work, typeof input === 'string' ? { number: input } : input), {
      name: 'postProposal',
      ...ask,
    });

  return {
    legalEntity,
    sql,
    put,
    company,
    contract,
    deliver,
    actuals,
    run,
    importAll,
    postAll,
    post,
    close: () => client.end(),
  };
}

export type GivenFinance = ReturnType<typeof givenFinance>;
type Company = Parameters<GivenFinance['company']>[0];

/** Companies of their own, so that the tests of a file do not see each other. */
export function financeCompanies(databases: () => TestDatabases) {
  let companies = 0;
  /** Set up, with its contract. */
  async function finance(given: Company = {}): Promise<GivenFinance> {
    companies += 1;
    const one = givenFinance(databases(), `L${companies}`);
    await one.company(given);
    await one.contract();
    return one;
  }
  /** The approved sales of section 9 are journalled and posted. */
  async function withSales(given: Company = {}): Promise<GivenFinance> {
    const at = await finance(given);
    await at.actuals(...APPROVED);
    await at.importAll();
    await at.postAll();
    return at;
  }
  /** PF-000103 has its lines. */
  async function withProposal(given: Company = {}): Promise<GivenFinance> {
    const at = await withSales(given);
    await at.deliver(...confirmation(PF_103));
    await at.importAll();
    return at;
  }
  return { finance, withSales, withProposal };
}

export const ACCOUNTANT = (legalEntity: string): Caller => ({
  subject: 'accountant@example.com',
  grants: { ACCOUNTANT: [legalEntity] },
});

const PARAMETERS = {
  journalPeriodUnit: 'DAYS',
  journalLineLimit: 200,
  journalBatchThreshold: 100,
  autoAccountingDateToOpenPeriod: false,
  itemTaxGroupMethod: 'CATEGORY',
  requireTaxGroups: false,
  allowHeaderDimensionUpdate: false,
  invoiceNumberSequence: 'CIV',
  voucherSequence: 'INVV',
  journalVoucherSequence: 'PRJV',
  proposalNumberSequenceAllowsChange: true,
  postingSubtasks: 4,
  selectiveImport: true,
  exactReversalRates: true,
  customerBalanceConversion: 'SUM_OF_LINES',
  maxPennyDifference: '0.05',
  billingTypeMap: { CHARGEABLE: 'Billable', NON_CHARGEABLE: 'NonBill', COMPLIMENTARY: 'Compl', NOT_AVAILABLE: 'NA' },
};

const RATES = [
  ['2026-01-05', '1.0800', '0.8640'],
  ['2026-01-20', '1.0850', '0.8600'],
  ['2026-01-31', '1.0925', '0.8555'],
  ['2026-02-10', '1.1000', '0.8500'],
].flatMap(([validFrom, usd, gbp]) => [
  { fromCurrency: 'EUR', toCurrency: 'USD', validFrom, rate: usd },
  { fromCurrency: 'EUR', toCurrency: 'GBP', validFrom, rate: gbp },
  { fromCurrency: 'USD', toCurrency: 'GBP', validFrom, rate: '0.8000' },
]);
