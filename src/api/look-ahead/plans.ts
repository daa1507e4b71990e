/** Compiled selections, kept as long as their document is: the second request of a document builds nothing. */
import { Kind, visit, type FieldNode, type GraphQLResolveInfo, type OperationDefinitionNode } from 'graphql';
import type { SideName } from '../../kernel/db.ts';
import type { List, View } from '../../kernel/view.ts';
import { rowSelect } from './compile.ts';
import { argumentsOf, placeAt, type RowSelect, type Views } from './compiler.ts';
import { pageTemplate } from './page-template.ts';
import type { Question } from './reads.ts';
import { companiesOnly, placeOf, rendered, type Template } from './template.ts';

const conditions = new WeakMap<OperationDefinitionNode, readonly string[]>();

/** The variables that decide what is selected: with others the same document is another plan. */
function conditionsOf(info: GraphQLResolveInfo): readonly string[] {
  const known = conditions.get(info.operation);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const node of [info.operation, ...Object.values(info.fragments)])
    visit(node, {
      Directive: (directive) => {
        for (const { value } of directive.arguments ?? [])
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  const found = [...names];
  conditions.set(info.operation, found);
  return found;
}

/** By the field that is read: a document that nobody holds any more takes its plans with it. `make` depends on nothing else. */
function planCache<T>(): (info: GraphQLResolveInfo, kind: string, make: () => T) => T {
  const plans = new WeakMap<FieldNode, Map<string, T>>();
  return (info, kind, make) => {
    const [first, ...others] = info.fieldNodes;
    if (first === undefined) throw new Error('A field without its node.');
    let ofField = plans.get(first);
    if (ofField === undefined) plans.set(first, (ofField = new Map<string, T>()));
    let key = kind;
    for (const node of others) key += `,${node.loc?.start ?? ''}`;
    for (const name of conditionsOf(info)) key += `,${String(info.variableValues[name])}`;
    let plan = ofField.get(key);
    if (plan === undefined) ofField.set(key, (plan = make()));
    return plan;
  };
}

const rowPlan = planCache<RowSelect>();
const pagePlan = planCache<Template>();

/** A row by its company and a column that is unique there. */
export interface Ref {
  readonly legalEntity: string;
  readonly key: string;
}

/** Rows that are found by a column: the view's key, or another one that is unique within the company. */
export interface Finding {
  readonly view: View;
  readonly column: string;
  readonly type: 'uuid' | 'text';
}

/** Rows by their view's key. */
export function findingOf(view: View): Finding {
  if (view.key === undefined) throw new Error(`${view.type} has no key.`);
  return { view, ...view.key };
}

/** Label of a found row's place among those that were asked for. */
export const PLACE_LABEL = '$n';

/** The plans of one schema's views. */
export interface Plans {
  /** The row of a key, as the field selects it; null when there is none. */
  readonly row: (info: GraphQLResolveInfo, finding: Finding, ref: Ref) => Question;
  /** The rows of many keys, each with its place among them. */
  readonly rows: (info: GraphQLResolveInfo, finding: Finding, refs: readonly Ref[]) => Question;
  /** The page of a list, by the arguments of the field. */
  readonly page: (info: GraphQLResolveInfo, side: SideName, list: List) => Question;
}

export function openPlans(views: Views): Plans {
  const selectOf = (info: GraphQLResolveInfo, { view, column }: Finding): RowSelect =>
    rowPlan(info, `${view.side}.${view.type}.${column}`, () =>
      rowSelect({ views, execution: info }, { view, nodes: info.fieldNodes, place: placeAt(0) }),
    );
  return {
    row: (info, finding, ref) => {
      const select = selectOf(info, finding);
      return (rendering) => {
        const columns = rendered(select.columns, rendering);
        const where = `${companiesOnly(rendering, 't0')} and t0.legal_entity = ${placeOf(rendering, ref.legalEntity)}::text and t0.${finding.column} = ${placeOf(rendering, ref.key)}::${finding.type}`;
        return `(select row_to_json(r) from (select ${columns} from ${finding.view.from} t0${select.joins} where ${where} limit 1) r)`;
      };
    },
    rows: (info, finding, refs) => {
      const select = selectOf(info, finding);
      return (rendering) => {
        const columns = rendered(select.columns, rendering);
        const companies = placeOf(
          rendering,
          refs.map((ref) => ref.legalEntity),
        );
        const keys = placeOf(
          rendering,
          refs.map((ref) => ref.key),
        );
        const given = `unnest(${companies}::text[], ${keys}::${finding.type}[]) with ordinality g (legal_entity, key, n)`;
        const on = `t0.legal_entity = g.legal_entity and t0.${finding.column} = g.key`;
        const from = `${given} join ${finding.view.from} t0 on ${on}${select.joins} where ${companiesOnly(rendering, 't0')}`;
        return `(select coalesce(json_agg(row_to_json(r)), '[]') from (select g.n as "${PLACE_LABEL}", ${columns} from ${from}) r)`;
      };
    },
    page: (info, side, list) => {
      const template = pagePlan(info, `${side}.${list.name}`, () =>
        pageTemplate(
          { views, execution: info, rowSelect },
          {
            list,
            side,
            nodes: info.fieldNodes,
            place: placeAt(0),
            tie: null,
            arguments: argumentsOf(info, info.parentType.name, info.fieldNodes[0]),
          },
        ),
      );
      return (rendering) => rendered(template, rendering);
    },
  };
}
