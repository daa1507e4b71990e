import { describe, expect, test } from '@jest/globals';
import { readinessOf, type ReadinessFacts } from '../../src/finance/staging/readiness.ts';
import { proposalActions } from '../../src/finance/proposal/actions.ts';
import { journalActions } from '../../src/finance/journal/actions.ts';
import { nextProposalStatus, PROPOSAL_COMMANDS, PROPOSAL_STATUSES } from '../../src/finance/proposal/proposal.ts';

const complete: ReadinessFacts = {
  number: 'PF-000102',
  status: 'HEADER_ONLY',
  expectedCount: 3,
  expectedAmount: '3863.91',
  expectedHash: 'abc',
  stagedCount: 3,
  stagedAmount: '3863.9100',
  stagedHash: 'abc',
  receivedCount: 3,
  unconnectedCount: 0,
  unpostedCount: 0,
  unposted: [],
  unpostedOriginals: [],
  missingOnAccount: [],
};
const judged = (facts: Partial<ReadinessFacts>) => {
  const { ready, waiting, violations } = readinessOf({ ...complete, ...facts });
  return { ready, waiting, codes: violations.map((violation) => violation.code) };
};

describe('readiness', () => {
  test('is there when count, hash and amount agree and every dependency stands', () => {
    expect(judged({})).toEqual({ ready: true, waiting: false, codes: [] });
  });

  test('waits while rows are still on their way', () => {
    expect(judged({ stagedCount: 2, stagedHash: 'x' })).toEqual({
      ready: false,
      waiting: true,
      codes: ['STAGING_MISMATCH'],
    });
  });

  test('waits while a connection is still on its way', () => {
    expect(judged({ unconnectedCount: 1 })).toEqual({ ready: false, waiting: true, codes: ['STAGING_MISMATCH'] });
  });

  test.each([
    ['more rows than were confirmed', { stagedCount: 4 }],
    ['other rows than were confirmed', { stagedHash: 'other' }],
    ['another amount than was confirmed', { stagedAmount: '3863.92' }],
  ])('%s are an error', (_, facts) => {
    expect(judged(facts)).toEqual({ ready: false, waiting: false, codes: ['STAGING_MISMATCH'] });
  });

  test('names every dependency that is missing', () => {
    const sale = {
      actual: 'A4',
      journalNumber: null,
      saleStatus: null,
      documentDate: '2026-01-15',
      amount: '582.65',
      currency: 'EUR',
    };

    const readiness = readinessOf({
      ...complete,
      unpostedCount: 1,
      unposted: [sale],
      unpostedOriginals: ['PF-000101'],
      missingOnAccount: ['M-1'],
    });

    expect(readiness.violations.map(({ code, rule }) => [code, rule])).toEqual([
      ['UNBILLED_NOT_POSTED', 'R44'],
      ['ORIGINAL_NOT_POSTED', 'R46'],
      ['ON_ACCOUNT_NOT_FOUND', 'R17'],
    ]);
    expect(readiness.violations[0]?.message).toContain('2026-01-15 582.65 EUR');
  });

  test('with lines is there, unless a billable row came after them', () => {
    const imported = { status: 'LINES_IMPORTED', receivedCount: 0 };

    expect([judged(imported).ready, judged({ ...imported, receivedCount: 1 }).codes]).toEqual([
      true,
      ['STAGING_MISMATCH'],
    ]);
  });
});

describe('what can be done', () => {
  const refused = (status: string) =>
    Object.fromEntries(
      proposalActions({ number: 'PF-1', status, customerInvoiceNumber: null }).map(({ action, refusals }) => [
        action,
        refusals[0]?.code ?? 'yes',
      ]),
    );

  test.each([
    ['HEADER_ONLY', 'yes', 'PROPOSAL_HAS_NO_LINES', 'PROPOSAL_NOT_READY'],
    ['LINES_IMPORTED', 'PROPOSAL_NOT_READY', 'yes', 'yes'],
    ['POSTING', 'PROPOSAL_NOT_READY', 'POSTING_IN_PROGRESS', 'POSTING_IN_PROGRESS'],
    ['POSTED', 'PROPOSAL_POSTED', 'PROPOSAL_POSTED', 'PROPOSAL_POSTED'],
    ['CLOSED_EMPTY', 'PROPOSAL_NOT_READY', 'PROPOSAL_HAS_NO_LINES', 'PROPOSAL_NOT_READY'],
  ])(
    'with a proposal in %s: import %s, delete lines %s, post %s',
    (status, importFromStaging, deleteProposalLines, postProposal) => {
      expect(refused(status)).toEqual({ importFromStaging, deleteProposalLines, postProposal });
    },
  );

  test('a journal is posted as a draft, or by name when it is in error', () => {
    const codes = ['DRAFT', 'ERROR', 'PROCESSING', 'POSTED'].map(
      (status) => journalActions({ number: 'J', status })[0]?.refusals[0]?.code ?? 'yes',
    );

    expect(codes).toEqual(['yes', 'yes', 'JOURNAL_NOT_DRAFT', 'JOURNAL_NOT_DRAFT']);
  });
});

test('a proposal knows the way of every command from every status', () => {
  const ways = PROPOSAL_STATUSES.map((status) =>
    PROPOSAL_COMMANDS.flatMap((command) => {
      const next = nextProposalStatus(status, command);
      return next === null ? [] : [`${command} ${next}`];
    }),
  );

  expect(ways).toEqual([
    ['importLines LINES_IMPORTED', 'closeEmpty CLOSED_EMPTY'],
    ['deleteLines HEADER_ONLY', 'startPosting POSTING', 'post POSTED'],
    ['abandonPosting LINES_IMPORTED', 'post POSTED'],
    [],
    [],
  ]);
});
