/** What the tests of the database's own guards share: a state in which there is something to break, and the tries. */
import { attempt } from '../kit/attempt.ts';
import { startTestGateway, type TestGateway } from '../kit/gateway.ts';
import {
  confirm,
  draft,
  importProposals,
  settled,
  wholeExample,
  workMore,
  type Example,
} from '../kit/worked-example.ts';

/** States by which PostgreSQL refuses. */
export const DENIED = '42501';
export const KEPT = 'GW001';
export const NO_WAY = 'GW002';
export const UNBALANCED = 'GW003';
export const CHECKED = '23514';
export const DOUBLE = '23505';
export const PARENTLESS = '23503';

/** An id that nothing has, as SQL text. */
export const UUID = "'0190a000-0000-7000-8000-000000000001'";

const COMPANY = 'USPM';
const DRAFTED = { kinds: ['UNBILLED_SALES'], on: '2026-01-31' };

/** PF-000101 to 103 are posted, 104 has its lines, 105 only its header, 106 and 107 are drafts. */
export async function guardedGateway(): Promise<TestGateway> {
  const gateway = await startTestGateway();
  const example: Example = { asker: await gateway.asker([COMPANY]), company: COMPANY };
  await wholeExample(example);
  await workMore(example, 'B');
  for (const { id } of await draft(example, DRAFTED)) await confirm(example, id);
  await settled(example);
  await importProposals(example, ['PF-000104']);
  await workMore(example, 'C');
  await draft(example, DRAFTED);
  return gateway;
}

export interface Guard {
  /** What is tried, in words. */
  readonly that: string;
  readonly sql: string;
  /** How it is refused: to the application, and, where a guard stands behind the rights, to the superuser. */
  readonly states: readonly string[];
}

export const guard = (that: string, sql: string, states: readonly string[]): Guard => ({ that, sql, states });

/** A row like one that is there, with some columns changed. */
export const copy = (table: string, where: string, changes: string): string =>
  `insert into ${table} overriding system value
   select (jsonb_populate_record(t, ${changes})).* from ${table} t where ${where} limit 1`;

/** What came of it, for as many of the two as the guard names. */
export async function tried(url: string, { sql, states }: Guard): Promise<readonly string[]> {
  const roles = (['gateway_app', 'superuser'] as const).slice(0, states.length);
  return Promise.all(roles.map((by) => attempt({ url, sql, company: COMPANY, by })));
}
