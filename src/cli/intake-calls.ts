/** Rows of a folder packed into calls that the gateway takes, and its refusals led back to file, line and column. (pure) */
import { createHash } from 'node:crypto';
import { LIMITS } from '../kernel/limits.ts';
import type { FolderRow } from './folder.ts';
import type { CompanyRows } from './folder/companies.ts';
import { columnOf, fieldOf, KNOWN_FILE_NAMES, knownFile, type IntakeCall, type KnownFileName } from './folder/files.ts';
import type { Problem } from './folder/problem.ts';
import type { UserError } from './operations/shapes.ts';

/** One call: rows of one file, in their order. */
export interface PackedCall {
  readonly legalEntity: string;
  readonly file: KnownFileName;
  readonly rows: readonly FolderRow[];
  /** The rows as the API takes them. */
  readonly input: readonly Readonly<Record<string, string | null>>[];
}

/** The calls of one kind for one company, in the order in which they must be sent. */
export function packCalls({ legalEntity, rows }: CompanyRows, call: IntakeCall): readonly PackedCall[] {
  return KNOWN_FILE_NAMES.filter((file) => knownFile(file).call === call).flatMap((file) =>
    chunksOf(rows.get(file) ?? []).map((chunk) => ({
      legalEntity,
      file,
      rows: chunk.map(({ row }) => row),
      input: chunk.map(({ input }) => input),
    })),
  );
}

interface Cells {
  readonly row: FolderRow;
  readonly input: Readonly<Record<string, string | null>>;
}

function chunksOf(rows: readonly FolderRow[]): readonly (readonly Cells[])[] {
  const chunks: Cells[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const input = Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [fieldOf(column), cell]));
    const size = Buffer.byteLength(JSON.stringify(input)) + 1;
    const last = chunks.at(-1);
    if (last === undefined || last.length >= LIMITS.loadRowsACall || bytes + size > LIMITS.loadBytesACall) {
      chunks.push([{ row, input }]);
      bytes = size;
    } else {
      last.push({ row, input });
      bytes += size;
    }
  }
  return chunks;
}

/** Of a SHA-256: more than enough to tell the calls of one run apart. */
const HASH_CHARACTERS = 32;

/**
 * The same call of the same run has the same key, so that asking again does nothing twice. Another run has other keys: it must
 * see the gateway as it is by then, not be told what an earlier run was told. That loading twice changes nothing, the rows' own
 * keys see to.
 */
export function keyOf(run: string, call: PackedCall, ordinal: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([call.legalEntity, call.file, call.input]))
    .digest('hex');
  return `load:${run}:${ordinal}:${hash.slice(0, HASH_CHARACTERS)}`;
}

/** A refusal of a call as a problem of its file: `path` is list, row and field. */
export function problemOf(call: PackedCall, error: UserError): Problem {
  const [list, position, field] = error.path ?? [];
  const index = position === undefined ? error.index : Number(position);
  const isRow = list === knownFile(call.file).list || list === undefined;
  const row = index === null || !isRow ? undefined : call.rows[index];
  return {
    file: call.file,
    line: row?.line ?? null,
    column: row === undefined || field === undefined ? null : columnOf(field),
    code: error.code,
    message: error.message,
    remedy: error.remedy,
  };
}
