/** What the project side needs of finance's reference data: ledgers, currencies (M11) and accounts (M12). (pure) */
import type { Id } from '../../kernel/clock.ts';
import type { Merge, Placed } from '../../kernel/intake/merge.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { MapName } from '../../kernel/maps.ts';
import type { Message } from '../../kernel/outbox.ts';
import type { Json } from '../../kernel/table.ts';
import type { Currency, Customer, LegalEntity } from './tables.ts';

interface Written {
  readonly currencies: Merge<Currency>;
  readonly legalEntities: Merge<LegalEntity>;
  readonly customers: Merge<Customer>;
}

interface Cause {
  readonly legalEntity: string;
  readonly commandId: Id;
  readonly newId: () => Id;
}

/** Rows that are new, or changed in a column that the map carries. */
function crossing<R>(merge: Merge<R>, columns: readonly (keyof R & string)[]): readonly Placed<R>[] {
  return [...merge.fresh, ...merge.changed.filter((row) => columns.some((name) => row.columns.includes(name)))];
}

function batchesOf(cause: Cause, to: { readonly map: MapName; readonly document: string }, rows: readonly Json[]) {
  const messages: Message[] = [];
  for (let start = 0; start < rows.length; start += LIMITS.batchRows) {
    const payload = rows.slice(start, start + LIMITS.batchRows);
    messages.push({
      ...to,
      id: cause.newId(),
      legalEntity: cause.legalEntity,
      rowCount: payload.length,
      payload,
      causedBy: cause.commandId,
    });
  }
  return messages;
}

export function referenceMessages(cause: Cause, { currencies, legalEntities, customers }: Written): readonly Message[] {
  const company = `company:${cause.legalEntity}`;
  const currencyRows = crossing(currencies, ['name', 'minorUnits']).map(({ row }) => ({
    code: row.code,
    name: row.name,
    minor_units: row.minorUnits,
  }));
  const companyRows = crossing(legalEntities, ['name', 'timeZone', 'active']).map(({ row }) => ({
    name: row.name,
    accounting_currency: row.accountingCurrency,
    reporting_currency: row.reportingCurrency,
    time_zone: row.timeZone,
    active: row.active,
  }));
  const accountRows = crossing(customers, ['name', 'currency', 'paymentTerms']).map(({ row }) => ({
    account_number: row.accountNumber,
    name: row.name,
    currency: row.currency,
    payment_terms: row.paymentTerms,
  }));
  return [
    ...batchesOf(cause, { map: 'currencies', document: company }, currencyRows),
    ...batchesOf(cause, { map: 'ledgers', document: company }, companyRows),
    ...batchesOf(cause, { map: 'accounts', document: `customers:${cause.legalEntity}` }, accountRows),
  ];
}
