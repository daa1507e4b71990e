/** What happened to proposals, numbered 1, 2, 3 … for each of them (domain.md appendix B, I45). */
import type { Clock } from '../../kernel/clock.ts';
import { rows, type Tx } from '../../kernel/db.ts';
import { recordEvents } from '../../kernel/events.ts';
import { present } from '../../kernel/refusal.ts';
import type { Json } from '../../kernel/table.ts';

export type ProposalEventKind =
  | 'PROPOSAL_CREATED'
  | 'STAGING_PROGRESS'
  | 'IMPORT_FAILED'
  | 'LINES_IMPORTED'
  | 'LINES_DELETED'
  | 'POSTING_STARTED'
  | 'POSTING_FAILED'
  | 'POSTED'
  | 'ACTUALS_UPDATED'
  | 'PROFORMA_POSTED'
  | 'CLOSED_EMPTY';

export interface ProposalEvent {
  readonly number: string;
  readonly kind: ProposalEventKind;
  /** Beyond the ids, which every event carries. */
  readonly payload: { readonly [key: string]: Json };
}

/** Subject type of a proposal's events and audit entries. */
export const PROPOSAL = 'PROPOSAL';

/** Records at most one event for each proposal. The proposals' rows are locked by it: their events never share a number. */
export async function recordProposalEvents(
  tx: Tx,
  told: { readonly legalEntity: string; readonly events: readonly ProposalEvent[] },
  newId: Clock['newId'],
): Promise<void> {
  const { legalEntity, events } = told;
  if (events.length === 0) return;
  const counted = await rows<{ number: string; eventCount: number; contractNumber: string; proformaId: string }>(
    tx,
    `update finance.proposal set event_count = event_count + 1 where legal_entity = $1 and number = any ($2::text[])
     returning number, event_count, contract_number, proforma_id`,
    [legalEntity, events.map((event) => event.number)],
  );
  const byNumber = new Map(counted.map((row) => [row.number, row]));
  await recordEvents(
    tx,
    events.map((event) => {
      const of = present(byNumber.get(event.number), `proposal ${event.number}`);
      return {
        legalEntity,
        kind: event.kind,
        subjectType: PROPOSAL,
        subject: event.number,
        subjectSequence: of.eventCount,
        contractNumber: of.contractNumber,
        payload: { proformaId: of.proformaId, ...event.payload },
      };
    }),
    newId,
  );
}
