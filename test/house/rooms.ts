/** The import table of style.md section 1 as data, and the checks that read it. Each answers the trespasses it finds. */
import { sourcesOf, type Import, type Source, type Tree } from './source.ts';

type Room =
  | 'kernel'
  | 'project'
  | 'finance'
  | 'sync'
  | 'api'
  | 'cli'
  | 'settings'
  | 'generated'
  | 'databases'
  | 'gateway'
  | 'main';

type Side = 'project' | 'finance';

const isSide = (room: Room): room is Side => room === 'project' || room === 'finance';

const EVERYTHING = { kernel: /./, project: /./, finance: /./, sync: /./, api: /./, generated: /./, settings: /./ };

/** What a room may import besides itself. A side's room names the files of it that are open. */
const MAY_IMPORT: Readonly<Record<Room, Partial<Record<Room, RegExp>>>> = {
  kernel: {},
  project: { kernel: /./ },
  finance: { kernel: /./ },
  sync: {
    kernel: /./,
    project: /^src\/project\/(outgoing|incoming|[\w-]*queries)\.ts$/,
    finance: /^src\/finance\/(outgoing|incoming|[\w-]*queries)\.ts$/,
  },
  api: {
    kernel: /./,
    sync: /./,
    generated: /./,
    project: /^(?!src\/project\/incoming\.ts$)(?!.*\/tables\.ts$)/,
    finance: /^(?!src\/finance\/incoming\.ts$)(?!.*\/tables\.ts$)/,
  },
  cli: { kernel: /./, generated: /./ },
  settings: { kernel: /./ },
  // The resolvers' types name the context that they are given.
  generated: { api: /^src\/api\/context\.ts$/ },
  // What starts the gateway, in three files: its databases, a whole one in a process, and the process.
  databases: { kernel: /./, project: /./, finance: /./, sync: /./, settings: /./ },
  gateway: { ...EVERYTHING, databases: /./ },
  main: { ...EVERYTHING, cli: /./, databases: /./, gateway: /./ },
};

const ROOMS = new Set(Object.keys(MAY_IMPORT));

export function roomOf(path: string): Room | null {
  const name = /^src\/([\w-]+)/.exec(path)?.[1] ?? '';
  return ROOMS.has(name) ? (name as Room) : null;
}

const inSource = (tree: Tree): readonly Source[] => sourcesOf(tree).filter(({ path }) => path.startsWith('src/'));

/** A file imports what its room may not. `import type` counts. */
export function importTrespasses(tree: Tree): readonly string[] {
  return inSource(tree).flatMap((source) => {
    const room = roomOf(source.path);
    if (room === null) return [`${source.path} stands in no room`];
    return source.imports
      .filter((one) => one.relative && !mayImport(room, one.target))
      .map((one) => `${source.path} may not import ${one.target}`);
  });
}

function mayImport(room: Room, target: string): boolean {
  const other = roomOf(target);
  if (other === null) return false;
  return other === room || MAY_IMPORT[room][other]?.test(target) === true;
}

/** Relative imports name a file that is there, with its ending. */
export function brokenImports(tree: Tree): readonly string[] {
  return sourcesOf(tree).flatMap((source) =>
    source.imports
      .filter(({ relative, target }) => relative && (!target.endsWith('.ts') || !(target in tree)))
      .map(({ target }) => `${source.path} imports ${target}, which is not there`),
  );
}

/** Files that import each other, the shortest way round. */
export function importCycles(tree: Tree): readonly string[] {
  const sources = inSource(tree);
  const next = new Map(sources.map((source) => [source.path, relatives(source.imports)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    const before = way.indexOf(path);
    if (before >= 0) cycles.push([...way.slice(before), path].join(' → '));
    if (before >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) walk(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return cycles;
}

const relatives = (imports: readonly Import[]): readonly string[] =>
  imports.filter(({ relative }) => relative).map(({ target }) => target);

const TABLE_IN_TEXT = /\b(project|finance)\.([a-z][a-z0-9_]*)\b/g;

/** SQL keeps to its room: a statement names only tables of its own side, and never of both (design G1). */
export function sqlTrespasses(tree: Tree, tables: Readonly<Record<Side, ReadonlySet<string>>>): readonly string[] {
  return inSource(tree).flatMap(({ path, texts }) => {
    const room = roomOf(path);
    if (room === null || room === 'generated') return [];
    return texts.flatMap((text) => {
      if (!/\b(select|insert|update|delete|from|join|into|table)\b/i.test(text)) return [];
      const named = [...text.matchAll(TABLE_IN_TEXT)].filter(([, side, name]) => tables[side as Side].has(name ?? ''));
      const sides = new Set(named.map(([, side]) => side as Side));
      if (sides.size === 2) return [`${path} names both sides in one statement: ${excerpt(text)}`];
      const [side] = sides;
      if (side === undefined) return [];
      if (isSide(room) && side !== room) return [`${path} names a table of ${side}: ${excerpt(text)}`];
      return [];
    });
  });
}

const excerpt = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 80);

/** What a pure file may take from packages: exact numbers, a hash and readers of text have no effect and no memory. */
const PURE_PACKAGES = new Set(['decimal.js', 'node:crypto', 'node:util', 'csv-parse/sync', 'graphql']);
/** Who takes one of these goes to the database, and a pure file does not. */
const IMPURE_TYPES = new Set(['Tx', 'Side', 'Work', 'CommandScope']);
const IMPURE_WORDS = /\bDate\.now\b|new Date\(\)|Math\.random|randomUUID|randomBytes|process\.|\bawait\b|\bfetch\(/;

/** A pure file imports only pure files and the shapes of others, and reads no clock, no database and no chance. */
export function impureImports(tree: Tree): readonly string[] {
  const sources = sourcesOf(tree);
  const pure = new Set(sources.filter((source) => source.pure).map(({ path }) => path));
  return sources
    .filter((source) => source.pure)
    .flatMap(({ path, imports, code }) => {
      const effects = IMPURE_WORDS.exec(code);
      const found = imports
        .filter((one) => !isPureImport(one, pure))
        .map(({ target }) => `${path} is pure and may not import ${target}`);
      return effects === null ? found : [...found, `${path} is pure and says ${effects[0]}`];
    });
}

/** Declared tables of a part are data. Those of a whole side know the ORM. */
const isTables = (target: string): boolean => /^src\/(project|finance)\/\w+\/tables\.ts$/.test(target);

function isPureImport({ relative, target, typeOnly, names }: Import, pure: ReadonlySet<string>): boolean {
  if (!relative) return PURE_PACKAGES.has(target);
  return pure.has(target) || isTables(target) || (typeOnly && !names.some((name) => IMPURE_TYPES.has(name)));
}
