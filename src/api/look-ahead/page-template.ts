/** One page of a list as SQL: its rows, and only what is asked of their number and sums. (pure) */
import { getArgumentValues, type FieldNode } from 'graphql';
import type { SideName } from '../../kernel/db.ts';
import { conditionsOf } from '../../kernel/filter.ts';
import { orderOf, seekOf } from '../../kernel/page.ts';
import type { List, View } from '../../kernel/view.ts';
import { viewOf, type FieldArguments, type PageCompiler, type Place, type RowSelect } from './compiler.ts';
import { pageAsked, type PageAsked } from './page-asked.ts';
import { labelOf, selectedOf } from './selection.ts';
import { companiesOnly, rendered, type Rendering, type Template } from './template.ts';

/** A list within a selection. */
export interface ListPlace {
  readonly list: List;
  readonly side: SideName;
  readonly nodes: readonly FieldNode[];
  /** Where its rows stand. */
  readonly place: Place;
  /** What ties them to the row they hang on, over `t`, and that row's keys; null for a list of its own. */
  readonly tie: { readonly on: string; readonly of: readonly string[] } | null;
  readonly arguments: FieldArguments;
}

/** Label of the sort keys in a row. */
export const KEYS_LABEL = '$k';
/** Label of rows that carry nothing but their sort keys. */
export const KEYS_ROWS = 'keys';

/** What of a page is selected. */
interface Wanted {
  /** By the place in the answer, `nodes` or the `node` of `edges`: two places may ask one field with other arguments. */
  readonly rows: readonly { readonly label: string; readonly select: RowSelect }[];
  readonly cursors: boolean;
  /** Whether the page must know if others follow. */
  readonly ends: boolean;
  readonly count: boolean;
  readonly totals: boolean;
}

function wantedOf(compiler: PageCompiler, of: ListPlace): Wanted {
  const { execution } = compiler;
  const view = viewOf(compiler.views, of.side, of.list.view);
  const selected = [...selectedOf(execution, of.nodes, of.arguments.type).values()];
  const named = (name: string) => selected.filter((nodes) => nodes[0]?.name.value === name);
  const places = new Map<string, readonly FieldNode[]>();
  for (const nodes of named('nodes')) places.set(labelOf(nodes[0]), nodes);
  for (const edges of named('edges'))
    for (const inner of selectedOf(execution, edges, `${view.type}Edge`).values())
      if (inner[0]?.name.value === 'node') places.set(`${labelOf(edges[0])}.${labelOf(inner[0])}`, inner);
  const ends = named('pageInfo').length > 0;
  const cursors = ends || named('edges').length > 0;
  if (cursors && places.size === 0) places.set(KEYS_ROWS, []);
  const rows = [...places].map(([label, nodes]) => ({
    label,
    select: compiler.rowSelect(compiler, { view, nodes, place: of.place }),
  }));
  return { rows, cursors, ends, count: named('totalCount').length > 0, totals: named('totals').length > 0 };
}

export function pageTemplate(compiler: PageCompiler, of: ListPlace): Template {
  const parts = { of, view: viewOf(compiler.views, of.side, of.list.view), wanted: wantedOf(compiler, of) };
  return [(rendering) => pageSql(parts, rendering)];
}

interface PageParts {
  readonly of: ListPlace;
  readonly view: View;
  readonly wanted: Wanted;
}

function pageSql(parts: PageParts, rendering: Rendering): string {
  const { of, view, wanted } = parts;
  const { definition, node } = of.arguments;
  const given: Readonly<Record<string, unknown>> = getArgumentValues(definition, node, rendering.variables);
  const fixed = of.tie?.of.length ?? 0;
  const asked = pageAsked({ list: of.list, companies: rendering.companies, fixed }, given);
  const conditions = [
    of.tie === null
      ? companiesOnly(rendering, 't')
      : `t.legal_entity = ${of.place.parent ?? ''}.legal_entity and ${of.tie.on}`,
    of.list.where ?? 'true',
    conditionsOf(of.list.filter ?? {}, given['filter'], rendering.values),
  ];
  const base = conditions.filter((condition) => condition !== 'true').join(' and ');
  const told: string[] = [];
  if (wanted.rows.length > 0) told.push(`'rows', json_build_object(${rowsSql(parts, { asked, base, rendering })})`);
  if (wanted.count) told.push(`'count', (select count(*) from ${view.from} t where ${base})`);
  if (wanted.totals) told.push(`'totals', ${totalsSql(parts, base)}`);
  if (fixed > 0) told.push(`'of', json_build_array(${(of.tie?.of ?? []).map((key) => `${key}::text`).join(', ')})`);
  return `(select json_build_object(${told.join(', ')}))`;
}

interface Rows {
  readonly asked: PageAsked;
  readonly base: string;
  readonly rendering: Rendering;
}

const OWN_ALIAS = /\bt\./g;

function rowsSql({ of, view, wanted }: PageParts, { asked, base, rendering }: Rows): string {
  const { page, sort } = asked.own;
  const seek = seekOf(sort, page, rendering.values);
  const where = seek === 'true' ? base : `${base} and ${seek}`;
  const size = page.size + (wanted.ends ? 1 : 0);
  const limited = `(select t.* from ${view.from} t where ${where} order by ${orderOf(sort, page.backward)} limit ${size})`;
  const alias = of.place.alias;
  const outer = (sql: string): string => sql.replace(OWN_ALIAS, `${alias}.`);
  const keys = asked.sort.keys.map((key) => `(${outer(key.sql)})::text`).join(', ');
  const cursor = wanted.cursors ? `json_build_array(${keys}) as "${KEYS_LABEL}", ` : '';
  const lists = wanted.rows.map(({ label, select }) => {
    const columns = cursor + rendered(select.columns, rendering);
    const order = outer(orderOf(sort, false));
    const rows = `select ${columns} from ${limited} ${alias}${select.joins} order by ${order}`;
    return `'${label}', (select coalesce(json_agg(row_to_json(r)), '[]') from (${rows}) r)`;
  });
  return lists.join(', ');
}

/** Sums over all rows of the filter, one for each currency. */
function totalsSql({ of, view }: PageParts, base: string): string {
  const total = of.list.total;
  if (total === undefined) throw new Error(`${of.list.name} has no totals.`);
  const sums = `select ${total.currency} as currency, sum(${total.amount}) as amount from ${view.from} t where ${base} group by 1`;
  const money = `'amount', round(s.amount, coalesce(c.minor_units, 2))::text, 'currency', s.currency`;
  return `(select coalesce(json_agg(json_build_object(${money}) order by s.currency), '[]') from (${sums}) s left join ${view.side}.currency c on c.code = s.currency)`;
}
