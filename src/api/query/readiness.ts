/** Readiness as the API tells it: with global ids, rules in words, and what the other side still has. */
import { encodeId } from '../global-id.ts';
import { billableIds } from './loaders.ts';
import { resolver } from '../look-ahead/field.ts';
import { isRecord, listOf } from '../look-ahead/json.ts';
import { ruleOf } from './rules.ts';

const record = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

/** Whose readiness it is: the company and proforma of its proposal. */
function proformaOf(source: unknown): { readonly legalEntity: string; readonly key: string } {
  const { legalEntity, proforma } = record(source);
  return { legalEntity: String(legalEntity), key: String(proforma) };
}

const actualId = (source: unknown, key: string): string =>
  encodeId({ type: 'Actual', legalEntity: proformaOf(source).legalEntity, key });

/** What the project side has and finance has not. Nothing is asked while nothing is missing. */
const missing = resolver(async ({ source, ...field }) => {
  const { arrivedIds } = record(source);
  if (arrivedIds === null || arrivedIds === undefined) return [];
  const arrived = new Set(listOf(arrivedIds));
  const ids = await billableIds(field, proformaOf(source));
  return ids.filter((id) => !arrived.has(id)).map((id) => actualId(source, id));
});

const unposted = resolver(({ source }) =>
  listOf(record(source)['unposted']).map((sale) => {
    const { actual, ...rest } = record(sale);
    return { ...rest, actual: actualId(source, String(actual)) };
  }),
);

/** Where a rule is told by its number, the API tells it in words. */
const ruleInWords = resolver(({ source }) => {
  const { rule } = record(source);
  return typeof rule === 'string' ? ruleOf(rule) : rule;
});

export const readinessResolvers = {
  Readiness: { missing, unposted },
  RuleViolation: { rule: ruleInWords },
  ProcessError: { rule: ruleInWords },
} as const;
