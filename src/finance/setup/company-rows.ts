/** Rows of a company as its tables name it. (pure) */
import type { Placed } from '../../kernel/intake/merge.ts';

/** The same row, its company under the name that every key begins with (design G6). */
export function ofCompany<R extends { readonly legalEntityId: string }>(
  placed: Placed<R>,
): Placed<Omit<R, 'legalEntityId'> & { readonly legalEntity: string }> {
  const { legalEntityId: legalEntity, ...row } = placed.row;
  return { ...placed, row: { ...row, legalEntity } };
}
