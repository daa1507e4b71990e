/** Every document of the command line is one that the contract allows. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, concatAST, parse, validate } from 'graphql';
import { BOOKS_DOCUMENTS } from '../../src/cli/operations/books.ts';
import { CROSSING_DOCUMENTS } from '../../src/cli/operations/crossing.ts';
import { FINANCE_DOCUMENTS } from '../../src/cli/operations/finance.ts';
import { INTAKE_DOCUMENTS } from '../../src/cli/operations/intake.ts';
import { PROJECT_DOCUMENTS } from '../../src/cli/operations/project.ts';
import { fieldOf, KNOWN_FILE_NAMES, knownFile, type IntakeCall } from '../../src/cli/folder/files.ts';

const folder = new URL('../../schema/', import.meta.url);
const schema = buildASTSchema(
  concatAST(
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map((file) => parse(readFileSync(new URL(file, folder), 'utf8'))),
  ),
);

const documents = [
  ...INTAKE_DOCUMENTS,
  ...CROSSING_DOCUMENTS,
  ...PROJECT_DOCUMENTS,
  ...FINANCE_DOCUMENTS,
  ...BOOKS_DOCUMENTS,
].map(({ document }) => document);

const INPUTS: Readonly<Record<IntakeCall, string>> = {
  REFERENCE: 'PutReferenceDataInput',
  CONTRACTS: 'PutContractsInput',
  APPROVALS: 'RecordApprovalsInput',
};

describe('The command line', () => {
  test.each(documents)('%s', (document) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  test('would be told of a field that is not there', () => {
    expect(validate(schema, parse('{ viewer { shoeSize } }'))).toHaveLength(1);
  });

  test.each(KNOWN_FILE_NAMES)('knows where the rows of %s go, and every column that they may have', (file) => {
    const { call, list, columns, optional = [] } = knownFile(file);

    const input = schema.getType(INPUTS[call]);
    const field = input !== undefined && 'getFields' in input ? input.getFields()[list] : undefined;
    const row = schema.getType(String(field?.type).replaceAll(/[[\]!]/g, ''));
    const fields = row !== undefined && 'getFields' in row ? Object.keys(row.getFields()) : [];

    expect([...columns, ...optional].map(fieldOf).sort()).toEqual([...fields].sort());
  });
});
