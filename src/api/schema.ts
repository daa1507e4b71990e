/** schema/*.graphql with its resolvers: one executable schema, refused at start where it says nothing of who may read it. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { readAuthority, type Authority } from './authority/authority.ts';
import { resolvers } from './resolvers.ts';

const FOLDER = new URL('../../schema/', import.meta.url);

export interface Contract {
  readonly schema: GraphQLSchema;
  /** As it was written: introspection drops the directives that were applied. */
  readonly sdl: string;
  readonly authority: Authority;
}

/** The files in the order of their names, as one text. */
export const readSdl = (): string =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
    .join('\n');

/** Throws when a type or root field has no `@auth`, or a resolver belongs to no field. */
export function openContract(sdl: string = readSdl()): Contract {
  const schema = makeExecutableSchema({
    typeDefs: sdl,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return { schema, sdl, authority: readAuthority(schema) };
}
