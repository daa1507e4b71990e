import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/kernel/refusal.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';
import { actualRow, APPROVED, confirmation, idOf, MILESTONE_A, PF_103, type Message } from '../kit/finance-messages.ts';
import { givenFinance, type GivenFinance } from '../kit/given-finance.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

let companies = 0;
/** A company of its own for each test. */
async function finance(given: Parameters<GivenFinance['company']>[0] = {}): Promise<GivenFinance> {
  companies += 1;
  const one = givenFinance(databases, `L${companies}`);
  await one.company(given);
  return one;
}
const codeOf = (outcome: Outcome<unknown> | undefined): unknown =>
  outcome === undefined || outcome.ok ? 'applied' : outcome.refusals[0]?.code;

/** Everything that messages leave behind, without instants, message ids and how often something came. */
async function stateOf({ sql, legalEntity }: GivenFinance): Promise<unknown> {
  const state: Record<string, unknown> = {};
  const tables = {
    proposal: ['received_at', 'event_count', 'version'],
    staged_actual: ['received_at', 'message_id', 'integration_count'],
    staged_connection: ['message_id'],
    on_account_transaction: ['version'],
    contract: [],
    contract_line: [],
  };
  for (const [table, leaveOut] of Object.entries(tables)) {
    const rows = await sql<{ row: object }>(
      `select to_jsonb(t) - $2::text[] - 'legal_entity' as row from finance.${table} t where legal_entity = $1 order by 1`,
      [legalEntity, leaveOut],
    );
    state[table] = rows.map(({ row }) => row);
  }
  return state;
}

describe('the door in', () => {
  test('a message in a direction that its map does not allow is refused (R63)', async () => {
    const at = await finance();

    const outcomes = await at.deliver(
      { map: 'msdyn_actuals.feedback', document: 'd', rows: [] },
      { map: 'no_such_map', document: 'd', rows: [] },
    );

    expect(outcomes.map(codeOf)).toEqual(['SYNC_DIRECTION_FORBIDDEN', 'SYNC_DIRECTION_FORBIDDEN']);
  });

  test('a column that the map does not carry is refused, in whichever row (R9)', async () => {
    const at = await finance();
    const [header] = confirmation(PF_103);
    const rows = [
      actualRow({ type: 'COST', amount: '1' }),
      { ...actualRow({ type: 'COST', amount: '1' }), voucher_number: 'X' },
    ];

    const outcomes = await at.deliver(
      { map: 'invoices', document: 'd', rows: [{ ...header?.rows[0], status: 'POSTED' }] },
      { map: 'msdyn_actuals', document: 'd', rows },
    );

    expect(outcomes.map(codeOf)).toEqual(['SIDE_VIOLATION', 'SIDE_VIOLATION']);
    expect(await at.sql('select 1 from finance.staged_actual where legal_entity = $1', [at.legalEntity])).toEqual([]);
  });

  test('the same proforma again is nothing new, with other content a conflict (R3)', async () => {
    const at = await finance();
    const [header] = confirmation(PF_103) as [Message];
    const changed = { ...header, rows: [{ ...header.rows[0], expected_billable_amount: '1.00' }] };

    const outcomes = await at.deliver(header, header, changed);

    expect(outcomes.map(codeOf)).toEqual(['applied', 'applied', 'SYNC_CONFLICT']);
    expect(await at.sql('select number from finance.proposal where legal_entity = $1', [at.legalEntity])).toHaveLength(
      1,
    );
  });

  test('a number that another proforma uses is refused, and so is any where the sequence is locked (C9)', async () => {
    const at = await finance();
    const locked = await finance({ parameters: { proposalNumberSequenceAllowsChange: false } });
    const [header] = confirmation(PF_103) as [Message];

    const outcomes = [
      ...(await at.deliver(header, { ...header, rows: [{ ...header.rows[0], proforma_id: idOf('P999') }] })),
      ...(await locked.deliver(header)),
    ];

    expect(outcomes.map(codeOf)).toEqual(['applied', 'PROPOSAL_NUMBER_IN_USE', 'PROPOSAL_NUMBER_SEQUENCE_LOCKED']);
  });

  test('an actual that arrives again raises a count; with other content it is a conflict (R62)', async () => {
    const at = await finance();
    const row = actualRow({ id: idOf('A4'), type: 'UNBILLED_SALES', amount: '582.65' });
    const message = { map: 'msdyn_actuals', document: 'd', rows: [row] };

    const outcomes = await at.deliver(message, message, { ...message, rows: [{ ...row, amount: '1.00' }] });

    expect(outcomes.map(codeOf)).toEqual(['applied', 'applied', 'SYNC_CONFLICT']);
    expect(
      await at.sql('select integration_count from finance.staged_actual where legal_entity = $1', [at.legalEntity]),
    ).toEqual([{ integration_count: 2 }]);
  });

  test('a milestone changes while it is open, and not once it is on a proposal (R17)', async () => {
    const at = await finance();
    const milestone = (amount: string): Message => ({
      map: 'msdyn_contractlinescheduleofvalues',
      document: 'contract:PC-1001',
      rows: [{ ...MILESTONE_A, amount }],
    });
    await at.deliver(milestone('1.00'), milestone('2.00'));
    await at.sql(
      `update finance.on_account_transaction set status = 'ON_PROPOSAL', proposal_number = 'X' where legal_entity = $1`,
      [at.legalEntity],
    );

    const outcomes = await at.deliver(milestone('2.00'), milestone('3.00'));

    expect(outcomes.map(codeOf)).toEqual(['applied', 'ON_ACCOUNT_LOCKED']);
    expect(
      await at.sql(
        'select trim_scale(amount)::text as amount from finance.on_account_transaction where legal_entity = $1',
        [at.legalEntity],
      ),
    ).toEqual([{ amount: '2' }]);
  });

  test('any order and any repetition of messages leaves the same state (I27)', async () => {
    const approvals: Message = { map: 'msdyn_actuals', document: 'approvals', rows: APPROVED.map(actualRow) };
    const messages = [...confirmation(PF_103), approvals];
    const orderly = await finance();
    await orderly.deliver(...messages);
    const wanted = await stateOf(orderly);
    const seed = Date.now() % 100_000;
    let random = seed;
    const next = (): number => (random = (random * 48_271) % 2_147_483_647);

    for (let round = 0; round < 8; round += 1) {
      const one = await finance();
      const repeated = [...messages, ...messages.filter(() => next() % 2 === 0)];
      const keyed = repeated.map((message) => ({ message, key: next() }));
      await one.deliver(...keyed.sort((a, b) => a.key - b.key).map(({ message }) => message));

      expect({ seed, round, state: await stateOf(one) }).toEqual({ seed, round, state: wanted });
    }
  });

  test('the accountant’s connection cannot make what only messages make', async () => {
    const at = await finance();
    const insert = (table: string): Promise<unknown> =>
      at
        .sql(
          `set role gateway_app; select set_config('app.companies', '${at.legalEntity}', false); insert into finance.${table} (legal_entity) values ('${at.legalEntity}')`,
        )
        .finally(() => at.sql('reset role'));

    for (const table of ['proposal', 'staged_actual', 'staged_connection', 'contract'])
      await expect(insert(table)).rejects.toMatchObject({ code: '42501' });
  });
});
