/** The two-company matrix: every query field of the schema, with the arguments that name something of one company (SEC-3). */
import { getNamedType, isAbstractType, isRequiredArgument, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Asker, Failure } from '../kit/ask.ts';
import { batched, contractSchema, reachableFields, selectionsOf, type Selection } from '../kit/selections.ts';

export const schema: GraphQLSchema = contractSchema();

export const queryFields = Object.values(schema.getQueryType()?.getFields() ?? {});

/** One document of each kind, and what names it. */
export interface Known {
  readonly company: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, string>>;
}

const LISTS = [
  'contracts',
  'actuals',
  'backlogItems',
  'proformas',
  'proposals',
  'journals',
  'customerInvoices',
  'importRuns',
];

/** The first row of each list, as the asker sees it. */
export async function knownTo(asker: Asker, company: string): Promise<Known> {
  const ids: Record<string, string> = {};
  const numbers: Record<string, string> = {};
  for (const list of LISTS) {
    const fields = ['contracts', 'proformas', 'proposals', 'journals', 'customerInvoices'].includes(list)
      ? 'id number'
      : 'id';
    const document = `{ ${list}(first: 1) { nodes { ${fields} } } }`;
    const data = await asker.ask<Record<string, { nodes: { id: string; number?: string }[] }>>(document);
    const [first] = data[list]?.nodes ?? [];
    if (first === undefined) throw new Error(`${company} has no ${list}`);
    ids[list] = first.id;
    numbers[list] = first.number ?? '';
  }
  for (const from of ['PROJECT', 'FINANCE']) {
    const document = `{ syncMessages(from: ${from}, first: 1) { nodes { id } } }`;
    const { syncMessages } = await asker.ask<{ syncMessages: { nodes: { id: string }[] } }>(document);
    ids[`syncMessages ${from}`] = syncMessages.nodes[0]?.id ?? '';
  }
  return { company, ids, numbers };
}

const byKey =
  (list: string) =>
  (known: Known): readonly string[] => [
    `(id: "${known.ids[list] ?? ''}")`,
    `(legalEntity: "${known.company}", number: "${known.numbers[list] ?? ''}")`,
  ];

const all = (known: Known): readonly string[] => Object.values(known.ids);

/** The ways to ask for a field that takes what names a document or a company. The others are asked as they are. */
export const ASKED: Readonly<Record<string, (known: Known) => readonly string[]>> = {
  node: (known) => all(known).map((id) => `(id: "${id}")`),
  nodes: (known) => [`(ids: ${JSON.stringify(all(known))})`],
  contract: byKey('contracts'),
  proforma: byKey('proformas'),
  proposal: byKey('proposals'),
  customerInvoice: byKey('customerInvoices'),
  actual: (known) => [`(id: "${known.ids['actuals'] ?? ''}")`],
  trace: (known) => [`(actual: "${known.ids['actuals'] ?? ''}")`],
  backlog: () =>
    ['CONTRACT', 'CUSTOMER', 'BILLING_STATUS', 'TRANSACTION_CLASS', 'NOT_TO_EXCEED_STATUS'].map(
      (by) => `(groupBy: ${by})`,
    ),
  ledgerTotals: ({ company }) => [`(legalEntity: "${company}")`],
  subledgerTotals: ({ company }) => [`(legalEntity: "${company}")`],
  syncMessages: () => ['(from: PROJECT, first: 50)', '(from: FINANCE, first: 50)'],
};

/** Fields that need an argument which the table does not give: a new field is not forgotten. */
export const unasked = (): readonly string[] =>
  queryFields.filter((field) => field.args.some(isRequiredArgument) && !(field.name in ASKED)).map(({ name }) => name);

/** Depth of the objects that are walked into from a document. */
const DEEPER = 2;

export interface Asked {
  readonly document: string;
  readonly fields: readonly string[];
}

/** The documents that ask for everything that a query field leads to. */
export function documentsFor(name: string, known: Known): readonly Asked[] {
  const field = queryFields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`no query field ${name}`);
  const type = getNamedType(field.type);
  const isList = field.args.some((argument) => argument.name === 'first');
  const ways = ASKED[name]?.(known) ?? [isList ? '(first: 50)' : ''];
  // Any document is asked for one by one as what it is; `nodes` walks on from all of them at once.
  const place = { schema, way: [], deeper: name === 'node' ? 0 : DEEPER };
  const selections = isAbstractType(type)
    ? schema.getPossibleTypes(type).flatMap((possible) => fragments(possible, place))
    : batched(selectionsOf(type, place));
  if (selections.length === 0) return ways.map((way) => ({ document: `{ ${name}${way} }`, fields: [] }));
  return ways.flatMap((way) =>
    selections.map(({ text, fields }) => ({ document: `{ ${name}${way} { ${text} } }`, fields })),
  );
}

/** Two types in one document could not have fields of one name and two types. */
const fragments = (type: GraphQLObjectType, place: Parameters<typeof selectionsOf>[1]): readonly Selection[] =>
  batched(selectionsOf(type, place)).map(({ text, fields }) => ({ text: `... on ${type.name} { ${text} }`, fields }));

/** Fields that no document asks for. */
export function uncovered(known: Known): readonly string[] {
  const covered = new Set(queryFields.flatMap(({ name }) => documentsFor(name, known)).flatMap(({ fields }) => fields));
  return reachableFields(
    schema,
    queryFields.map(({ type }) => getNamedType(type)),
  ).filter((field) => !covered.has(field));
}

export interface Seen {
  readonly document: string;
  readonly data: unknown;
  readonly errors: readonly string[];
}

/** What the asker is answered, without what differs from one request to the next. */
export async function see(asker: Asker, document: string): Promise<Seen> {
  const { data, errors } = await asker.answer(document);
  return { document, data, errors: errors.map(plain) };
}

const plain = ({ message, path, extensions }: Failure): string =>
  `${extensions.code} ${path?.join('.') ?? ''} ${message}`;

export async function seeAll(asker: Asker, name: string, known: Known): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const { document } of documentsFor(name, known)) seen.push(await see(asker, document));
  return seen;
}
