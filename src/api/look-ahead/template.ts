/** Statement text with holes: what a document fixes is made once, what its arguments decide is filled in for each request. (pure) */

/** What a hole may ask of the request, and where it puts its values. */
export interface Rendering {
  /** The statement's parameters so far; `$1` is the caller's companies. */
  readonly values: unknown[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly companies: readonly string[];
}

export type Hole = (rendering: Rendering) => string;
export type Template = readonly (string | Hole)[];

/** Puts templates and texts one behind the other, with as few pieces as possible. */
export function joined(...parts: readonly (string | Hole | Template)[]): Template {
  const pieces: (string | Hole)[] = [];
  for (const piece of parts.flat()) {
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

export function separated(parts: readonly Template[], by: string): Template {
  return joined(...parts.flatMap((part, i) => (i === 0 ? [part] : [by, part])));
}

export function rendered(template: Template, rendering: Rendering): string {
  let text = '';
  for (const piece of template) text += typeof piece === 'string' ? piece : piece(rendering);
  return text;
}

/** Appends a value and names its place. */
export const placeOf = (rendering: Rendering, value: unknown): string => `$${rendering.values.push(value)}`;

/** The fence of the code between companies, beside the one of the database (SEC-3). One company by itself keeps its index in order. */
export const companiesOnly = (rendering: Rendering, alias: string): string =>
  rendering.companies.length === 1 ? `${alias}.legal_entity = $1` : `${alias}.legal_entity = any ($1::text[])`;

/** What stands at `$1`. */
export const companiesValue = (companies: readonly string[]): unknown =>
  companies.length === 1 ? companies[0] : companies;
