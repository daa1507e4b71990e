/** One page of a list as SQL: its rows, and only what is asked of their number and sums. (pure) */
import { getArgumentValues, type FieldNode } from 'graphql';
import { conditionsOf } from '../../kernel/filter.ts';
import { orderOf, seekOf, type Sort } from '../../kernel/page.ts';
import type { List, View } from '../../kernel/view.ts';
import { rowSelect, viewOf, type Compiler, type FieldArguments, type Place, type RowSelect } from './compile.ts';
import { pageAsked, type PageAsked } from './page-asked.ts';
import { labelOf, selectedOf } from './selection.ts';
import { companiesOnly, joined, rendered, type Rendering, type Template } from './template.ts';

/** A list within a selection. */
export interface ListPlace {
  readonly list: List;
  readonly nodes: readonly FieldNode[];
  /** Where its rows stand. */
  readonly place: Place;
  /** What ties them to the row they hang on, over `t`; null for a list of its own. */
  readonly on: string | null;
  readonly arguments: FieldArguments;
}

/** Rows for one place of the answer: `nodes`, or the `node` of `edges`. */
interface Rows {
  readonly label: string;
  readonly select: RowSelect;
}

/** What of a page is selected. Each place has rows of its own, for two places may ask one field with other arguments. */
interface Wanted {
  readonly rows: readonly Rows[];
  /** Whether the page must know if others follow. */
  readonly edges: boolean;
  readonly count: boolean;
  readonly totals: boolean;
}

/** Label of a page's sort keys in its rows. */
export const KEYS_LABEL = '$k';
/** The rows that only carry sort keys. */
export const KEYS_ROWS = 'keys';

const KEYS_PLACE = /\bt\./g;

function wantedOf(compiler: Compiler, of: ListPlace): Wanted {
  const { execution } = compiler;
  const view = viewOf(compiler.views, of.list.view);
  const places = new Map<string, readonly FieldNode[]>();
  let [edges, count, totals, cursors] = [false, false, false, false];
  for (const [, nodes] of selectedOf(execution, of.nodes, of.arguments.type)) {
    const label = labelOf(nodes[0]);
    switch (nodes[0]?.name.value) {
      case 'nodes':
        places.set(label, nodes);
        break;
      case 'edges':
        cursors = true;
        for (const [, inner] of selectedOf(execution, nodes, `${view.type}Edge`))
          if (inner[0]?.name.value === 'node') places.set(`${label}.${labelOf(inner[0])}`, inner);
        break;
      case 'pageInfo':
        edges = cursors = true;
        break;
      case 'totalCount':
        count = true;
        break;
      case 'totals':
        totals = true;
        break;
    }
  }
  if (cursors && places.size === 0) places.set(KEYS_ROWS, []);
  const keys: Template[] = cursors ? [[keysOf(of)]] : [];
  const rows = [...places].map(([label, nodes]) => ({
    label,
    select: rowSelect(compiler, { view, nodes, place: of.place }, keys),
  }));
  return { rows, edges, count, totals };
}

/** The sort keys of a row as text. Which sort it is, is known only with the arguments: filled in then. */
const KEYS_HOLE = '/*keys*/';
const keysOf = (of: ListPlace): string => `json_build_array(${KEYS_HOLE}${of.place.alias}) as "${KEYS_LABEL}"`;

export function pageTemplate(compiler: Compiler, of: ListPlace): Template {
  const wanted = wantedOf(compiler, of);
  const view = viewOf(compiler.views, of.list.view);
  return [(rendering) => pageSql({ of, view, wanted }, rendering)];
}

interface PageParts {
  readonly of: ListPlace;
  readonly view: View;
  readonly wanted: Wanted;
}

function pageSql({ of, view, wanted }: PageParts, rendering: Rendering): string {
  const given: Readonly<Record<string, unknown>> = getArgumentValues(
    of.arguments.definition,
    of.arguments.node,
    rendering.variables,
  );
  const asked = pageAsked(of.list, given, rendering.companies);
  const own = of.on === null ? companiesOnly(rendering, 't') : tied(of, of.on);
  const where = of.list.where === undefined ? own : `${own} and ${of.list.where.replaceAll('{t}', 't')}`;
  const filter = conditionsOf(of.list.filter ?? {}, given['filter'], rendering.values);
  const base = filter === 'true' ? where : `${where} and ${filter}`;
  const parts: string[] = [];
  if (wanted.rows.length > 0) {
    const limited = limitedSql({ of, view, wanted }, { asked, base, rendering });
    const lists = wanted.rows.map(
      (rows) => `'${rows.label}', ${listSql(rows, { of, limited, sort: asked.sort, own: asked.own, rendering })}`,
    );
    parts.push(`'rows', json_build_object(${lists.join(', ')})`);
  }
  if (wanted.count) parts.push(`'count', (select count(*) from ${view.from} t where ${base})`);
  if (wanted.totals && of.list.total !== undefined)
    parts.push(`'totals', ${totalsSql(view, { total: of.list.total, base })}`);
  if (of.on !== null) parts.push(`'of', ${parentKeys(of)}`);
  return `(select json_build_object(${parts.join(', ')}))`;
}

const tied = (of: ListPlace, on: string): string => `t.legal_entity = ${of.place.parent ?? ''}.legal_entity and ${on}`;

/** The keys of the row that a list hangs on, by which its cursors are known: the fixed keys of its sort, read off the tie. */
function parentKeys(of: ListPlace): string {
  const sort = Object.values(of.list.sorts)[0];
  const fixed = (sort?.keys ?? []).slice(0, of.list.fixed ?? 0).map((key) => {
    if (key.sql === 't.legal_entity') return `${of.place.parent ?? ''}.legal_entity::text`;
    const tie = new RegExp(`${key.sql.replace('.', '\\.')} = (\\w+\\.\\w+)`).exec(of.on ?? '');
    return `${tie?.[1] ?? 'null'}::text`;
  });
  return `json_build_array(${fixed.join(', ')})`;
}

interface Limited {
  readonly asked: PageAsked;
  readonly base: string;
  readonly rendering: Rendering;
}

function limitedSql({ view, wanted }: PageParts, { asked, base, rendering }: Limited): string {
  const seek = seekOf(asked.own, asked.page, rendering.values);
  const where = seek === 'true' ? base : `${base} and ${seek}`;
  const order = orderOf(asked.own, asked.page.backward);
  const size = asked.page.size + (wanted.edges ? 1 : 0);
  return `(select t.* from ${view.from} t where ${where} order by ${order} limit ${size})`;
}

interface Listed {
  readonly of: ListPlace;
  readonly limited: string;
  readonly sort: Sort;
  readonly own: Sort;
  readonly rendering: Rendering;
}

function listSql(rows: Rows, { of, limited, sort, own, rendering }: Listed): string {
  const alias = `${of.place.alias}.`;
  const keys = sort.keys.map((key) => `(${key.sql.replace(KEYS_PLACE, alias)})::text`).join(', ');
  const columns = rendered(rows.select.columns, rendering).replace(`${KEYS_HOLE}${of.place.alias}`, keys);
  const order = orderOf(own, false).replace(KEYS_PLACE, alias);
  const select = `select ${columns} from ${limited} ${of.place.alias}${rows.select.joins} order by ${order}`;
  return `(select coalesce(json_agg(row_to_json(r)), '[]') from (${select}) r)`;
}

interface Summed {
  readonly total: { readonly amount: string; readonly currency: string };
  readonly base: string;
}

function totalsSql(view: View, { total, base }: Summed): string {
  const sums = `select ${total.currency} as currency, sum(${total.amount}) as amount from ${view.from} t where ${base} group by 1`;
  const amount = `'amount', round(s.amount, coalesce(c.minor_units, 2))::text, 'currency', s.currency`;
  return `(select coalesce(json_agg(json_build_object(${amount}) order by s.currency), '[]') from (${sums}) s left join ${view.side}.currency c on c.code = s.currency)`;
}
