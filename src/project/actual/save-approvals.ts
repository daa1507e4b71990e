/** Writes approved entries with their actuals, and the messages that carry them (M7, M8): one statement for each table and batch. */
import type { Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import type { MapName } from '../../kernel/maps.ts';
import { sendMessages, type Message } from '../../kernel/outbox.ts';
import { insertRows } from '../../kernel/write.ts';
import { cargo } from '../proforma/cargo.ts';
import type { Approved } from './approved-actuals.ts';
import { actual, approval, backlogItem, connection, transactionOrigin } from './tables.ts';

/** The entries of one call are one document: its actuals first, then how they hang together. */
export async function saveApprovals(work: Work, made: readonly Approved[]): Promise<void> {
  const { tx } = work;
  const actuals = carried(
    work,
    'msdyn_actuals',
    made.flatMap((one) => one.actuals),
  );
  const connections = carried(
    work,
    'msdyn_transactionconnections',
    made.flatMap((one) => one.connections),
  );
  await insertRows(
    tx,
    approval,
    made.map((one) => one.entry),
  );
  await insertRows(tx, actual, actuals.rows);
  await insertRows(
    tx,
    backlogItem,
    made.flatMap((one) => one.items),
  );
  await insertRows(tx, connection, connections.rows);
  await insertRows(
    tx,
    transactionOrigin,
    made.flatMap((one) => one.origins),
  );
  await sendMessages(tx, [...actuals.messages, ...connections.messages]);
}

/** Each row with the message that carries it: append-only rows travel by the id of their message, the door out reads them. */
function carried<R>(
  { legalEntity, commandId, newId }: Work,
  map: MapName,
  rows: readonly R[],
): { readonly rows: readonly (R & { readonly messageId: Id })[]; readonly messages: readonly Message[] } {
  const { next, loads } = cargo(newId);
  const dealt = rows.map((row) => ({ ...row, messageId: next() }));
  const about = { legalEntity, map, document: `approvals:${commandId}`, payload: null, causedBy: commandId };
  return { rows: dealt, messages: loads().map((load) => ({ ...about, ...load })) };
}
