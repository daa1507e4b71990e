/**
 * Carries messages from a side's outbox to the other side's door: in order for each document, documents independent of each other,
 * at least once, and applied once because the door remembers what it has seen (design G2).
 */
import type { Clock } from '../kernel/clock.ts';
import { affected, COURIER, inTransaction, wake, type Side, type Tx } from '../kernel/db.ts';
import { isConnectionLoss, isSerializationFailure } from '../kernel/fault.ts';
import type { Delivery } from '../kernel/inbox.ts';
import { LIMITS } from '../kernel/limits.ts';
import type { Log } from '../kernel/log.ts';
import type { OutgoingMessage } from '../kernel/outbox.ts';
import { present, type Outcome } from '../kernel/refusal.ts';
import { chunksOf } from './chunks.ts';
import { claim, markApplied, markProblem, type ClaimedMessage } from './claim.ts';
import { DoorRefusal, isUnreachable, problemOf, type Problem } from './problem.ts';

/** The two doors of a direction: out of the sender, into the receiver. */
export interface Doors {
  /** The rows of a message as JSON text. */
  readonly payloadOf: (tx: Tx, message: OutgoingMessage) => Promise<string>;
  /** Called in the sender's transaction that marks the message APPLIED. */
  readonly acknowledge: (tx: Tx, message: OutgoingMessage, clock: Clock) => Promise<void>;
  /** Applies a message in the receiver's transaction; a refusal leaves nothing behind. */
  readonly apply: (tx: Tx, delivery: Delivery, clock: Clock) => Promise<Outcome<{ readonly fresh: boolean }>>;
}

/** One direction of the crossing. */
export interface Route {
  readonly from: Side;
  readonly to: Side;
  readonly doors: Doors;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1: spreads the tries after a fault. */
  readonly random: () => number;
}

/** What one pass did. */
export interface Pass {
  /** Messages applied and marked. */
  readonly applied: number;
  /** Messages that failed, or wait for another try. */
  readonly held: number;
  /** Whether there may be more to carry at once. */
  readonly more: boolean;
}

/** A pass under way. */
interface Trip {
  readonly route: Route;
  /** The sender's transaction: it holds the claim and takes the marks. */
  readonly tx: Tx;
  applied: number;
  held: number;
  rows: number;
  /** Why the receiver does not answer. What it applied before is marked all the same. */
  unreachable: unknown;
}

/**
 * One pass: claims documents, applies them one after the other, marks what was applied. The claim is held by an open transaction of the
 * sender, so a courier that is killed leaves nothing claimed, and one that is frozen loses its claim with its connection.
 * Throws when a side does not answer; then nothing is counted against any message.
 */
export async function carry(route: Route): Promise<Pass> {
  const { trip, more } = await inTransaction(route.from, COURIER, async (tx) => {
    const trip: Trip = { route, tx, applied: 0, held: 0, rows: 0, unreachable: null };
    const documents = await claim(tx);
    await carryDocuments(trip, documents);
    return { trip, more: trip.rows >= LIMITS.courierRows || documents.length === LIMITS.courierDocuments };
  });
  if (trip.applied > 0) wake(route.to);
  if (trip.unreachable !== null) throw trip.unreachable;
  return { applied: trip.applied, held: trip.held, more };
}

/** Every document's first part goes before any document's second: a large one does not hold up the small ones behind it. */
async function carryDocuments(trip: Trip, documents: readonly (readonly ClaimedMessage[])[]): Promise<void> {
  let open = documents.map((document) => chunksOf(document, LIMITS.batchRows));
  while (open.length > 0) {
    const next: (readonly (readonly ClaimedMessage[])[])[] = [];
    for (const [chunk, ...rest] of open) {
      if (chunk === undefined) continue;
      const whole = await carryChunk(trip, chunk);
      if (trip.unreachable !== null || trip.rows >= LIMITS.courierRows) return;
      if (whole && rest.length > 0) next.push(rest);
    }
    open = next;
  }
}

interface Parcel {
  readonly message: ClaimedMessage;
  readonly delivery: Delivery;
}

/** Messages of one document, up to a batch of rows. Answers whether all of them went in. */
async function carryChunk(trip: Trip, chunk: readonly ClaimedMessage[]): Promise<boolean> {
  const parcels: Parcel[] = [];
  for (const message of chunk) {
    const { legalEntity, id, map, document } = message;
    let payload = '';
    const problem = await guarded(trip.tx, async () => {
      payload = await trip.route.doors.payloadOf(trip.tx, message);
    });
    if (problem === null) {
      parcels.push({ message, delivery: { legalEntity, messageId: id, map, document, payload } });
      continue;
    }
    if (await carryParcels(trip, parcels)) await hold(trip, message, problem);
    return false;
  }
  return carryParcels(trip, parcels);
}

/** All in one transaction of the receiver; when that meets a problem, one by one, to learn whose it is. */
async function carryParcels(trip: Trip, parcels: readonly Parcel[]): Promise<boolean> {
  let problem: Problem | null;
  try {
    problem = await deliver(trip.route, parcels);
  } catch (error) {
    trip.unreachable = error;
    return false;
  }
  const [first, ...others] = parcels;
  if (first === undefined) return true;
  if (problem === null) {
    for (const { message } of parcels) if (!(await settle(trip, message))) return false;
    return true;
  }
  if (others.length === 0) {
    await hold(trip, first.message, problem);
    return false;
  }
  for (const parcel of parcels) if (!(await carryParcels(trip, [parcel]))) return false;
  return true;
}

/** What keeps the receiver from taking them; null once it has. Throws when it does not answer. */
async function deliver({ to, doors, clock }: Route, parcels: readonly Parcel[]): Promise<Problem | null> {
  if (parcels.length === 0) return null;
  try {
    await inTransaction(to, COURIER, async (tx) => {
      for (const { delivery } of parcels) {
        const outcome = await doors.apply(tx, delivery, clock);
        if (!outcome.ok) throw new DoorRefusal(present(outcome.refusals[0], 'the reason of a refusal'));
      }
    });
    return null;
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return problemOf(error);
  }
}

/** Marks a message and lets the sender draw its conclusions, in this order: it may ask what is still open. */
async function settle(trip: Trip, message: ClaimedMessage): Promise<boolean> {
  const { tx, route } = trip;
  const problem = await guarded(tx, async () => {
    await markApplied(tx, message);
    await route.doors.acknowledge(tx, message, route.clock);
  });
  trip.rows += message.rowCount;
  if (problem === null) {
    trip.applied += 1;
    return true;
  }
  await hold(trip, message, problem);
  return false;
}

async function hold(trip: Trip, message: ClaimedMessage, problem: Problem): Promise<void> {
  const { from, log, random } = trip.route;
  trip.held += 1;
  const failed = await markProblem(trip.tx, message, { problem, random });
  const { legalEntity, map, document, id } = message;
  const told = { side: from.name, legalEntity, map, document, messageId: id, code: problem.code };
  if (failed) log.warn(told, 'A message was refused; it holds back its document.');
  else log.debug(told, 'A message waits for another try.');
}

/** Work in the sender's transaction that must not take the other documents down with it. */
async function guarded(tx: Tx, work: () => Promise<void>): Promise<Problem | null> {
  await affected(tx, 'savepoint message');
  try {
    await work();
  } catch (error) {
    if (isConnectionLoss(error) || isSerializationFailure(error)) throw error;
    await affected(tx, 'rollback to savepoint message');
    return problemOf(error);
  }
  await affected(tx, 'release savepoint message');
  return null;
}
