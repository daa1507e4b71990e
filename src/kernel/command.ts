/**
 * What every mutation shares: authority, the idempotency key, plan or apply, audit, and one transaction that is retried whole.
 * A plan is the very code of an apply, rolled back.
 */
import { claimKey } from './command-key.ts';
import { auditRows, type AuditEntry } from './audit.ts';
import { refuseCaller, roleFor, type Caller, type Role } from './caller.ts';
import type { Clock, Id, Instant } from './clock.ts';
import { CommitInDoubt, inTransaction, Rollback, rows, seeing, type Side, type Tx } from './db.ts';
import { errorCode, isFault } from './fault.ts';
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
      return applyIn(tx, {
        scope,
        command,
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
  readonly scope: CommandScope;
  readonly command: Command;
  readonly body: Body<R>;
  readonly keepOnRefusal: (keep: (tx: Tx) => Promise<void>) => void;
}

async function applyIn<R extends Json>(tx: Tx, attempt: Attempt<R>): Promise<Answer<R>> {
  const { scope, command } = attempt;
  const planning = command.options.mode === 'PLAN';
  const commandId = scope.clock.newId();
  if (command.long === true)
    await rows(tx, "select set_config('statement_timeout', $1, true)", [String(LIMITS.longStatementWaitMs)]);
  if (!planning) {
    const key = {
      legalEntity: command.legalEntity,
      caller: scope.caller.subject,
      name: command.name,
      key: command.options.idempotencyKey,
    };
    const claimed = await claimKey<R>(tx, key, { id: commandId, input: command.input });
    if (!claimed.ok) throw new Rollback(refused(claimed.refusals));
    if (claimed.value !== null) return { ...claimed.value, replayed: true, plan: null };
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

/** The version that the caller read must be the one that is there. */
export function refuseVersion(work: Work, actual: number): Refusal | null {
  if (work.expectedVersion === null || work.expectedVersion === actual) return null;
  return refusal('VERSION_CONFLICT', {
    message: `Version ${work.expectedVersion} was expected, ${actual} is there.`,
    rule: 'C1',
    path: ['command', 'expectedVersion'],
  });
}
