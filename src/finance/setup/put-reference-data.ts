/** Takes over reference data of one company: ledgers, rates, periods, taxes, parameters, customers. Upserted by its own keys. */
import type { Work } from '../../kernel/command.ts';
import type { GivenRows, Intake, IntakeResult } from '../../kernel/intake.ts';
import { openIntake, refuseTooMany } from '../../kernel/intake.ts';
import { writeMerge } from '../../kernel/intake/write-merge.ts';
import { changeEntries, countsOf } from '../../kernel/intake/audit.ts';
import { mergeSequences, writeSequences } from '../../kernel/intake/sequences.ts';
import { sendMessages } from '../../kernel/outbox.ts';
import type { Outcome } from '../../kernel/refusal.ts';
import { mergeCustomers } from './merge-customers.ts';
import { mergeLedgers, type LedgerRows } from './merge-ledgers.ts';
import { mergeParameters } from './merge-parameters.ts';
import { mergeTaxes, type TaxRows } from './merge-taxes.ts';
import { referenceMessages } from './reference-messages.ts';
import { CUSTOMER } from './rows.ts';
import * as tables from './tables.ts';

export interface ReferenceDataRows extends LedgerRows, TaxRows {
  readonly parameters?: GivenRows;
  readonly customers?: GivenRows;
  readonly numberSequences?: GivenRows;
  readonly strict: boolean;
}

/** The series of the project side: their rows are not finance's business. */
const PROJECT_SERIES: readonly unknown[] = ['PF'];

/**
 * Rows are accepted or refused one by one; the order of the lists does not matter, a customer may name a currency of the same call.
 * What the project side needs too leaves by the maps ledgers, currencies (M11) and accounts (M12), and only when it changed.
 * Errors by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND, FIELD_READ_ONLY; of the call: TOO_LARGE. Article: Project accounting parameters.
 */
export async function putReferenceData(work: Work, given: ReferenceDataRows): Promise<Outcome<IntakeResult>> {
  const { strict, ...lists } = given;
  const tooMany = refuseTooMany(Object.values(lists));
  if (tooMany !== null) return tooMany;
  const intake = openIntake(work.legalEntity);
  const merges = await mergeAll(work, intake, given);
  for (const merge of Object.values(merges)) intake.count(merge);
  if (!intake.isRefused(strict)) await writeAll(work, merges);
  return intake.outcome(strict);
}

async function mergeAll(work: Work, intake: Intake, given: ReferenceDataRows) {
  const { tx } = work;
  const customers = intake.read('customers', CUSTOMER, given.customers);
  const { currencies, ...ledgers } = await mergeLedgers(tx, intake, {
    given,
    currencyCodes: customers.map(({ row }) => row.currency),
  });
  const { taxGroups, itemTaxGroups, ...taxes } = await mergeTaxes(tx, intake, given);
  const sequences = (given.numberSequences ?? []).filter((row) => !PROJECT_SERIES.includes(row['series']));
  return {
    currencies: currencies.merge,
    ...ledgers,
    ...taxes,
    taxGroups: taxGroups.merge,
    itemTaxGroups: itemTaxGroups.merge,
    parameters: await mergeParameters(tx, intake, { given: given.parameters, itemTaxGroups: itemTaxGroups.known }),
    customers: await mergeCustomers(tx, intake, {
      rows: customers,
      currencies: currencies.known,
      taxGroups: taxGroups.known,
    }),
    numberSequences: await mergeSequences(tx, intake, sequences),
  };
}

type Merges = Awaited<ReturnType<typeof mergeAll>>;

async function writeAll(work: Work, merges: Merges): Promise<void> {
  const counts = countsOf(merges);
  if (counts === null) return;
  const { tx, legalEntity } = work;
  await writeMerge(tx, tables.currency, { key: ['code'], merge: merges.currencies });
  await writeMerge(tx, tables.exchangeRate, {
    key: ['fromCurrency', 'toCurrency', 'validFrom'],
    merge: merges.exchangeRates,
  });
  await writeMerge(tx, tables.legalEntity, { key: ['legalEntity'], merge: merges.legalEntities });
  await writeMerge(tx, tables.fiscalPeriod, { key: ['legalEntity', 'startDate'], merge: merges.fiscalPeriods });
  await writeMerge(tx, tables.taxCode, { key: ['legalEntity', 'taxCode'], merge: merges.taxCodes });
  await writeMerge(tx, tables.taxGroupMember, {
    key: ['legalEntity', 'taxGroup', 'taxCode'],
    merge: merges.taxGroups,
  });
  await writeMerge(tx, tables.itemTaxGroupMember, {
    key: ['legalEntity', 'itemTaxGroup', 'taxCode'],
    merge: merges.itemTaxGroups,
  });
  await writeMerge(tx, tables.categorySetup, { key: ['legalEntity', 'category'], merge: merges.categories });
  await writeMerge(tx, tables.productSetup, { key: ['legalEntity', 'productNumber'], merge: merges.products });
  await writeMerge(tx, tables.projectParameters, { key: ['legalEntity'], merge: merges.parameters });
  await writeMerge(tx, tables.customer, { key: ['legalEntity', 'accountNumber'], merge: merges.customers });
  await writeSequences(tx, merges.numberSequences);
  await sendMessages(tx, referenceMessages(work, merges));
  work.audit({ subjectType: 'LegalEntity', subject: legalEntity, change: counts });
  auditChanges(work, merges);
}

/** What was set otherwise before is told row by row: a period that is opened again must be found. */
function auditChanges(work: Work, merges: Merges): void {
  const entries = [
    ...changeEntries('LegalEntity', merges.legalEntities.changed, (row) => row.legalEntity),
    ...changeEntries(
      'ExchangeRate',
      merges.exchangeRates.changed,
      (row) => `${row.fromCurrency} ${row.toCurrency} ${row.validFrom}`,
    ),
    ...changeEntries('FiscalPeriod', merges.fiscalPeriods.changed, (row) => row.startDate),
    ...changeEntries('TaxCode', merges.taxCodes.changed, (row) => row.taxCode),
    ...changeEntries('ProjectParameters', merges.parameters.changed, (row) => row.legalEntity),
    ...changeEntries('Customer', merges.customers.changed, (row) => row.accountNumber),
    ...changeEntries('NumberSequence', merges.numberSequences.changed, (row) => row.series),
  ];
  for (const entry of entries) work.audit(entry);
}
