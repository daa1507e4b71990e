/** Freezes a proforma, writes its billed sales and releases it to finance, all in one transaction: one way (L9, REL-1). */
import { dayIn, type Day, type Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { decimal, formatDecimal } from '../../kernel/money.ts';
import { sendMessages } from '../../kernel/outbox.ts';
import { accept, invariant, present, type Outcome } from '../../kernel/refusal.ts';
import { findRows, insertRows, updateRows } from '../../kernel/write.ts';
import { nextBillingStatus } from '../actual/backlog.ts';
import { actual, backlogItem, connection, transactionOrigin } from '../actual/tables.ts';
import { legalEntity as companyTable, retainer } from '../contract/tables.ts';
import { rowsOf, type Billed, type ItemMove, type RetainerMove, type Rows } from './billed-rows.ts';
import { cargo, type Cargo } from './cargo.ts';
import { refuseConfirmation } from './decide-confirmation.ts';
import { eachBilled } from './find-billed.ts';
import { lockProforma } from './lock-proforma.ts';
import { billableOf, manifestOf, type Manifest } from './manifest.ts';
import type { Confirmation, NewActual } from './sale-rows.ts';
import { proforma as proformaTable, type Proforma } from './tables.ts';

/**
 * Checks C1 to C9, writes the rows of table 3.4 and sends M9, M7 and M8 in this order. Statements: constant, and one for each five
 * thousand rows and table. Refusals: NOT_FOUND, VERSION_CONFLICT, PROFORMA_NOT_DRAFT, and those of C2 to C9, all at once.
 * Article: Confirm a proforma project-based invoice.
 */
export async function confirmProforma(work: Work, input: { readonly id: Id }): Promise<Outcome<{ readonly id: Id }>> {
  const locked = await lockProforma(work, input.id, refuseConfirmation);
  if (!locked.ok) return locked;
  const proforma = locked.value;
  const accountingDate = proforma.accountingDate ?? (await today(work));
  const loads = { actuals: cargo(work.newId), connections: cargo(work.newId) };
  const manifest = await bill(work, {
    legalEntity: work.legalEntity,
    proformaId: proforma.id,
    number: proforma.number,
    contractNumber: proforma.contractNumber,
    customerAccount: proforma.customerAccount,
    accountingDate,
    newId: work.newId,
    carryActual: loads.actuals.next,
    carryConnection: loads.connections.next,
  });
  await freeze(work, proforma, manifest);
  await send(work, proforma, { manifest, accountingDate, ...loads });
  tell(work, proforma, manifest);
  return accept({ id: proforma.id });
}

async function today(work: Work): Promise<Day> {
  const [company] = await findRows(work.tx, companyTable, { legalEntity: work.legalEntity });
  return dayIn(present(company, `legal entity ${work.legalEntity}`).timeZone, work.now);
}

/** Writes the rows of all details, a batch of them at a time, so that a large proforma neither fills the memory nor holds the process. */
async function bill(work: Work, confirmation: Confirmation): Promise<Manifest> {
  const billable: Pick<NewActual, 'id' | 'amount'>[] = [];
  const retainers: RetainerMove[] = [];
  for await (const details of eachBilled(work, confirmation.proformaId)) {
    const all = details.map((billed: Billed) => rowsOf(confirmation, billed));
    const actuals = all.flatMap((rows) => rows.actuals);
    await saveRows(work, { confirmation, all, actuals });
    billable.push(...billableOf(actuals).map(({ id, amount }) => ({ id, amount })));
    retainers.push(...all.flatMap((rows) => rows.retainers));
  }
  await moveRetainers(work, retainers);
  return manifestOf(billable);
}

interface Batch {
  readonly confirmation: Confirmation;
  readonly all: readonly Rows[];
  readonly actuals: readonly NewActual[];
}

async function saveRows(work: Work, { confirmation, all, actuals }: Batch): Promise<void> {
  const { tx } = work;
  await insertRows(tx, actual, actuals);
  await insertRows(
    tx,
    connection,
    all.flatMap((rows) => rows.connections),
  );
  await insertRows(
    tx,
    transactionOrigin,
    all.flatMap((rows) => rows.origins),
  );
  await moveItems(work, { moves: all.flatMap((rows) => rows.moves), proformaId: confirmation.proformaId });
  await insertRows(
    tx,
    backlogItem,
    all.flatMap((rows) => rows.newItems),
  );
}

/** A sale that is billed was on the draft; the balance of a retainer never is, and takes the stamp now. */
async function moveItems(
  work: Work,
  { moves, proformaId }: { readonly moves: readonly ItemMove[]; readonly proformaId: Id },
): Promise<void> {
  const { tx, legalEntity } = work;
  const billingStatus = present(
    nextBillingStatus({ kind: 'UNBILLED_SALES', billingStatus: 'CUSTOMER_INVOICE_CREATED' }, 'bill'),
    'way off a draft',
  );
  const move = (by: ItemMove['by'], expect: string) =>
    updateRows(tx, backlogItem, {
      key: ['legalEntity', 'id'],
      expect,
      rows: moves.filter((one) => one.by === by).map(({ id }) => ({ legalEntity, id, billingStatus, proformaId })),
    });
  await move('bill', `t.billing_status = 'CUSTOMER_INVOICE_CREATED' and t.proforma_id = given.proforma_id`);
  await move('settle', `t.billing_status = 'UNBILLED_SALES_CREATED'`);
}

/** K8: available from now on. K9, K10: used. The rows are locked since before the checks. */
async function moveRetainers(work: Work, moves: readonly RetainerMove[]): Promise<void> {
  if (moves.length === 0) return;
  const { tx, legalEntity } = work;
  const found = await findRows(tx, retainer, { legalEntity, id: moves.map(({ id }) => id) });
  const byId = new Map(found.map((row) => [row.id, row]));
  await updateRows(tx, retainer, {
    key: ['legalEntity', 'id', 'version'],
    rows: moves.map(({ id, kind, amount }) => {
      const { version, usedAmount, availableAmount } = present(byId.get(id), `retainer ${id}`);
      if (kind === 'INVOICED') return { legalEntity, id, version, usedAmount, availableAmount: amount };
      return {
        legalEntity,
        id,
        version,
        usedAmount: formatDecimal(decimal(usedAmount).plus(decimal(amount))),
        availableAmount: formatDecimal(decimal(availableAmount).minus(decimal(amount))),
      };
    }),
  });
}

async function freeze(work: Work, proforma: Proforma, manifest: Manifest): Promise<void> {
  const { id, number, version, detailAmount } = proforma;
  // I10: what finance is to invoice is what the customer was shown.
  invariant(
    manifest.amount.equals(decimal(detailAmount)),
    `billed sales of ${number} do not add up to ${detailAmount}`,
  );
  await updateRows(work.tx, proformaTable, {
    key: ['legalEntity', 'id', 'version'],
    rows: [
      {
        legalEntity: work.legalEntity,
        id,
        version,
        status: 'CONFIRMED',
        expectedBillableCount: manifest.count,
        expectedBillableAmount: formatDecimal(manifest.amount),
        billableHash: manifest.hash,
        confirmedAt: work.now,
        confirmedBy: work.by,
      },
    ],
  });
}

interface Released {
  readonly manifest: Manifest;
  readonly accountingDate: Day;
  readonly actuals: Cargo;
  readonly connections: Cargo;
}

/** The header first, then the billed sales, then their connections (domain.md 3.1). */
async function send(work: Work, proforma: Proforma, released: Released): Promise<void> {
  const { manifest, accountingDate, actuals, connections } = released;
  const document = `proforma:${proforma.number}`;
  const base = { legalEntity: work.legalEntity, document, causedBy: work.commandId };
  const header = {
    number: proforma.number,
    proforma_id: proforma.id,
    contract_number: proforma.contractNumber,
    customer_account: proforma.customerAccount,
    currency: proforma.currency,
    payment_terms: proforma.paymentTerms,
    invoice_date: proforma.invoiceDate,
    accounting_date: accountingDate,
    expected_billable_count: manifest.count,
    expected_billable_amount: formatDecimal(manifest.amount),
    billable_hash: manifest.hash,
  };
  await sendMessages(work.tx, [
    { ...base, id: work.newId(), map: 'invoices', rowCount: 1, payload: [header] },
    ...actuals.loads().map((load) => ({ ...base, ...load, map: 'msdyn_actuals', payload: null })),
    ...connections.loads().map((load) => ({ ...base, ...load, map: 'msdyn_transactionconnections', payload: null })),
  ]);
}

function tell(work: Work, proforma: Proforma, manifest: Manifest): void {
  const { number, status, currency, totalAmount } = proforma;
  const change = {
    from: status,
    status: 'CONFIRMED',
    billable: manifest.count,
    amount: formatDecimal(manifest.amount),
  };
  work.audit({ subjectType: 'Proforma', subject: number, change });
  work.total({ document: number, currency, before: totalAmount, after: totalAmount });
}
