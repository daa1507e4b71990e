/** What the gateway tells of itself: the rules, the schema as it was written, and who asks. */
import type { QueryResolvers } from '../../generated.ts';
import { companiesOf, ROLES } from '../../kernel/caller.ts';
import { RULES } from './rules.ts';

const rules: QueryResolvers['rules'] = (_, { ids }) =>
  ids === null || ids === undefined ? RULES : RULES.filter((rule) => ids.includes(rule.id));

const viewer: QueryResolvers['viewer'] = (_parent, _args, { caller }) => ({
  subject: caller.subject,
  grants: ROLES.flatMap((role) => {
    const legalEntities = caller.grants[role] ?? [];
    return legalEntities.length === 0 ? [] : [{ role, legalEntities }];
  }),
  legalEntities: companiesOf(caller),
});

export const aboutResolvers = {
  Query: { rules, viewer, sdl: (_: unknown, _args: unknown, { sdl }: { readonly sdl: string }) => sdl },
};
