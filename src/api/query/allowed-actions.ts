/** What can be done with a document now, and by this caller: the document's own predicate, and the roles of each mutation (api.md 1.7). */
import type { GraphQLResolveInfo } from 'graphql';
import { refuseCaller } from '../../kernel/caller.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { DocumentActions } from '../../kernel/view.ts';
import type { Context } from '../context.ts';
import { userErrorOf, type UserError } from '../mutation/mutation.ts';

export interface AllowedAction {
  readonly action: string;
  readonly allowed: boolean;
  readonly reasons: readonly UserError[];
}

/** Allowed exactly when the mutation would not refuse: it asks the same two predicates, the caller's first. */
export function allowedActions(
  { caller, authority }: Context,
  info: GraphQLResolveInfo,
  { legalEntity, states }: DocumentActions,
): readonly AllowedAction[] {
  const mutations = info.schema.getMutationType();
  return states.map(({ action, refusals }) => {
    const roles = mutations ? authority.rolesOf(mutations, action) : [];
    const forbidden = refuseCaller(caller, roles, legalEntity);
    const reasons: readonly Refusal[] = forbidden === null ? refusals : [forbidden, ...refusals];
    return { action, allowed: reasons.length === 0, reasons: reasons.map(userErrorOf) };
  });
}
