/** What an operation may read, worked out once from its document: depth, root fields, the fields it names, and a cost by its page sizes (SEC-7). (pure) */
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { LIMITS } from '../../kernel/limits.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A `first` or `last`, as the document gives it. */
export interface PageArgument {
  readonly name: string;
  readonly value: ValueNode;
}

/** How often something is read for each of what is around it. */
export type Times =
  | { readonly kind: 'FIXED'; readonly count: number }
  | { readonly kind: 'PAGE'; readonly arguments: readonly PageArgument[] }
  | { readonly kind: 'IDS'; readonly value: ValueNode };

/** Documents, rows and lists cost one each; what hangs on a row costs it again for each of its rows. */
export interface CostNode {
  readonly times: Times;
  readonly own: number;
  readonly children: readonly CostNode[];
}

export interface Measures {
  readonly depth: number;
  /** Fields at the root, each as often as it is named. */
  readonly rootFields: number;
  /** Every field that is named, once. */
  readonly fields: readonly { readonly type: GraphQLNamedType; readonly name: string }[];
  readonly pages: readonly PageArgument[];
  readonly cost: CostNode;
  readonly isIntrospecting: boolean;
}

interface Part {
  readonly depth: number;
  /** Fields beside each other. */
  readonly width: number;
  readonly cost: CostNode;
}

const ONCE: Times = { kind: 'FIXED', count: 1 };
const LISTED: Times = { kind: 'FIXED', count: LIMITS.documentListRows };
/** The fields of a connection that hold its rows. */
const PAGED: readonly string[] = ['nodes', 'edges'];
/** A part of their row, and no row of their own. */
const VALUES: readonly string[] = ['Money', 'PageInfo'];

interface Place {
  readonly set: SelectionSetNode;
  readonly type: GraphQLNamedType;
  /** How many rows `nodes` and `edges` have here; null where this is no connection. */
  readonly page: Times | null;
}

/** What is found on the way through one document. */
interface Survey {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** A fragment is measured once for each way it is used: counting it again at every spread would take for ever. */
  readonly measured: Map<Times | null, Map<string, Part>>;
  readonly fields: Map<string, Measures['fields'][number]>;
  readonly pages: PageArgument[];
  isIntrospecting: boolean;
}

const NOTHING: CostNode = { times: ONCE, own: 0, children: [] };
const EMPTY: Part = { depth: 0, width: 0, cost: NOTHING };

/** Measures one operation. The document must be valid: it has no cycles, and every field exists. */
export function measure(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Measures {
  const fragments = document.definitions.filter((found) => found.kind === Kind.FRAGMENT_DEFINITION);
  const survey: Survey = {
    schema,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    measured: new Map(),
    fields: new Map(),
    pages: [],
    isIntrospecting: false,
  };
  const type = schema.getRootType(operation.operation);
  const { depth, width, cost } =
    type === null || type === undefined ? EMPTY : ofSet(survey, { set: operation.selectionSet, type, page: null });
  const { pages, isIntrospecting } = survey;
  return { depth, rootFields: width, fields: [...survey.fields.values()], pages, cost, isIntrospecting };
}

function ofFragment(survey: Survey, name: string, page: Times | null): Part {
  const parts = survey.measured.get(page) ?? new Map<string, Part>();
  survey.measured.set(page, parts);
  const known = parts.get(name);
  if (known !== undefined) return known;
  const fragment = survey.fragments.get(name);
  const type = fragment === undefined ? undefined : survey.schema.getType(fragment.typeCondition.name.value);
  const part =
    fragment === undefined || type === undefined ? EMPTY : ofSet(survey, { set: fragment.selectionSet, type, page });
  parts.set(name, part);
  return part;
}

function ofSet(survey: Survey, { set, type, page }: Place): Part {
  const parts = set.selections.map((selection): Part => {
    switch (selection.kind) {
      case Kind.FIELD:
        return ofField(survey, selection, { type, page });
      case Kind.FRAGMENT_SPREAD:
        return ofFragment(survey, selection.name.value, page);
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const inner = condition === undefined ? type : (survey.schema.getType(condition) ?? type);
        return ofSet(survey, { set: selection.selectionSet, type: inner, page });
      }
    }
  });
  return {
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    width: parts.reduce((sum, { width }) => sum + width, 0),
    cost: { times: ONCE, own: 0, children: parts.map(({ cost }) => cost) },
  };
}

function ofField(survey: Survey, node: FieldNode, { type, page }: Omit<Place, 'set'>): Part {
  const name = node.name.value;
  if (name.startsWith('__')) {
    survey.isIntrospecting ||= name !== '__typename';
    return { depth: 1, width: 1, cost: NOTHING };
  }
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) return EMPTY;
  survey.fields.set(`${type.name}.${name}`, { type, name });
  if (node.selectionSet === undefined) return { depth: 1, width: 1, cost: NOTHING };
  const times = timesOf(node, field, page);
  const inner = getNamedType(field.type);
  const own = isCompositeType(inner) && !VALUES.includes(inner.name) ? 1 : 0;
  // A connection is one thing; its page multiplies what is below `nodes` and `edges`.
  const isConnection = times.kind === 'PAGE' && times !== page;
  if (isConnection) survey.pages.push(...times.arguments);
  const below = ofSet(survey, { set: node.selectionSet, type: inner, page: isConnection ? times : null });
  const cost = { times: isConnection ? ONCE : times, own, children: [below.cost] };
  return { depth: below.depth + 1, width: 1, cost };
}

function timesOf(node: FieldNode, field: GraphQLField<unknown, unknown>, page: Times | null): Times {
  const isList = isListType(getNullableType(field.type));
  if (page !== null && PAGED.includes(node.name.value)) return page;
  const given = node.arguments ?? [];
  const isPaged = field.args.some(({ name }) => name === 'first');
  if (isPaged) {
    const sizes = given.filter(({ name }) => name.value === 'first' || name.value === 'last');
    return { kind: 'PAGE', arguments: sizes.map(({ name, value }) => ({ name: name.value, value })) };
  }
  const ids = given.find(({ name }) => name.value === 'ids');
  if (isList && ids !== undefined) return { kind: 'IDS', value: ids.value };
  return isList ? LISTED : ONCE;
}

/** The value that an argument has with these variables; undefined where it has none. */
export function valueOf(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.INT) return Number(node.value);
  return node.kind === Kind.LIST ? node.values : undefined;
}

function countOf(times: Times, variables: Variables): number {
  switch (times.kind) {
    case 'FIXED':
      return times.count;
    case 'IDS': {
      const ids = valueOf(times.value, variables);
      return Array.isArray(ids) ? ids.length : 1;
    }
    case 'PAGE': {
      const sizes = times.arguments
        .map(({ value }) => valueOf(value, variables))
        .filter((size) => typeof size === 'number');
      return sizes.length === 0 ? LIMITS.pageRowsDefault : Math.max(...sizes);
    }
  }
}

/** What the operation costs with these variables. Parts that are shared are worked out once. */
export function costOf(node: CostNode, variables: Variables, known = new Map<CostNode, number>()): number {
  const found = known.get(node);
  if (found !== undefined) return found;
  const inner = node.children.reduce((sum, child) => sum + costOf(child, variables, known), node.own);
  const cost = inner * countOf(node.times, variables);
  known.set(node, cost);
  return cost;
}
