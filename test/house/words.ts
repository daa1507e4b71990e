/** What files and exported names may be called, how long a file is, and where a bare number may stand. */
import { basename } from 'node:path/posix';
import { sourcesOf, type Literal, type Tree } from './source.ts';

/** Words that name a drawer and not a thing (style.md section 2). */
const FORBIDDEN = ['manager', 'service', 'handler', 'helper', 'processor', 'util', 'utils', 'info', 'data'];

/** Master data and reference data are words of the domain, a data directory is PostgreSQL's, page info is Relay's; DEMO_DATA is a setting. */
const KNOWN = /(master|reference|demo)-?data|data-?_?(directory|base)|page[-_]?info/i;

const isForbidden = (name: string): boolean => {
  const words = name
    .replace(KNOWN, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => FORBIDDEN.includes(word) || FORBIDDEN.includes(word.replace(/s$/, '')));
};

/** Files by a forbidden name, and files that only gather others. */
export function forbiddenFiles(tree: Tree): readonly string[] {
  return Object.keys(tree).filter((path) => {
    const names = path.split('/').map((part) => part.replace(/(\.test)?\.ts$/, ''));
    return basename(path) === 'index.ts' || names.some((name) => isForbidden(name) || name === 'shared');
  });
}

/** Exported by a forbidden name, or without one. */
export function forbiddenExports(tree: Tree): readonly string[] {
  return sourcesOf(tree)
    .filter(({ path }) => path.startsWith('src/') && path !== 'src/generated.ts')
    .flatMap(({ path, exported }) =>
      exported.filter((name) => name === 'default' || isForbidden(name)).map((name) => `${path} exports ${name}`),
    );
}

const LINES_MAX = 300;

export function longFiles(tree: Tree): readonly string[] {
  return sourcesOf(tree)
    .filter(({ path, lines }) => lines > LINES_MAX && path !== 'src/generated.ts')
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** The gateway's environment, and that of the command line, which is a client and may not see the gateway's. */
const ENVIRONMENT_READERS = ['src/settings.ts', 'src/cli/environment.ts'];

/** The environment is read in one place of each program; the gateway's becomes one frozen object. */
export function environmentReaders(tree: Tree): readonly string[] {
  return sourcesOf(tree)
    .filter(({ path, code }) => !ENVIRONMENT_READERS.includes(path) && /\bprocess\.env\b/.test(code))
    .map(({ path }) => path);
}

/** Numbers that are no bounds: the value, and what it means wherever it stands. */
const CONVERSIONS: ReadonlyMap<number, string> = new Map([
  [10, 'decimal digits'],
  [12, 'months of a year'],
  [16, 'hexadecimal digits'],
  [24, 'hours of a day'],
  [28, 'days of a month'],
  [29, 'days of a month'],
  [30, 'days of a month'],
  [31, 'days of a month'],
  [60, 'minutes and seconds'],
  [100, 'per cent'],
  [1000, 'milliseconds of a second'],
  [1024, 'bytes of a kibibyte'],
  [65_535, 'the highest port'],
  [60_000, 'milliseconds of a minute'],
  [86_400_000, 'milliseconds of a day'],
]);

const isHttpStatus = (value: number): boolean => value >= 200 && value < 600;
const isCloseCode = (value: number): boolean => (value >= 1000 && value <= 1015) || (value >= 4400 && value < 4500);

/** Where bounds are kept, and files whose numbers are something else: with the reason. */
const KEEPERS: Readonly<Record<string, string>> = {
  'src/kernel/limits.ts': 'holds every bound',
  'src/kernel/embedded/patience.ts': 'the launcher runs before there is a gateway, and keeps its own waits',
  'src/settings.ts': 'bounds of what a person may set, told in the message that refuses it',
  'src/generated.ts': 'made from the schema',
};

/** Widths and digits of the columns that upstream hands over, as domain.md states them: told to whoever is refused. */
const isOfColumns = (path: string): boolean => path.startsWith('src/kernel/intake/') || basename(path) === 'rows.ts';

/**
 * A number above 9 that stands bare in the code is a bound that nobody can find. It belongs into limits.ts; one that is no
 * bound of the gateway's (the length of a code, the key of a lock) has a name at the top of its file.
 */
export function bareBounds(tree: Tree): readonly string[] {
  return sourcesOf(tree)
    .filter(({ path }) => path.startsWith('src/') && !(path in KEEPERS) && !isOfColumns(path))
    .flatMap(({ path, numbers }) =>
      numbers.filter((number) => isBare(path, number)).map(({ line, value }) => `${path}:${line} says ${value}`),
    );
}

function isBare(path: string, { value, constant }: Literal): boolean {
  if (value <= 9 || CONVERSIONS.has(value)) return false;
  if (/^[A-Z][A-Z0-9_]*$/.test(constant)) return false;
  const speaksHttp = path.startsWith('src/api/') || path.startsWith('src/cli/');
  return !(speaksHttp && (isHttpStatus(value) || isCloseCode(value)));
}
