/** GraphQL over HTTP: Apollo Server executes, and what it answers is told in our codes. */
import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { LIMITS } from '../../kernel/limits.ts';
import type { Context } from '../context.ts';
import { failure, formatErrors, tellError, type ErrorCode } from '../errors.ts';
import { checkOperation, type Shell } from './shell.ts';

export interface HttpQuestion {
  readonly method: string;
  readonly headers: ReadonlyMap<string, string>;
  /** The query string, with its question mark. */
  readonly search: string;
  readonly body: unknown;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface GraphqlOverHttp {
  readonly answer: (question: HttpQuestion, context: Context) => Promise<HttpAnswer>;
  readonly stop: () => Promise<void>;
}

export async function openGraphqlOverHttp(shell: Shell): Promise<GraphqlOverHttp> {
  const told = new WeakSet<AbortSignal>();
  const apollo = new ApolloServer<Context>({
    schema: shell.contract.schema,
    nodeEnv: 'production',
    introspection: true, // Who may is decided for each operation (SEC-9).
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: LIMITS.documentTokensMax },
    validationOptions: { maxErrors: LIMITS.errorsMax },
    logger: shell.log,
    formatError: (_, error) => {
      const { code, message } = tellError(error);
      return { message, extensions: { code } };
    },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      gatewayPlugin(shell, told),
    ],
  });
  await apollo.start();
  return {
    answer: (question, context) => answer(apollo, question, { context, told }),
    stop: () => apollo.stop(),
  };
}

interface Asked {
  readonly context: Context;
  /** The requests whose errors were told already, by what is theirs alone: Apollo works on a copy of the context. */
  readonly told: WeakSet<AbortSignal>;
}

async function answer(
  apollo: ApolloServer<Context>,
  { method, headers, search, body }: HttpQuestion,
  { context, told }: Asked,
): Promise<HttpAnswer> {
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: new HeaderMap(headers), search, body },
    context: () => Promise.resolve(context),
  });
  if (response.body.kind !== 'complete') throw new Error('An answer came in parts, and nothing asks for that.');
  const text = told.has(context.signal) ? response.body.string : withRequestId(response.body.string, context.requestId);
  return { status: response.status ?? 200, headers: response.headers, text };
}

/** What Apollo refuses before it looks at the operation knows no request. */
function withRequestId(text: string, requestId: string): string {
  const answered: unknown = JSON.parse(text);
  if (typeof answered !== 'object' || answered === null || !('errors' in answered)) return text;
  const errors = Array.isArray(answered.errors) ? answered.errors : [];
  const named = errors.map((error: GraphQLFormattedError) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return JSON.stringify({ ...answered, errors: named });
}

function gatewayPlugin(shell: Shell, told: WeakSet<AbortSignal>): ApolloServerPlugin<Context> {
  const listener = {
    didResolveOperation: ({ document, operation, request, contextValue }: Resolved): Promise<void> => {
      if (operation === undefined) return Promise.resolve();
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
        const where = 'Subscriptions go over WebSocket, or as server-sent events from /graphql/stream.';
        throw failure('BAD_USER_INPUT', where, { status: 400 });
      }
      const variables = request.variables ?? {};
      checkOperation(shell, { document, operation, variables, caller: contextValue.caller });
      return Promise.resolve();
    },
    willSendResponse: (sending: GraphQLRequestContextWillSendResponse<Context>): Promise<void> => {
      told.add(sending.contextValue.signal);
      if (sending.errors !== undefined) tellErrors(shell, sending, sending.errors);
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

type Resolved = Pick<
  GraphQLRequestContextWillSendResponse<Context>,
  'document' | 'operation' | 'request' | 'contextValue'
> & { readonly document: NonNullable<GraphQLRequestContextWillSendResponse<Context>['document']> };

/** The complaints of a document and of variables: a client that accepts only application/json is told them with 200. */
const ABOUT_THE_REQUEST: readonly ErrorCode[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_DECIMAL',
  'BAD_TEXT',
  'BAD_CURSOR',
];

function tellErrors(
  shell: Shell,
  { response, request, contextValue }: GraphQLRequestContextWillSendResponse<Context>,
  errors: readonly unknown[],
): void {
  if (response.body.kind !== 'single') return;
  const formatted = formatErrors(errors, contextValue);
  const codes = errors.map((error) => tellError(error).code);
  for (const code of codes) shell.metrics.failed(code);
  const { data } = response.body.singleResult;
  const isEmpty = data === undefined || data === null || Object.values(data).every((value) => value === null);
  response.body = { kind: 'single', singleResult: { ...response.body.singleResult, errors: formatted } };
  if (isEmpty && codes.length > 0 && codes.every((code) => code === 'UNAVAILABLE')) {
    response.body = { kind: 'single', singleResult: { errors: formatted } };
    response.http.status = 503;
  }
  const accept = request.http?.headers.get('accept') ?? '';
  const isOnlyJson = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
  if (data === undefined && isOnlyJson && codes.every((code) => ABOUT_THE_REQUEST.includes(code))) {
    response.http.status = 200;
  }
}
