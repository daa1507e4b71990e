/** Resolvers of the types that have a view: they pick what the statement told, by the label of the field. */
import type { GraphQLFieldResolver } from 'graphql';
import type { View, ViewField } from '../../kernel/view.ts';
import type { Context } from '../context.ts';
import { encodeId, isGlobalType, type GlobalType } from '../global-id.ts';
import { connectionOf } from './connection.ts';
import { isRecord, listOf } from './json.ts';
import { labelOf } from './selection.ts';

export type FieldResolver = GraphQLFieldResolver<unknown, Context>;

/** What the statement told of a field. */
export const told = (source: unknown, info: Parameters<FieldResolver>[3]): unknown =>
  isRecord(source) ? source[labelOf(info.fieldNodes[0])] : undefined;

const plain: FieldResolver = (source, _, __, info) => told(source, info);

function resolverOf(field: ViewField): FieldResolver {
  switch (field.kind) {
    case 'value':
    case 'money':
    case 'keys':
    case 'one':
    case 'many':
      return plain;
    case 'id': {
      const { type } = field;
      if (!isGlobalType(type)) throw new Error(`${type} has no global ids.`);
      return (source, _, __, info) => idOf(type, told(source, info));
    }
    case 'facts':
      return (source, _, __, info) => {
        const facts = told(source, info);
        return facts === null || facts === undefined ? null : field.of(facts);
      };
    case 'page':
      return (source, given, { reads }, info) =>
        connectionOf(told(source, info), {
          list: field.list,
          arguments: given,
          companies: reads.companies,
          fixed: field.tie.of.length,
        });
  }
}

/** A global id of what the statement told as company and key. */
export function idOf(type: GlobalType, told: unknown): string | null {
  const [legalEntity, key] = listOf(told);
  return typeof legalEntity === 'string' && typeof key === 'string' ? encodeId({ type, legalEntity, key }) : null;
}

/** One resolver for each field of each view. */
export const viewResolvers = (
  views: Iterable<View>,
): Readonly<Record<string, Readonly<Record<string, FieldResolver>>>> =>
  Object.fromEntries(
    [...views].map((view) => [
      view.type,
      Object.fromEntries(Object.entries(view.fields).map(([name, field]) => [name, resolverOf(field)])),
    ]),
  );
