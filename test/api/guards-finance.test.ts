/** The one-way rules past the code, finance side: what the database refuses to the application, and even to the superuser (REL-4, REL-19). */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { attempt } from '../kit/attempt.ts';
import type { TestGateway } from '../kit/gateway.ts';
import {
  CHECKED,
  DENIED,
  DOUBLE,
  KEPT,
  NO_WAY,
  UNBALANCED,
  UUID,
  copy,
  guard,
  guardedGateway,
  tried,
  type Guard,
} from './guards.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await guardedGateway();
}, 120_000);

const POSTED_LINE = "legal_entity = 'USPM' and proposal_number = 'PF-000102' and line_number = 1";
const OPEN_LINE = "legal_entity = 'USPM' and proposal_number = 'PF-000104' and line_number = 1";

const GUARDS: Readonly<Record<string, readonly Guard[]>> = {
  R1: [
    guard(
      'the application makes a proposal',
      copy('finance.proposal', "number = 'PF-000105'", `jsonb_build_object('number', 'X', 'proforma_id', ${UUID})`),
      [DENIED],
    ),
  ],
  R2: [guard('a proposal is deleted', "delete from finance.proposal where number = 'PF-000105'", [DENIED, KEPT])],
  R3: [
    guard('a second proposal of a proforma', copy('finance.proposal', "number = 'PF-000105'", '\'{"number": "X"}\''), [
      DENIED,
      DOUBLE,
    ]),
  ],
  R4: [
    guard('a proposal is renumbered', "update finance.proposal set number = 'X' where number = 'PF-000105'", [
      KEPT,
      KEPT,
    ]),
  ],
  R5: [
    guard(
      'a proposal changes its currency',
      "update finance.proposal set currency = 'USD' where number = 'PF-000105'",
      [KEPT, KEPT],
    ),
  ],
  R9: [
    guard('finance renames a contract', "update finance.contract set name = 'x'", [DENIED]),
    guard('finance makes a project', "insert into finance.project values ('USPM', 'X', 'x', 'ACTIVE', 1)", [DENIED]),
    guard('finance changes a share', 'update finance.funding_source set split_percent = 50', [DENIED]),
  ],
  R10: ['amount = amount + 1', 'quantity = quantity + 1', 'sales_price = 1', "currency = 'USD'"].map((change) =>
    guard(`a line says ${change}`, `update finance.proposal_line set ${change} where ${OPEN_LINE}`, [KEPT, KEPT]),
  ),
  R11: [
    guard(
      'a posted line changes its tax group',
      `update finance.proposal_line set sales_tax_group = 'X' where ${POSTED_LINE}`,
      [KEPT, KEPT],
    ),
  ],
  R12: [
    guard(
      'a posted header changes its dimensions',
      `update finance.proposal set default_dimension = '{"a": 1}' where number = 'PF-000102'`,
      [KEPT, KEPT],
    ),
  ],
  R13: [
    guard(
      'a line changes its dimensions',
      `update finance.proposal_line set dimensions = '{"a": 1}' where ${OPEN_LINE}`,
      [KEPT, KEPT],
    ),
  ],
  R14: [
    guard(
      'a line moves to another proposal',
      `update finance.proposal_line set proposal_number = 'PF-000105' where ${OPEN_LINE}`,
      [KEPT, KEPT],
    ),
    guard('a line of a posted proposal is deleted', `delete from finance.proposal_line where ${POSTED_LINE}`, [
      KEPT,
      KEPT,
    ]),
    guard(
      'a line is added to a posted proposal',
      copy(
        'finance.proposal_line',
        POSTED_LINE,
        `jsonb_build_object('line_number', 99, 'subledger_actual_id', ${UUID},
           'actual_id', (select actual_id from finance.staged_actual where transaction_type = 'COST' limit 1))`,
      ),
      [KEPT, KEPT],
    ),
  ],
  R16: [
    ...['customer_invoice', 'customer_invoice_line', 'voucher', 'ledger_entry'].flatMap((table) => [
      guard(`a ${table} is changed`, `update finance.${table} set legal_entity = legal_entity`, [DENIED, KEPT]),
      guard(`a ${table} is deleted`, `delete from finance.${table}`, [DENIED, KEPT]),
      guard(`a ${table} is emptied`, `truncate finance.${table} cascade`, [DENIED, KEPT]),
    ]),
    guard(
      'a posted proposal is due later',
      "update finance.proposal set due_date = '2030-01-01' where number = 'PF-000102'",
      [KEPT, KEPT],
    ),
    guard(
      'a posted journal line is changed',
      "update finance.integration_journal_line set resource = 'X' where status = 'POSTED'",
      [KEPT, KEPT],
    ),
    guard(
      'a posted project transaction changes its value',
      'update finance.subledger_transaction set stored_accounting_amount = 0',
      [KEPT, KEPT],
    ),
  ],
  R17: [
    guard(
      'the application makes a staged actual',
      copy('finance.staged_actual', 'true', `jsonb_build_object('actual_id', ${UUID})`),
      [DENIED],
    ),
    guard('what arrived is changed', 'update finance.staged_actual set amount = amount + 1', [KEPT, KEPT]),
    guard('what arrived is deleted', 'delete from finance.staged_actual', [DENIED, KEPT]),
  ],
  R43: [
    guard(
      'a proposal without lines says that it has them',
      "update finance.proposal set status = 'LINES_IMPORTED' where number = 'PF-000105'",
      [CHECKED, CHECKED],
    ),
  ],
  R45: [
    guard(
      'a proposal has fewer lines than were confirmed',
      "update finance.proposal set line_count = 1 where number = 'PF-000104'",
      [CHECKED, CHECKED],
    ),
    guard(
      'a proposal expects fewer',
      "update finance.proposal set expected_billable_count = 1 where number = 'PF-000105'",
      [KEPT, KEPT],
    ),
  ],
  R48: [
    guard(
      'a proposal without lines is posted',
      "update finance.proposal set status = 'POSTED', customer_invoice_number = 'X' where number = 'PF-000105'",
      [NO_WAY, NO_WAY],
    ),
  ],
  R49: [
    guard(
      'a proposal gets a second invoice',
      copy(
        'finance.customer_invoice',
        "proposal_number = 'PF-000102'",
        '\'{"number": "X", "voucher_number": "PRJV-0001"}\'',
      ),
      [DOUBLE, DOUBLE],
    ),
    guard(
      'a posted proposal goes back',
      "update finance.proposal set status = 'LINES_IMPORTED', customer_invoice_number = null where number = 'PF-000102'",
      [NO_WAY, NO_WAY],
    ),
  ],
  R51: [
    guard(
      'a voucher that does not balance',
      `insert into finance.voucher (legal_entity, number, accounting_date, source, document) values ('USPM', 'X', '2026-01-31', 'INVOICE', 'X');
       insert into finance.ledger_entry (legal_entity, voucher_number, sequence, main_account, posting_type, amount, currency, accounting_amount)
       values ('USPM', 'X', 1, '1', 'Customer balance', 1, 'EUR', 1)`,
      [UNBALANCED, UNBALANCED],
    ),
  ],
  R53: [
    guard(
      'an invoice takes a number that is taken',
      copy(
        'finance.customer_invoice',
        "proposal_number = 'PF-000102'",
        '\'{"proposal_number": "PF-000104", "number": "CIV-000001"}\'',
      ),
      [DOUBLE, DOUBLE],
    ),
  ],
};

describe.each(Object.entries(GUARDS))('%s', (_, guards) => {
  test.each(guards)('$that: refused', async (one) => {
    expect(await tried(gateway.financeUrl, one)).toEqual(one.states);
  });
});

test('an attempt that nothing forbids is done, so the refusals above are the guards’ own', async () => {
  const sql = "update finance.proposal set due_date = '2030-01-01' where number = 'PF-000104'";

  expect(await attempt({ url: gateway.financeUrl, sql, company: 'USPM', by: 'gateway_app' })).toBe('did 1');
});
