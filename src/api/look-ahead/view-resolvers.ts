/** Resolvers of the types that have a view: they pick what the statement told, by the label of the field. */
import type { View, ViewField } from '../../kernel/view.ts';
import { encodeId, isGlobalType, type GlobalType } from '../global-id.ts';
import { connectionOf } from './connection.ts';
import { plain, resolver, told, type FieldResolver, type TypeResolvers } from './field.ts';
import { listOf } from './json.ts';

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
      return resolver((of) => idOf(type, told(of)));
    }
    case 'facts':
      return resolver((of) => {
        const facts = told(of);
        return facts === null || facts === undefined ? null : field.of(facts);
      });
    case 'page': {
      const { list, tie } = field;
      const fixed = tie.of.length;
      return resolver((of) =>
        connectionOf(told(of), { list, arguments: of.given, companies: of.context.reads.companies, fixed }),
      );
    }
  }
}

/** A global id of what the statement told as company and key. */
function idOf(type: GlobalType, keys: unknown): string | null {
  const [legalEntity, key] = listOf(keys);
  return typeof legalEntity === 'string' && typeof key === 'string' ? encodeId({ type, legalEntity, key }) : null;
}

/** One resolver for each field of each view. */
export const viewResolvers = (views: readonly View[]): TypeResolvers =>
  Object.fromEntries(
    views.map((view) => [
      view.type,
      Object.fromEntries(Object.entries(view.fields).map(([name, field]) => [name, resolverOf(field)])),
    ]),
  );
