/** Which page a request asks for: its arguments, checked against the list that they are given to. (pure) */
import { fault } from '../../kernel/fault.ts';
import { bindingOf, pageOf, type Page, type Sort } from '../../kernel/page.ts';
import type { List } from '../../kernel/view.ts';

export interface PageAsked {
  /** With all keys of the sort: what cursors hold. */
  readonly page: Page;
  readonly sort: Sort;
  /** Without the keys that are the same for all rows: what the statement compares and orders by. */
  readonly own: { readonly page: Page; readonly sort: Sort };
  readonly binding: () => string;
}

/** A list of its own, or one that hangs on a row, whose keys are then the first of the sort. */
export interface ListScope {
  readonly list: List;
  readonly companies: readonly string[];
  readonly fixed: number;
}

type Given = Readonly<Record<string, unknown>>;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Faults: BAD_USER_INPUT for a size out of bounds, BAD_CURSOR for a cursor of another list, filter, sort or caller. */
export function pageAsked({ list, companies, fixed }: ListScope, given: Given): PageAsked {
  const name = textOf(given['sort']) ?? Object.keys(list.sorts)[0] ?? '';
  const sort = Object.hasOwn(list.sorts, name) ? list.sorts[name] : undefined;
  if (sort === undefined) throw fault('BAD_USER_INPUT', 'There is no such sort.');
  let bound: string | undefined;
  const binding = (): string =>
    (bound ??= bindingOf({ list: list.name, filter: given['filter'] ?? null, sort: name, within: companies }));
  const page = pageOf(
    {
      first: numberOf(given['first']),
      last: numberOf(given['last']),
      after: textOf(given['after']),
      before: textOf(given['before']),
    },
    sort,
    binding,
  );
  const alone = companies.length === 1;
  const kept = sort.keys.map((key, i) => i >= fixed && !(alone && key.sql === 't.legal_entity'));
  return { page, sort, binding, own: narrowed({ page, sort, kept }) };
}

interface Narrowed {
  readonly page: Page;
  readonly sort: Sort;
  readonly kept: readonly boolean[];
}

function narrowed({ page, sort, kept }: Narrowed): PageAsked['own'] {
  const only = (keys: readonly string[] | null): readonly string[] | null => keys && keys.filter((_, i) => kept[i]);
  return {
    page: { ...page, after: only(page.after), before: only(page.before) },
    sort: { ...sort, keys: sort.keys.filter((_, i) => kept[i]) },
  };
}
