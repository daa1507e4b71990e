/** What can be done with a backlog item now, and what stands in the way: for the list, and for the refusal (design G9). (pure) */
import type { ActionState } from '../../kernel/actions.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import { isAlready, nextBillingStatus } from './backlog.ts';

/** What the rules ask of a backlog item. */
export interface BacklogFacts {
  readonly id: string;
  readonly kind: string;
  readonly transactionClass: string;
  readonly billingStatus: string;
  readonly adjustmentStatus: string | null;
  readonly notToExceedStatus: string;
  readonly notToExceedDetail: string | null;
  readonly contractNumber: string;
  readonly contractStatus: string;
}

/** Where each fact stands in SQL, over the alias `t` of `project.backlog_item`. */
export const BACKLOG_FACTS: Readonly<Record<keyof BacklogFacts, string>> = {
  id: 't.id',
  kind: 't.kind',
  transactionClass: 't.transaction_class',
  billingStatus: 't.billing_status',
  adjustmentStatus: 't.adjustment_status',
  notToExceedStatus: 't.nte_status',
  notToExceedDetail: 't.nte_detail',
  contractNumber: 't.contract_number',
  contractStatus:
    '(select c.status from project.contract c where c.legal_entity = t.legal_entity and c.number = t.contract_number)',
};

const NOUN: Readonly<Record<string, string>> = {
  UNBILLED_SALES: 'Unbilled sale',
  MILESTONE: 'Milestone',
  RETAINER: 'Retainer',
};

const nameOf = (item: BacklogFacts): string => `${NOUN[item.kind] ?? 'Item'} ${item.id}`;

/** The balance of an invoiced retainer is an unbilled sale, but it is applied, never billed by itself (2.13). */
const isRetainerBalance = (item: BacklogFacts): boolean =>
  item.kind === 'UNBILLED_SALES' && item.transactionClass === 'RETAINER';

function refuseMoved(item: BacklogFacts, by: 'markReady' | 'markNotReady'): readonly Refusal[] {
  if (isRetainerBalance(item)) {
    return [
      refusal('BILLING_STATUS_WRITE_FORBIDDEN', {
        message: `${nameOf(item)} is the balance of a retainer: it is applied to proformas, never marked.`,
        rule: 'R26',
        subject: item.id,
        remedy: 'Leave it: drafts apply what is available of a retainer by themselves.',
      }),
    ];
  }
  if (nextBillingStatus(item, by) !== undefined || isAlready(item, by)) return [];
  return [
    refusal('BACKLOG_ITEM_LOCKED', {
      message: `${nameOf(item)} is ${item.billingStatus}.`,
      rule: 'R32',
      subject: item.id,
    }),
  ];
}

/** Why an item cannot be marked ready to invoice (rule 2.13, R27, R28, R32); empty when it can, or is already. */
export function refuseReady(item: BacklogFacts): readonly Refusal[] {
  const found: Refusal[] = [];
  if (item.contractStatus !== 'ACTIVE') {
    found.push(
      refusal('CONTRACT_NOT_ACTIVE', {
        message: `Contract ${item.contractNumber} of ${nameOf(item)} is ${item.contractStatus}.`,
        rule: 'R6',
        subject: item.id,
      }),
    );
  }
  if (item.adjustmentStatus !== null) {
    found.push(
      refusal('ACTUAL_ADJUSTED', {
        message: `${nameOf(item)} is ${item.adjustmentStatus}.`,
        rule: 'R27',
        subject: item.id,
      }),
    );
  }
  if (item.notToExceedStatus === 'FAILED' || item.notToExceedStatus === 'NOT_EVALUATED') {
    const detail = item.notToExceedDetail === null ? '' : ` ${item.notToExceedDetail}`;
    found.push(
      refusal('NTE_FAILED', {
        message: `The not-to-exceed status of ${nameOf(item)} is ${item.notToExceedStatus}.${detail}`,
        rule: 'R28',
        subject: item.id,
      }),
    );
  }
  return [...found, ...refuseMoved(item, 'markReady')];
}

/** Why the mark cannot be taken back; empty when it can, or there is none. */
export const refuseNotReady = (item: BacklogFacts): readonly Refusal[] => refuseMoved(item, 'markNotReady');

/** The actions of a backlog item, each with what stands in its way. */
export const backlogActions = (item: BacklogFacts): readonly ActionState[] => [
  { action: 'markReadyToInvoice', refusals: refuseReady(item) },
  { action: 'markNotReadyToInvoice', refusals: refuseNotReady(item) },
];
