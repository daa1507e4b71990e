/**
 * What every mutation shares: authority, the idempotency key, plan or apply, audit, and one transaction that is retried whole.
 * A plan is the very code of an apply, rolled back.
 */
import { createHash } from 'node:crypto';
import { auditRows, type AuditEntry } from './audit.ts';
import { refuseCaller, roleFor, type Caller, type Role } from './caller.ts';
import type { Clock, Id, Instant } from './clock.ts';
import { CommitInDoubt, inTransaction, Rollback, rows, seeing, type Side, type Tx } from './db.ts';
import { errorCode, fault, isFault } from './fault.ts';
import { LIMITS } from './limits.ts';
import { planOf, type Plan, type Totals } from './plan.ts';
import { plumbing } from './plumbing.ts';
import { refusal, type Outcome, type Refusal } from './refusal.ts';
import type { Json } from './table.ts';
import { insertRows, updateRows } from './write.ts';

export interface CommandOptions {
  readonly idempotencyKey: string;
  readonly mode: 'APPLY' | 'PLAN';
  readonly expectedVersion: number | null;
  readonly expectedPlan: string | null;
  readonly reason: string | null;
}

export interface Command {
  /** The mutation's name. */
  readonly name: string;
  readonly legalEntity: string;
  /** The whole input as the caller gave it, without its `command`. */
  readonly input: unknown;
  readonly options: CommandOptions;
  readonly roles: readonly Role[];
  /** Large sets: the statements may take longer (REL-11). */
  readonly long?: true;
}

export interface CommandScope {
  readonly side: Side;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly requestId: string;
}

/** What a command works with: its transaction, and all that it may not find out for itself. */
export interface Work {
  readonly tx: Tx;
  readonly legalEntity: string;
  readonly now: Instant;
  readonly newId: () => Id;
  readonly by: string;
  /** The command's own id: what its messages and events are caused by. */
  readonly commandId: Id;
  readonly expectedVersion: number | null;
  /** One entry for each document that it changes. */
  readonly audit: (entry: AuditEntry) => void;
  /** What a plan shows of a document's total. */
  readonly total: (totals: Totals) => void;
  /** What stays of a refused command (I41): its error and its event, in a transaction of their own. */
  readonly keepOnRefusal: (keep: (tx: Tx) => Promise<void>) => void;
}

export interface Answer<R> {
  /** What was written, by keys; null when refused. */
  readonly value: R | null;
  readonly refusals: readonly Refusal[];
  readonly replayed: boolean;
  readonly plan: Plan | null;
}

type Body<R> = (work: Work) => Promise<Outcome<R>>;

const refused = (refusals: readonly Refusal[]): Answer<never> => ({
  value: null,
  refusals,
  replayed: false,
  plan: null,
});

/** Runs a command once, however often it is sent with the same key. */
export async function runCommand<R extends Json>(
  scope: CommandScope,
  command: Command,
  body: Body<R>,
): Promise<Answer<R>> {
  const { options } = command;
  if (options.idempotencyKey.length < 1 || options.idempotencyKey.length > LIMITS.keyCharactersMax) {
    return refused([
      refusal('BAD_USER_INPUT', {
        message: 'The idempotency key has 1 to 255 characters.',
        path: ['command', 'idempotencyKey'],
      }),
    ]);
  }
  const forbidden = refuseCaller(scope.caller, command.roles, command.legalEntity);
  if (forbidden !== null) return refused([forbidden]);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptCommand(scope, command, body);
    } catch (error) {
      // The key decides: the same command again either finds what was committed, or does it now.
      if (error instanceof CommitInDoubt && attempt < LIMITS.transactionTries) continue;
      if (isFault(error) && error.faultCode === 'VERSION_CONFLICT')
        return refused([refusal('VERSION_CONFLICT', { message: error.message, rule: 'C1' })]);
      if (errorCode(error) === 'GW002') {
        return refused([
          refusal('VERSION_CONFLICT', { message: 'The document is no longer in the state that this command expects.' }),
        ]);
      }
      throw error;
    }
  }
}

async function attemptCommand<R extends Json>(
  scope: CommandScope,
  command: Command,
  body: Body<R>,
): Promise<Answer<R>> {
  let keep: ((tx: Tx) => Promise<void>) | null = null;
  const authority = seeing([command.legalEntity]);
  try {
    return await inTransaction(scope.side, authority, async (tx) => {
      keep = null;
      return applyIn(tx, scope, command, {
        body,
        keepOnRefusal: (later) => {
          keep = later;
        },
      });
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
    const answer = (error as Rollback<Answer<R>>).value;
    const later = keep as ((tx: Tx) => Promise<void>) | null;
    if (answer.plan === null && later !== null && command.options.mode === 'APPLY')
      await inTransaction(scope.side, authority, later);
    return answer;
  }
}

interface Attempt<R> {
  readonly body: Body<R>;
  readonly keepOnRefusal: (keep: (tx: Tx) => Promise<void>) => void;
}

async function applyIn<R extends Json>(
  tx: Tx,
  scope: CommandScope,
  command: Command,
  attempt: Attempt<R>,
): Promise<Answer<R>> {
  const planning = command.options.mode === 'PLAN';
  const commandId = scope.clock.newId();
  if (command.long === true)
    await rows(tx, "select set_config('statement_timeout', $1, true)", [String(LIMITS.longStatementWaitMs)]);
  if (!planning) {
    const earlier = await claimKey<R>(tx, scope, command, commandId);
    if (earlier !== null) return earlier;
  }
  const entries: AuditEntry[] = [];
  const totals: Totals[] = [];
  const ids = new Map<Id, number>();
  const newId = (): Id => {
    const id = scope.clock.newId();
    ids.set(id, ids.size);
    return id;
  };
  const outcome = await attempt.body({
    tx,
    legalEntity: command.legalEntity,
    now: scope.clock.now(),
    newId,
    by: scope.caller.subject,
    commandId,
    expectedVersion: command.options.expectedVersion,
    audit: (entry) => entries.push(entry),
    total: (total) => totals.push(total),
    keepOnRefusal: attempt.keepOnRefusal,
  });
  if (!outcome.ok) throw new Rollback(refused(outcome.refusals));
  ids.set(commandId, ids.size);
  const plan = planning || command.options.expectedPlan !== null ? planOf(tx.writes, { ids, totals }) : null;
  if (planning) throw new Rollback<Answer<R>>({ value: null, refusals: outcome.refusals, replayed: false, plan });
  if (plan !== null && plan.hash !== command.options.expectedPlan) {
    throw new Rollback(
      refused([
        refusal('PLAN_CHANGED', {
          message: 'What would be written is no longer what was planned.',
          path: ['command', 'expectedPlan'],
        }),
      ]),
    );
  }
  await finish(tx, {
    scope,
    command,
    entries,
    stored: { value: outcome.value, refusals: outcome.refusals as unknown as Json },
  });
  return { value: outcome.value, refusals: outcome.refusals, replayed: false, plan: null };
}

interface Ending {
  readonly scope: CommandScope;
  readonly command: Command;
  readonly entries: readonly AuditEntry[];
  readonly stored: Json;
}

async function finish(tx: Tx, { scope, command, entries, stored }: Ending): Promise<void> {
  const { legalEntity, name, options } = command;
  const tables = plumbing(tx.side.name);
  const role = roleFor(scope.caller, command.roles, legalEntity) ?? 'NONE';
  const { idempotencyKey: key, reason } = options;
  const frame = {
    legalEntity,
    caller: scope.caller.subject,
    role,
    command: name,
    key,
    requestId: scope.requestId,
    reason,
  };
  await insertRows(tx, tables.audit, auditRows(frame, entries, scope.clock.newId));
  await updateRows(tx, tables.command, {
    key: ['legalEntity', 'caller', 'name', 'key'],
    rows: [{ legalEntity, caller: scope.caller.subject, name, key, result: stored }],
  });
}

/** Takes the key for this transaction, or finds what the same command answered before. */
async function claimKey<R>(tx: Tx, scope: CommandScope, command: Command, id: Id): Promise<Answer<R> | null> {
  const { command: commands } = plumbing(tx.side.name);
  const { legalEntity, name, options } = command;
  const key = { legalEntity, caller: scope.caller.subject, name, key: options.idempotencyKey };
  const inputHash = hashOf(command.input);
  let inserted: number;
  try {
    inserted = await insertRows(tx, commands, [{ ...key, id, inputHash }], {
      onConflict: ['legalEntity', 'caller', 'name', 'key'],
    });
  } catch (error) {
    if (errorCode(error) === '55P03')
      throw new Rollback(
        refused([refusal('IDEMPOTENCY_IN_PROGRESS', { message: 'The same command is still running.' })]),
      );
    throw error;
  }
  if (inserted === 1) return null;
  const [earlier] = await rows<{ inputHash: string; result: { value: R; refusals: readonly Refusal[] } | null }>(
    tx,
    `select input_hash, result from ${tx.side.name}.command where legal_entity = $1 and caller = $2 and name = $3 and key = $4`,
    [key.legalEntity, key.caller, key.name, key.key],
  );
  if (earlier?.result === undefined || earlier.result === null)
    throw fault('CONFLICT_RETRY', 'The command that held this key has just ended.');
  if (earlier.inputHash !== inputHash) {
    throw new Rollback(
      refused([
        refusal('IDEMPOTENCY_KEY_REUSED', {
          message: 'This key was used for another input.',
          rule: 'R65',
          path: ['command', 'idempotencyKey'],
        }),
      ]),
    );
  }
  return { value: earlier.result.value, refusals: earlier.result.refusals, replayed: true, plan: null };
}

/** SHA-256 of the input with its fields in order, so that the order in which a client writes them does not matter. */
export function hashOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input, sorted)).digest('hex');
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The version that the caller read must be the one that is there. */
export function refuseVersion(work: Work, actual: number): Refusal | null {
  if (work.expectedVersion === null || work.expectedVersion === actual) return null;
  return refusal('VERSION_CONFLICT', {
    message: `Version ${work.expectedVersion} was expected, ${actual} is there.`,
    rule: 'C1',
    path: ['command', 'expectedVersion'],
  });
}
