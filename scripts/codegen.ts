/** Writes src/generated.ts: the TypeScript of schema/*.graphql. `--check` fails when it is stale. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { buildASTSchema, concatAST, parse } from 'graphql';

const SCALARS = {
  ID: 'string',
  Decimal: 'string',
  Date: 'string',
  DateTime: 'string',
  Cursor: 'string',
  CurrencyCode: 'string',
  Cell: 'unknown',
  Json: 'unknown',
};

export async function generate(): Promise<string> {
  const folder = new URL('../schema/', import.meta.url);
  const documents = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort();
  const document = concatAST(documents.map((file) => parse(readFileSync(new URL(file, folder), 'utf8'))));
  buildASTSchema(document);
  const config = {
    scalars: SCALARS,
    strictScalars: true,
    enumsAsTypes: true,
    immutableTypes: true,
    maybeValue: 'T | null',
    inputMaybeValue: 'T | null | undefined',
    useTypeImports: true,
    emitLegacyCommonJSImports: false,
    contextType: './api/context.ts#Context',
    defaultMapper: 'unknown',
    onlyResolveTypeForInterfaces: true,
  };
  const text = await codegen({
    schema: document,
    documents: [],
    filename: 'src/generated.ts',
    config,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
  return `// Made by \`npm run codegen\` from schema/*.graphql; never edited by hand.\n${text}`;
}

const target = new URL('../src/generated.ts', import.meta.url);
if (process.argv[1]?.endsWith('codegen.ts') === true) {
  const text = await generate();
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== text) {
      console.error('src/generated.ts is stale: run npm run codegen.');
      process.exitCode = 1;
    }
  } else {
    writeFileSync(target, text);
  }
}
