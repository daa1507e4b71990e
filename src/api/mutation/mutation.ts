/** The one way that every mutation takes: its key, roles and mode become a command, and its answer a payload. */
import type { CommandInput, MutationResolvers } from '../../generated.ts';
import { mayRead } from '../../kernel/caller.ts';
import {
  runCommand,
  type Answer,
  type Command,
  type CommandOptions,
  type CommandScope,
  type Work,
} from '../../kernel/command.ts';
import type { SideName } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Plan } from '../../kernel/plan.ts';
import { refusal, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';
import type { Context } from '../context.ts';
import { decodeIdOf, type GlobalType } from '../global-id.ts';
import { ruleOf, type Rule } from '../query/rules.ts';
import { refuseText } from '../text.ts';

/** A refusal as GraphQL tells it. */
export interface UserError extends Omit<Refusal, 'rule' | 'path'> {
  readonly path: readonly string[] | null;
  readonly rule: Rule | null;
}

/** What a payload's fields are read from. */
export interface Payload<R> {
  /** The keys of what was written; null when refused or planned. */
  readonly refs: R | null;
  /** The company that the keys belong to. */
  readonly legalEntity?: string;
  readonly plan: Plan | null;
  readonly replayed: boolean;
  readonly userErrors: readonly UserError[];
}

export type Input = Readonly<Record<string, unknown>> & { readonly command: CommandInput };

export interface Call {
  readonly side: SideName;
  readonly legalEntity: string;
  readonly input: Input;
  /** Large sets: the statements may take longer (REL-11). */
  readonly long?: true;
}

export type MutationName = keyof MutationResolvers;

export type Body<R> = (work: Work) => Promise<Outcome<R>>;

export const userErrorOf = ({ rule, path, ...rest }: Refusal): UserError => ({
  ...rest,
  path: path === null ? null : path.map(String),
  rule: rule === null ? null : ruleOf(rule),
});

export const payloadOf = <R>({ value, plan, replayed, refusals }: Answer<R>): Payload<R> => ({
  refs: value,
  plan,
  replayed,
  userErrors: refusals.map(userErrorOf),
});

export const refusedPayload = (...refusals: readonly Refusal[]): Payload<never> =>
  payloadOf<never>({ value: null, plan: null, replayed: false, refusals });

const optionsOf = (command: CommandInput): CommandOptions => ({
  idempotencyKey: command.idempotencyKey,
  mode: command.mode ?? 'APPLY',
  expectedVersion: command.expectedVersion ?? null,
  expectedPlan: command.expectedPlan ?? null,
  reason: command.reason ?? null,
});

/** The command that a mutation asks for, with the roles of its `@auth`. */
export function commandOf(context: Context, name: MutationName, call: Call): Command {
  const { command, ...input } = call.input;
  const roles = context.authority.rolesOfMutation(name);
  const plain = { name, legalEntity: call.legalEntity, input, options: optionsOf(command), roles };
  return call.long === true ? { ...plain, long: true } : plain;
}

export const scopeOf = (context: Context, side: SideName): CommandScope => ({
  side: context.sides[side],
  caller: context.caller,
  clock: context.clock,
  requestId: context.requestId,
});

/** Runs a mutation field as a command of one side. Refusals come back in `userErrors`, faults are thrown. */
export async function mutate<R extends Json>(
  context: Context,
  name: MutationName,
  { body, ...call }: Call & { readonly body: Body<R> },
): Promise<Payload<R>> {
  const refused = refuseInput(call.input);
  if (refused !== null) return refusedPayload(refused);
  const command = commandOf(context, name, call);
  return {
    ...payloadOf(await runCommand(scopeOf(context, call.side), command, body)),
    legalEntity: call.legalEntity,
  };
}

/** What no command takes: text that cannot be stored (REL-36), and a reason that is too long. */
export function refuseInput({ command, ...input }: Input): Refusal | null {
  if ((command.reason ?? '').length > LIMITS.keyCharactersMax) {
    return refusal('BAD_USER_INPUT', {
      message: `The reason has at most ${LIMITS.keyCharactersMax} characters.`,
      path: ['command', 'reason'],
    });
  }
  return refuseText({ command, ...input });
}

interface DocumentCall<R> {
  readonly side: SideName;
  readonly input: Input;
  /** Where the input names the document, and what it may be. */
  readonly document: { readonly path: string; readonly id: string; readonly type: GlobalType };
  readonly body: (work: Work, key: string) => Promise<Outcome<R>>;
}

/** Runs a mutation field on the one document that a global id names. A foreign one looks exactly like a missing one (SEC-4). */
export async function mutateDocument<R extends Json>(
  context: Context,
  name: MutationName,
  { side, input, document, body }: DocumentCall<R>,
): Promise<Payload<R>> {
  const missing = refusedPayload(
    refusal('NOT_FOUND', { message: `There is no such ${document.type.toLowerCase()}.`, path: [document.path] }),
  );
  const found = decodeIdOf(document.id, [document.type]);
  if (found === null || !mayRead(context.caller, found.legalEntity)) return missing;
  const { legalEntity, key } = found;
  const answer = await mutate(context, name, { side, legalEntity, input, body: (work) => body(work, key) });
  const only = answer.userErrors.length === 1 ? answer.userErrors[0] : undefined;
  return only?.code === 'NOT_FOUND' ? missing : answer;
}
