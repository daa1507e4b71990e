/** Reads of documents and lists, as resolvers ask for them: by key, by global id, page by page. */
import type { GraphQLResolveInfo } from 'graphql';
import { financeViews } from '../../finance/queries.ts';
import { ROLES, type Role } from '../../kernel/caller.ts';
import type { SideName } from '../../kernel/db.ts';
import { fault } from '../../kernel/fault.ts';
import { messageView } from '../../kernel/message-view.ts';
import { isTextOf } from '../../kernel/text.ts';
import type { List, View } from '../../kernel/view.ts';
import { projectViews } from '../../project/queries.ts';
import type { Context } from '../context.ts';
import { decodeIdOf, type GlobalType } from '../global-id.ts';
import { viewOf, type Views } from './compiler.ts';
import { connectionOf, type Connection } from './connection.ts';
import type { Given } from './field.ts';
import { isRecord, listOf } from './json.ts';
import { findingOf, openPlans, PLACE_LABEL, type Finding, type Ref } from './plans.ts';
import type { Question } from './reads.ts';

const byType = (views: readonly View[]): ReadonlyMap<string, View> => new Map(views.map((view) => [view.type, view]));

export const views: Views = {
  project: byType([...projectViews, messageView('project')]),
  finance: byType([...financeViews, messageView('finance')]),
};
const plans = openPlans(views);

/** A field that is being resolved. */
export interface Field {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

/** How rows of a type are found by their key. */
export const keyOf = (side: SideName, type: string): Finding => findingOf(viewOf(views, side, type));

const ask = ({ context, info }: Field, side: SideName, question: Question): Promise<unknown> =>
  context.reads.ask(side, { question, variables: info.variableValues });

/** The row of a key; null when it is missing or another company's: nobody can tell which. */
export async function findRow(field: Field, finding: Finding, ref: Ref | null): Promise<unknown> {
  if (ref === null || !isMine(field, ref)) return null;
  return ask(field, finding.view.side, plans.row(field.info, finding, ref));
}

/** The rows of keys, in their order; null for each that is missing or another company's. */
export async function findRows(field: Field, finding: Finding, refs: readonly Ref[]): Promise<readonly unknown[]> {
  const mine = refs.filter((ref) => isMine(field, ref));
  const found: unknown[] = refs.map(() => null);
  if (mine.length === 0) return found;
  const places = refs.flatMap((ref, i) => (isMine(field, ref) ? [i] : []));
  const rows = await ask(field, finding.view.side, plans.rows(field.info, finding, mine));
  for (const row of listOf(rows)) {
    const place = isRecord(row) ? places[Number(row[PLACE_LABEL]) - 1] : undefined;
    if (place !== undefined) found[place] = row;
  }
  return found;
}

const isMine = ({ context }: Field, { legalEntity, key }: Ref): boolean =>
  context.reads.companies.includes(legalEntity) && isTextOf('text', key);

/** The document that an id, or a legal entity and a number, name. Fault: BAD_USER_INPUT when it is neither or both. */
export function findNamed(
  field: Field,
  of: { readonly side: SideName; readonly type: GlobalType; readonly given: Given },
): Promise<unknown> {
  const { id, legalEntity, number } = of.given;
  const given = (value: unknown): value is string => typeof value === 'string';
  const finding = keyOf(of.side, of.type);
  if (given(id) && !given(legalEntity) && !given(number)) return findRow(field, finding, decodeIdOf(id, [of.type]));
  if (!given(id) && given(legalEntity) && given(number))
    return findRow(field, { view: finding.view, column: 'number', type: 'text' }, { legalEntity, key: number });
  throw fault('BAD_USER_INPUT', 'Give either an id, or a legal entity and a number.');
}

/** The companies in which the caller holds a role that may read the field. */
export function companiesFor({ context, info }: Field): readonly string[] {
  const roles: readonly Role[] = context.authority.rolesOf(info.parentType, info.fieldName);
  if (roles.length === ROLES.length) return context.reads.companies;
  const granted = new Set(roles.flatMap((role) => context.caller.grants[role] ?? []));
  return context.reads.companies.filter((company) => granted.has(company));
}

/** A page of a list, by the field's own arguments. */
export async function findPage(
  field: Field,
  { side, list, given }: { readonly side: SideName; readonly list: List; readonly given: Given },
): Promise<Connection> {
  const companies = companiesFor(field);
  const told = await field.context.reads.ask(side, {
    question: plans.page(field.info, side, list),
    variables: field.info.variableValues,
    companies,
  });
  return connectionOf(told, { list, arguments: given, companies, fixed: 0 });
}

export const viewOfType = (side: SideName, type: string): View => viewOf(views, side, type);
