/** What is read of the project side: names and delegates. */
import { fault } from '../../kernel/fault.ts';
import { conditionsOf } from '../../kernel/filter.ts';
import {
  ACTUALS,
  BACKLOG_DIMENSIONS,
  BACKLOG_FILTER,
  BACKLOG_ITEMS,
  backlogGroups,
  CONTRACTS,
  PROFORMAS,
  projectViews,
} from '../../project/queries.ts';
import { connectionResolvers } from '../look-ahead/connection.ts';
import { keyOf, viewOfType } from '../look-ahead/documents.ts';
import { resolver, type FieldResolvers, type TypeResolvers } from '../look-ahead/field.ts';
import { companiesOnly } from '../look-ahead/template.ts';
import { viewResolvers } from '../look-ahead/view-resolvers.ts';
import { crossingField, documentField, pageField, withActions, writtenField, writtenFields } from './reads.ts';

const isDimension = (value: unknown): value is keyof typeof BACKLOG_DIMENSIONS =>
  typeof value === 'string' && Object.hasOwn(BACKLOG_DIMENSIONS, value);

const backlog = resolver(({ given: { groupBy, filter }, context: { reads }, info }) => {
  if (!isDimension(groupBy)) throw fault('BAD_USER_INPUT', 'There is no such dimension of the backlog.');
  return reads.ask('project', {
    variables: info.variableValues,
    question: (rendering) => {
      const wanted = conditionsOf(BACKLOG_FILTER, filter, rendering.values);
      return backlogGroups(groupBy, `${companiesOnly(rendering, 't')} and ${wanted}`);
    },
  });
});

const fields = viewResolvers(projectViews);
const proposalLine = { view: viewOfType('finance', 'ProposalLine'), column: 'actual_id', type: 'uuid' } as const;

/** The fields of a document, its actions told for the caller. */
const document = (type: string): FieldResolvers => withActions(fields[type] ?? {});

export const projectQueries: TypeResolvers = {
  ...fields,
  Query: {
    contract: documentField('project', 'Contract'),
    contracts: pageField('project', CONTRACTS),
    actual: documentField('project', 'Actual'),
    actuals: pageField('project', ACTUALS),
    backlog,
    backlogItems: pageField('project', BACKLOG_ITEMS),
    proforma: documentField('project', 'Proforma'),
    proformas: pageField('project', PROFORMAS),
  },
  ...connectionResolvers('Contract', { totals: false }),
  ...connectionResolvers('Actual', { totals: true }),
  ...connectionResolvers('BacklogItem', { totals: true }),
  ...connectionResolvers('Proforma', { totals: true }),
  ...connectionResolvers('ProformaDetail', { totals: false }),
  Actual: { ...fields['Actual'], proposalLine: crossingField(proposalLine) },
  Contract: document('Contract'),
  BacklogItem: document('BacklogItem'),
  Proforma: { ...document('Proforma'), proposal: crossingField(keyOf('finance', 'Proposal')) },
  ProformaPayload: { proforma: writtenField('project', 'Proforma', 'id') },
  CreateProformasPayload: { proformas: writtenFields('project', 'Proforma', 'proformas') },
  ContractPayload: { contract: writtenField('project', 'Contract', 'number') },
};
