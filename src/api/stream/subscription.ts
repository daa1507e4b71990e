/** A subscription as a client sends it, checked like any operation before it is executed: the same on a socket and on an event stream. */
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
} from 'graphql';
import { LIMITS } from '../../kernel/limits.ts';
import type { Context } from '../context.ts';
import { failure } from '../errors.ts';
import { checkOperation, type Shell } from '../http/shell.ts';

export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What to execute, or why not. */
export function prepareSubscription(
  shell: Shell,
  context: Context,
  asked: Asked,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    return prepare(shell, context, asked);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function prepare(shell: Shell, context: Context, asked: Asked): ExecutionArgs | readonly GraphQLError[] {
  const { schema } = shell.contract;
  const document = parsed(asked.query);
  const invalid = validate(schema, document, specifiedRules, { maxErrors: LIMITS.errorsMax });
  if (invalid.length > 0) return invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, asked.operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
    throw failure('BAD_USER_INPUT', 'Only subscriptions come this way; send queries and mutations to /graphql.');
  const variables = asked.variables ?? {};
  checkOperation(shell, { document, operation, variables, caller: context.caller });
  return {
    schema,
    document,
    contextValue: context,
    variableValues: variables,
    operationName: asked.operationName ?? null,
  };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxLexicalTokens: LIMITS.documentTokensMax });
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** As Apollo Server names them: a scalar that says more keeps its own code. */
const withCode = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    originalError: error,
    extensions: { code },
  });

/** The same stream, whose end first wakes what it waits for: a generator that waits hears of a return only when it goes on. */
export function endedBy<T>(
  source: AsyncGenerator<T, unknown>,
  ending: AbortController,
): AsyncIterableIterator<T, unknown> {
  const ended: AsyncIterableIterator<T, unknown> = {
    next: () => source.next(),
    return: () => {
      ending.abort();
      return source.return(undefined);
    },
    throw: (error) => {
      ending.abort();
      return source.throw(error);
    },
    [Symbol.asyncIterator]: () => ended,
  };
  return ended;
}
