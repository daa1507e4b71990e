/** What is read of the finance side: names and delegates. */
import {
  CUSTOMER_INVOICES,
  financeViews,
  IMPORT_RUNS,
  JOURNALS,
  ledgerTotals,
  PROPOSALS,
  subledgerTotals,
} from '../../finance/queries.ts';
import { connectionResolvers } from '../look-ahead/connection.ts';
import { keyOf } from '../look-ahead/documents.ts';
import { resolver, type FieldResolver, type FieldResolvers, type TypeResolvers } from '../look-ahead/field.ts';
import { companiesOnly, placeOf } from '../look-ahead/template.ts';
import { viewResolvers } from '../look-ahead/view-resolvers.ts';
import { readinessResolvers } from './readiness.ts';
import { crossingField, documentField, pageField, withActions, writtenField, writtenFields } from './reads.ts';

/** Sums over one company: another's are empty, like those of one that is not there. */
const sums = (sql: (condition: string) => string): FieldResolver =>
  resolver(({ given, context, info }) =>
    context.reads.ask('finance', {
      variables: info.variableValues,
      question: (rendering) =>
        sql(`${companiesOnly(rendering, 't')} and t.legal_entity = ${placeOf(rendering, given['legalEntity'])}::text`),
    }),
  );

const fields = viewResolvers(financeViews);

/** The fields of a document, its actions told for the caller. */
const document = (type: string): FieldResolvers => withActions(fields[type] ?? {});

export const financeQueries: TypeResolvers = {
  ...fields,
  Query: {
    proposal: documentField('finance', 'Proposal'),
    proposals: pageField('finance', PROPOSALS),
    journals: pageField('finance', JOURNALS),
    customerInvoice: documentField('finance', 'CustomerInvoice'),
    customerInvoices: pageField('finance', CUSTOMER_INVOICES),
    importRuns: pageField('finance', IMPORT_RUNS),
    ledgerTotals: sums(ledgerTotals),
    subledgerTotals: sums(subledgerTotals),
  },
  ...connectionResolvers('Proposal', { totals: true }),
  ...connectionResolvers('ProposalLine', { totals: false }),
  ...connectionResolvers('CustomerInvoice', { totals: true }),
  ...connectionResolvers('CustomerInvoiceLine', { totals: false }),
  ...connectionResolvers('Journal', { totals: false }),
  ...connectionResolvers('JournalLine', { totals: false }),
  ...connectionResolvers('ImportRun', { totals: false }),
  ...readinessResolvers,
  Proposal: { ...document('Proposal'), proforma: crossingField(keyOf('project', 'Proforma')) },
  ProposalLine: { ...fields['ProposalLine'], actual: crossingField(keyOf('project', 'Actual')) },
  Journal: document('Journal'),
  ProposalPayload: { proposal: writtenField('finance', 'Proposal', 'number') },
  PostJournalsPayload: { journals: writtenFields('finance', 'Journal', 'journals') },
  ImportPayload: { run: writtenField('finance', 'ImportRun', 'run') },
};
