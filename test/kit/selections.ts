/** Documents made from the schema that together ask for every field, each small enough for the document limits. */
import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { readContract } from '../house/contract.ts';

export const contractSchema = (): GraphQLSchema => buildASTSchema(readContract());

export interface Selection {
  readonly text: string;
  /** `Type.field` of everything in it. */
  readonly fields: readonly string[];
}

/** Rows of an inner list: enough to see a stranger among them, few enough for the cost bound. */
const INNER_ROWS = 3;

interface Place {
  readonly schema: GraphQLSchema;
  /** The types on the way here: of one that comes again only the plain fields are asked for. */
  readonly way: readonly string[];
  readonly deeper: number;
}

/** Selections of a type: its plain fields, and for each field that leads on the selections of what it leads to. */
export function selectionsOf(type: GraphQLNamedType, place: Place): readonly Selection[] {
  if (isAbstractType(type)) {
    return place.schema.getPossibleTypes(type).flatMap((possible) =>
      objectSelections(possible, place).map(({ text, fields }) => ({
        text: `__typename ... on ${possible.name} { ${text} }`,
        fields,
      })),
    );
  }
  return isLeafType(type) ? [] : objectSelections(type as GraphQLObjectType, place);
}

function objectSelections(type: GraphQLObjectType, place: Place): readonly Selection[] {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const plain = fields.filter((field) => isPlain(getNamedType(field.type)));
  const leaves: Selection = {
    text: ['__typename', ...plain.map((field) => `${field.name}${innerLeaves(getNamedType(field.type))}`)].join(' '),
    fields: plain.flatMap((field) => [`${type.name}.${field.name}`, ...leafFields(getNamedType(field.type))]),
  };
  if (place.deeper === 0 || place.way.includes(type.name)) return [leaves];
  const inner = { ...place, way: [...place.way, type.name], deeper: place.deeper - 1 };
  const further = fields
    .filter((field) => !isPlain(getNamedType(field.type)))
    .flatMap((field) => led(type, field, inner));
  return [leaves, ...further];
}

function led(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, inner: Place): readonly Selection[] {
  const given = field.args.some(({ name }) => name === 'first') ? `(first: ${INNER_ROWS})` : '';
  // The layers of a connection are no depth of their own.
  const target = getNamedType(field.type);
  const place = isLayer(target) ? { ...inner, deeper: inner.deeper + 1 } : inner;
  return selectionsOf(target, place).map(({ text, fields }) => ({
    text: `${field.name}${given} { ${text} }`,
    fields: [`${type.name}.${field.name}`, ...fields],
  }));
}

const isLayer = (type: GraphQLNamedType): boolean => /(Connection|Edge)$/.test(type.name);

/** A value such as Money holds only plain fields: it is asked for where it stands. */
const isPlain = (type: GraphQLNamedType): boolean =>
  isLeafType(type) ||
  (isObjectType(type) && Object.values(type.getFields()).every((field) => isLeafType(getNamedType(field.type))));

const leafNames = (type: GraphQLNamedType): readonly string[] =>
  isObjectType(type) ? Object.keys(type.getFields()) : [];

const innerLeaves = (type: GraphQLNamedType): string => (isLeafType(type) ? '' : ` { ${leafNames(type).join(' ')} }`);

const leafFields = (type: GraphQLNamedType): readonly string[] => leafNames(type).map((name) => `${type.name}.${name}`);

/** Selections put together as long as they stay within the limits of one document. */
export function batched(selections: readonly Selection[]): readonly Selection[] {
  const batches: Selection[] = [];
  for (const selection of selections) {
    const last = batches.at(-1);
    if (last === undefined || last.text.length + selection.text.length > BATCH_CHARACTERS) batches.push(selection);
    else batches[batches.length - 1] = merged(last, selection);
  }
  return batches;
}

const BATCH_CHARACTERS = 1_500;

const merged = (one: Selection, other: Selection): Selection => ({
  text: `${one.text} ${other.text}`,
  fields: [...one.fields, ...other.fields],
});

/** Every field of every object type that a query can reach: what the selections together must cover. */
export function reachableFields(schema: GraphQLSchema, roots: readonly GraphQLNamedType[]): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const walk = (type: GraphQLNamedType): void => {
    if (seen.has(type.name) || isLeafType(type)) return;
    seen.add(type.name);
    if (isAbstractType(type)) {
      schema.getPossibleTypes(type).forEach(walk);
      return;
    }
    for (const field of Object.values((type as GraphQLObjectType).getFields())) {
      found.push(`${type.name}.${field.name}`);
      walk(getNamedType(field.type));
    }
  };
  roots.forEach(walk);
  return found;
}
