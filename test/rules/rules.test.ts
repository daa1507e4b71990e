import { describe, expect, test } from '@jest/globals';
import { ruleOf, RULES } from '../../src/api/query/rules.ts';

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

describe('the numbered rules', () => {
  test('are all there: R1 to R66, C1 to C9, P1 to P10', () => {
    expect(RULES.map(({ id }) => id)).toEqual([...numbered('R', 66), ...numbered('C', 9), ...numbered('P', 10)]);
  });

  test('are sentences', () => {
    for (const { statement } of RULES) expect(statement).toMatch(/^[A-Za-z].*\.$/s);
  });

  test('are found by their number, and nothing else is', () => {
    expect(ruleOf('R2')).toEqual({
      id: 'R2',
      statement: 'A proposal header can never be deleted, in any status, by anyone.',
      article: 'Project invoice integration',
    });
    expect([ruleOf('R67'), ruleOf('constructor')]).toEqual([null, null]);
  });
});
