/** Delete all (R15): a proposal gives its lines back, so that dimensions can be mended and the import makes the same lines again. */
import { refuseVersion, type Work } from '../../kernel/command.ts';
import { accept, present, refuse, refuseAll, type Outcome } from '../../kernel/refusal.ts';
import { deleteRows, findRows, updateRows } from '../../kernel/write.ts';
import { subledgerTransaction } from '../journal/tables.ts';
import { stagedActual } from '../staging/tables.ts';
import { refuseDeletingLines } from './actions.ts';
import { nextProposalStatus } from './proposal.ts';
import { PROPOSAL, recordProposalEvents } from './proposal-events.ts';
import { onAccountTransaction, proposal, proposalLine, type Proposal, type ProposalLine } from './tables.ts';

/** Refusals: NOT_FOUND, VERSION_CONFLICT, PROPOSAL_POSTED, POSTING_IN_PROGRESS, PROPOSAL_HAS_NO_LINES. Never touches the project side. */
export async function deleteProposalLines(
  work: Work,
  { number }: { readonly number: string },
): Promise<Outcome<{ number: string }>> {
  const { tx, legalEntity } = work;
  const [header] = await findRows(tx, proposal, { legalEntity, number }, { lock: 'update' });
  if (header === undefined) return refuse('NOT_FOUND', { message: `No proposal ${number}.` });
  const version = refuseVersion(work, header.version);
  if (version !== null) return refuseAll([version]);
  const refusals = refuseDeletingLines(header);
  if (refusals.length > 0) return refuseAll(refusals);
  const lines = await findRows(tx, proposalLine, { legalEntity, proposalNumber: number }, { orderBy: ['lineNumber'] });
  await release(work, lines);
  await deleteRows(tx, proposalLine, [{ legalEntity, proposalNumber: number }]);
  await emptyHeader(work, header);
  return accept({ number });
}

/** What the lines stood on is free again; rows that are not billable stay as they are. */
async function release({ tx, legalEntity }: Work, lines: readonly ProposalLine[]): Promise<void> {
  await updateRows(tx, subledgerTransaction, {
    key: ['legalEntity', 'actualId'],
    rows: lines
      .flatMap((line) => line.subledgerActualId ?? [])
      .sort()
      .map((actualId) => ({ legalEntity, actualId, saleStatus: 'POSTED', proposalNumber: null })),
    expect: "t.sale_status = 'ON_PROPOSAL'",
  });
  await updateRows(tx, onAccountTransaction, {
    key: ['legalEntity', 'id'],
    rows: lines
      .flatMap((line) => line.onAccountTransactionId ?? [])
      .map((id) => ({ legalEntity, id, status: 'OPEN', proposalNumber: null })),
    expect: "t.status = 'ON_PROPOSAL'",
  });
  await updateRows(tx, stagedActual, {
    key: ['legalEntity', 'actualId'],
    rows: lines.map(({ actualId }) => ({
      legalEntity,
      actualId,
      status: 'RECEIVED',
      proposalNumber: null,
      proposalLineNumber: null,
    })),
    expect: "t.status = 'IMPORTED'",
  });
}

async function emptyHeader({ tx, legalEntity, newId, audit, total }: Work, header: Proposal): Promise<void> {
  const { number, currency, invoiceAmount } = header;
  const status = present(nextProposalStatus('LINES_IMPORTED', 'deleteLines'), 'next status');
  await updateRows(tx, proposal, {
    key: ['legalEntity', 'number'],
    rows: [{ legalEntity, number, status, lineCount: 0, lineAmount: '0', taxAmount: '0', invoiceAmount: '0' }],
    expect: "t.status = 'LINES_IMPORTED'",
  });
  await recordProposalEvents(tx, { legalEntity, events: [{ number, kind: 'LINES_DELETED', payload: {} }] }, newId);
  audit({ subjectType: PROPOSAL, subject: number, change: { status, lines: 'deleted' } });
  total({ document: number, currency, before: invoiceAmount, after: '0' });
}
