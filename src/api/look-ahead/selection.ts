/** What a selection asks of a type: its fields by response key, in the order in which the executor meets them. (pure) */
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What of an execution a selection depends on. */
export type Execution = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

export type Selected = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * The name of a field's value in the JSON of its row. An alias is no part of it, because nothing that a client wrote stands in a
 * statement: an aliased field is named by its place in the document.
 */
export function labelOf(node: FieldNode | undefined): string {
  if (node === undefined) throw new Error('A field without its node.');
  if (node.alias === undefined) return node.name.value;
  if (node.loc === undefined) throw new Error('Documents are parsed with locations.');
  return `x${node.loc.start}`;
}

/** The fields that the nodes together select of a type, fragments and conditions applied. */
export function selectedOf(execution: Execution, nodes: readonly FieldNode[], type: string): Selected {
  const selected = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (!isIncluded(execution, selection)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          const key = (selection.alias ?? selection.name).value;
          const known = selected.get(key);
          if (known === undefined) selected.set(key, [selection]);
          else known.push(selection);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (applies(execution, selection.typeCondition?.name.value, type)) visit(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = execution.fragments[name];
          if (visited.has(name) || fragment === undefined) break;
          visited.add(name);
          if (applies(execution, fragment.typeCondition.name.value, type)) visit(fragment.selectionSet);
          break;
        }
      }
    }
  };
  for (const node of nodes) if (node.selectionSet !== undefined) visit(node.selectionSet);
  return selected;
}

function isIncluded(execution: Execution, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, execution.variableValues);
  if (skip?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, execution.variableValues)?.['if'] !== false;
}

function applies(execution: Execution, condition: string | undefined, type: string): boolean {
  if (condition === undefined || condition === type) return true;
  const abstract = execution.schema.getType(condition);
  const concrete = execution.schema.getType(type);
  return isAbstractType(abstract) && isObjectType(concrete) && execution.schema.isSubType(abstract, concrete);
}

/** The selected fields of a child by its field name, under whatever alias: `edges` of a connection may be asked for twice. */
export const namedOf = (selected: Selected, name: string): readonly FieldNode[] =>
  [...selected.values()].filter((nodes) => nodes[0]?.name.value === name).flat();
