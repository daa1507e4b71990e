/** A page as it is answered: rows for each place that selects them, cursors, and where it ends. */
import type { GraphQLResolveInfo } from 'graphql';
import { fault } from '../../kernel/fault.ts';
import { encodeCursor } from '../../kernel/page.ts';
import type { List } from '../../kernel/view.ts';
import { resolver, type FieldResolver, type FieldResolvers, type TypeResolvers } from './field.ts';
import { isRecord, listOf } from './json.ts';
import { pageAsked, type PageAsked } from './page-asked.ts';
import { KEYS_LABEL } from './page-template.ts';
import { labelOf } from './selection.ts';

export interface Connection {
  readonly asked: PageAsked;
  /** The rows by their place in the answer, without the one that only shows that others follow. */
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  readonly more: boolean;
  readonly count: unknown;
  readonly totals: unknown;
}

interface Edge {
  readonly of: Connection;
  /** The label of the edges that it is one of. */
  readonly label: string;
  readonly index: number;
}

export interface Asking {
  readonly list: List;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly companies: readonly string[];
  /** How many of the sort's first keys are those of the row that the list hangs on. */
  readonly fixed: number;
}

/** What PostgreSQL told of a page. Faults: BAD_CURSOR when the cursor belongs to the same list of another row. */
export function connectionOf(told: unknown, asking: Asking): Connection {
  const json = isRecord(told) ? told : {};
  const asked = pageAsked(asking, asking.arguments);
  refuseForeign(asked, listOf(json['of']));
  const { size, backward } = asked.page;
  const lists = Object.entries(isRecord(json['rows']) ? json['rows'] : {});
  const more = lists.some(([, rows]) => listOf(rows).length > size);
  const rows = Object.fromEntries(
    lists.map(([label, all]) => {
      const list = listOf(all);
      return [label, list.length <= size ? list : backward ? list.slice(1) : list.slice(0, size)];
    }),
  );
  return { asked, rows, more, count: json['count'], totals: json['totals'] };
}

function refuseForeign({ page }: PageAsked, of: readonly unknown[]): void {
  for (const keys of [page.after, page.before])
    if (keys !== null && of.some((key, i) => keys[i] !== key))
      throw fault('BAD_CURSOR', 'The cursor belongs to the same list of another document.');
}

const isConnection = (value: unknown): value is Connection => isRecord(value) && 'asked' in value && 'rows' in value;
const isEdge = (value: unknown): value is Edge => isRecord(value) && 'of' in value && 'index' in value;

const rowsOf = (connection: Connection): readonly unknown[] => Object.values(connection.rows)[0] ?? [];

function cursorAt(connection: Connection, index: number): string | null {
  const row = rowsOf(connection).at(index);
  if (!isRecord(row)) return null;
  return encodeCursor(connection.asked.binding(), listOf(row[KEYS_LABEL]).map(String));
}

function pageInfo(connection: Connection): Readonly<Record<string, unknown>> {
  const { after, before, backward } = connection.asked.page;
  return {
    hasNextPage: backward ? before !== null : connection.more,
    hasPreviousPage: backward ? connection.more : after !== null,
    startCursor: () => cursorAt(connection, 0),
    endCursor: () => cursorAt(connection, -1),
  };
}

const ofConnection = (tell: (connection: Connection, info: GraphQLResolveInfo) => unknown): FieldResolver =>
  resolver(({ source, info }) => (isConnection(source) ? tell(source, info) : undefined));

const CONNECTION: FieldResolvers = {
  nodes: ofConnection(({ rows }, info) => rows[labelOf(info.fieldNodes[0])]),
  edges: ofConnection((of, info) =>
    rowsOf(of).map((_, index): Edge => ({ of, label: labelOf(info.fieldNodes[0]), index })),
  ),
  pageInfo: ofConnection(pageInfo),
  totalCount: ofConnection(({ count }) => count),
};

const WITH_TOTALS: FieldResolvers = { ...CONNECTION, totals: ofConnection(({ totals }) => totals) };

const EDGE: FieldResolvers = {
  cursor: (source) => (isEdge(source) ? cursorAt(source.of, source.index) : undefined),
  node: resolver(({ source, info }) =>
    isEdge(source) ? source.of.rows[`${source.label}.${labelOf(info.fieldNodes[0])}`]?.[source.index] : undefined,
  ),
};

/** The resolvers of a type's connection and edge. */
export const connectionResolvers = (type: string, { totals }: { readonly totals: boolean }): TypeResolvers => ({
  [`${type}Connection`]: totals ? WITH_TOTALS : CONNECTION,
  [`${type}Edge`]: EDGE,
});
