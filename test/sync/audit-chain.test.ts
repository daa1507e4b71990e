import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditRows } from '../../src/kernel/audit.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { inTransaction, seeing } from '../../src/kernel/db.ts';
import { plumbing } from '../../src/kernel/plumbing.ts';
import { insertRows } from '../../src/kernel/write.ts';
import { chainAudit, verifyAuditChain } from '../../src/sync/audit/audit-chain.ts';
import { asSuperuser, openTestDatabases, type TestDatabases } from '../kit/database.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

async function write(company: string, count: number): Promise<void> {
  const frame = { caller: 'ann', role: 'ACCOUNTANT', command: 'postProposal', key: 'k', requestId: 'r', reason: null };
  const entries = Array.from({ length: count }, (_, place) => ({
    subjectType: 'PROPOSAL',
    subject: `P${place}`,
    change: { status: ['LINES_IMPORTED', 'POSTED'] },
  }));
  await inTransaction(databases.finance, seeing([company]), (tx) =>
    insertRows(
      tx,
      plumbing('finance').audit,
      auditRows({ ...frame, legalEntity: company }, entries, systemClock.newId),
    ),
  );
}

/** A company of its own with a chain of that many links. */
async function chainOf(company: string, count: number) {
  await write(company, count);
  await chainAudit(databases.finance);
  return verifyAuditChain(databases.finance, company);
}

/** Past every guard: as somebody who owns the machine. */
const tamper = (sql: string): Promise<unknown> =>
  asSuperuser(databases.financeUrl, `set session_replication_role = replica; ${sql}`);

describe('the audit chain', () => {
  test('links every row of each company once, however often it runs', async () => {
    await write('AAAA', 3);
    await write('BBBB', 2);
    await Promise.all([chainAudit(databases.finance), chainAudit(databases.finance)]);
    await chainAudit(databases.finance);
    await write('AAAA', 1);
    await chainAudit(databases.finance);

    expect(await verifyAuditChain(databases.finance, 'AAAA')).toMatchObject({ head: { position: 4 }, broken: null });
    expect(await verifyAuditChain(databases.finance, 'BBBB')).toMatchObject({ head: { position: 2 }, broken: null });
    const [left] = await asSuperuser(
      databases.financeUrl,
      'select count(*)::integer as waiting from finance.audit_unchained',
    );
    expect(left).toEqual({ waiting: 0 });
  });

  test('shows a row that was edited', async () => {
    await chainOf('EDIT', 3);
    await tamper(`update finance.audit set caller = 'bob' where legal_entity = 'EDIT' and subject = 'P1'`);

    const { broken } = await verifyAuditChain(databases.finance, 'EDIT');

    expect(broken).toMatchObject({ kind: 'ALTERED', position: 2 });
  });

  test('shows a row that was deleted', async () => {
    await chainOf('GONE', 3);
    await tamper(`delete from finance.audit where legal_entity = 'GONE' and subject = 'P1'`);

    const { broken } = await verifyAuditChain(databases.finance, 'GONE');

    expect(broken).toMatchObject({ kind: 'MISSING', position: 2 });
  });

  test('shows rows that changed places', async () => {
    await chainOf('SWAP', 3);
    await tamper(
      `update finance.audit_chain set position = 10 - position where legal_entity = 'SWAP';
       update finance.audit_chain set position = position - 6 where legal_entity = 'SWAP'`,
    );

    const { broken } = await verifyAuditChain(databases.finance, 'SWAP');

    expect(broken).toMatchObject({ kind: 'ALTERED', position: 1 });
  });

  test('shows an end that was cut off, to who has kept the head', async () => {
    const { head } = await chainOf('TAIL', 3);
    await tamper(`delete from finance.audit_chain where legal_entity = 'TAIL' and position = 3`);

    expect((await verifyAuditChain(databases.finance, 'TAIL')).broken).toBeNull();
    expect((await verifyAuditChain(databases.finance, 'TAIL', head)).broken).toMatchObject({
      kind: 'CUT',
      position: 3,
    });
  });

  test('shows a chain that was written anew, to who has kept a head', async () => {
    const { head } = await chainOf('ANEW', 2);

    const other = { position: head.position, hash: 'f'.repeat(64) };

    expect((await verifyAuditChain(databases.finance, 'ANEW', other)).broken).toMatchObject({ kind: 'ALTERED' });
  });
});
