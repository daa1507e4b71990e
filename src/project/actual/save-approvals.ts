/** Writes approved entries with their actuals, and the messages that carry them (M7, M8): one statement for each table and batch. */
import type { Work } from '../../kernel/command.ts';
import type { MapName } from '../../kernel/maps.ts';
import { sendMessages, type Message } from '../../kernel/outbox.ts';
import { insertRows } from '../../kernel/write.ts';
import { cargo, type Cargo } from '../proforma/cargo.ts';
import type { Approved } from './approved-actuals.ts';
import { actual, approval, backlogItem, connection, transactionOrigin } from './tables.ts';

/** The messages of a call. */
export interface ApprovalCargo {
  readonly actuals: Cargo;
  readonly connections: Cargo;
}

export const approvalCargo = ({ newId }: Work): ApprovalCargo => ({ actuals: cargo(newId), connections: cargo(newId) });

/**
 * The entries of one call are one document: its actuals first, then how they hang together. Append-only rows travel by the id of their
 * message, the door out reads them.
 */
export async function saveApprovals(work: Work, made: readonly Approved[], carried: ApprovalCargo): Promise<void> {
  const { tx } = work;
  await insertRows(
    tx,
    approval,
    made.map((one) => one.entry),
  );
  await insertRows(
    tx,
    actual,
    made.flatMap((one) => one.actuals),
  );
  await insertRows(
    tx,
    backlogItem,
    made.flatMap((one) => one.items),
  );
  await insertRows(
    tx,
    connection,
    made.flatMap((one) => one.connections),
  );
  await insertRows(
    tx,
    transactionOrigin,
    made.flatMap((one) => one.origins),
  );
  await sendMessages(tx, [
    ...messagesOf(work, 'msdyn_actuals', carried.actuals),
    ...messagesOf(work, 'msdyn_transactionconnections', carried.connections),
  ]);
}

const messagesOf = ({ legalEntity, commandId }: Work, map: MapName, { loads }: Cargo): readonly Message[] =>
  loads().map((load) => ({
    ...load,
    legalEntity,
    map,
    document: `approvals:${commandId}`,
    payload: null,
    causedBy: commandId,
  }));
