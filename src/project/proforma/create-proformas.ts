/** Drafts proformas of what is ready: one for each contract customer, for many contracts in one transaction (L7). */
import { dayIn, type Day, type Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { accept, present, refusal, refuse, refuseAll, type Outcome, type Refusal } from '../../kernel/refusal.ts';
import { takeNumbers } from '../../kernel/sequence.ts';
import { findRows, insertRows, updateRows } from '../../kernel/write.ts';
import { nextBillingStatus } from '../actual/backlog.ts';
import { backlogItem, connection } from '../actual/tables.ts';
import { legalEntity as companyTable } from '../contract/tables.ts';
import { draftProforma, type Draft, type ReadyItem } from './draft-proforma.ts';
import {
  findBilledBefore,
  findContracts,
  findFinishedProjects,
  findLines,
  findPayers,
  lockReadyItems,
  lockRetainers,
  type FoundContract,
} from './find-ready.ts';
import { proforma as proformaTable, proformaDetail, proformaLine } from './tables.ts';

export interface CreateProformasInput {
  /** Numbers of contracts, up to 250; null: every ACTIVE contract with something ready. */
  readonly contracts: readonly string[] | null;
  /** Default: today in the company's time zone. */
  readonly runDate: Day | null;
  /** Default: the run date (D54). */
  readonly invoiceDate: Day | null;
  /** Null: the billed sales take the day of the confirmation (3.6). */
  readonly accountingDate: Day | null;
}

interface Dates {
  readonly runDate: Day;
  readonly invoiceDate: Day;
  readonly accountingDate: Day | null;
}

const NUMBERS = { series: 'PF', format: 'PF-######' } as const;

/**
 * One DRAFT for each contract customer with something ready by the run date; the items are stamped with it (R6, R32, R33).
 * A contract that cannot be drafted is refused by its index, the others go in: NOT_FOUND, CONTRACT_NOT_ACTIVE, PROJECT_FINISHED R52,
 * NOTHING_TO_INVOICE; TOO_LARGE above 250 contracts. Article: Proforma invoices.
 */
export async function createProformas(
  work: Work,
  input: CreateProformasInput,
): Promise<Outcome<{ readonly proformas: readonly Id[] }>> {
  const asked = input.contracts?.map((number, index) => ({ number, index })) ?? null;
  const named = asked === null ? null : [...new Set(asked.map(({ number }) => number))];
  const dates = await datesOf(work, input);
  if (dates === null) return refuse('NOT_FOUND', { message: `No legal entity ${work.legalEntity}.` });
  if (named !== null && named.length > LIMITS.bulkDocumentsMax) return refuseTooMany();
  const contracts = await findContracts(work, named, dates.runDate);
  if (contracts.length > LIMITS.bulkDocumentsMax) return refuseTooMany();

  const active = contracts.filter(({ status }) => status === 'ACTIVE').map(({ number }) => number);
  const items = await lockReadyItems(work, active, dates.runDate);
  const finished = new Set((await findFinishedProjects(work, items)).map(({ number }) => number));
  const refusals = refuseContracts(asked ?? active.map((number) => ({ number })), { contracts, items, finished });
  const left = new Set(refusals.map(({ subject }) => subject));
  const open = contracts.filter(({ number }) => !left.has(number));
  if (open.length === 0) {
    return refusals.length > 0
      ? refuseAll(refusals)
      : refuse('NOTHING_TO_INVOICE', {
          message: `Nothing is ready to be invoiced by ${dates.runDate}.`,
          rule: 'R33',
        });
  }
  const ids = await saveDrafts(work, await draftAll(work, { contracts: open, items, dates }), items);
  return ids.ok ? accept({ proformas: ids.value }, refusals) : ids;
}

const refuseTooMany = () =>
  refuse('TOO_LARGE', {
    message: `A call drafts at most ${LIMITS.bulkDocumentsMax} contracts.`,
    path: ['contracts'],
    remedy: `Name up to ${LIMITS.bulkDocumentsMax} contracts in each call.`,
  });

async function datesOf(work: Work, input: CreateProformasInput): Promise<Dates | null> {
  const [company] = await findRows(work.tx, companyTable, { legalEntity: work.legalEntity });
  if (company === undefined) return null;
  const runDate = input.runDate ?? dayIn(company.timeZone, work.now);
  return { runDate, invoiceDate: input.invoiceDate ?? runDate, accountingDate: input.accountingDate };
}

interface Found {
  readonly contracts: readonly FoundContract[];
  readonly items: readonly ReadyItem[];
  readonly finished: ReadonlySet<string>;
}

interface Asked {
  readonly number: string;
  /** Its place in the call, when it was named. */
  readonly index?: number;
}

/** Why a contract gets no draft. When none was named, only a finished project is worth telling. */
function refuseContracts(asked: readonly Asked[], found: Found): readonly Refusal[] {
  const status = new Map(found.contracts.map((contract) => [contract.number, contract.status]));
  const ready = new Map<string, Set<string>>();
  for (const { contractNumber, projectNumber } of found.items) {
    const projects = ready.get(contractNumber) ?? new Set();
    if (projectNumber !== null && found.finished.has(projectNumber)) projects.add(projectNumber);
    ready.set(contractNumber, projects);
  }
  return asked.flatMap(({ number, index }) => {
    const at = { subject: number, ...(index === undefined ? {} : { index, path: ['contracts', index] }) };
    const state = status.get(number);
    if (state === undefined) return [refusal('NOT_FOUND', { message: `No contract ${number}.`, ...at })];
    if (state !== 'ACTIVE')
      return [refusal('CONTRACT_NOT_ACTIVE', { message: `Contract ${number} is ${state}.`, rule: 'R6', ...at })];
    const projects = ready.get(number);
    if (projects === undefined)
      return [refusal('NOTHING_TO_INVOICE', { message: `Contract ${number} has nothing ready.`, rule: 'R33', ...at })];
    return [...projects].map((project) =>
      refusal('PROJECT_FINISHED', {
        message: `Contract ${number} has work ready on project ${project}, which is not ACTIVE.`,
        rule: 'R52',
        ...at,
      }),
    );
  });
}

interface Drafting {
  readonly contracts: readonly FoundContract[];
  readonly items: readonly ReadyItem[];
  readonly dates: Dates;
}

const keyOf = (of: { readonly contractNumber: string; readonly customerAccount: string }): string =>
  JSON.stringify([of.contractNumber, of.customerAccount]);

function groups<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const group = found.get(key(one));
    if (group === undefined) found.set(key(one), [one]);
    else group.push(one);
  }
  return found;
}

/** In the order of the contracts' numbers and of each contract's list of customers: so are the proformas numbered. */
async function draftAll(work: Work, { contracts, items, dates }: Drafting): Promise<readonly Draft[]> {
  const numbers = contracts.map(({ number }) => number);
  const payers = await findPayers(work, numbers);
  const lines = groups(await findLines(work, numbers), (line) => line.contractNumber);
  const billed = new Map(
    (await findBilledBefore(work, numbers)).map((sum) => [`${keyOf(sum)}${sum.lineNumber}`, sum.amount]),
  );
  const retainers = groups(await lockRetainers(work, numbers), keyOf);
  const ready = groups(items, keyOf);
  const terms = new Map(contracts.map((contract) => [contract.number, contract]));
  return payers.flatMap((payer) => {
    const key = keyOf(payer);
    const mine = ready.get(key);
    if (mine === undefined) return [];
    const contract = present(terms.get(payer.contractNumber), `contract ${payer.contractNumber}`);
    return [
      draftProforma(
        {
          ...payer,
          ...dates,
          legalEntity: work.legalEntity,
          contractName: contract.name,
          currency: contract.currency,
          minorUnits: contract.minorUnits,
          lines: (lines.get(contract.number) ?? []).map((line) => ({
            ...line,
            invoicedTillDate: billed.get(`${key}${line.lineNumber}`) ?? '0',
          })),
          items: mine,
          retainers: retainers.get(key) ?? [],
        },
        work.newId,
      ),
    ];
  });
}

async function saveDrafts(
  work: Work,
  drafts: readonly Draft[],
  items: readonly ReadyItem[],
): Promise<Outcome<readonly Id[]>> {
  const { tx, legalEntity } = work;
  const details = drafts.flatMap((draft) => draft.details);
  const taken = await takeNumbers(tx, { legalEntity, ...NUMBERS, count: drafts.length });
  if (!taken.ok) return taken;
  const proformas = drafts.map(({ proforma }, i) => ({ ...proforma, number: present(taken.value[i], 'number') }));
  await insertRows(tx, proformaTable, proformas);
  await insertRows(
    tx,
    proformaLine,
    drafts.flatMap((draft) => draft.lines),
  );
  await insertRows(tx, proformaDetail, details);
  await insertRows(
    tx,
    connection,
    drafts.flatMap((draft) => draft.connections),
  );
  const known = new Map(items.map((item) => [item.id, item]));
  await updateRows(tx, backlogItem, {
    key: ['legalEntity', 'id', 'version'],
    rows: details.flatMap((detail) => {
      const id =
        detail.unbilledActualId ?? detail.milestoneId ?? (detail.kind === 'RETAINER' ? detail.retainerId : null);
      if (id === null) return [];
      const item = present(known.get(id), `backlog item ${id}`);
      const billingStatus = present(nextBillingStatus(item, 'draft'), `way of item ${id} onto a draft`);
      return [{ legalEntity, id, version: item.version, billingStatus, proformaId: detail.proformaId }];
    }),
  });
  for (const { number, contractNumber, customerAccount, currency, totalAmount, detailCount } of proformas) {
    work.audit({ subjectType: 'Proforma', subject: number, change: { status: 'DRAFT', contractNumber, detailCount } });
    work.total({ document: `${contractNumber} ${customerAccount}`, currency, before: '0', after: totalAmount });
  }
  return accept(proformas.map(({ id }) => id));
}
