/** What a month leaves open, and why. */
import { askFailedMessages } from '../operations/crossing.ts';
import { askWaiting, type WaitingProposal } from '../operations/finance.ts';
import { askBacklog } from '../operations/project.ts';
import { eachAtOnce } from '../wait.ts';
import { proposalsOf } from './finance-steps.ts';
import type { Left, Month } from './month.ts';
import { proformasOf } from './project-steps.ts';

export interface OpenItems {
  /** Lines for people. */
  readonly lines: readonly string[];
  /** Whether something was refused or got stuck: not merely left for a later month. */
  readonly isStuck: boolean;
}

export async function findOpenItems(month: Month): Promise<OpenItems> {
  const refused = month.left.map(sayLeft);
  const drafts = (await proformasOf(month, ['DRAFT', 'IN_REVIEW'])).map(
    ({ legalEntity, number, status }) => `${legalEntity} proforma ${number} is ${status}.`,
  );
  const failed = [
    ...(await askFailedMessages(month.client, 'PROJECT')),
    ...(await askFailedMessages(month.client, 'FINANCE')),
  ].map(({ legalEntity, map, document, lastError }) => {
    const why = lastError === null ? '' : `: ${lastError.code} ${lastError.message} → ${lastError.remedy}`;
    return `${legalEntity} message of map ${map} for ${document} was refused${why}`;
  });
  const unposted = (await proposalsOf(month)).filter(({ status }) => !['POSTED', 'CLOSED_EMPTY'].includes(status));
  const waiting = await eachAtOnce(unposted, async ({ id, legalEntity }) => {
    const proposal = await askWaiting(month.client, id);
    return proposal === null ? [] : [`${legalEntity} ${sayWaiting(proposal)}`];
  });
  const stuck = [...refused, ...drafts, ...failed, ...waiting.flat()];
  return { lines: [...stuck, ...(await sayBacklog(month))], isStuck: stuck.length > 0 };
}

const sayLeft = ({ subject, code, message, remedy }: Left): string => `${subject}: ${code} ${message} → ${remedy}`;

function sayWaiting({ number, status, readiness, lastError }: WaitingProposal): string {
  const reasons = [
    ...(readiness.arrived < readiness.expected ? [`${readiness.arrived} of ${readiness.expected} lines arrived`] : []),
    ...(readiness.unposted.length > 0 ? [`${readiness.unposted.length} unbilled sales are not posted`] : []),
    ...readiness.unpostedOriginals.map((original) => `${original} is not posted`),
    ...readiness.violations.map(({ code, message, remedy }) => `${code} ${message} → ${remedy}`),
    ...(lastError === null ? [] : [`${lastError.code} ${lastError.message} → ${lastError.remedy}`]),
  ];
  return `proposal ${number} is ${status}: ${[...new Set(reasons)].join('; ') || 'nothing stands in its way'}`;
}

/** Not billed this month: not due, not chargeable, or above a limit. */
async function sayBacklog(month: Month): Promise<readonly string[]> {
  const groups = await eachAtOnce(month.companies, async ({ legalEntity }) => {
    const open = { legalEntity: { eq: legalEntity } };
    const billed = { not: { billingStatus: { in: ['CUSTOMER_INVOICE_CREATED', 'CUSTOMER_INVOICE_POSTED'] } } } as const;
    const all = await askBacklog(month.client, { ...open, ...billed });
    const failed = await askBacklog(month.client, { ...open, ...billed, notToExceedStatus: { eq: 'FAILED' } });
    return [
      ...all.map(
        ({ key, count, amount, oldest }) =>
          `${legalEntity} backlog ${key}: ${count} items, ${amount.amount} ${amount.currency}, oldest ${oldest}`,
      ),
      ...failed.map(
        ({ count, amount }) =>
          `${legalEntity} of these above a not-to-exceed limit: ${count} items, ${amount.amount} ${amount.currency}`,
      ),
    ];
  });
  return groups.flat();
}
