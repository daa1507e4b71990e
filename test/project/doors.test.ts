import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COURIER, inTransaction, Rollback } from '../../src/kernel/db.ts';
import type { Delivery } from '../../src/kernel/inbox.ts';
import { MAPS, type MapName } from '../../src/kernel/maps.ts';
import type { Outcome } from '../../src/kernel/refusal.ts';
import { apply, type Applied } from '../../src/project/incoming.ts';
import { acknowledge, payloadOf } from '../../src/project/outgoing.ts';
import { confirmProforma } from '../../src/project/proforma/confirm-proforma.ts';
import { createProformas } from '../../src/project/proforma/create-proformas.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { givenProject, newId, type GivenProject } from '../kit/given-project.ts';

let databases: TestDatabases;
let given: GivenProject;
let proforma: string;
let billed: string;
let reversal: string;
beforeAll(async () => {
  databases = await openTestDatabases();
  given = givenProject(databases);
  await given.company();
  const contract = await given.contract();
  await given.sales([{ contract, amount: '582.65', price: '133.3333', quantity: '4.37' }]);
  const input = { contracts: [contract], runDate: '2026-01-31', invoiceDate: null, accountingDate: null };
  proforma = (await given.done((work) => createProformas(work, input))).proformas[0] ?? '';
  await given.done((work) => confirmProforma(work, { id: proforma }));
  const rows = await given.sql<{ id: string; skip_sync: boolean }>(
    'select id, skip_sync from project.actual where proforma_id = $1',
    [proforma],
  );
  billed = rows.find((row) => !row.skip_sync)?.id ?? '';
  reversal = rows.find((row) => row.skip_sync)?.id ?? '';
});
afterAll(() => databases.close());

/** As the courier does: a refusal leaves nothing behind. */
async function deliver(map: string, rows: unknown, more: Partial<Delivery> = {}): Promise<Outcome<Applied>> {
  const delivery = {
    legalEntity: 'USPM',
    messageId: newId(),
    map,
    document: 'proposal:PF-000001',
    payload: JSON.stringify(rows),
    ...more,
  };
  try {
    return await inTransaction(databases.project, COURIER, async (tx) => {
      const outcome = await apply(tx, delivery);
      if (!outcome.ok) throw new Rollback(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Rollback) return error.value as Outcome<Applied>;
    throw error;
  }
}
const codesOf = (outcome: Outcome<Applied>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, rule }) => `${code} ${rule ?? ''}`);
const feedback = (more: Record<string, unknown> = {}) => ({
  actual_id: billed,
  accounting_currency_amount: '636.55',
  accounting_exchange_rate: '1.0925',
  voucher_number: 'INVV-0002',
  sales_tax_amount: '116.53',
  ...more,
});
const summary = (more: Record<string, unknown> = {}) => ({
  proforma_id: proforma,
  customer_invoice_number: 'CIV-000002',
  customer_invoice_date: '2026-01-31',
  posted_tax_amount: '116.53',
  ...more,
});
const details = () =>
  given.sql(
    'select actual_id, accounting_currency_amount, accounting_exchange_rate, voucher_number, sales_tax_amount from project.accounting_detail',
  );

describe('the door out', () => {
  const messages = () =>
    given.sql<{ id: string; map: MapName; document: string; payload: string | null; row_count: number }>(
      'select id, map, document, payload::text as payload, row_count from project.message order by sequence',
    );
  const payloads = async () => {
    const found = await messages();
    return inTransaction(databases.project, COURIER, async (tx) => {
      const all: [MapName, string][] = [];
      for (const message of found) {
        const outgoing = { ...message, legalEntity: 'USPM', rowCount: message.row_count };
        all.push([message.map, await payloadOf(tx, outgoing)]);
        await acknowledge();
      }
      return all;
    });
  };

  test('carries exactly the fields of each map', async () => {
    for (const [map, payload] of await payloads()) {
      const rows = JSON.parse(payload) as Record<string, unknown>[];
      expect(rows).toHaveLength(1);
      for (const row of rows) expect(Object.keys(row).sort()).toEqual([...MAPS[map].fields].sort());
    }
  });

  test('carries the actual as it is, and never one that is skipped (R24)', async () => {
    const [, payload = ''] = (await payloads()).find(([map]) => map === 'msdyn_actuals') ?? [];

    expect(JSON.parse(payload)).toMatchObject([
      {
        actual_id: billed,
        transaction_type: 'BILLED_SALES',
        quantity: 4.37,
        price: 133.3333,
        amount: 582.65,
        proforma_id: proforma,
      },
    ]);
    expect(payload).not.toContain(reversal);
    expect(payload).toContain('"amount":582.6500');
  });

  test('makes the same text every time', async () => {
    expect(await payloads()).toEqual(await payloads());
  });

  test('stops on a message whose rows are not all there', async () => {
    const message = {
      legalEntity: 'USPM',
      id: newId(),
      map: 'msdyn_actuals',
      document: 'x',
      payload: null,
      rowCount: 2,
    };

    await expect(inTransaction(databases.project, COURIER, (tx) => payloadOf(tx, message))).rejects.toMatchObject({
      message: expect.stringContaining('carries 2 rows, not 0'),
    });
  });
});

describe('the door in', () => {
  test.each(['msdyn_actuals', 'invoices', 'salesorders', 'toast', '__proto__'])(
    'takes no message of map %s (R63)',
    async (map) => {
      expect(codesOf(await deliver(map, [{}]))).toEqual(['SYNC_DIRECTION_FORBIDDEN R63']);
    },
  );

  test.each([
    ['msdyn_actuals.feedback', () => feedback({ amount: '1.00' }), 'FEEDBACK_COLUMN_FORBIDDEN R21'],
    ['msdyn_customerinvoices', () => summary({ status: 'DRAFT' }), 'FEEDBACK_COLUMN_FORBIDDEN R23'],
    ['accounts', () => ({ account_number: 'X', blocked: 'NO' }), 'SIDE_VIOLATION R9'],
  ])('takes no foreign column by %s', async (map, row, code) => {
    expect(codesOf(await deliver(map, [row()]))).toEqual([code]);
  });

  test('takes reference data, and brings it up to date', async () => {
    await deliver('currencies', [{ code: 'SEK', name: 'Krona', minor_units: 2 }]);
    await deliver('currencies', [{ code: 'SEK', name: 'Svensk krona', minor_units: 2 }]);
    const ledger = {
      name: 'PM',
      accounting_currency: 'SEK',
      reporting_currency: null,
      time_zone: 'Europe/Stockholm',
      active: true,
    };
    await deliver('ledgers', [ledger], { legalEntity: 'SEPM' });
    await deliver('accounts', [{ account_number: 'S-1', name: 'Ett', currency: 'SEK', payment_terms: null }], {
      legalEntity: 'SEPM',
    });
    await deliver('accounts', [{ account_number: 'S-1', name: 'Två', currency: 'SEK', payment_terms: 'N10' }], {
      legalEntity: 'SEPM',
    });

    expect(await given.sql(`select name from project.currency where code = 'SEK'`)).toEqual([{ name: 'Svensk krona' }]);
    expect(await given.sql(`select time_zone from project.legal_entity where legal_entity = 'SEPM'`)).toEqual([
      { time_zone: 'Europe/Stockholm' },
    ]);
    expect(await given.sql(`select name, payment_terms from project.customer where legal_entity = 'SEPM'`)).toEqual([
      { name: 'Två', payment_terms: 'N10' },
    ]);
  });

  test('refuses feedback for what is not there, and for what is never sent (R24)', async () => {
    expect(codesOf(await deliver('msdyn_actuals.feedback', [feedback({ actual_id: newId() })]))).toEqual([
      'NOT_FOUND R21',
    ]);
    expect(codesOf(await deliver('msdyn_actuals.feedback', [feedback(), feedback({ actual_id: reversal })]))).toEqual([
      'SKIP_SYNC_VIOLATION R24',
    ]);
    expect(codesOf(await deliver('msdyn_actuals.feedback', [feedback()], { legalEntity: 'DEPM' }))).toEqual([
      'NOT_FOUND R21',
    ]);
    expect(await details()).toEqual([]);
  });

  test('takes a posted summary before the feedback, once, and refuses another (R22, R23)', async () => {
    expect(codesOf(await deliver('msdyn_customerinvoices', [summary({ proforma_id: newId() })]))).toEqual([
      'NOT_FOUND R23',
    ]);
    const first = await deliver('msdyn_customerinvoices', [summary()]);
    const again = await deliver('msdyn_customerinvoices', [summary({ posted_tax_amount: 116.53 })]);
    const other = await deliver('msdyn_customerinvoices', [summary({ customer_invoice_number: 'CIV-000003' })]);

    expect([first, again].map(codesOf)).toEqual([[], []]);
    expect(codesOf(other)).toEqual(['FEEDBACK_CONFLICT R22']);
    expect(await given.sql('select status, version from project.proforma where id = $1', [proforma])).toEqual([
      { status: 'POSTED', version: 3 },
    ]);
    expect(await given.sql('select customer_invoice_number, posted_tax_amount from project.proforma_posting')).toEqual([
      { customer_invoice_number: 'CIV-000002', posted_tax_amount: '116.5300' },
    ]);
  });

  test('refuses the summary of a proforma that finance cannot know yet', async () => {
    const contract = await given.contract({ number: 'PC-D2' });
    await given.sales([{ contract }]);
    const input = { contracts: [contract], runDate: '2026-01-31', invoiceDate: null, accountingDate: null };
    const id = (await given.done((work) => createProformas(work, input))).proformas[0];

    expect(codesOf(await deliver('msdyn_customerinvoices', [summary({ proforma_id: id })]))).toEqual([
      'PROFORMA_NOT_CONFIRMED R23',
    ]);
  });

  test('takes feedback once: equal values again change nothing, other values are refused (R22)', async () => {
    const first = await deliver('msdyn_actuals.feedback', [feedback(), feedback()]);
    const again = await deliver('msdyn_actuals.feedback', [feedback({ accounting_exchange_rate: 1.0925 })]);
    const other = await deliver('msdyn_actuals.feedback', [feedback({ voucher_number: 'INVV-0003' })]);

    expect([first, again].map(codesOf)).toEqual([[], []]);
    expect(codesOf(other)).toEqual(['FEEDBACK_CONFLICT R22']);
    expect(await details()).toEqual([
      {
        actual_id: billed,
        accounting_currency_amount: '636.5500',
        accounting_exchange_rate: '1.0925000000',
        voucher_number: 'INVV-0002',
        sales_tax_amount: '116.5300',
      },
    ]);
  });

  test('knows a message again, and refuses it with other content (R62)', async () => {
    const messageId = newId();
    const row = { account_number: 'A-1', name: 'One', currency: 'EUR', payment_terms: null };

    expect(await deliver('accounts', [row], { messageId })).toMatchObject({ value: { fresh: true } });
    expect(await deliver('accounts', [row], { messageId })).toMatchObject({ value: { fresh: false } });
    expect(codesOf(await deliver('accounts', [{ ...row, name: 'Two' }], { messageId }))).toEqual(['SYNC_CONFLICT R62']);
  });

  test('opened by ten at once with the same message applies it once', async () => {
    const messageId = newId();
    const row = { account_number: 'A-2', name: 'Two', currency: 'EUR', payment_terms: null };

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => deliver('accounts', [row], { messageId })));

    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.fresh)).toHaveLength(1);
    expect(await given.sql('select deliveries from project.inbox where message_id = $1', [messageId])).toEqual([
      { deliveries: 10 },
    ]);
  });
});
