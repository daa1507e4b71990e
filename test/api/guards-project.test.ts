/** The one-way rules past the code, project side: what the database refuses to the application, and even to the superuser (REL-4, REL-19). */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { attempt } from '../kit/attempt.ts';
import type { TestGateway } from '../kit/gateway.ts';
import {
  CHECKED,
  DENIED,
  DOUBLE,
  KEPT,
  NO_WAY,
  PARENTLESS,
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

const CONFIRMED = "proforma_id = (select id from project.proforma where number = 'PF-000104')";

const GUARDS: Readonly<Record<string, readonly Guard[]>> = {
  R4: [
    guard('a proforma is renumbered', "update project.proforma set number = 'X' where number = 'PF-000106'", [
      KEPT,
      KEPT,
    ]),
  ],
  R5: [
    guard('a contract changes its currency', "update project.contract set currency = 'USD'", [KEPT, KEPT]),
    guard('a draft changes its currency', "update project.proforma set currency = 'USD' where status = 'DRAFT'", [
      KEPT,
      KEPT,
    ]),
  ],
  R6: [
    guard(
      'a proforma of no contract customer',
      copy(
        'project.proforma',
        "number = 'PF-000106'",
        `jsonb_build_object('number', 'X', 'id', ${UUID}, 'customer_account', 'NOBODY')`,
      ),
      [PARENTLESS, PARENTLESS],
    ),
  ],
  R7: [
    guard(
      'a confirmed proforma is edited',
      "update project.proforma set invoice_date = '2026-02-01' where number = 'PF-000104'",
      [KEPT, KEPT],
    ),
    guard('a confirmed proforma is deleted', "delete from project.proforma where number = 'PF-000104'", [KEPT, KEPT]),
    guard('its line is edited', `update project.proforma_line set amount = 0 where ${CONFIRMED}`, [KEPT, KEPT]),
    guard('its detail is edited', `update project.proforma_detail set amount = 0 where ${CONFIRMED}`, [KEPT, KEPT]),
    guard('its detail is deleted', `delete from project.proforma_detail where ${CONFIRMED}`, [KEPT, KEPT]),
    guard(
      'a detail is added to it',
      copy('project.proforma_detail', CONFIRMED, `jsonb_build_object('id', ${UUID}, 'unbilled_actual_id', ${UUID})`),
      [KEPT, KEPT],
    ),
  ],
  R8: [
    guard(
      'a confirmed proforma becomes a draft',
      "update project.proforma set status = 'DRAFT' where number = 'PF-000104'",
      [NO_WAY, NO_WAY],
    ),
    guard(
      'a posted one becomes confirmed',
      "update project.proforma set status = 'CONFIRMED' where number = 'PF-000102'",
      [NO_WAY, NO_WAY],
    ),
  ],
  R9: [
    guard('the project side renames a customer', "update project.customer set name = 'x'", [DENIED]),
    guard('the project side makes a company', "insert into project.legal_entity values ('USPM', 'x', 'USD')", [DENIED]),
  ],
  R18: [
    guard(
      'a billed sale without a proforma',
      copy(
        'project.actual',
        "transaction_type = 'BILLED_SALES'",
        `jsonb_build_object('id', ${UUID}, 'proforma_id', null, 'proforma_detail_id', null)`,
      ),
      [CHECKED, CHECKED],
    ),
  ],
  R19: [
    guard('an actual is deleted', 'delete from project.actual', [DENIED, KEPT]),
    guard('the actuals are emptied', 'truncate project.actual cascade', [DENIED, KEPT]),
  ],
  R20: [
    'amount = 0',
    'quantity = 0',
    "description = 'x'",
    "billing_type = 'COMPLIMENTARY'",
    'customer_account = null',
  ].map((change) => guard(`an actual says ${change}`, `update project.actual set ${change}`, [DENIED, KEPT])),
  R21: [
    guard(
      'the application writes an accounting detail',
      copy('project.accounting_detail', 'true', `jsonb_build_object('actual_id', ${UUID})`),
      [DENIED],
    ),
  ],
  R22: [
    guard('an accounting detail is changed', "update project.accounting_detail set voucher_number = 'X'", [
      DENIED,
      KEPT,
    ]),
    guard('an actual is accounted twice', copy('project.accounting_detail', 'true', '\'{"voucher_number": "X"}\''), [
      DENIED,
      DOUBLE,
    ]),
  ],
  R23: [
    guard(
      'the application writes a posted summary',
      copy('project.proforma_posting', 'true', '\'{"customer_invoice_number": "X"}\''),
      [DENIED, DOUBLE],
    ),
    guard('a posted summary is changed', 'update project.proforma_posting set posted_tax_amount = 0', [DENIED, KEPT]),
    guard('a draft becomes posted', "update project.proforma set status = 'POSTED' where number = 'PF-000106'", [
      NO_WAY,
      NO_WAY,
    ]),
  ],
  R24: [
    guard(
      'a skipped actual is put on a message',
      copy(
        'project.actual',
        'skip_sync',
        `jsonb_build_object('id', ${UUID}, 'reverses_actual_id', null, 'is_reversal', false, 'message_id', ${UUID})`,
      ),
      [CHECKED, CHECKED],
    ),
  ],
  R25: [
    guard('a skipped actual is let go', 'update project.actual set skip_sync = false where skip_sync', [DENIED, KEPT]),
  ],
};

describe.each(Object.entries(GUARDS))('%s', (_, guards) => {
  test.each(guards)('$that: refused', async (one) => {
    expect(await tried(gateway.projectUrl, one)).toEqual(one.states);
  });
});

test('an attempt that nothing forbids is done, so the refusals above are the guards’ own', async () => {
  const sql = "update project.proforma set description = 'x' where number = 'PF-000106'";

  expect(await attempt({ url: gateway.projectUrl, sql, company: 'USPM', by: 'gateway_app' })).toBe('did 1');
});

test('a connection that was opened for nobody sees nothing', async () => {
  const sql = 'select 1 from project.actual';

  expect(await attempt({ url: gateway.projectUrl, sql, company: '', by: 'gateway_app' })).toBe('did 0');
});
