/** What a month billed, for each legal entity and currency. */
import Table from 'cli-table3';
import { decimal, formatDecimal, sum } from '../../kernel/money.ts';
import { groupedBy } from '../compare/figures.ts';
import { CLOSE_ROWS } from '../load-report.ts';
import type { InvoiceRow } from '../operations/finance.ts';

export function totalsTable(invoices: readonly InvoiceRow[]): string {
  const table = new Table({
    head: ['Company', 'Currency', 'Invoices', 'Net', 'Tax', 'Total', 'In accounting currency', 'In reporting currency'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: CLOSE_ROWS,
  });
  const groups = groupedBy(invoices, ({ legalEntity, currency }) => `${legalEntity} ${currency}`);
  for (const rows of [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found)) {
    const [first] = rows;
    if (first === undefined) continue;
    table.push([
      first.legalEntity,
      first.currency,
      rows.length,
      total(rows.map(({ lineAmount }) => lineAmount.amount)),
      total(rows.map(({ taxAmount }) => taxAmount.amount)),
      total(rows.map(({ totalAmount }) => totalAmount.amount)),
      `${total(rows.map(({ accountingTotal }) => accountingTotal.amount))} ${first.accountingAmount.currency}`,
      first.reportingAmount === null
        ? ''
        : `${total(rows.flatMap(({ reportingTotal }) => reportingTotal?.amount ?? []))} ${first.reportingAmount.currency}`,
    ]);
  }
  return table.toString();
}

/** As many decimals as the amounts have. */
function total(amounts: readonly string[]): string {
  const digits = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  return formatDecimal(sum(amounts.map((amount) => decimal(amount))), digits);
}
