/**
 * Carries messages from a side's outbox to the other side's door: in order for each document, documents independent of each other,
 * at least once, and applied once because the door remembers what it has seen (design G2).
 */
import type { Clock } from '../../kernel/clock.ts';
import { affected, CommitInDoubt, COURIER, inTransaction, wake, type Side, type Tx } from '../../kernel/db.ts';
import { fault, isConnectionLoss, isSerializationFailure } from '../../kernel/fault.ts';
import type { Delivery } from '../../kernel/inbox.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { Log } from '../../kernel/log.ts';
import type { OutgoingMessage } from '../../kernel/outbox.ts';
import { present, type Outcome } from '../../kernel/refusal.ts';
import { chunksOf, groupsOf } from './chunks.ts';
import { claim, documentOf, markApplied, markProblem, type ClaimedMessage } from './claim.ts';
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
  /** Documents that go no further in this pass. */
  readonly heldDocuments: Set<string>;
  applied: number;
  held: number;
  rows: number;
  /** Why the receiver does not answer. What it applied before is marked all the same. */
  unreachable: unknown;
}

const isCutOff = (trip: Trip): boolean => trip.unreachable !== null;

/**
 * One pass: claims documents, applies them, marks what was applied. The claim is held by an open transaction of the sender, so a courier
 * that is killed leaves nothing claimed, and one that is frozen loses its claim with its connection. Throws when a side does not answer;
 * then nothing is counted against any message.
 */
export async function carry(route: Route): Promise<Pass> {
  const { trip, more } = await inTransaction(route.from, COURIER, async (tx) => {
    const counts = { applied: 0, held: 0, rows: 0, unreachable: null };
    const trip: Trip = { route, tx, heldDocuments: new Set(), ...counts };
    const documents = await claim(tx);
    await carryDocuments(trip, documents);
    return { trip, more: trip.rows >= LIMITS.courierRows || documents.length === LIMITS.courierDocuments };
  });
  if (trip.applied > 0) wake(route.to);
  if (isCutOff(trip)) throw fault('UNAVAILABLE', `The ${route.to.name} side does not answer.`, trip.unreachable);
  return { applied: trip.applied, held: trip.held, more };
}

/** Every document's first part goes before any document's second: a large one does not hold up the small ones behind it. */
async function carryDocuments(trip: Trip, documents: readonly (readonly ClaimedMessage[])[]): Promise<void> {
  let open = documents.map((document) => chunksOf(document, LIMITS.batchRows));
  while (open.length > 0) {
    const parts = open.flatMap(([messages]) => (messages === undefined ? [] : [partOf(messages)]));
    // Small documents share a transaction of the receiver; what stands in their way is told apart afterwards.
    for (const together of chunksOf(parts, LIMITS.batchRows)) {
      await carryTogether(
        trip,
        together.flatMap((part) => part.messages),
      );
      if (isCutOff(trip) || trip.rows >= LIMITS.courierRows) return;
    }
    open = open.filter(([first]) => first?.every((message) => !trip.heldDocuments.has(documentOf(message))));
    open = open.map((parts) => parts.slice(1)).filter((parts) => parts.length > 0);
  }
}

const partOf = (messages: readonly ClaimedMessage[]) => ({
  messages,
  rowCount: messages.reduce((rows, message) => rows + message.rowCount, 0),
});

/** Packs, delivers and marks. What fails for many is done again for each document, then for each message, to learn whose fault it is. */
async function carryTogether(trip: Trip, messages: readonly ClaimedMessage[]): Promise<void> {
  const problem = await carryAsOne(trip, messages);
  if (problem === null || isCutOff(trip)) return;
  const [first, ...others] = messages;
  if (first === undefined) return;
  if (others.length === 0) return hold(trip, first, problem);
  const documents = groupsOf(messages, documentOf);
  const parts = documents.length > 1 ? documents : messages.map((message) => [message]);
  for (const part of parts) {
    const isHeld = part.some((message) => trip.heldDocuments.has(documentOf(message)));
    if (!isHeld && !isCutOff(trip)) await carryTogether(trip, part);
  }
}

/** The problem that any of them met; null when all are applied and marked. */
async function carryAsOne(trip: Trip, messages: readonly ClaimedMessage[]): Promise<Problem | null> {
  const { tx, route } = trip;
  const deliveries: Delivery[] = [];
  const unpacked = await guarded(tx, async () => {
    for (const message of messages) {
      const { legalEntity, id, map, document } = message;
      const payload = await route.doors.payloadOf(tx, message);
      deliveries.push({ legalEntity, messageId: id, map, document, payload });
    }
  });
  if (unpacked !== null) return unpacked;
  const undelivered = await deliver(trip, deliveries);
  if (undelivered !== null) return undelivered;
  const unmarked = await guarded(tx, async () => {
    await settle(trip, messages);
  });
  if (unmarked !== null) return unmarked;
  trip.applied += messages.length;
  trip.rows += partOf(messages).rowCount;
  return null;
}

/** Within a document one after the other: the sender may ask what of it is still open, and draws its conclusions from the last. */
async function settle({ tx, route }: Trip, messages: readonly ClaimedMessage[]): Promise<void> {
  const documents = groupsOf(messages, documentOf);
  const longest = Math.max(...documents.map((own) => own.length));
  for (let place = 0; place < longest; place += 1) {
    const marked = documents.flatMap((own) => own.slice(place, place + 1));
    await markApplied(tx, marked);
    for (const message of marked) await route.doors.acknowledge(tx, message, route.clock);
  }
}

/** All in one transaction of the receiver. */
async function deliver(trip: Trip, deliveries: readonly Delivery[], isAgain = false): Promise<Problem | null> {
  const { to, doors, clock } = trip.route;
  try {
    await inTransaction(to, COURIER, async (tx) => {
      for (const delivery of deliveries) {
        const outcome = await doors.apply(tx, delivery, clock);
        if (!outcome.ok) throw new DoorRefusal(present(outcome.refusals[0], 'the reason of a refusal'));
      }
    });
    return null;
  } catch (error) {
    // Whether it holds, the inbox knows.
    if (error instanceof CommitInDoubt && !isAgain) return deliver(trip, deliveries, true);
    const problem = problemOf(error);
    if (isUnreachable(error)) trip.unreachable = error;
    return problem;
  }
}

async function hold(trip: Trip, message: ClaimedMessage, problem: Problem): Promise<void> {
  const { from, log, random } = trip.route;
  trip.held += 1;
  trip.heldDocuments.add(documentOf(message));
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
