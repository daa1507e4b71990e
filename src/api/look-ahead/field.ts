/** Resolvers of fields that are read: what the executor hands over, and what a statement told. */
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { isRecord } from './json.ts';
import { labelOf } from './selection.ts';

export type Given = Readonly<Record<string, unknown>>;
export type FieldResolver = GraphQLFieldResolver<unknown, Context, Given>;
export type FieldResolvers = Readonly<Record<string, FieldResolver>>;
export type TypeResolvers = Readonly<Record<string, FieldResolvers>>;

/** A field that is being resolved. */
export interface Resolving {
  readonly source: unknown;
  readonly given: Given;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

export const resolver =
  (resolve: (field: Resolving) => unknown): FieldResolver =>
  // eslint-disable-next-line max-params -- the executor hands over four things
  (source, given, context, info) =>
    resolve({ source, given, context, info });

/** What the statement told of a field. */
export const told = ({ source, info }: Pick<Resolving, 'source' | 'info'>): unknown =>
  isRecord(source) ? source[labelOf(info.fieldNodes[0])] : undefined;

/** Most fields are told as they are: nothing is made for them but the answer. */
// eslint-disable-next-line max-params -- the executor hands over four things
export const plain: FieldResolver = (source, _given, _context, info) =>
  isRecord(source) ? source[labelOf(info.fieldNodes[0])] : undefined;
