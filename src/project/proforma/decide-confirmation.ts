/** Why a proforma cannot be confirmed: C1 to C9 of domain.md 3.3, in their order. (pure) */
import { LIMITS } from '../../kernel/limits.ts';
import { decimal } from '../../kernel/money.ts';
import { refusal, type Refusal } from '../../kernel/refusal.ts';
import type { DetailFacts, ProformaFacts } from './proforma-facts.ts';
import { nextStatus } from './proforma-life.ts';

const isBulkRunning = (facts: ProformaFacts): boolean =>
  facts.bulkConfirmationStatus === 'SCHEDULED' || facts.bulkConfirmationStatus === 'PROCESSING';

/** R60: while a bulk confirmation has it, nobody else touches it. */
export const refuseBulk = (facts: ProformaFacts): readonly Refusal[] =>
  isBulkRunning(facts)
    ? [
        refusal('BULK_CONFIRMATION_RUNNING', {
          message: `The bulk confirmation of proforma ${facts.number} is ${facts.bulkConfirmationStatus ?? ''}.`,
          rule: 'R60',
          subject: facts.number,
        }),
      ]
    : [];

/**
 * Every reason against confirming, in the order of C1 to C9; empty when it can be confirmed. C1 stands alone: of a proforma that is
 * confirmed already the other checks would only repeat it. C7 concerns corrections, which have their own details.
 * Article: Confirm a proforma project-based invoice.
 */
export function refuseConfirmation(facts: ProformaFacts): readonly Refusal[] {
  const { number, details } = facts;
  if (nextStatus(facts.status, 'confirm') === undefined || details === null) {
    return [
      refusal('PROFORMA_NOT_DRAFT', {
        message: `Proforma ${number} is ${facts.status}.`,
        rule: 'C1',
        subject: number,
      }),
    ];
  }
  return [
    ...refuseBulk(facts),
    ...refuseContract(facts, details),
    ...refuseEmpty(facts),
    ...refuseBacking(number, details),
    ...refuseNegative(facts),
    ...refuseRetainers(number, details),
    ...refuseSize(facts),
    ...refuseNumber(number),
  ];
}

/** C2, R52. */
function refuseContract(facts: ProformaFacts, details: DetailFacts): readonly Refusal[] {
  const found: Refusal[] = [];
  if (facts.contractStatus !== 'ACTIVE') {
    found.push(
      refusal('CONTRACT_NOT_ACTIVE', {
        message: `Contract ${facts.contractNumber} is ${facts.contractStatus}.`,
        rule: 'C2',
        subject: facts.contractNumber,
      }),
    );
  }
  for (const project of details.finishedProjects) {
    found.push(
      refusal('PROJECT_FINISHED', { message: `Project ${project} is not ACTIVE.`, rule: 'C2', subject: project }),
    );
  }
  return found;
}

/** C3. */
const refuseEmpty = ({ number, detailCount }: ProformaFacts): readonly Refusal[] =>
  detailCount > 0
    ? []
    : [
        refusal('PROFORMA_EMPTY', {
          message: `Proforma ${number} has nothing to bill.`,
          rule: 'C3',
          subject: number,
        }),
      ];

/** C4, R29, R31, R5: one refusal for each kind of trouble, with how many details have it. */
function refuseBacking(number: string, details: DetailFacts): readonly Refusal[] {
  const troubles = [
    {
      code: 'BACKING_ACTUAL_MISSING',
      count: details.withoutBacking,
      what: 'no open item of this contract customer behind them',
    },
    { code: 'TRANSACTION_CLASS_MISMATCH', count: details.ofOtherClass, what: 'another class than their source' },
    { code: 'CURRENCY_MISMATCH', count: details.inOtherCurrency, what: 'another currency than the proforma' },
  ] as const;
  return troubles
    .filter(({ count }) => count > 0)
    .map(({ code, count, what }) =>
      refusal(code, {
        message: `${count} of the details of proforma ${number} have ${what}.`,
        rule: 'C4',
        subject: number,
      }),
    );
}

/** C5: only a correction or a refund may end below zero (D36). */
const refuseNegative = ({ number, totalAmount, hasCorrections }: ProformaFacts): readonly Refusal[] =>
  hasCorrections || !decimal(totalAmount).isNegative()
    ? []
    : [
        refusal('NEGATIVE_PROFORMA', {
          message: `Proforma ${number} comes to ${totalAmount}.`,
          rule: 'C5',
          subject: number,
        }),
      ];

/** C6, R39. */
function refuseRetainers(number: string, details: DetailFacts): readonly Refusal[] {
  const found = details.overdrawnRetainers.map((retainer) =>
    refusal('RETAINER_EXCEEDS_AVAILABLE', {
      message: `More of retainer ${retainer} is applied than is available.`,
      rule: 'C6',
      subject: retainer,
    }),
  );
  const applied = decimal(details.applied);
  if (applied.isZero() || applied.lessThanOrEqualTo(decimal(details.billable))) return found;
  return [
    ...found,
    refusal('RETAINER_EXCEEDS_CHARGEABLE', {
      message: `Retainers of ${details.applied} are applied to ${details.billable} on proforma ${number}.`,
      rule: 'C6',
      subject: number,
    }),
  ];
}

/** C8, R61: at least one billed sale is written for each detail. */
const refuseSize = ({ number, detailCount }: ProformaFacts): readonly Refusal[] =>
  detailCount <= LIMITS.billedActualsMax
    ? []
    : [
        refusal('TOO_LARGE', {
          message: `Proforma ${number} has ${detailCount} details; at most ${LIMITS.billedActualsMax} are confirmed at once.`,
          rule: 'C8',
          subject: number,
        }),
      ];

/** What finance takes for the number of a proposal: 1 to 20 characters without blanks. */
const PROPOSAL_NUMBER = /^[^\s\p{Cc}]{1,20}$/u;

/** C9: what only finance can know, it refuses on arrival. */
const refuseNumber = (number: string): readonly Refusal[] =>
  PROPOSAL_NUMBER.test(number)
    ? []
    : [
        refusal('PROPOSAL_NUMBER_SEQUENCE_LOCKED', {
          message: `“${number}” is no number for a proposal.`,
          rule: 'C9',
          subject: number,
          remedy:
            'Delete the draft, give the proforma sequence a format of 1 to 20 characters without blanks, and draft again.',
        }),
      ];
