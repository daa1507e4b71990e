/** The kinds of resolvers that read: a document by its key, a page, what a mutation wrote, and what has crossed. */
import type { SideName } from '../../kernel/db.ts';
import type { DocumentActions, List } from '../../kernel/view.ts';
import { allowedActions } from './allowed-actions.ts';
import type { GlobalType } from '../global-id.ts';
import { acrossTo, refOf } from './loaders.ts';
import { findNamed, findPage, findRow, findRows, keyOf } from '../look-ahead/documents.ts';
import { resolver, told, type FieldResolver, type FieldResolvers } from '../look-ahead/field.ts';
import { isRecord, listOf } from '../look-ahead/json.ts';
import type { Finding, Ref } from '../look-ahead/plans.ts';

/** One document, by its id or its legal entity and number. */
export const documentField = (side: SideName, type: GlobalType): FieldResolver =>
  resolver(({ given, ...field }) => findNamed(field, { side, type, given }));

export const pageField = (side: SideName, list: List): FieldResolver =>
  resolver(({ given, ...field }) => findPage(field, { side, list, given }));

/** The keys that a mutation answered; null when it was refused or planned. */
function writtenKeys(payload: unknown, name: string): { readonly legalEntity: string; readonly keys: unknown } | null {
  if (!isRecord(payload) || !isRecord(payload['refs'])) return null;
  const { legalEntity } = payload;
  return typeof legalEntity === 'string' ? { legalEntity, keys: payload['refs'][name] } : null;
}

/** The document that a mutation wrote, as it is now; `name` is its key among what the command answered. */
export function writtenField(side: SideName, type: GlobalType, name: string): FieldResolver {
  const finding = keyOf(side, type);
  return resolver((field) => {
    const written = writtenKeys(field.source, name);
    const ref = written === null ? null : refOf([written.legalEntity, written.keys]);
    return findRow(field, finding, ref);
  });
}

/** The documents that a mutation wrote, in their order, without those that are gone. */
export function writtenFields(side: SideName, type: GlobalType, name: string): FieldResolver {
  const finding = keyOf(side, type);
  return resolver(async (field) => {
    const written = writtenKeys(field.source, name);
    if (written === null) return [];
    const refs: readonly Ref[] = listOf(written.keys).map((key) => ({
      legalEntity: written.legalEntity,
      key: String(key),
    }));
    const rows = await findRows(field, finding, refs);
    return rows.filter((row) => row !== null);
  });
}

/** A row of the other side, by the keys that the parent's statement told. */
export const crossingField = (finding: Finding): FieldResolver =>
  resolver((field) => acrossTo(field, finding, refOf(told(field))));

const isDocumentActions = (value: unknown): value is DocumentActions =>
  isRecord(value) && typeof value['legalEntity'] === 'string' && Array.isArray(value['states']);

/** The fields of a document, its `allowedActions` told for the caller: the document's own predicate, and the caller's roles. */
export function withActions(fields: FieldResolvers): FieldResolvers {
  const document = fields['allowedActions'];
  if (document === undefined) return fields;
  return {
    ...fields,
    allowedActions: resolver(({ source, given, context, info }) => {
      const actions: unknown = document(source, given, context, info);
      if (!isDocumentActions(actions)) throw new Error('A document without the facts of its actions.');
      return allowedActions(context, info, actions);
    }),
  };
}
