/** What must not be done has no mutation (api.md 1.9): generated from the contract, rule by rule. The server's own refusals stand beside it. */
import { describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  isInputObjectType,
  Kind,
  parse,
  validate,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  buildASTSchema,
  concatAST,
} from 'graphql';
import { MAPS, type MapName } from '../../src/kernel/maps.ts';
import { camelName } from '../../src/kernel/table.ts';
import { readContract } from '../house/contract.ts';

const schema = buildASTSchema(readContract());

type Mutation = GraphQLField<unknown, unknown>;

const mutationsOf = (of: GraphQLSchema): readonly Mutation[] => Object.values(of.getMutationType()?.getFields() ?? {});

/** Every field that a mutation's input has, at any depth: `Type.field`. What filters name is read and not written. */
function inputFields(mutation: Mutation): readonly string[] {
  const seen = new Set<GraphQLInputObjectType>();
  const walk = (type: GraphQLInputObjectType): readonly string[] => {
    if (seen.has(type) || type.name.endsWith('Filter')) return [];
    seen.add(type);
    return Object.values(type.getFields()).flatMap((field) => {
      const inner = getNamedType(field.type);
      return [`${type.name}.${field.name}`, ...(isInputObjectType(inner) ? walk(inner) : [])];
    });
  };
  return mutation.args.flatMap(({ type }) => {
    const named = getNamedType(type);
    return isInputObjectType(named) ? walk(named) : [];
  });
}

/** Input fields by one of these names, in any mutation or in those that the role may call. */
function writable(of: GraphQLSchema, names: readonly string[], role?: string): readonly string[] {
  const found = mutationsOf(of)
    .filter((mutation) => role === undefined || rolesOf(mutation).includes(role))
    .flatMap(inputFields)
    .filter((path) => names.includes(path.split('.')[1] ?? ''));
  return [...new Set(found)];
}

function rolesOf(mutation: Mutation): readonly string[] {
  const directives: readonly ConstDirectiveNode[] = mutation.astNode?.directives ?? [];
  const roles = directives.find(({ name }) => name.value === 'auth')?.arguments?.[0]?.value;
  return roles?.kind === Kind.LIST ? roles.values.flatMap((role) => (role.kind === Kind.ENUM ? [role.value] : [])) : [];
}

const fieldsOf = (map: MapName): readonly string[] => MAPS[map].fields.map(camelName);

/** Mutations whose name makes, changes or takes away such a thing. */
const thatTouch = (of: GraphQLSchema, thing: RegExp): readonly string[] =>
  mutationsOf(of)
    .map(({ name }) => name)
    .filter((name) => thing.test(name));

/** The contract with something more in it: a trespass that the check must find. */
const planted = (sdl: string): GraphQLSchema => buildASTSchema(concatAST([readContract(), parse(sdl)]));

/** Whether a document says something that the contract does not know. */
const isUnknown = (document: string): boolean => validate(schema, parse(document)).length > 0;

const CHANGES = '(create|add|put|record|write|set|edit|update|change|move|delete|remove|cancel)';

describe('no mutation', () => {
  test('R1: a proposal is created by no mutation', () => {
    expect(thatTouch(schema, new RegExp(`^${CHANGES}(Invoice)?Proposals?$`, 'i'))).toEqual([]);
    expect(isUnknown('mutation { createProposal(input: {}) { proposal { id } } }')).toBe(true);
    const trespass = planted('extend type Mutation { createProposal(input: ProposalInput!): ProposalPayload! }');
    expect(thatTouch(trespass, new RegExp(`^${CHANGES}(Invoice)?Proposals?$`, 'i'))).toEqual(['createProposal']);
  });

  test('R2: a proposal is deleted by no mutation', () => {
    expect(thatTouch(schema, /^(delete|remove|cancel|close).*Proposals?$/i)).toEqual([]);
    expect(isUnknown('mutation { deleteProposal(input: {}) { proposal { id } } }')).toBe(true);
  });

  test('R4: a proposal is named by its id, and its number is given by nobody', () => {
    expect(writable(schema, ['number', 'proposalNumber'], 'ACCOUNTANT')).toEqual([]);
  });

  test('R6: a proforma comes from the backlog, and from nothing else', () => {
    expect(thatTouch(schema, /^(create|add|put|new).*Proforma/i)).toEqual(['createProformas']);
    const asked = mutationsOf(schema).find(({ name }) => name === 'createProformas');
    const given = inputFields(asked as Mutation).filter((path) => path.startsWith('CreateProformasInput.'));
    expect(given.map((path) => path.split('.')[1])).toEqual([
      'command',
      'legalEntity',
      'contracts',
      'runDate',
      'invoiceDate',
      'accountingDate',
    ]);
  });

  test('R8: no mutation names a status to go to', () => {
    expect(writable(schema, ['status', 'state', 'projectInvoiceStatus', 'bulkConfirmationStatus'])).toEqual([
      'FiscalPeriodRow.status',
      'ProjectRow.state',
    ]);
  });

  test('R9: an accountant gives no column that the project side owns', () => {
    const owned = (Object.keys(MAPS) as MapName[]).filter((map) => MAPS[map].from === 'project').flatMap(fieldsOf);
    // The date on the invoice may be another one when it is posted (6.2): finance's copy of it, not the proforma's.
    expect(writable(schema, owned, 'ACCOUNTANT')).toEqual(['PostProposalInput.invoiceDate']);
    const trespass = planted('extend input PostProposalInput { "x" billingType: BillingType }');
    expect(writable(trespass, owned, 'ACCOUNTANT')).toContain('PostProposalInput.billingType');
  });

  test('R10, R11: nothing of a proposal line is written', () => {
    expect(thatTouch(schema, /ProposalLines?$/i)).toEqual(['deleteProposalLines']);
    expect(writable(schema, ['amount', 'quantity', 'salesPrice', 'price', 'billingType'], 'ACCOUNTANT')).toEqual([]);
  });

  test('R12, R13: dimensions are written by no mutation', () => {
    expect(writable(schema, ['dimensions', 'defaultDimension', 'defaultDimensions'])).toEqual([]);
  });

  test('R14: a single line is added, moved or deleted by no mutation', () => {
    expect(thatTouch(schema, /(create|add|move|delete|remove)(Proposal)?(Line|Detail)$/i)).toEqual([]);
    const asked = mutationsOf(schema).find(({ name }) => name === 'deleteProposalLines');
    expect(inputFields(asked as Mutation).filter((path) => path.startsWith('ProposalInput.'))).toEqual([
      'ProposalInput.command',
      'ProposalInput.proposal',
    ]);
  });

  test('R16: invoices, vouchers and ledger entries are written by no mutation', () => {
    expect(thatTouch(schema, /(CustomerInvoice|Voucher|Ledger|Subledger)/i)).toEqual([]);
  });

  test('R17: on-account transactions are written by no mutation', () => {
    expect(thatTouch(schema, /onAccount|prepayment|deduction/i)).toEqual([]);
  });

  test('R18, R19: actuals are created and deleted by no mutation', () => {
    expect(thatTouch(schema, /Actuals?$/)).toEqual([]);
    expect(isUnknown('mutation { createActual(input: {}) { actual { id } } }')).toBe(true);
    expect(isUnknown('mutation { deleteActual(input: {}) { actual { id } } }')).toBe(true);
  });

  test('R20: no column of an actual is written', () => {
    expect(writable(schema, ['actual', 'actualId', 'billingStatus', 'adjustmentStatus', 'notToExceedStatus'])).toEqual(
      [],
    );
  });

  test('R21: the accounting detail is written by no mutation', () => {
    const feedback = [...fieldsOf('msdyn_actuals.feedback'), 'exchangeRate', 'accounting'];
    expect(writable(schema, feedback)).toEqual([]);
    const trespass = planted('extend input ProformaInput { "x" voucherNumber: String }');
    expect(writable(trespass, feedback)).toEqual(['ProformaInput.voucherNumber']);
  });

  test('R23: the posted summary is written by no mutation', () => {
    const summary = fieldsOf('msdyn_customerinvoices').filter((name) => name !== 'proformaId');
    expect(writable(schema, [...summary, 'posted'])).toEqual([]);
  });

  test('R25: whether an actual is sent is nobody’s to say', () => {
    expect(writable(schema, ['skipSync', 'skipSyncReason'])).toEqual([]);
  });

  test('R42: proposal lines come from the import alone', () => {
    expect(thatTouch(schema, /import/i)).toEqual(['importFromStaging']);
  });

  test('R53: numbers of customer invoices and vouchers are given by no caller', () => {
    expect(writable(schema, ['customerInvoiceNumber', 'invoiceNumber', 'voucher', 'voucherNumber'])).toEqual([]);
  });
});

test('what crosses is said on the type or field that crosses', () => {
  const types = ['Actual', 'AccountingDetail', 'Proforma', 'Manifest', 'PostedSummary', 'Contract', 'Milestone'];
  const bare = types.filter((name) => {
    const directives: readonly ConstDirectiveNode[] = schema.getType(name)?.astNode?.directives ?? [];
    return !directives.some((directive) => directive.name.value === 'oneWay');
  });
  expect(bare).toEqual([]);
});
