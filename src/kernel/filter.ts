/** Operator filters → conditions in SQL, by a declared table of columns: nothing that a client wrote becomes SQL text (SEC-11). (pure) */
import { fault } from './fault.ts';
import { LIMITS } from './limits.ts';
import { isTextOf } from './text.ts';

/** What a condition compares with: it decides the operators, and the type of the parameter. */
export type FilterType = 'text' | 'integer' | 'numeric' | 'date' | 'boolean' | 'uuid';

export interface FilterColumn {
  /** An expression over the alias `t`, such as `t.contract_number`. */
  readonly sql: string;
  readonly type: FilterType;
}

export type FilterColumns = Readonly<Record<string, FilterColumn>>;

const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

const ORDERED: readonly FilterType[] = ['integer', 'numeric', 'date'];

interface Walk {
  readonly columns: FilterColumns;
  readonly values: unknown[];
  /** Conditions so far: a filter is bounded as a whole, however it is nested. */
  count: number;
}

/**
 * The condition that a filter stands for, over the alias `t`; `true` when nothing is asked. Its values are appended to
 * `values` and named by their place. A null inside a filter is refused, for what it would leave out may be everything.
 * Faults: BAD_USER_INPUT for an unknown field or operator and for a filter beyond its bounds, BAD_DECIMAL, BAD_TEXT.
 */
export function conditionsOf(columns: FilterColumns, filter: unknown, values: unknown[]): string {
  if (filter === null || filter === undefined) return 'true';
  return allOf({ columns, values, count: 0 }, filter, 1);
}

const bad = (message: string) => fault('BAD_USER_INPUT', message);

function entriesOf(value: unknown, what: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad(`${what} of a filter is an object.`);
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(`${what} of a filter is a list.`);
  if (value.length > LIMITS.filterListMax)
    throw bad(`${what} of a filter names at most ${LIMITS.filterListMax} values.`);
  return value;
}

function allOf(walk: Walk, filter: unknown, depth: number): string {
  if (depth > LIMITS.filterDepthMax) throw bad(`A filter is nested at most ${LIMITS.filterDepthMax} deep.`);
  return joined(
    entriesOf(filter, 'A part').flatMap(([name, value]) => {
      switch (name) {
        case 'and':
          return [
            joined(
              listOf(value, 'and').map((part) => allOf(walk, part, depth + 1)),
              'and',
            ),
          ];
        case 'or':
          return [
            joined(
              listOf(value, 'or').map((part) => allOf(walk, part, depth + 1)),
              'or',
            ),
          ];
        case 'not':
          // A condition on a column without a value is unknown, and so does not hold.
          return [`(${allOf(walk, value, depth + 1)}) is not true`];
        default:
          return entriesOf(value, name).map(([operator, operand]) => compare(walk, { name, operator, operand }));
      }
    }),
    'and',
  );
}

function joined(conditions: readonly string[], by: 'and' | 'or'): string {
  if (conditions.length === 0) return by === 'and' ? 'true' : 'false';
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(` ${by} `)})`;
}

interface Comparison {
  readonly name: string;
  readonly operator: string;
  readonly operand: unknown;
}

function compare(walk: Walk, { name, operator, operand }: Comparison): string {
  const column = Object.hasOwn(walk.columns, name) ? walk.columns[name] : undefined;
  if (column === undefined) throw bad(`There is no filter by ${name}.`);
  walk.count += 1;
  if (walk.count > LIMITS.filterConditionsMax)
    throw bad(`A filter has at most ${LIMITS.filterConditionsMax} conditions.`);
  if (operator === 'in') {
    walk.values.push(listOf(operand, `${name}.in`).map((value) => checked(column.type, name, value)));
    return `${column.sql} = any ($${walk.values.length}::${column.type}[])`;
  }
  if (operator === 'startsWith' && column.type === 'text') {
    walk.values.push(checked(column.type, name, operand));
    return `starts_with(${column.sql}, $${walk.values.length}::text)`;
  }
  const sign = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  if (sign === undefined || (operator !== 'eq' && !ORDERED.includes(column.type)))
    throw bad(`There is no operator ${operator} for ${name}.`);
  walk.values.push(checked(column.type, name, operand));
  return `${column.sql} ${sign} $${walk.values.length}::${column.type}`;
}

/** The scalars of the schema have checked it; a filter that was stored or made by hand has not passed them. */
function checked(type: FilterType, name: string, value: unknown): string | number | boolean {
  if (type === 'boolean' ? typeof value === 'boolean' : type === 'integer' && Number.isSafeInteger(value))
    return value as number | boolean;
  if (type === 'numeric' && !(typeof value === 'string' && isTextOf('numeric', value)))
    throw fault('BAD_DECIMAL', `${name} of the filter is compared with an exact decimal, as text.`);
  if (type === 'text' && typeof value === 'string' && !isTextOf('text', value))
    throw fault('BAD_TEXT', `${name} of the filter holds a character that is never stored.`);
  if (type === 'integer' || type === 'boolean' || typeof value !== 'string' || !isTextOf(type, value))
    throw bad(`${name} of the filter cannot be compared with ${value === null ? 'null' : 'this value'}.`);
  return value;
}
