/** A crossing of its own: messages that say nothing of invoices, and doors that write down what came through them. */
import { systemClock } from '../../src/kernel/clock.ts';
import { inTransaction, seeing, type Side, type Tx } from '../../src/kernel/db.ts';
import { recordEvents } from '../../src/kernel/events.ts';
import { receive } from '../../src/kernel/inbox.ts';
import { openLog } from '../../src/kernel/log.ts';
import { sendMessages } from '../../src/kernel/outbox.ts';
import { accept } from '../../src/kernel/refusal.ts';
import type { Json } from '../../src/kernel/table.ts';
import type { Doors, Route } from '../../src/sync/courier/courier.ts';
import { carry } from '../../src/sync/courier/courier.ts';
import { asSuperuser, type TestDatabases } from '../kit/database.ts';

export const COMPANY = 'USMF';

/** A door that records each message once, as an event that names its document and its place. */
export const plainDoors: Doors = {
  payloadOf: (_, message) => Promise.resolve(message.payload ?? '[]'),
  acknowledge: () => Promise.resolve(),
  apply: async (tx, delivery, clock) => {
    const outcome = await receive(tx, delivery);
    if (!outcome.ok || !outcome.value.fresh) return outcome;
    const event = {
      legalEntity: delivery.legalEntity,
      kind: 'PROPOSAL_CREATED',
      subjectType: 'PROPOSAL',
      subject: delivery.document,
      subjectSequence: null,
      contractNumber: null,
      payload: JSON.parse(delivery.payload) as Json,
    };
    await recordEvents(tx, [event], clock.newId);
    return accept({ fresh: true });
  },
};

export function routeOf(databases: TestDatabases, doors: Partial<Doors> = {}): Route {
  return {
    from: databases.project,
    to: databases.finance,
    doors: { ...plainDoors, ...doors },
    clock: systemClock,
    log: openLog('silent'),
    random: () => 0,
  };
}

/** Sends messages 1, 2, 3 … of each document. */
export const sendIn = (tx: Tx, documents: Readonly<Record<string, number>>): Promise<void> =>
  sendMessages(
    tx,
    Object.entries(documents).flatMap(([document, count]) =>
      Array.from({ length: count }, (_, place) => ({
        id: systemClock.newId(),
        legalEntity: COMPANY,
        map: 'salesorders',
        document,
        rowCount: 1,
        payload: [{ place: place + 1 }],
        causedBy: 'test',
      })),
    ),
  );

export const send = (side: Side, documents: Readonly<Record<string, number>>): Promise<void> =>
  inTransaction(side, seeing([COMPANY]), (tx) => sendIn(tx, documents));

/** Carries until nothing is left that could be carried. */
export async function carryAll(route: Route): Promise<void> {
  for (let pass = await carry(route); pass.applied > 0 || pass.held > 0; pass = await carry(route));
}

/** What arrived, in the order of arrival: document and place. */
export async function arrivals(url: string): Promise<readonly string[]> {
  const found = await asSuperuser<{ subject: string; place: string }>(
    url,
    "select subject, payload -> 0 ->> 'place' as place from finance.event order by sequence",
  );
  return found.map(({ subject, place }) => `${subject} ${place}`);
}

/** How many messages have each status. */
export async function statuses(url: string): Promise<Readonly<Record<string, number>>> {
  const found = await asSuperuser<{ status: string; count: string }>(
    url,
    'select status, count(*) from project.message group by status',
  );
  return Object.fromEntries(found.map(({ status, count }) => [status, Number(count)]));
}

/** Ends the connection that a transaction stands on, as the fall of a machine would. */
export async function endConnection(url: string, tx: { readonly client: unknown }): Promise<void> {
  const { processID } = tx.client as { readonly processID: number };
  await asSuperuser(url, 'select pg_terminate_backend($1)', [processID]);
}
