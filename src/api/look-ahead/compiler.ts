/** What the compilers of rows and of pages share: the views, the execution that they compile for, and where a row stands. (pure) */
import { getNamedType, isInterfaceType, isObjectType, type FieldNode, type GraphQLField } from 'graphql';
import type { SideName } from '../../kernel/db.ts';
import type { View } from '../../kernel/view.ts';
import type { Execution } from './selection.ts';
import type { Template } from './template.ts';

/** By side and GraphQL type: messages are on both sides. */
export type Views = Readonly<Record<SideName, ReadonlyMap<string, View>>>;

export interface Compiler {
  readonly views: Views;
  readonly execution: Execution;
}

/** Where a row stands: its alias, and that of the row it hangs on. */
export interface Place {
  readonly alias: string;
  readonly parent: string | null;
  readonly depth: number;
}

export const viewOf = (views: Views, side: SideName, type: string): View => {
  const view = views[side].get(type);
  if (view === undefined) throw new Error(`There is no view of ${type} on the ${side} side.`);
  return view;
};

export const placeAt = (depth: number): Place => ({
  alias: `t${depth}`,
  parent: depth === 0 ? null : `t${depth - 1}`,
  depth,
});

/** A row that is selected of. */
export interface RowPlace {
  readonly view: View;
  readonly nodes: readonly FieldNode[];
  readonly place: Place;
}

export interface RowSelect {
  /** `expression as "label", …` */
  readonly columns: Template;
  /** ` left join …` */
  readonly joins: string;
}

/** The compiler of pages is given that of rows: a page has rows, and a row may have pages. */
export interface PageCompiler extends Compiler {
  readonly rowSelect: (compiler: Compiler, row: RowPlace) => RowSelect;
}

/** The declared arguments of a field, to read what a request gives for them. */
export function argumentsOf(execution: Execution, type: string, node: FieldNode | undefined) {
  const parent = execution.schema.getType(type);
  const definition: GraphQLField<unknown, unknown> | undefined =
    isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node?.name.value ?? ''] : undefined;
  if (definition === undefined || node === undefined) throw new Error(`${type} has no such field.`);
  return { definition, node, type: getNamedType(definition.type).name };
}

export type FieldArguments = ReturnType<typeof argumentsOf>;
