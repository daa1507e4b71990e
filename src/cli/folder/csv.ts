/**
 * One CSV file (RFC 4180) as records that know their line. A record that cannot be read is told and left out, and reading goes on
 * with the next line of the file, so that one broken quote does not cost the good rows behind it. (pure)
 */
import { parse } from 'csv-parse/sync';
import { LIMITS } from '../../kernel/limits.ts';
import { problemAt, type Problem } from './problem.ts';

export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvFile {
  /** Names of the columns, in their order; empty when the file holds nothing that can be read. */
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly problems: readonly Problem[];
}

interface Stretch {
  readonly records: readonly { readonly fields: string[]; readonly start: number; readonly end: number }[];
  /** Why it ended before the file did. */
  readonly broken: { readonly start: number; readonly message: string; readonly field: number | null } | null;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A byte order mark is let pass: spreadsheets write one. */
export function readCsv(file: string, content: Buffer): CsvFile {
  const bytes = content.subarray(0, 3).equals(BYTE_ORDER_MARK) ? content.subarray(3) : content;
  const lines = linesOf(bytes);
  const foreign = foreignBytes(bytes, lines);
  const problems: Problem[] = [];
  const records: CsvRecord[] = [];
  let header: readonly string[] | null = null;
  let from = 0;
  while (from < bytes.length) {
    const stretch = readStretch(bytes, from, header?.length ?? null);
    for (const { fields, start, end } of stretch.records) {
      const line = lines.at(start);
      if (header === null) header = fields;
      else if (foreign.some((offset) => offset >= start && offset < end)) problems.push(notUtf8(file, line));
      else records.push({ line, fields });
    }
    if (stretch.broken === null) break;
    const { start, message, field } = stretch.broken;
    const column = field === null ? null : (header?.[field] ?? null);
    problems.push(unreadable({ file, line: lines.at(start), column }, message));
    if (header === null || problems.length >= LIMITS.csvProblemsMax) {
      problems.push(givenUp(file, lines.at(start)));
      break;
    }
    from = lines.after(start);
  }
  return { header: header ?? [], records, problems };
}

/** Reads until the end or the first record that cannot be read. */
function readStretch(bytes: Buffer, from: number, fieldCount: number | null): Stretch {
  const records: { fields: string[]; start: number; end: number }[] = [];
  let start = from;
  let expected = fieldCount;
  try {
    parse(bytes.subarray(from), {
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: string[], context) => {
        const end = from + context.bytes;
        const begin = skipBlank(bytes, start);
        expected ??= fields.length;
        if (fields.length !== expected) throw new WrongCount(fields.length, expected);
        records.push({ fields, start: begin, end });
        start = end;
        return null;
      },
    });
    return { records, broken: null };
  } catch (error) {
    return { records, broken: { start: skipBlank(bytes, start), ...reasonOf(error) } };
  }
}

class WrongCount extends Error {
  constructor(found: number, expected: number) {
    super(`The row has ${found} fields, and the header names ${expected}.`);
  }
}

function reasonOf(error: unknown): { readonly message: string; readonly field: number | null } {
  if (error instanceof WrongCount) return { message: error.message, field: null };
  if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
  const field = 'column' in error && typeof error.column === 'number' ? error.column : null;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return { message: 'A field that begins with a quote does not end with one.', field };
    case 'INVALID_OPENING_QUOTE':
      return { message: 'A quote stands within a field that does not begin with one.', field };
    default:
      return { message: `The record cannot be read (${String(error.code)}).`, field };
  }
}

const unreadable = (place: { file: string; line: number; column: string | null }, message: string): Problem =>
  problemAt(place, {
    code: 'BAD_USER_INPUT',
    message,
    remedy: 'Write the record as RFC 4180 says: fields with commas, quotes or line breaks in quotes, quotes doubled.',
  });

const notUtf8 = (file: string, line: number): Problem =>
  problemAt(
    { file, line, column: null },
    { code: 'BAD_TEXT', message: 'The record is not UTF-8.', remedy: 'Export the file as UTF-8.' },
  );

const givenUp = (file: string, line: number): Problem =>
  problemAt(
    { file, line, column: null },
    { code: 'BAD_USER_INPUT', message: 'The rest of the file was not read.', remedy: 'Export the file as CSV again.' },
  );

/** Empty lines between records belong to none. */
function skipBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED)) at += 1;
  return at;
}

interface Lines {
  /** The number of the line on which a byte stands. */
  at: (offset: number) => number;
  /** Where the line behind it begins. */
  after: (offset: number) => number;
}

function linesOf(bytes: Buffer): Lines {
  const ends: number[] = [];
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, end + 1)) ends.push(end);
  const indexOf = (offset: number): number => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    at: (offset) => indexOf(offset) + 1,
    after: (offset) => (ends[indexOf(offset)] ?? bytes.length) + 1,
  };
}

/** Where the lines begin that are not UTF-8; nearly always none. */
function foreignBytes(bytes: Buffer, lines: Lines): readonly number[] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const isText = (part: Buffer): boolean => {
    try {
      decoder.decode(part);
      return true;
    } catch {
      return false;
    }
  };
  if (isText(bytes)) return [];
  const found: number[] = [];
  for (let from = 0; from < bytes.length; from = lines.after(from)) {
    if (!isText(bytes.subarray(from, lines.after(from)))) found.push(from);
  }
  return found;
}
