/** What every transport is given: the contract, both sides, and who is let in. */
import type { Clock } from '../../kernel/clock.ts';
import type { Side, SideName } from '../../kernel/db.ts';
import type { Log } from '../../kernel/log.ts';
import { bearerOf, type Identity, type ReadToken } from '../authority/auth.ts';
import { openContext, type Context } from '../context.ts';
import { refuseOperation, type Operation } from '../document/document-limits.ts';
import { failure } from '../errors.ts';
import type { Metrics } from './metrics.ts';
import type { RateGauges } from './rate-limit.ts';
import type { Contract } from '../schema.ts';

export interface Shell {
  readonly contract: Contract;
  readonly sides: Readonly<Record<SideName, Side>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly readToken: ReadToken;
  /** Null: nobody is held back. */
  readonly gauges: RateGauges | null;
  readonly introspection: boolean;
  /** Whether a page of that origin may ask. */
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly metrics: Metrics;
}

/** Where a request comes from. */
export interface Knock {
  readonly authorization: unknown;
  /** The address of the other end, for counting tokens that were refused. */
  readonly address: string;
}

/** Lets a caller in, or throws UNAUTHENTICATED; RATE_LIMITED when the address has tried too often. */
export async function admit(shell: Shell, { authorization, address }: Knock): Promise<Identity> {
  const token = bearerOf(authorization);
  if (token === null) throw failure('UNAUTHENTICATED', 'Send a valid bearer token.', { status: 401 });
  const identity = await shell.readToken(token);
  if (identity !== null) return identity;
  const waitSeconds = shell.gauges?.failedLogin(address) ?? 0;
  if (waitSeconds > 0) throw tooMany('Too many tokens were refused.', waitSeconds);
  throw failure('UNAUTHENTICATED', 'Send a valid bearer token.', { status: 401 });
}

export const tooMany = (message: string, waitSeconds: number): Error =>
  failure('RATE_LIMITED', message, { status: 429, waitSeconds });

/** Throws why an operation is not executed: its size, its roles, or that its caller asks for too much. */
export function checkOperation(shell: Shell, operation: Operation): void {
  const refused = refuseOperation(shell.contract, operation, { introspection: shell.introspection });
  if (refused !== null) throw refused;
  const waitSeconds = shell.gauges?.waitFor(operation.caller.subject, operation.operation) ?? 0;
  if (waitSeconds > 0) throw tooMany('Too many operations at once.', waitSeconds);
}

interface Request {
  readonly identity: Identity;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

export function contextOf(shell: Shell, { identity, requestId, signal }: Request): Context {
  const { caller } = identity;
  return openContext({
    sides: shell.sides,
    caller,
    clock: shell.clock,
    requestId,
    log: shell.log.child({ requestId, caller: caller.subject }),
    sdl: shell.contract.sdl,
    authority: shell.contract.authority,
    signal,
  });
}
