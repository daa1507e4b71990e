/** Confirms a contract: from here on it is worked and billed, and finance has its copy. */
import { refuseVersion, type Work } from '../../kernel/command.ts';
import { sendMessages } from '../../kernel/outbox.ts';
import { accept, present, refuse, refuseAll, type Outcome } from '../../kernel/refusal.ts';
import { findRows, insertRows, updateRows } from '../../kernel/write.ts';
import { backlogItem, type BacklogItem } from '../actual/tables.ts';
import { refuseConfirmation, type ContractFacts } from './actions.ts';
import { confirmationMessages } from './contract-messages.ts';
import { loadContracts } from './load-contracts.ts';
import { splitMilestones } from './milestones.ts';
import * as tables from './tables.ts';
import type { Contract, Milestone, Retainer } from './tables.ts';

/**
 * DRAFT to ACTIVE (domain.md 3.2, L1): checks splits and milestones, splits each milestone over the customers of its line, puts milestones and
 * retainers into the backlog, and sends header, lines, funding sources and milestones (M1, M2, M3, M6). Projects crossed when they were put.
 * Errors: NOT_FOUND, VERSION_CONFLICT, CONTRACT_NOT_ACTIVE, SPLIT_NOT_100, ROUNDING_CUSTOMER_INVALID, CUSTOMER_UNRESOLVED,
 * MILESTONE_TOTAL_MISMATCH; all that apply at once. Article: Project contracts.
 */
export async function confirmContract(
  work: Work,
  { number }: { readonly number: string },
): Promise<Outcome<{ number: string }>> {
  const { tx, legalEntity, newId } = work;
  const loaded = await loadOne(work, number);
  if (loaded === null)
    return refuse('NOT_FOUND', { message: `No contract ${number} in ${legalEntity}.`, path: ['number'] });
  const { contract, customers, lines, lineCustomers, headers, retainers, minorUnits } = loaded;
  const stale = refuseVersion(work, contract.version);
  const refusals = [...(stale === null ? [] : [stale]), ...refuseConfirmation(factsOf(loaded))];
  if (refusals.length > 0) return refuseAll(refusals);

  const customersOf = (lineNumber: number) => {
    const own = lineCustomers.filter((customer) => customer.lineNumber === lineNumber);
    return own.length > 0 ? own : customers;
  };
  const milestones = splitMilestones(headers, { customersOf, minorUnits, newId });
  await insertRows(tx, tables.milestone, milestones);
  await insertRows(tx, backlogItem, backlogOf(contract, milestones, retainers));
  await updateRows(tx, tables.contract, {
    rows: [{ legalEntity, number, status: 'ACTIVE', reason: 'CONFIRMED', confirmedAt: work.now }],
    key: ['legalEntity', 'number'],
    expect: `t.status = 'DRAFT'`,
  });
  const confirmed = { ...contract, status: 'ACTIVE', version: contract.version + 1 };
  await sendMessages(
    tx,
    confirmationMessages(work, { contract: confirmed, lines, customers, lineCustomers, milestones }),
  );
  work.audit({
    subjectType: 'Contract',
    subject: number,
    change: {
      status: { from: 'DRAFT', to: 'ACTIVE' },
      milestones: milestones.length,
      retainers: retainers.length,
    },
  });
  return accept({ number });
}

async function loadOne({ tx, legalEntity }: Work, number: string) {
  const { contracts, ...lists } = await loadContracts(tx, { legalEntity, numbers: [number] });
  const [contract] = contracts;
  if (contract === undefined) return null;
  const [currency] = await findRows(tx, tables.currency, { code: contract.currency });
  const of = { legalEntity, contractNumber: number };
  return {
    ...lists,
    contract,
    minorUnits: present(currency, `currency ${contract.currency}`).minorUnits,
    headers: await findRows(tx, tables.milestoneHeader, of, { orderBy: ['lineNumber', 'number'] }),
    retainers: await findRows(tx, tables.retainer, of, { orderBy: ['position'] }),
  };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadOne>>>;

function factsOf({ contract, customers, lines, lineCustomers, headers }: Loaded): ContractFacts {
  return {
    number: contract.number,
    status: contract.status,
    primaryCustomerAccount: contract.primaryCustomerAccount,
    customers,
    lines: lines.map((line) => ({
      lineNumber: line.lineNumber,
      billingMethod: line.billingMethod,
      contractAmount: line.contractAmount,
      customers: lineCustomers.filter(({ lineNumber }) => lineNumber === line.lineNumber),
      milestones: headers.filter(({ lineNumber }) => lineNumber === line.lineNumber).map(({ amount }) => amount),
    })),
  };
}

/** Milestones and retainers wait in the backlog until they are marked; their own day decides from when they may be billed (D60). */
function backlogOf(
  contract: Contract,
  milestones: readonly Milestone[],
  retainers: readonly Retainer[],
): readonly Omit<BacklogItem, 'version'>[] {
  const item = {
    legalEntity: contract.legalEntity,
    billingStatus: 'NOT_READY',
    adjustmentStatus: null,
    nteStatus: 'NOT_APPLICABLE',
    nteLevel: null,
    nteDetail: null,
    proformaId: null,
    contractNumber: contract.number,
    billingType: 'CHARGEABLE',
    currency: contract.currency,
  };
  return [
    ...milestones.map(({ id, lineNumber, customerAccount, milestoneDate: startDate, amount }) => ({
      ...item,
      ...{ id, lineNumber, customerAccount, startDate, amount },
      kind: 'MILESTONE',
      transactionClass: 'MILESTONE',
    })),
    ...retainers.map(({ id, customerAccount, invoiceDate: startDate, amount }) => ({
      ...item,
      ...{ id, customerAccount, startDate, amount },
      kind: 'RETAINER',
      lineNumber: null,
      transactionClass: 'RETAINER',
    })),
  ];
}
