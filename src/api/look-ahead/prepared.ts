/** Names for statements that come again, so that each connection plans them once. Bounded: what clients make up is theirs to pay for. */
import { createHash } from 'node:crypto';
import type { SideName } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';

interface Known {
  readonly text: string;
  /** Empty until it comes a second time. */
  readonly name: string;
}

const known: Readonly<Record<SideName, Map<string, Known>>> = { project: new Map(), finance: new Map() };
/** Names that were ever given: a connection keeps what it has prepared for as long as it lives. */
const given: Record<SideName, number> = { project: 0, finance: 0 };

/** The statement, under a name from its second use on. */
export function preparedAs(side: SideName, text: string): { readonly text: string; readonly name?: string } {
  const statements = known[side];
  const found = statements.get(text);
  if (found === undefined) {
    if (statements.size >= LIMITS.statementsKnownMax) forgetOne(statements);
    statements.set(text, { text, name: '' });
    return { text };
  }
  if (found.name !== '') return { text: found.text, name: found.name };
  if (given[side] >= LIMITS.statementsPreparedMax) return { text };
  given[side] += 1;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, NAME_CHARACTERS);
  statements.set(text, { text, name });
  return { text, name };
}

const NAME_CHARACTERS = 20;

/** The oldest that was never prepared. */
function forgetOne(statements: Map<string, Known>): void {
  for (const [text, { name }] of statements) {
    if (name !== '') continue;
    statements.delete(text);
    return;
  }
}
