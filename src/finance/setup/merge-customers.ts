/** Customers of the company, compared with what is there. */
import type { Tx } from '../../kernel/db.ts';
import { namesIn, notFound, type Intake } from '../../kernel/intake.ts';
import type { RowOf } from '../../kernel/intake/cells.ts';
import type { Placed } from '../../kernel/intake/merge.ts';
import { findRows } from '../../kernel/write.ts';
import { ofCompany } from './company-rows.ts';
import { refuseTaxGroup } from './merge-taxes.ts';
import type { CUSTOMER } from './rows.ts';
import { customer } from './tables.ts';

interface Wanted {
  readonly rows: readonly Placed<RowOf<(typeof CUSTOMER)['columns']>>[];
  readonly currencies: ReadonlySet<string>;
  readonly taxGroups: ReadonlySet<string>;
}

export async function mergeCustomers(tx: Tx, intake: Intake, { rows, currencies, taxGroups }: Wanted) {
  const wanted = intake.keep(rows.map(ofCompany), (row) =>
    currencies.has(row.currency)
      ? refuseTaxGroup(row.salesTaxGroup, taxGroups)
      : notFound('currency', `currency ${row.currency}`, 'Send the currency in currencies, in this call or before it.'),
  );
  const accountNumber = namesIn(wanted, (row) => row.accountNumber);
  const existing = await findRows(tx, customer, { legalEntity: intake.legalEntity, accountNumber });
  return intake.merge(customer, { key: ['legalEntity', 'accountNumber'], wanted, existing });
}
