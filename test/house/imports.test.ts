/** The rooms of the house (style.md section 1): who may import whom, and what files are called. Every check is shown to bite. */
import { describe, expect, test } from '@jest/globals';
import { financeTables } from '../../src/finance/tables.ts';
import { projectTables } from '../../src/project/tables.ts';
import { brokenImports, importCycles, importTrespasses, impureImports, sqlTrespasses } from './rooms.ts';
import { readTree, type Tree } from './source.ts';
import { bareBounds, environmentReaders, forbiddenExports, forbiddenFiles, longFiles } from './words.ts';

const ours = readTree('src');
const all = readTree('src', 'test', 'scripts', 'bench');

const TABLES = {
  project: new Set(projectTables.map(({ name }) => name)),
  finance: new Set(financeTables.map(({ name }) => name)),
};

describe('rooms', () => {
  test('every file imports only what its room may', () => {
    expect(importTrespasses(ours)).toEqual([]);
  });

  test.each([
    ['src/finance/posting.ts', "import { draft } from '../project/proforma/draft.ts';"],
    ['src/project/draft.ts', "import type { Proposal } from '../finance/proposal/tables.ts';"],
    ['src/project/draft.ts', "export type Proposal = import('../finance/proposal/tables.ts').Proposal;"],
    ['src/project/draft.ts', "const finance = await import('../finance/posting.ts');"],
    ['src/project/draft.ts', "export { post } from '../finance/posting.ts';"],
    ['src/kernel/page.ts', "import { proforma } from '../project/proforma/tables.ts';"],
    ['src/sync/courier.ts', "import { confirm } from '../project/proforma/confirm.ts';"],
    ['src/sync/courier.ts', "import { seen } from '../finance/proposal/queries.ts';"],
    ['src/api/proforma.ts', "import { apply } from '../finance/incoming.ts';"],
    ['src/api/proforma.ts', "import type { Proforma } from '../project/proforma/tables.ts';"],
    ['src/api/server.ts', "import { readSettings } from '../settings.ts';"],
    ['src/cli/month.ts', "import { confirm } from '../project/proforma/confirm.ts';"],
    ['src/cli/month.ts', "import { startGateway } from '../gateway.ts';"],
    ['src/gateway.ts', "import { run } from './main.ts';"],
    ['src/kernel/db.ts', "import { given } from '../kit/given.ts';"],
    ['src/attic/old.ts', ''],
  ])('%s with %s is found', (path, text) => {
    expect(importTrespasses({ [path]: text })).toHaveLength(1);
  });

  test.each([
    ['src/sync/courier.ts', "import { apply } from '../finance/incoming.ts';"],
    ['src/sync/trace.ts', "import { actuals } from '../project/trace-queries.ts';"],
    ['src/api/proforma.ts', "import { confirm } from '../project/proforma/confirm.ts';"],
    ['src/main.ts', "import { startGateway } from './gateway.ts';"],
  ])('%s with %s is in order', (path, text) => {
    expect(importTrespasses({ [path]: text })).toEqual([]);
  });

  test('relative imports name a file that is there', () => {
    expect(brokenImports(all)).toEqual([]);
    expect(brokenImports({ 'src/kernel/a.ts': "import './b';" })).toHaveLength(1);
    expect(brokenImports({ 'src/kernel/a.ts': "import './b.ts';" })).toHaveLength(1);
  });

  test('no files import each other in a circle', () => {
    expect(importCycles(ours)).toEqual([]);
    const circle: Tree = {
      'src/kernel/a.ts': "import './b.ts';",
      'src/kernel/b.ts': "import type { C } from './c.ts';",
      'src/kernel/c.ts': "import './a.ts';",
    };
    expect(importCycles(circle)).toEqual(['src/kernel/a.ts → src/kernel/b.ts → src/kernel/c.ts → src/kernel/a.ts']);
  });

  test('a statement names tables of its own side only', () => {
    expect(sqlTrespasses(ours, TABLES)).toEqual([]);
    const sql = (path: string, text: string): readonly string[] => sqlTrespasses({ [path]: text }, TABLES);
    expect(sql('src/project/a.ts', 'rows(tx, `select 1 from finance.proposal`)')).toHaveLength(1);
    expect(sql('src/finance/a.ts', 'rows(tx, `update ${what} from project.actual a`)')).toHaveLength(1);
    expect(sql('src/sync/a.ts', "rows(tx, 'select 1 from project.actual, finance.staged_actual')")).toHaveLength(1);
    expect(sql('src/project/a.ts', 'rows(tx, `select 1 from project.actual`)')).toEqual([]);
  });

  test('what is pure imports only what is pure, and reads no clock', () => {
    expect(impureImports(ours)).toEqual([]);
    const pure = (text: string): readonly string[] =>
      impureImports({ 'src/project/split.ts': `/** Shares. (pure) */\n${text}` });
    expect(pure("import { rows } from '../kernel/db.ts';")).toHaveLength(1);
    expect(pure("import type { Tx } from '../kernel/db.ts';")).toHaveLength(1);
    expect(pure("import { v7 } from 'uuid';")).toHaveLength(1);
    expect(pure('export const today = () => new Date();')).toHaveLength(1);
    expect(pure("import type { Day } from '../kernel/clock.ts';")).toEqual([]);
  });
});

describe('words', () => {
  test('files are named for the one thing in them', () => {
    expect(forbiddenFiles(all)).toEqual([]);
    const bad: Tree = {
      'src/kernel/utils.ts': '',
      'src/api/index.ts': '',
      'src/project/proforma-manager.ts': '',
      'src/shared/money.ts': '',
      'src/finance/tax-data.ts': '',
    };
    expect(forbiddenFiles(bad)).toEqual(Object.keys(bad));
  });

  test('what is exported has a name, and no forbidden one', () => {
    expect(forbiddenExports(ours)).toEqual([]);
    expect(forbiddenExports({ 'src/kernel/a.ts': 'export default 1;' })).toHaveLength(1);
    expect(forbiddenExports({ 'src/kernel/a.ts': 'export class TaxService {}' })).toHaveLength(1);
    expect(forbiddenExports({ 'src/kernel/a.ts': 'export const postingHelpers = [];' })).toHaveLength(1);
    expect(forbiddenExports({ 'src/kernel/a.ts': 'export const putReferenceData = 1;' })).toEqual([]);
  });

  test('no file is longer than 300 lines', () => {
    expect(longFiles(all)).toEqual([]);
    expect(longFiles({ 'src/kernel/a.ts': '\n'.repeat(400) + 'x' })).toHaveLength(1);
  });

  test('only the settings read the environment', () => {
    expect(environmentReaders(ours)).toEqual([]);
    expect(environmentReaders({ 'src/kernel/a.ts': 'const port = process.env.PORT;' })).toHaveLength(1);
  });

  test('bounds stand in limits.ts', () => {
    expect(bareBounds(ours)).toEqual([]);
    expect(bareBounds({ 'src/sync/a.ts': 'export const wait = () => pause(250);' })).toHaveLength(1);
    expect(bareBounds({ 'src/sync/a.ts': 'export const rowsMax = 5_000;' })).toHaveLength(1);
    expect(bareBounds({ 'src/sync/a.ts': 'const LOCK = 7_216_001;' })).toEqual([]);
    expect(bareBounds({ 'src/api/a.ts': 'answer(404);' })).toEqual([]);
  });
});
