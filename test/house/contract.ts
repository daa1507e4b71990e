/** The GraphQL contract as its checks read it: the SDL with its directives, which introspection would drop. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  concatAST,
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type StringValueNode,
} from 'graphql';

const FOLDER = new URL('../../schema/', import.meta.url);

export function readContract(): DocumentNode {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.graphql'));
  return concatAST(files.map((file) => parse(readFileSync(new URL(file, FOLDER), 'utf8'))));
}

export type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const isObject = (node: DefinitionNode): node is ObjectNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;

export const objectsOf = (document: DocumentNode): readonly ObjectNode[] => document.definitions.filter(isObject);

export const inputsOf = (document: DocumentNode): readonly InputObjectTypeDefinitionNode[] =>
  document.definitions.filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION);

export const enumsOf = (document: DocumentNode): readonly EnumTypeDefinitionNode[] =>
  document.definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION);

export const ROOTS: readonly string[] = ['Query', 'Mutation', 'Subscription'];

/** The fields of a root type, over all the files that extend it. */
export const rootFields = (document: DocumentNode, root: string): readonly FieldDefinitionNode[] =>
  objectsOf(document)
    .filter(({ name }) => name.value === root)
    .flatMap(({ fields }) => fields ?? []);

export interface Applied {
  readonly where: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every directive on an object type, a field or an input field. */
export function appliedDirectives(document: DocumentNode): readonly Applied[] {
  return [...objectsOf(document), ...inputsOf(document)].flatMap((type) => [
    ...(type.directives ?? []).map((directive) => applied(type.name.value, directive)),
    ...(type.fields ?? []).flatMap((field) =>
      (field.directives ?? []).map((directive) => applied(`${type.name.value}.${field.name.value}`, directive)),
    ),
  ]);
}

function applied(where: string, directive: ConstDirectiveNode): Applied {
  const values = (directive.arguments ?? []).map(
    ({ name, value }) => [name.value, valueFromASTUntyped(value)] as const,
  );
  return { where, name: directive.name.value, values: Object.fromEntries(values) };
}

interface Described {
  readonly kind: string;
  readonly name?: { readonly value: string };
  readonly description?: StringValueNode | undefined;
}

const says = ({ description }: Described): boolean => /^\S[\s\S]*[.…!?)`]$/.test(description?.value ?? '');

/** Types, fields, arguments, enum values, input fields and directives without a sentence. */
export function undescribed(document: DocumentNode): readonly string[] {
  const missing: string[] = [];
  const look = (node: Described, path: string): void => {
    if (!says(node)) missing.push(path);
  };
  for (const node of document.definitions) {
    if (!('name' in node)) continue;
    const type = node.name.value;
    if (!ROOTS.includes(type) && node.kind !== Kind.OBJECT_TYPE_EXTENSION) look(node, type);
    const parts = [...partsOf(node, 'fields'), ...partsOf(node, 'values'), ...partsOf(node, 'arguments')];
    for (const part of parts) {
      const path = `${type}.${part.name?.value ?? '?'}`;
      look(part, path);
      for (const argument of partsOf(part, 'arguments')) look(argument, `${path}(${argument.name?.value ?? '?'})`);
    }
  }
  return missing;
}

const partsOf = (node: object, part: 'fields' | 'values' | 'arguments'): readonly Described[] =>
  part in node ? ((node as Record<string, readonly Described[] | undefined>)[part] ?? []) : [];

/** Object types, and fields of a root, that nobody is said to be allowed to read or call (SEC-2). */
export function unguarded(document: DocumentNode): readonly string[] {
  const isGuarded = (node: ObjectNode | FieldDefinitionNode): boolean =>
    (node.directives ?? []).some(({ name }) => name.value === 'auth');
  const types = objectsOf(document).filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && !ROOTS.includes(node.name.value) && !isGuarded(node),
  );
  const fields = ROOTS.flatMap((root) =>
    rootFields(document, root)
      .filter((field) => !isGuarded(field))
      .map((field) => `${root}.${field.name.value}`),
  );
  return [...types.map(({ name }) => name.value), ...fields];
}

/** Codes that a mutation's sentence promises. */
export function promisedRefusals(field: FieldDefinitionNode): readonly string[] {
  const said = /Refusals[^:]*: ([^.]*)\./.exec(field.description?.value ?? '')?.[1] ?? '';
  return said.split(/,\s*/).filter((code) => code !== '');
}
