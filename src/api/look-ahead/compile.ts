/** A view and what is selected of it → the SQL of its rows as JSON: one statement, however deep the selection is (design G8). (pure) */
import type { FieldNode } from 'graphql';
import type { View, ViewField } from '../../kernel/view.ts';
import { argumentsOf, placeAt, viewOf, type Compiler, type Place, type RowPlace, type RowSelect } from './compiler.ts';
import { pageTemplate } from './page-template.ts';
import { labelOf, selectedOf } from './selection.ts';
import { joined, separated, type Template } from './template.ts';

/** The names of one level's joins, made when an expression first asks for them. */
interface Level {
  readonly view: View;
  readonly place: Place;
  readonly joins: Map<string, string>;
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** Fills `{t}`, `{p}` and the names of joins. */
function filled(level: Level, sql: string): string {
  return sql.replace(PLACEHOLDER, (_, name: string) => {
    if (name === 't') return level.place.alias;
    if (name === 'p') return level.place.parent ?? '';
    return joinedAs(level, { name, sql: level.view.joins?.[name] });
  });
}

function joinedAs(level: Level, join: { readonly name: string; readonly sql: string | undefined }): string {
  const alias = `${level.place.alias}_${join.name}`;
  if (!level.joins.has(join.name)) {
    if (join.sql === undefined) throw new Error(`${level.view.type} has no join ${join.name}.`);
    level.joins.set(join.name, '');
    const text = filled(level, join.sql);
    level.joins.delete(join.name); // What it names itself stands before it.
    level.joins.set(join.name, text);
  }
  return alias;
}

/** The minor units of a currency expression: one join for each that the level's amounts name. */
function minorUnits(level: Level, currency: string): string {
  const known = [...level.joins.keys()].filter((name) => name.startsWith('currency'));
  const name = known.find((key) => level.joins.get(key)?.endsWith(`.code = ${currency}`)) ?? `currency${known.length}`;
  const sql = `left join ${level.view.side}.currency {${name}} on {${name}}.code = ${currency}`;
  return `coalesce(${joinedAs(level, { name, sql })}.minor_units, 2)`;
}

/** The columns and joins of a row. */
export function rowSelect(compiler: Compiler, row: RowPlace): RowSelect {
  const { view, nodes, place } = row;
  const level: Level = { view, place, joins: new Map() };
  const selected: Template[] = [];
  for (const [, fields] of selectedOf(compiler.execution, nodes, view.type)) {
    const first = fields[0];
    const field = first === undefined ? undefined : view.fields[first.name.value];
    if (first === undefined || field === undefined) continue; // __typename, and what its own resolver tells.
    selected.push(joined(fieldTemplate(compiler, level, { field, nodes: fields }), ` as "${labelOf(first)}"`));
  }
  if (selected.length === 0) selected.push(['1 as "one"']);
  return { columns: separated(selected, ', '), joins: [...level.joins.values()].map((join) => ` ${join}`).join('') };
}

interface Asked {
  readonly field: ViewField;
  readonly nodes: readonly FieldNode[];
}

function fieldTemplate(compiler: Compiler, level: Level, { field, nodes }: Asked): Template {
  switch (field.kind) {
    case 'value':
    case 'facts':
    case 'keys':
      return [filled(level, field.sql)];
    case 'id': {
      const key = filled(level, field.key);
      return [
        `case when ${key} is not null then json_build_array(${level.place.alias}.legal_entity, (${key})::text) end`,
      ];
    }
    case 'money': {
      const amount = filled(level, field.amount);
      const currency = filled(level, field.currency);
      const exact = `round(${amount}, ${minorUnits(level, currency)})::text`;
      return [
        `case when ${amount} is not null then json_build_object('amount', ${exact}, 'currency', ${currency}) end`,
      ];
    }
    case 'one':
    case 'many':
      return relation(compiler, level, { field, nodes });
    case 'page': {
      const place = placeAt(level.place.depth + 1);
      const tied = (sql: string): string =>
        filled({ view: level.view, place: { ...place, alias: 't' }, joins: new Map() }, sql);
      return pageTemplate(
        { ...compiler, rowSelect },
        {
          list: field.list,
          side: level.view.side,
          nodes,
          place,
          tie: { on: tied(field.tie.on), of: field.tie.of.map(tied) },
          arguments: argumentsOf(compiler.execution, level.view.type, nodes[0]),
        },
      );
    }
  }
}

interface Related {
  readonly field: ViewField & { readonly kind: 'one' | 'many' };
  readonly nodes: readonly FieldNode[];
}

function relation(compiler: Compiler, parent: Level, { field, nodes }: Related): Template {
  const view = viewOf(compiler.views, parent.view.side, field.view);
  const place = placeAt(parent.place.depth + 1);
  const row = rowSelect(compiler, { view, nodes, place });
  const level: Level = { view, place, joins: new Map() };
  const where = `${place.alias}.legal_entity = ${parent.place.alias}.legal_entity and ${filled(level, field.on)}`;
  const from = ` from ${view.from} ${place.alias}${row.joins} where ${where}`;
  return field.kind === 'one'
    ? joined('(select row_to_json(r) from (select ', row.columns, from, ' limit 1) r)')
    : joined(
        "(select coalesce(json_agg(row_to_json(r)), '[]') from (select ",
        row.columns,
        from,
        ` order by ${filled(level, field.orderBy)}) r)`,
      );
}
