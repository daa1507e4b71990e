/** What a courier takes on itself for one pass, and what it writes down about it, in the transaction that holds the claim. */
import { affected, rows, type Tx } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { OutgoingMessage } from '../../kernel/outbox.ts';
import { waitAfter, waitBefore } from './back-off.ts';
import { groupsOf } from './chunks.ts';
import type { Problem } from './problem.ts';

export interface ClaimedMessage extends OutgoingMessage {
  readonly attempts: number;
  /** Milliseconds; 0 before the first error. */
  readonly sinceFirstErrorMs: number;
}

/**
 * The oldest documents whose first open message is due, with the messages that follow it, in order. Only a head is locked: it stands
 * for its document, so two couriers never work on one. A refused or waiting head holds back its own document and no other (REL-12).
 */
export async function claim(tx: Tx): Promise<readonly (readonly ClaimedMessage[])[]> {
  const message = `${tx.side.name}.message`;
  const found = await rows<ClaimedMessage>(
    tx,
    `with head as (
       select m.legal_entity, m.document, m.sequence from ${message} m
        where m.status = 'PENDING' and m.next_attempt_at <= clock_timestamp()
          and not exists (select 1 from ${message} earlier
                           where earlier.legal_entity = m.legal_entity and earlier.document = m.document
                             and earlier.status in ('PENDING', 'FAILED') and earlier.sequence < m.sequence)
        order by m.sequence limit ${LIMITS.courierDocuments}
          for update of m skip locked
     ), following as (
       select m.*, head.sequence as head_sequence,
              sum(m.row_count) over (partition by m.legal_entity, m.document order by m.sequence) as carried
         from head join ${message} m on m.legal_entity = head.legal_entity and m.document = head.document
        where m.status = 'PENDING' and m.sequence >= head.sequence
     )
     select legal_entity, id, map, document, payload, row_count, attempts,
            coalesce(extract(epoch from clock_timestamp() - first_error_at) * 1000, 0)::integer as since_first_error_ms
       from following
      where sequence = head_sequence or (carried <= ${LIMITS.courierRows} and next_attempt_at <= clock_timestamp())
      order by head_sequence, sequence`,
  );
  return groupsOf(found, documentOf);
}

/** The unit of order: numbers of documents are told apart by company. */
export const documentOf = ({ legalEntity, document }: OutgoingMessage): string => `${legalEntity} ${document}`;

/** The other side has them, for good. */
export async function markApplied(tx: Tx, messages: readonly OutgoingMessage[]): Promise<void> {
  await affected(
    tx,
    `update ${tx.side.name}.message m set status = 'APPLIED', applied_at = clock_timestamp()
       from unnest($1::text[], $2::uuid[]) as applied (legal_entity, id)
      where m.legal_entity = applied.legal_entity and m.id = applied.id and m.status = 'PENDING'`,
    [messages.map((message) => message.legalEntity), messages.map((message) => message.id)],
  );
}

const TRIES = { firstMs: LIMITS.messageWaitMs, mostMs: LIMITS.messageWaitMsMax };

/**
 * A refusal fails at once; an unexpected fault fails with the last of its tries; what passes by itself is tried for ever, and only
 * remembered (design G19). Answers whether the message has failed.
 */
export async function markProblem(tx: Tx, message: ClaimedMessage, told: Told): Promise<boolean> {
  const { problem, random } = told;
  const attempts = message.attempts + (problem.kind === 'UNEXPECTED' ? 1 : 0);
  const failed = problem.kind === 'REFUSED' || attempts >= LIMITS.messageTries;
  const waitMs =
    problem.kind === 'UNEXPECTED'
      ? waitBefore(attempts, TRIES, random)
      : waitAfter(message.sinceFirstErrorMs, TRIES, random);
  await affected(
    tx,
    `update ${tx.side.name}.message
        set status = $3, attempts = $4, next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond',
            first_error_at = coalesce(first_error_at, clock_timestamp()), last_error_at = clock_timestamp(),
            last_error_code = $6, last_error = $7
      where legal_entity = $1 and id = $2 and status = 'PENDING'`,
    [
      message.legalEntity,
      message.id,
      failed ? 'FAILED' : 'PENDING',
      attempts,
      failed ? 0 : waitMs,
      problem.code,
      problem.message,
    ],
  );
  return failed;
}

interface Told {
  readonly problem: Problem;
  /** From 0 to below 1. */
  readonly random: () => number;
}
