import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { decimal } from '../../src/kernel/money.ts';
import { proformaActions } from '../../src/project/proforma/actions.ts';
import { cargo } from '../../src/project/proforma/cargo.ts';
import { refuseConfirmation } from '../../src/project/proforma/decide-confirmation.ts';
import { manifestOf } from '../../src/project/proforma/manifest.ts';
import type { DetailFacts, ProformaFacts } from '../../src/project/proforma/proforma-facts.ts';
import { nextStatus, PROFORMA_LIFE } from '../../src/project/proforma/proforma-life.ts';

const facts = (given: Partial<ProformaFacts> = {}, details: Partial<DetailFacts> = {}): ProformaFacts => ({
  number: 'PF-000001',
  status: 'DRAFT',
  bulkConfirmationStatus: null,
  contractNumber: 'PC-1',
  contractStatus: 'ACTIVE',
  hasCorrections: false,
  detailCount: 1,
  totalAmount: '120.00',
  details: {
    finishedProjects: [],
    withoutBacking: 0,
    ofOtherClass: 0,
    inOtherCurrency: 0,
    overdrawnRetainers: [],
    applied: '0',
    billable: '100.00',
    ...details,
  },
  ...given,
});
const codes = (of: ProformaFacts) => refuseConfirmation(of).map(({ code, rule }) => `${rule ?? ''} ${code}`);

describe('the life of a proforma', () => {
  test('has these arrows and no others', () => {
    expect(PROFORMA_LIFE).toEqual({
      DRAFT: { submit: 'IN_REVIEW', confirm: 'CONFIRMED' },
      IN_REVIEW: { reopen: 'DRAFT', confirm: 'CONFIRMED' },
      CONFIRMED: { applyPosting: 'POSTED' },
      POSTED: {},
    });
    expect(nextStatus('TOAST', 'confirm')).toBeUndefined();
  });

  test.each([
    { status: 'DRAFT', allowed: ['submitProforma', 'deleteProforma', 'confirmProforma'] },
    { status: 'IN_REVIEW', allowed: ['reopenProforma', 'deleteProforma', 'confirmProforma'] },
    { status: 'CONFIRMED', allowed: [] },
    { status: 'POSTED', allowed: [] },
  ])('in $status allows $allowed', ({ status, allowed }) => {
    const open = proformaActions(facts({ status })).filter(({ refusals }) => refusals.length === 0);

    expect(open.map(({ action }) => action)).toEqual(allowed);
  });
});

describe('confirming is refused', () => {
  test.each<{ because: readonly string[]; of: ProformaFacts }>([
    { because: ['C1 PROFORMA_NOT_DRAFT'], of: facts({ status: 'CONFIRMED', details: null, contractStatus: 'CLOSED' }) },
    { because: ['R60 BULK_CONFIRMATION_RUNNING'], of: facts({ bulkConfirmationStatus: 'SCHEDULED' }) },
    { because: ['C2 CONTRACT_NOT_ACTIVE'], of: facts({ contractStatus: 'CLOSED' }) },
    { because: ['C2 PROJECT_FINISHED', 'C2 PROJECT_FINISHED'], of: facts({}, { finishedProjects: ['P-1', 'P-2'] }) },
    { because: ['C3 PROFORMA_EMPTY'], of: facts({ detailCount: 0 }) },
    { because: ['C4 BACKING_ACTUAL_MISSING'], of: facts({}, { withoutBacking: 3 }) },
    { because: ['C4 TRANSACTION_CLASS_MISMATCH'], of: facts({}, { ofOtherClass: 1 }) },
    { because: ['C4 CURRENCY_MISMATCH'], of: facts({}, { inOtherCurrency: 1 }) },
    { because: ['C5 NEGATIVE_PROFORMA'], of: facts({ totalAmount: '-0.01' }) },
    { because: ['C6 RETAINER_EXCEEDS_AVAILABLE'], of: facts({}, { overdrawnRetainers: ['RT-1'] }) },
    { because: ['C6 RETAINER_EXCEEDS_CHARGEABLE'], of: facts({}, { applied: '100.01' }) },
    { because: ['C8 TOO_LARGE'], of: facts({ detailCount: 200_001 }) },
    { because: ['C9 PROPOSAL_NUMBER_SEQUENCE_LOCKED'], of: facts({ number: 'PF 1' }) },
    {
      because: ['C2 CONTRACT_NOT_ACTIVE', 'C4 BACKING_ACTUAL_MISSING', 'C5 NEGATIVE_PROFORMA'],
      of: facts({ contractStatus: 'CLOSED', totalAmount: '-1' }, { withoutBacking: 1 }),
    },
  ])('$because', ({ because, of }) => expect(codes(of)).toEqual(because));

  test.each([
    ['an ordinary draft', facts()],
    ['a total of nothing (D37)', facts({ totalAmount: '0.00' })],
    ['a correction below zero (D36)', facts({ totalAmount: '-5.00', hasCorrections: true })],
    ['a retainer that takes all that is billable', facts({}, { applied: '100.00' })],
    ['200,000 details', facts({ detailCount: 200_000 })],
  ])('but not for %s', (_, of) => expect(codes(of)).toEqual([]));
});

describe('the manifest', () => {
  test('is the count, the exact sum and the hash of the sorted lower-case ids (5.4)', () => {
    const manifest = manifestOf([
      { id: 'B', amount: '0.10' },
      { id: 'a', amount: '0.20' },
    ]);

    expect(manifest.count).toBe(2);
    expect(manifest.amount.equals(decimal('0.30'))).toBe(true);
    expect(manifest.hash).toBe(createHash('sha256').update('a\nb').digest('hex'));
  });

  test('does not depend on the order of the rows', () => {
    const rows = ['c', 'a', 'b'].map((id) => ({ id, amount: '1' }));

    expect(manifestOf(rows).hash).toBe(manifestOf([...rows].reverse()).hash);
  });
});

describe('cargo', () => {
  test.each([
    { rows: 0, loads: [] },
    { rows: 2, loads: [2] },
    { rows: 3, loads: [3] },
    { rows: 7, loads: [3, 3, 1] },
  ])('of $rows rows by threes is $loads', ({ rows, loads }) => {
    let ids = 0;
    const all = cargo(() => `m${(ids += 1)}`, 3);
    const carried = Array.from({ length: rows }, all.next);

    expect(all.loads().map(({ rowCount }) => rowCount)).toEqual(loads);
    for (const { id, rowCount } of all.loads()) expect(carried.filter((by) => by === id)).toHaveLength(rowCount);
  });
});
