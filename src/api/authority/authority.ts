/** Who may read or call what: the `@auth` of the schema, deny by default (SEC-2). */
import {
  isAbstractType,
  isObjectType,
  Kind,
  type ConstDirectiveNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ROLES, type Caller, type Role } from '../../kernel/caller.ts';
import { failure } from '../errors.ts';

interface Annotated {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
  readonly extensionASTNodes?: readonly { readonly directives?: readonly ConstDirectiveNode[] | undefined }[];
}

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** The roles that an `@auth` names, bare: all of them; null where there is none. */
function namedRoles(of: Annotated): readonly Role[] | null {
  const nodes = [of.astNode, ...(of.extensionASTNodes ?? [])];
  const directive = nodes.flatMap((node) => node?.directives ?? []).find((found) => found.name.value === 'auth');
  if (directive === undefined) return null;
  const value = directive.arguments?.find((argument) => argument.name.value === 'roles')?.value;
  if (value === undefined) return ROLES;
  const names = value.kind === Kind.LIST ? value.values : [value];
  return names.flatMap((name) => (name.kind === Kind.ENUM && isRole(name.value) ? [name.value] : []));
}

export interface Authority {
  /** The roles of which a caller needs one; none for a field that says nothing. */
  readonly rolesOf: (type: GraphQLNamedType, field: string) => readonly Role[];
  /** The same of a mutation, by its name. */
  readonly rolesOfMutation: (name: string) => readonly Role[];
}

const isRoot = (schema: GraphQLSchema, type: GraphQLObjectType): boolean =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);

/** Reads every `@auth` once. Throws when a type, or a field of a root type, has none: nothing is open by oversight. */
export function readAuthority(schema: GraphQLSchema): Authority {
  const roles = new Map<string, readonly Role[]>();
  const missing: string[] = [];
  const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  for (const type of objects.filter(({ name }) => !name.startsWith('__'))) {
    const ofType = isRoot(schema, type) ? null : namedRoles(type);
    for (const field of Object.values(type.getFields())) {
      const found = namedRoles(field) ?? ofType;
      if (found === null || found.length === 0) missing.push(`${type.name}.${field.name}`);
      else roles.set(`${type.name}.${field.name}`, found);
    }
  }
  if (missing.length > 0) throw new Error(`These fields say nothing of who may read them: ${missing.join(', ')}.`);
  return {
    rolesOf: (type, field) => rolesOf(schema, roles, { type, field }),
    rolesOfMutation: (name) => roles.get(`${schema.getMutationType()?.name ?? ''}.${name}`) ?? [],
  };
}

/** A field of an interface is open to whoever may read it on one of its types: which one it is only shows when it is read. */
function rolesOf(
  schema: GraphQLSchema,
  roles: ReadonlyMap<string, readonly Role[]>,
  { type, field }: { readonly type: GraphQLNamedType; readonly field: string },
): readonly Role[] {
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  return [...new Set(types.flatMap(({ name }) => roles.get(`${name}.${field}`) ?? []))];
}

/** Whether the caller holds one of the roles in at least one legal entity. */
export const holdsAny = (caller: Caller, roles: readonly Role[]): boolean =>
  roles.some((role) => (caller.grants[role]?.length ?? 0) > 0);

/** Told with 200: the caller is known, and other fields would be answered (reliability.md section 7). */
export const forbidden = (field: string, roles: readonly Role[]): GraphQLError =>
  failure('FORBIDDEN', `${field} needs one of the roles ${roles.join(', ')}.`, { status: 200 });
