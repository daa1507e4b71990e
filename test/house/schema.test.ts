/** The contract is complete (api.md): everything has its sentence, its roles, and says of crossings and codes what the code says. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse, print, type DocumentNode } from 'graphql';
import { generate } from '../../scripts/codegen.ts';
import { RULES } from '../../src/api/query/rules.ts';
import { CODES, remedyOf, isCode } from '../../src/kernel/codes.ts';
import { MAPS } from '../../src/kernel/maps.ts';
import {
  appliedDirectives,
  enumsOf,
  inputsOf,
  promisedRefusals,
  readContract,
  rootFields,
  undescribed,
  unguarded,
} from './contract.ts';

const contract = readContract();

const codesOf = (document: DocumentNode): readonly string[] =>
  enumsOf(document)
    .filter(({ name }) => name.value === 'ErrorCode')
    .flatMap(({ values }) => (values ?? []).map(({ name }) => name.value));

/** Crossings that the table of maps does not know, or that go the other way. */
function wrongCrossings(document: DocumentNode): readonly string[] {
  const known: Readonly<Record<string, { readonly from: string; readonly to: string }>> = MAPS;
  return appliedDirectives(document)
    .filter(({ name }) => name === 'oneWay')
    .filter(({ values }) => {
      const map = known[String(values['map'])];
      return map?.from.toUpperCase() !== values['from'] || map?.to.toUpperCase() !== values['to'];
    })
    .map(({ where }) => where);
}

const RULE_IDS = new Set(RULES.map(({ id }) => id));

const unknownRules = (document: DocumentNode): readonly string[] =>
  appliedDirectives(document)
    .filter(({ name }) => name === 'rules')
    .flatMap(({ where, values }) =>
      (values['ids'] as string[]).filter((id) => !RULE_IDS.has(id)).map((id) => `${where} ${id}`),
    );

describe('everything has its sentence', () => {
  test('every type, field, argument, enum value and input field', () => {
    expect(undescribed(contract)).toEqual([]);
  });

  test('one that is missing is found, wherever it is', () => {
    const bare = parse(`
      type A { "A sentence." b("One." c: Int, d: Int): Int  e: Int }
      "A sentence." enum F { G  "H." H }
      "no end" input I { "J." j: Int  " " k: Int }
      "A sentence." scalar L
      "A sentence." directive @m(n: Int) on OBJECT
      type Query { "A sentence." o: Int  p: Int }`);
    expect(undescribed(bare)).toEqual(['A', 'A.b(d)', 'A.e', 'F.G', 'I', 'I.k', 'm.n', 'Query.p']);
  });
});

describe('everything has its roles', () => {
  test('every object type, and every field of Query, Mutation and Subscription', () => {
    expect(unguarded(contract)).toEqual([]);
  });

  test('one without a rule is found', () => {
    const open = parse(`
      type A { b: Int @auth }  type C @auth { d: Int }
      type Query { e: A @auth  f: A }  extend type Query { g: A }  type Mutation { h: A }`);
    expect(unguarded(open)).toEqual(['A', 'Query.f', 'Query.g', 'Mutation.h']);
  });
});

describe('what the contract says is what the code says', () => {
  test('the error codes are those of the kernel, with their remedies', () => {
    expect([...codesOf(contract)].sort()).toEqual(Object.keys(CODES).sort());
    const values = enumsOf(contract).find(({ name }) => name.value === 'ErrorCode')?.values ?? [];
    const other = values.filter(({ name, description }) => {
      const said = description?.value.replaceAll("'", '"');
      return isCode(name.value) && remedyOf(name.value).replaceAll("'", '"') !== said;
    });
    expect(other.map(({ name }) => name.value)).toEqual([]);
  });

  test('every crossing names a map that goes that way', () => {
    expect(wrongCrossings(contract)).toEqual([]);
    const wrong = parse(`
      type A @oneWay(map: "invoices", from: FINANCE, to: PROJECT) { b: Int }
      type C { d: Int @oneWay(map: "nothing", from: PROJECT, to: FINANCE)  e: Int @oneWay(map: "accounts", from: FINANCE, to: PROJECT) }`);
    expect(wrongCrossings(wrong)).toEqual(['A', 'C.d']);
  });

  test('every map but the reference data of currencies and ledgers shows itself on a type or field', () => {
    const shown = new Set(appliedDirectives(contract).map(({ values }) => values['map']));
    expect(Object.keys(MAPS).filter((map) => !shown.has(map))).toEqual(['ledgers', 'currencies']);
  });

  test('every rule that is named exists', () => {
    expect(unknownRules(contract)).toEqual([]);
    expect(unknownRules(parse('type A { b: Int @rules(ids: ["R66", "R67", "C0", "P10", "X1"]) }'))).toEqual([
      'A.b R67',
      'A.b C0',
      'A.b X1',
    ]);
  });

  test('the numbered rules are those of the domain, each with its sentence', () => {
    const count = (letter: string): number => RULES.filter(({ id }) => id.startsWith(letter)).length;
    expect({ R: count('R'), C: count('C'), P: count('P') }).toEqual({ R: 66, C: 9, P: 10 });
    expect(RULES.filter(({ statement }) => statement.length < 10)).toEqual([]);
  });

  test('every mutation promises refusals that exist', () => {
    const mutations = rootFields(contract, 'Mutation');
    expect(mutations.filter((field) => promisedRefusals(field).length === 0).map(({ name }) => name.value)).toEqual([]);
    expect(mutations.flatMap(promisedRefusals).filter((code) => !isCode(code))).toEqual([]);
  });

  test('every mutation takes one input with a command', () => {
    const inputs = new Map(inputsOf(contract).map((input) => [`${input.name.value}!`, input]));
    const wrong = rootFields(contract, 'Mutation').filter(({ arguments: given = [] }) => {
      const [only] = given;
      const input = only === undefined ? undefined : inputs.get(print(only.type));
      const command = input?.fields?.find(({ name }) => name.value === 'command');
      return given.length !== 1 || only?.name.value !== 'input' || command === undefined;
    });
    expect(wrong.map(({ name }) => name.value)).toEqual([]);
  });

  test('generated.ts is fresh', async () => {
    const generated = readFileSync(new URL('../../src/generated.ts', import.meta.url), 'utf8');
    expect(await generate()).toBe(generated);
  });
});
