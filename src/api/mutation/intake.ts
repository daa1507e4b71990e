/** An intake call over both sides: a command on each, under one key, with one answer. */
import type { CommandInput } from '../../generated.ts';
import { runCommand, type Answer } from '../../kernel/command.ts';
import type { SideName } from '../../kernel/db.ts';
import { codeOfDatabaseError } from '../../kernel/fault.ts';
import type { IntakeResult } from '../../kernel/intake.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Plan } from '../../kernel/plan.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { Context } from '../context.ts';
import {
  commandOf,
  refusedPayload,
  refuseInput,
  scopeOf,
  userErrorOf,
  type Body,
  type MutationName,
  type Payload,
} from './mutation.ts';

interface IntakeInput extends Readonly<Record<string, unknown>> {
  readonly command: CommandInput;
  readonly legalEntity: string;
  readonly strict: boolean;
}

interface IntakeCall {
  readonly input: IntakeInput;
  readonly project?: Body<IntakeResult>;
  readonly finance?: Body<IntakeResult>;
}

export interface IntakePayload extends Payload<null> {
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
}

type Mode = CommandInput['mode'] & string;

/** What one side said, or that it does not answer. */
interface Part {
  readonly side: SideName;
  readonly answer: Answer<IntakeResult>;
  /** The fault, when it does not answer. */
  readonly fault: unknown;
}

/** Between the hashes of the two sides' plans. */
const HASHES = '.';

const countRows = (input: IntakeInput): number =>
  Object.values(input).reduce<number>((count, value) => count + (Array.isArray(value) ? value.length : 0), 0);

/**
 * Runs the call on the sides that it concerns. When one of them does not answer, the other's part stands and the answer
 * says UNAVAILABLE, retryable: the same call with the same key completes it. A strict call is planned on both sides first,
 * so that a row refused on one side is not written on the other.
 */
export async function intake(context: Context, name: MutationName, call: IntakeCall): Promise<IntakePayload> {
  const { input } = call;
  const rowCount = countRows(input);
  const refused = refuseInput(input) ?? refuseSize(rowCount);
  if (refused !== null) return { ...refusedPayload(refused), written: 0, unchanged: 0, refused: rowCount };
  const { mode } = input.command;
  if (input.strict && mode !== 'PLAN') {
    const planned = await runParts(context, name, { call, mode: 'PLAN' });
    if (planned.some(({ answer }) => answer.refusals.length > 0)) return merged(planned, rowCount);
  }
  return merged(await runParts(context, name, { call, mode }), rowCount);
}

const refuseSize = (rowCount: number): Refusal | null =>
  rowCount <= LIMITS.intakeRowsMax
    ? null
    : refusal('TOO_LARGE', { message: `A call takes up to ${LIMITS.intakeRowsMax} rows; these are ${rowCount}.` });

async function runParts(
  context: Context,
  name: MutationName,
  { call, mode }: { readonly call: IntakeCall; readonly mode: Mode | undefined },
): Promise<readonly Part[]> {
  const parts = await Promise.all(
    (['finance', 'project'] as const).flatMap((side) => {
      const body = call[side];
      return body === undefined ? [] : [runPart(context, name, { call, mode, side, body })];
    }),
  );
  const failed = parts.find(({ fault }) => fault !== null);
  if (failed !== undefined && parts.every(({ fault }) => fault !== null)) throw failed.fault;
  return parts;
}

interface Task {
  readonly call: IntakeCall;
  readonly mode: Mode | undefined;
  readonly side: SideName;
  readonly body: Body<IntakeResult>;
}

async function runPart(context: Context, name: MutationName, { call, mode, side, body }: Task): Promise<Part> {
  const { input } = call;
  const isSplit = call.project !== undefined && call.finance !== undefined;
  const expected = input.command.expectedPlan ?? null;
  const expectedPlan =
    isSplit && expected !== null ? (expected.split(HASHES)[side === 'finance' ? 0 : 1] ?? '') : expected;
  const given = { ...input, command: { ...input.command, ...(mode === undefined ? {} : { mode }), expectedPlan } };
  const { legalEntity } = input;
  const command = commandOf(context, name, { side, legalEntity, input: given, long: true });
  try {
    return { side, answer: await runCommand(scopeOf(context, side), command, body), fault: null };
  } catch (fault) {
    if (codeOfDatabaseError(fault) !== 'UNAVAILABLE') throw fault;
    return { side, answer: { value: null, refusals: [silent(side)], replayed: false, plan: null }, fault };
  }
}

const silent = (side: SideName): Refusal =>
  refusal('UNAVAILABLE', { message: `The ${side} side does not answer; what belongs to the other side is in.` });

/** Both sides' answers as one. A row counts once: refused where a side refuses it, else written where a side wrote. */
function merged(parts: readonly Part[], rowCount: number): IntakePayload {
  const answers = parts.map(({ answer }) => answer);
  const refusals = distinct(answers.flatMap((answer) => answer.refusals));
  const values = answers.flatMap(({ value }) => (value === null ? [] : [value]));
  const isDone = values.length > 0;
  const refused = Math.max(rowsOf(refusals), ...values.map((value) => value.refused));
  const written = Math.min(
    rowCount - refused,
    values.reduce((sum, value) => sum + value.written, 0),
  );
  return {
    refs: null,
    plan: mergedPlan(answers),
    replayed: isDone && answers.every(({ replayed }) => replayed),
    userErrors: refusals.map(userErrorOf),
    written,
    unchanged: isDone ? rowCount - refused - written : 0,
    refused,
  };
}

/** How many rows the refusals are about; those without a row are about the call. */
const rowsOf = (refusals: readonly Refusal[]): number =>
  new Set(refusals.flatMap(({ path }) => (path !== null && path.length > 1 ? [JSON.stringify(path.slice(0, 2))] : [])))
    .size;

/** Both sides refuse a row that is wrong for both, in the same words: it is told once. */
const distinct = (refusals: readonly Refusal[]): readonly Refusal[] => [
  ...new Map(
    refusals.map((found) => [JSON.stringify([found.code, found.path ?? found.message, found.index]), found]),
  ).values(),
];

function mergedPlan(answers: readonly Answer<IntakeResult>[]): Plan | null {
  const plans = answers.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  if (plans.length < answers.length) return null;
  return {
    hash: plans.map(({ hash }) => hash).join(HASHES),
    writes: plans.flatMap(({ writes }) => writes),
    messages: plans.flatMap(({ messages }) => messages),
    totals: plans.flatMap(({ totals }) => totals),
  };
}
