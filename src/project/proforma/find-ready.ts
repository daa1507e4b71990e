/** What is ready to be billed, and the terms under which: read and locked for the drafts of many contracts at once. */
import type { Day, Id } from '../../kernel/clock.ts';
import type { Work } from '../../kernel/command.ts';
import { rows } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { findRows } from '../../kernel/write.ts';
import { startsOf } from '../actual/backlog.ts';
import { contractLine } from '../contract/tables.ts';
import type { AvailableRetainer } from './apply-retainers.ts';
import type { ReadyItem } from './draft-proforma.ts';

const READY = startsOf('draft');

export interface FoundContract {
  readonly number: string;
  readonly name: string;
  readonly currency: string;
  readonly status: string;
  readonly minorUnits: number;
}

/** The contracts that are named, or every ACTIVE one with something ready: one more than a call may take, to notice it. */
export const findContracts = (
  work: Work,
  named: readonly string[] | null,
  runDate: Day,
): Promise<readonly FoundContract[]> =>
  rows<FoundContract>(
    work.tx,
    `select c.number, c.name, c.currency, c.status, u.minor_units
       from project.contract c join project.currency u on u.code = c.currency
      where c.legal_entity = $1 and ${
        named === null
          ? `c.status = 'ACTIVE' and exists (
              select 1 from project.backlog_item b
               where b.legal_entity = c.legal_entity and b.contract_number = c.number
                 and b.billing_status in ('READY', 'READY_TO_INVOICE') and b.start_date <= $2)`
          : 'c.number = any ($2::text[])'
      }
      order by c.number limit ${LIMITS.bulkDocumentsMax + 1}`,
    [work.legalEntity, named ?? runDate],
  );

/**
 * The items that are ready by the run date (R33), locked in the order of their ids: of two drafts at once the second finds them taken
 * (R32). The tax estimate is what finance fed back, else what was given (D57). Each source is looked up by its key (`offset 0` keeps it
 * so): right after an intake the tables have no statistics, and a join planned without them compares every row with every other.
 */
export const lockReadyItems = (work: Work, contracts: readonly string[], runDate: Day): Promise<readonly ReadyItem[]> =>
  rows<ReadyItem>(
    work.tx,
    `select b.id, b.version, b.kind, b.billing_status, b.contract_number, b.customer_account, b.line_number, b.transaction_class,
            b.billing_type, coalesce(a.quantity, 1) as quantity, a.price, b.amount,
            coalesce(f.sales_tax_amount, a.sales_tax_estimate, m.tax, r.tax, 0) as tax, b.currency, b.start_date,
            coalesce(a.project_number, l.project_number) as project_number, a.category, a.role, a.resource, a.unit, a.product_number,
            a.entry_number, coalesce(a.description, m.name, r.description) as description, a.external_description
       from project.backlog_item b
       left join lateral (select * from project.actual x where b.kind = 'UNBILLED_SALES' and x.legal_entity = b.legal_entity and x.id = b.id offset 0) a on true
       left join lateral (select * from project.accounting_detail x where x.legal_entity = b.legal_entity and x.actual_id = a.id offset 0) f on true
       left join lateral (select * from project.milestone x where b.kind = 'MILESTONE' and x.legal_entity = b.legal_entity and x.id = b.id offset 0) m on true
       left join lateral (select * from project.retainer x where b.kind = 'RETAINER' and x.legal_entity = b.legal_entity and x.id = b.id offset 0) r on true
       left join lateral (select * from project.contract_line x where b.kind = 'MILESTONE' and x.legal_entity = b.legal_entity
                             and x.contract_number = b.contract_number and x.line_number = b.line_number offset 0) l on true
      where b.legal_entity = $1 and b.contract_number = any ($2::text[]) and b.billing_status = any ($3::text[]) and b.start_date <= $4
      order by b.id for no key update of b`,
    [work.legalEntity, contracts, READY, runDate],
  );

/** The contracts that have work ready on a project that is finished (R52), with that project. */
export const findFinishedProjects = (
  work: Work,
  items: readonly ReadyItem[],
): Promise<readonly { readonly number: string }[]> =>
  rows<{ number: string }>(
    work.tx,
    `select number from project.project where legal_entity = $1 and number = any ($2::text[]) and state <> 'ACTIVE' order by number`,
    [work.legalEntity, [...new Set(items.flatMap((item) => item.projectNumber ?? []))]],
  );

export interface Payer {
  readonly contractNumber: string;
  readonly customerAccount: string;
  readonly customerName: string | null;
  readonly paymentTerms: string | null;
}

/** Who pays, in the order of each contract's list. The contract's terms win over the customer's own. */
export const findPayers = (work: Work, contracts: readonly string[]): Promise<readonly Payer[]> =>
  rows<Payer>(
    work.tx,
    `select k.contract_number, k.customer_account, c.name as customer_name, coalesce(k.payment_terms, c.payment_terms) as payment_terms
       from project.contract_customer k
       left join project.customer c on c.legal_entity = k.legal_entity and c.account_number = k.customer_account
      where k.legal_entity = $1 and k.contract_number = any ($2::text[])
      order by k.contract_number, k.position, k.customer_account`,
    [work.legalEntity, contracts],
  );

export const findLines = (work: Work, contracts: readonly string[]) =>
  findRows(
    work.tx,
    contractLine,
    { legalEntity: work.legalEntity, contractNumber: contracts },
    { orderBy: ['contractNumber', 'lineNumber'] },
  );

export interface BilledBefore {
  readonly contractNumber: string;
  readonly customerAccount: string;
  readonly lineNumber: number;
  readonly amount: string;
}

/** What confirmed proformas have billed on each line and customer: their lines are the sums of their billed sales (I10). */
export const findBilledBefore = (work: Work, contracts: readonly string[]): Promise<readonly BilledBefore[]> =>
  rows<BilledBefore>(
    work.tx,
    `select p.contract_number, p.customer_account, l.line_number, sum(l.amount) as amount
       from project.proforma p join project.proforma_line l on l.legal_entity = p.legal_entity and l.proforma_id = p.id
      where p.legal_entity = $1 and p.contract_number = any ($2::text[]) and p.status in ('CONFIRMED', 'POSTED')
      group by p.contract_number, p.customer_account, l.line_number`,
    [work.legalEntity, contracts],
  );

export interface FoundRetainer extends AvailableRetainer {
  readonly contractNumber: string;
  readonly customerAccount: string;
}

/**
 * Retainers with something left, locked in the order of their ids: what another live draft uses of them is not offered again, so that
 * the second draft can be confirmed too (R39, R40).
 */
export async function lockRetainers(work: Work, contracts: readonly string[]): Promise<readonly FoundRetainer[]> {
  const locked = await rows<{ id: Id }>(
    work.tx,
    `select r.id from project.retainer r where r.legal_entity = $1 and r.contract_number = any ($2::text[]) and r.available_amount > 0
      order by r.id for no key update`,
    [work.legalEntity, contracts],
  );
  if (locked.length === 0) return [];
  return rows<FoundRetainer>(
    work.tx,
    `select r.id, r.number, r.contract_number, r.customer_account, r.description, r.amount, r.tax, r.invoice_date, r.position,
            r.available_amount - coalesce((
              select sum(d.extended_amount) from project.proforma p join project.proforma_detail d on d.legal_entity = p.legal_entity and d.proforma_id = p.id
               where p.legal_entity = r.legal_entity and p.contract_number = r.contract_number and p.customer_account = r.customer_account
                 and p.status in ('DRAFT', 'IN_REVIEW') and d.kind = 'APPLIED_RETAINER' and d.retainer_id = r.id), 0) as available
       from project.retainer r where r.legal_entity = $1 and r.id = any ($2::uuid[]) order by r.id`,
    [work.legalEntity, locked.map(({ id }) => id)],
  );
}
