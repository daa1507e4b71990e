/** The parameters of a subscription over HTTP, from the query string or from a body. */
import { failure } from '../errors.ts';
import type { Asked } from '../stream/subscription.ts';

const wrong = (message: string): Error => failure('BAD_USER_INPUT', message, { status: 400 });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong('The variables are not JSON.');
  }
}

/** Throws BAD_USER_INPUT when there is no query, or something has another shape. */
export function readAsked(method: string | undefined, search: URLSearchParams, body: unknown): Asked {
  if (method !== 'GET' && method !== 'POST') throw failure('BAD_USER_INPUT', 'Send GET or POST.', { status: 405 });
  const given = method === 'GET' ? fromSearch(search) : body;
  if (!isRecord(given)) throw wrong('The body is not a JSON object.');
  const { query, operationName = null, variables = null } = given;
  if (typeof query !== 'string' || query === '') throw wrong('There is no query.');
  if (operationName !== null && typeof operationName !== 'string') throw wrong('operationName is not a string.');
  if (variables !== null && !isRecord(variables)) throw wrong('The variables are not an object.');
  return { query, operationName, variables };
}

function fromSearch(search: URLSearchParams): Readonly<Record<string, unknown>> {
  const variables = search.get('variables');
  return {
    query: search.get('query'),
    operationName: search.get('operationName'),
    variables: variables === null ? null : parsed(variables),
  };
}
