/** Any document by its global id (api.md 1.2): what is missing and what belongs to another company look alike. */
import { isInterfaceType, type GraphQLSchema } from 'graphql';
import type { SideName } from '../../kernel/db.ts';
import { fault } from '../../kernel/fault.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { decodeId } from '../global-id.ts';
import { findRow, findRows, keyOf, views, type Field } from '../look-ahead/documents.ts';
import { resolver, type TypeResolvers } from '../look-ahead/field.ts';
import { isRecord, listOf } from '../look-ahead/json.ts';
import type { Finding, Ref } from '../look-ahead/plans.ts';

interface Node {
  readonly type: string;
  readonly finding: Finding;
  readonly ref: Ref;
}

/** Where the document of an id stands; null for an id of no document. */
function nodeOf(schema: GraphQLSchema, id: unknown): Node | null {
  const found = decodeId(String(id));
  const node = schema.getType('Node');
  const type = found === null ? undefined : schema.getType(found.type);
  if (found === null || !isInterfaceType(node)) return null;
  if (!schema.getPossibleTypes(node).some((possible) => possible === type)) return null;
  const { legalEntity } = found;
  const side = sideOf(found.type, found.key);
  // A message's key begins with its side.
  const key = found.type === 'SyncMessage' ? found.key.slice(side.length + 1) : found.key;
  return { type: found.type, finding: keyOf(side, found.type), ref: { legalEntity, key } };
}

const sideOf = (type: string, key: string): SideName =>
  type === 'SyncMessage'
    ? key.startsWith('project.')
      ? 'project'
      : 'finance'
    : views.project.has(type)
      ? 'project'
      : 'finance';

const named = (type: string, row: unknown): unknown => (isRecord(row) ? { ...row, __typename: type } : null);

const node = resolver(async ({ given, ...field }) => {
  const found = nodeOf(field.info.schema, given['id']);
  return found === null ? null : named(found.type, await findRow(field, found.finding, found.ref));
});

const nodes = resolver(({ given, ...field }) => {
  const list = listOf(given['ids']);
  if (list.length > LIMITS.pageRowsMax)
    throw fault('BAD_USER_INPUT', `nodes takes at most ${LIMITS.pageRowsMax} ids at once.`);
  return findNodes(
    field,
    list.map((id) => nodeOf(field.info.schema, id)),
  );
});

/** One question for each type; those of one side are one statement. */
async function findNodes(field: Field, asked: readonly (Node | null)[]): Promise<readonly unknown[]> {
  const found: unknown[] = asked.map(() => null);
  const groups = new Map<string, { readonly finding: Finding; readonly places: number[]; readonly refs: Ref[] }>();
  asked.forEach((one, place) => {
    if (one === null) return;
    const key = `${one.finding.view.side}.${one.type}`;
    const group = groups.get(key) ?? { finding: one.finding, places: [], refs: [] };
    groups.set(key, group);
    group.places.push(place);
    group.refs.push(one.ref);
  });
  await Promise.all(
    [...groups.values()].map(async ({ finding, places, refs }) => {
      const rows = await findRows(field, finding, refs);
      rows.forEach((row, i) => (found[places[i] ?? -1] = named(finding.view.type, row)));
    }),
  );
  return found;
}

export const nodeQueries: TypeResolvers = { Query: { node, nodes } };
