/** Whether a text from outside can become a value of a type in SQL: asked before it is sent, for PostgreSQL's refusal would be a fault. (pure) */
import type { SqlType } from './table.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INTEGER = /^-?\d{1,9}$/;
const BIGINT = /^-?\d{1,18}$/;
const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}(:?\d{2})?)$/;

/** A day that the calendar has: the 30th of February is none. */
const isDay = (text: string): boolean => {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

export function isTextOf(type: SqlType, text: string): boolean {
  switch (type) {
    case 'text':
      return !text.includes('\0');
    case 'uuid':
      return UUID.test(text);
    case 'integer':
      return INTEGER.test(text);
    case 'bigint':
      return BIGINT.test(text);
    case 'numeric':
      return DECIMAL.test(text);
    case 'date':
      return isDay(text);
    case 'timestamptz':
      return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'json':
    case 'jsonb':
      return !text.includes('\0');
  }
}
