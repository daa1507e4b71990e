/** Shapes that many answers share. What a document asks for, its shape checks; what it does not, is not there. */
import { z } from 'zod';

/** Fields that every operation asks of a refusal. */
export const USER_ERRORS = 'userErrors { code message path remedy retryable subject index }';

export const userError = z.object({
  code: z.string(),
  message: z.string(),
  path: z.array(z.string()).nullable(),
  remedy: z.string(),
  retryable: z.boolean(),
  subject: z.string().nullable(),
  index: z.number().nullable(),
});
export type UserError = z.infer<typeof userError>;

export const userErrors = z.array(userError);

/** A sum: its currency is asked only where it is not known. */
export const amount = z.object({ amount: z.string() });
export const money = z.object({ amount: z.string(), currency: z.string() });

export const pageOf = <A>(row: z.ZodType<A>) =>
  z.object({
    nodes: z.array(row),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });

export interface Page<A> {
  readonly nodes: readonly A[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** Walks a list page by page. */
export async function allOf<A>(ask: (after: string | null) => Promise<Page<A>>): Promise<readonly A[]> {
  const rows: A[] = [];
  let after: string | null = null;
  for (;;) {
    const { nodes, pageInfo }: Page<A> = await ask(after);
    rows.push(...nodes);
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return rows;
    after = pageInfo.endCursor;
  }
}
