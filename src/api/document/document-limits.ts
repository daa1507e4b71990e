/** Refuses an operation before it is executed: too much of it, a page of no size, or a caller without the role (SEC-2, SEC-7). */
import { OperationTypeNode, visit, type DocumentNode, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { Caller } from '../../kernel/caller.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { forbidden, holdsAny } from '../authority/authority.ts';
import { costOf, measure, valueOf, type Measures, type Variables } from './document-cost.ts';
import { failure } from '../errors.ts';
import type { Contract } from '../schema.ts';

export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly caller: Caller;
}

interface Counts extends Measures {
  readonly aliases: number;
  readonly directives: number;
}

/** Documents come again and again: what does not depend on variables is measured once. */
const known = new WeakMap<OperationDefinitionNode, Counts>();

function countsOf({ schema }: Contract, { document, operation }: Operation): Counts {
  const found = known.get(operation);
  if (found !== undefined) return found;
  let [aliases, directives] = [0, 0];
  visit(document, {
    Field: ({ alias }) => {
      if (alias !== undefined) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  const counts = { ...measure(schema, document, operation), aliases, directives };
  known.set(operation, counts);
  return counts;
}

/** Why the operation is not executed; null when it may be. */
export function refuseOperation(
  contract: Contract,
  operation: Operation,
  policy: { readonly introspection: boolean },
): GraphQLError | null {
  const counts = countsOf(contract, operation);
  const variables = withDefaults(operation);
  return (
    refusePages(counts, variables) ??
    refuseSize(counts, { ...operation, variables }) ??
    refuseIntrospection(counts, operation.caller, policy.introspection) ??
    refuseFields(contract, counts, operation)
  );
}

/** The variables with the defaults of those that are not given: a default of 10,000 rows is 10,000 rows. */
const withDefaults = ({ operation, variables }: Operation): Variables => ({
  ...Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueOf(defaultValue, {})]],
    ),
  ),
  ...variables,
});

const tooComplex = (what: string, found: number, limit: number): GraphQLError =>
  failure('QUERY_TOO_COMPLEX', `The document has ${what} ${found}; ${limit} is allowed.`, { status: 400 });

function refuseSize(counts: Counts, { operation, variables }: Operation): GraphQLError | null {
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  const rootMax = isMutation ? LIMITS.documentRootMutationsMax : LIMITS.documentRootFieldsMax;
  const checks: readonly (readonly [string, number, number])[] = [
    ['a depth of', counts.depth, LIMITS.documentDepthMax],
    ['a number of aliases of', counts.aliases, LIMITS.documentAliasesMax],
    ['a number of directives of', counts.directives, LIMITS.documentDirectivesMax],
    [isMutation ? 'a number of mutations of' : 'a number of root fields of', counts.rootFields, rootMax],
    ['a cost of', costOf(counts.cost, variables), LIMITS.documentCostMax],
  ];
  const over = checks.find(([, found, limit]) => found > limit);
  return over === undefined ? null : tooComplex(...over);
}

function refusePages({ pages }: Counts, variables: Variables): GraphQLError | null {
  for (const { name, value } of pages) {
    const size = valueOf(value, variables);
    if (typeof size === 'number' && (size < 1 || size > LIMITS.pageRowsMax))
      return failure('BAD_USER_INPUT', `${name} is 1 to ${LIMITS.pageRowsMax}, and is ${size}.`, { status: 400 });
  }
  return null;
}

function refuseIntrospection(counts: Counts, caller: Caller, isOpen: boolean): GraphQLError | null {
  if (!counts.isIntrospecting || isOpen || holdsAny(caller, ['INTEGRATION_ADMIN'])) return null;
  return failure('GRAPHQL_VALIDATION_FAILED', 'Introspection is switched off here.', { status: 400 });
}

/** A mutation answers for its own roles: its command refuses in `userErrors`. */
function refuseFields({ schema, authority }: Contract, { fields }: Counts, { caller }: Operation): GraphQLError | null {
  for (const { type, name } of fields) {
    if (type === schema.getMutationType()) continue;
    const roles = authority.rolesOf(type, name);
    if (!holdsAny(caller, roles)) return forbidden(`${type.name}.${name}`, roles);
  }
  return null;
}
