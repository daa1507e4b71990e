import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/kernel/caller.ts';
import { COURIER, read, type Side } from '../../src/kernel/db.ts';
import { traceActual, type Trace } from '../../src/sync/trace/trace.ts';
import { asSuperuser } from '../kit/database.ts';
import { startTestGateway, type TestGateway } from '../kit/gateway.ts';
import {
  agree,
  approve,
  confirm,
  draft,
  handOverSetUp,
  importProposals,
  post,
  postJournal,
  settled,
  type Example,
} from '../kit/worked-example.ts';

const COMPANY = 'USPM';
const caller: Caller = { subject: 'test', grants: { VIEWER: [COMPANY] } };

let gateway: TestGateway;
let project: Side;

/** The first actual of that kind and condition. */
async function actualOf(type: string, condition = 'true'): Promise<string> {
  const [row] = await read<{ id: string }>(project, COURIER, {
    text: `select id from project.actual where transaction_type = $1 and not is_reversal and ${condition} order by entry_number, id limit 1`,
    values: [type],
  });
  if (row === undefined) throw new Error(`no actual ${type}`);
  return row.id;
}

async function trace(id: string): Promise<Trace> {
  const found = await traceActual(gateway.gateway.sides, { caller, legalEntity: COMPANY, id });
  if (found === null) throw new Error('there is no such actual');
  return found;
}

const stepsIn = ({ steps }: Trace): readonly string[] => steps.map(({ step }) => step);
const codesIn = ({ waitingFor }: Trace): readonly string[] => waitingFor.map(({ code }) => code);

const SALE = `transaction_class = 'TIME'`;

describe('the trace of an actual', () => {
  const stages: Record<string, Trace> = {};
  let billed = '';
  const stage = (name: string): Trace => {
    const found = stages[name];
    if (found === undefined) throw new Error(`no stage ${name}`);
    return found;
  };

  beforeAll(async () => {
    gateway = await startTestGateway();
    project = gateway.gateway.sides.project;
    const example: Example = { asker: await gateway.asker([COMPANY]), company: COMPANY };
    const note = async (name: string): Promise<void> => {
      await settled(example);
      stages[name] = await trace(await actualOf('UNBILLED_SALES', SALE));
    };
    await handOverSetUp(example);
    await agree(example);
    await approve(example);
    await note('approved');
    await postJournal(example);
    await note('posted in the journal');
    stages['cost'] = await trace(await actualOf('COST', SALE));
    const drafts = await draft(example, { kinds: ['UNBILLED_SALES'], on: '2026-01-31' });
    await note('drafted');
    for (const { id } of drafts) await confirm(example, id);
    await note('confirmed');
    billed = await actualOf('BILLED_SALES', SALE);
    const numbers = drafts.map(({ number }) => number);
    await importProposals(example, numbers);
    await note('imported');
    for (const number of numbers) await post(example, number, '2026-01-31');
    await note('posted');
  }, 120_000);

  test('waits, once it is approved, for the journal and for somebody to mark it', () => {
    const found = stage('approved');

    expect(stepsIn(found)).toEqual(['APPROVED', 'COST_RECORDED', 'UNBILLED_RECORDED', 'CROSSED', 'CROSSED']);
    expect(codesIn(found)).toEqual(['UNBILLED_NOT_POSTED', 'UNBILLED_NOT_POSTED', 'NOTHING_TO_INVOICE']);
    expect(found.complete).toBe(false);
  });

  test('has its accounting detail once the journal is posted', () => {
    const found = stage('posted in the journal');

    expect(stepsIn(found).filter((step) => step === 'JOURNAL_POSTED')).toHaveLength(2);
    expect(stepsIn(found).filter((step) => step === 'ACCOUNTED')).toHaveLength(2);
    expect(codesIn(found)).toEqual(['NOTHING_TO_INVOICE']);
  });

  test('of a cost ends with its journal', () => {
    expect(stepsIn(stage('cost'))).toEqual([
      'APPROVED',
      'COST_RECORDED',
      'CROSSED',
      'JOURNALLED',
      'JOURNAL_POSTED',
      'ACCOUNTED',
    ]);
    expect(stage('cost')).toMatchObject({ complete: true, waitingFor: [] });
  });

  test('waits on a draft for its confirmation', () => {
    expect(stepsIn(stage('drafted')).slice(-2)).toEqual(['MARKED_READY', 'DRAFTED']);
    expect(codesIn(stage('drafted'))).toEqual(['PROFORMA_NOT_CONFIRMED']);
  });

  test('is in flight from the confirmation to the line', () => {
    const { balance } = stage('confirmed');

    expect(codesIn(stage('confirmed'))).toEqual(['PROPOSAL_HAS_NO_LINES']);
    expect(balance.inFlight).toEqual(balance.project);
    expect(balance.finance.amount).toBe('0.00');
    expect(balance.agrees).toBe(true);
  });

  test('waits on a proposal for its posting', () => {
    const { balance } = stage('imported');

    expect(codesIn(stage('imported'))).toEqual(['PROPOSAL_NOT_READY']);
    expect(balance.finance).toEqual(balance.project);
    expect(balance.inFlight.amount).toBe('0.00');
  });

  test('is complete once it is posted and its accounting detail is back, and both sides agree', () => {
    const found = stage('posted');

    expect(stepsIn(found)).toEqual([
      'APPROVED',
      'COST_RECORDED',
      'UNBILLED_RECORDED',
      ...['CROSSED', 'JOURNALLED', 'JOURNAL_POSTED', 'ACCOUNTED'],
      ...['CROSSED', 'JOURNALLED', 'JOURNAL_POSTED', 'ACCOUNTED'],
      'MARKED_READY',
      'DRAFTED',
      'CONFIRMED',
      'PROPOSAL_RECEIVED',
      'BILLED_RECORDED',
      'CROSSED',
      'LINE_IMPORTED',
      'INVOICE_POSTED',
      'ACCOUNTED',
      'PROFORMA_POSTED',
    ]);
    expect(found).toMatchObject({ complete: true, waitingFor: [], balance: { agrees: true } });
    expect(found.balance.difference.amount).toBe('0.00');
    for (const { step, at, document } of found.steps) {
      expect(document).not.toBe('');
      if (step !== 'MARKED_READY') expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    }
  });

  test('is the same from the sale that bills it and from the reversal of the sale that it bills', async () => {
    const reversal = await read<{ id: string }>(project, COURIER, {
      text: 'select r.id from project.actual r where r.legal_entity = $1 and r.reverses_actual_id = $2',
      values: [COMPANY, await actualOf('UNBILLED_SALES', SALE)],
    });

    expect(await trace(billed)).toEqual(stage('posted'));
    expect(await trace(reversal[0]?.id ?? '')).toEqual(stage('posted'));
  });

  test('asks each side once', async () => {
    const { sides } = gateway.gateway;
    const asked: string[] = [];
    const hear = (sql: string): void => {
      if (/^\s*with (asked|bill) as/.test(sql)) asked.push(sql);
    };
    sides.project.listeners.add(hear);
    sides.finance.listeners.add(hear);

    await trace(billed);
    sides.project.listeners.delete(hear);
    sides.finance.listeners.delete(hear);

    expect(asked).toHaveLength(2);
  });

  test('is not there for who may not read the company', async () => {
    const stranger: Caller = { subject: 'x', grants: { VIEWER: ['DEMF'] } };

    expect(await traceActual(gateway.gateway.sides, { caller: stranger, legalEntity: COMPANY, id: billed })).toBeNull();
  });

  test('shows a line whose amount is another one', async () => {
    await asSuperuser(
      gateway.financeUrl,
      `set session_replication_role = replica; update finance.proposal_line set amount = amount + 1 where actual_id = '${billed}'`,
    );

    const { balance } = await trace(billed);

    expect(balance.agrees).toBe(false);
    expect(balance.difference.amount).toBe('-1.00');
  });
});
