/** The body of a request: JSON in UTF-8, and no larger than it may be (SEC-8). */
import type { IncomingMessage } from 'node:http';
import { GraphQLError, Kind, parse } from 'graphql';
import { LIMITS } from '../../kernel/limits.ts';
import { failure } from '../errors.ts';

/** Rows come by the thousand: only these may be large. */
const INTAKE: readonly string[] = ['putReferenceData', 'putContracts', 'recordApprovals'];

const tooLarge = (limit: number): GraphQLError =>
  failure('PAYLOAD_TOO_LARGE', `The body has at most ${limit} bytes.`, { status: 413 });

const wrongMedia = (message: string): GraphQLError => failure('BAD_USER_INPUT', message, { status: 415 });

/** Refuses what is not JSON in UTF-8: a form of another page could send it without asking. */
function checkMedia({ headers }: IncomingMessage): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (type !== 'application/json') throw wrongMedia('Send the body as application/json.');
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.replace(/^charset=|"/g, '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw wrongMedia('Send the body in UTF-8.');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw wrongMedia('Send the body as it is, not compressed.');
}

/** Reads the bytes; what is too large is not read to its end. */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const limit = LIMITS.intakeBodyBytesMax;
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(request)) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Without an encoding set, a request gives bytes. */
async function* bytesOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new Error('A request gave text instead of bytes.');
    yield chunk;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw failure('BAD_USER_INPUT', 'The body is not JSON in UTF-8.', { status: 400 });
  }
}

/** The JSON of a body. Above 256 KiB it is refused, unless it is an intake: then up to 4 MiB. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  checkMedia(request);
  const bytes = await readBytes(request);
  const body = parseJson(bytes);
  if (Array.isArray(body)) throw failure('BAD_USER_INPUT', 'Send one operation at a time.', { status: 400 });
  if (bytes.length > LIMITS.bodyBytesMax && !isIntake(body)) throw tooLarge(LIMITS.bodyBytesMax);
  return body;
}

/** Whether a document asks for nothing but intake. */
function isIntake(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string') return false;
  try {
    const { definitions } = parse(body.query, { maxLexicalTokens: LIMITS.documentTokensMax, noLocation: true });
    const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const roots = operations.flatMap(({ selectionSet }) => selectionSet.selections);
    return roots.length > 0 && roots.every((root) => root.kind === Kind.FIELD && INTAKE.includes(root.name.value));
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}
