/** Reading a folder of CSV files: what is good goes in, and what is not is told with its place. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { readFolder, readRows, readTable } from '../../src/cli/folder.ts';
import { foreignContracts, splitByCompany } from '../../src/cli/folder/companies.ts';
import { readCsv } from '../../src/cli/folder/csv.ts';
import { formatProblem } from '../../src/cli/folder/problem.ts';

const folders: string[] = [];

async function folderOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gateway-folder-'));
  folders.push(directory);
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return directory;
}

afterEach(async () => {
  for (const directory of folders.splice(0)) await rm(directory, { recursive: true });
});

const csv = (...lines: string[]): Buffer => Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
const fieldsOf = (content: Buffer): readonly (readonly string[])[] =>
  readCsv('f.csv', content).records.map(({ fields }) => fields);
const told = (content: Buffer): readonly string[] => readCsv('f.csv', content).problems.map(formatProblem);

describe('A CSV file', () => {
  test('keeps commas, doubled quotes and line breaks of quoted fields, and knows the line each record begins on', () => {
    const content = csv('a,b', '1,"x, ""y"""', '2,"one\r\ntwo\nthree"', '3,z');

    const { records, problems } = readCsv('f.csv', content);

    expect(problems).toEqual([]);
    expect(records).toEqual([
      { line: 2, fields: ['1', 'x, "y"'] },
      { line: 3, fields: ['2', 'one\r\ntwo\nthree'] },
      { line: 6, fields: ['3', 'z'] },
    ]);
  });

  test('may begin with a byte order mark, end its lines with LF, and hold empty lines', () => {
    const content = Buffer.from('\uFEFFa,b\n1,2\n\n\n3,4');

    const { header, records } = readCsv('f.csv', content);

    expect(header).toEqual(['a', 'b']);
    expect(records).toEqual([
      { line: 2, fields: ['1', '2'] },
      { line: 5, fields: ['3', '4'] },
    ]);
  });

  test('keeps text as it is: composed and decomposed letters, right-to-left, joiners, formulas, spaces', () => {
    const texts = ['Caf\u00e9', 'Cafe\u0301', 'שלום \u200fעולם', '👩‍🚀', '=1+1', ' padded ', "O'Neil"];

    const fields = fieldsOf(csv('a', ...texts));

    expect(fields.flat()).toEqual(texts);
  });

  test.each([
    ['is never closed', '2,"open', 'f.csv:3 column b: BAD_USER_INPUT A field that begins with a quote does not end'],
    ['closes too early', '2,"x"y', 'f.csv:3 column b: BAD_USER_INPUT A field that begins with a quote does not end'],
    ['stands within a field', '2,x"y', 'f.csv:3 column b: BAD_USER_INPUT A quote stands within a field'],
  ])('tells a quote that %s with its line and column, and keeps the rows around it', (_, broken, expected) => {
    const content = csv('a,b', '1,one', broken, '3,"three"', '4,four');

    expect(fieldsOf(content)).toEqual([
      ['1', 'one'],
      ['3', 'three'],
      ['4', 'four'],
    ]);
    expect(told(content)).toHaveLength(1);
    expect(told(content)[0]).toContain(expected);
  });

  test('tells an open quote on its own line even when a later quote seems to close it', () => {
    const content = csv('a,b', '1,"open', '2,two', '3,"",', '4,four');

    expect(fieldsOf(content)).toEqual([
      ['2', 'two'],
      ['4', 'four'],
    ]);
    expect(readCsv('f.csv', content).problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('tells a row with too few or too many fields', () => {
    const content = csv('a,b', '1', '2,two', '3,three,more');

    expect(fieldsOf(content)).toEqual([['2', 'two']]);
    expect(told(content)).toEqual([
      expect.stringContaining('f.csv:2: BAD_USER_INPUT The row has 1 fields, and the header names 2.'),
      expect.stringContaining('f.csv:4: BAD_USER_INPUT The row has 3 fields, and the header names 2.'),
    ]);
  });

  test('leaves out only the record that is not UTF-8', () => {
    const content = Buffer.concat([csv('a,b', '1,one'), Buffer.from([0x32, 0x2c, 0xe9, 0x0d, 0x0a]), csv('3,three')]);

    expect(fieldsOf(content)).toEqual([
      ['1', 'one'],
      ['3', 'three'],
    ]);
    expect(told(content)).toEqual(['f.csv:3: BAD_TEXT The record is not UTF-8. → Export the file as UTF-8.']);
  });

  test('is given up when it is broken all over', () => {
    const content = csv('a,b', ...Array.from({ length: 1_000 }, () => '"x"y'));

    const problems = told(content);

    expect(problems.length).toBeLessThan(300);
    expect(problems.at(-1)).toContain('The rest of the file was not read.');
  });
});

describe('The columns of a file', () => {
  const header = 'legal_entity_id,start_date,end_date,status';

  test('may stand in any order', () => {
    const content = csv('status,end_date,start_date,legal_entity_id', 'OPEN,2026-01-31,2026-01-01,USPM');

    const { rows, problems } = readRows('fiscal_periods.csv', readCsv('fiscal_periods.csv', content));

    expect(problems).toEqual([]);
    expect(rows[0]?.cells).toEqual({
      legal_entity_id: 'USPM',
      start_date: '2026-01-01',
      end_date: '2026-01-31',
      status: 'OPEN',
    });
  });

  test('are refused when one is missing, and no row goes in', () => {
    const content = csv(header.replace(',status', ''), 'USPM,2026-01-01,2026-01-31');

    const { rows, problems } = readRows('fiscal_periods.csv', readCsv('fiscal_periods.csv', content));

    expect(rows).toEqual([]);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringContaining('fiscal_periods.csv:1 column status: BAD_USER_INPUT The column is missing'),
    ]);
  });

  test('are told when one is unknown, and the rows go in without it', () => {
    const content = csv(`${header},color`, 'USPM,2026-01-01,2026-01-31,,red');

    const { rows, problems } = readRows('fiscal_periods.csv', readCsv('fiscal_periods.csv', content));

    expect(rows).toEqual([
      {
        line: 2,
        cells: { legal_entity_id: 'USPM', start_date: '2026-01-01', end_date: '2026-01-31', status: null },
      },
    ]);
    expect(problems.map(({ column }) => column)).toEqual(['color']);
  });
});

describe('A folder', () => {
  test('may hold only some of the files, and names CSV files that nobody reads', async () => {
    const directory = await folderOf({
      'currencies.csv': csv('code,name,minor_units', 'EUR,Euro,2'),
      'curencies.csv': csv('code'),
      'expected_nte.csv': csv('a'),
      'scenario.csv': csv('name,value'),
    });

    const folder = await readFolder(directory);

    expect(folder.rows).toEqual({
      'currencies.csv': [{ line: 2, cells: { code: 'EUR', name: 'Euro', minor_units: '2' } }],
    });
    expect(folder.strays).toEqual(['curencies.csv']);
  });

  test('that is not there, or holds nothing to load, is one sentence and what to do', async () => {
    const empty = await folderOf({ 'notes.txt': 'x' });

    await expect(readFolder('/no/such/folder')).rejects.toThrow('The folder /no/such/folder cannot be read (ENOENT).');
    await expect(readFolder(empty)).rejects.toThrow('holds none of the files that can be loaded');
    await expect(readTable(empty, 'scenario.csv')).resolves.toBeNull();
  });

  test('is split by company: by column, through the contract, or as the gateway knows it', async () => {
    const directory = await folderOf({
      'legal_entities.csv': csv(
        'id,name,accounting_currency,reporting_currency,import_trigger,active',
        'AAAA,A,EUR,,PERIODIC,true',
      ),
      'currencies.csv': csv('code,name,minor_units', 'EUR,Euro,2'),
      'customers.csv': csv(
        'legal_entity_id,account_number,name,currency,sales_tax_group,payment_terms,blocked',
        'AAAA,C1,C,EUR,,,NO',
        'ZZZZ,C1,C,EUR,,,NO',
        ',C2,C,EUR,,,NO',
      ),
      'contract_customers.csv': csv(
        'contract_number,customer_account,split_percent,is_rounding,is_primary,nte_limit,payment_terms',
        'PC-KNOWN,C1,100,true,true,,',
        'PC-NOWHERE,C1,100,true,true,,',
        'PC-TWICE,C1,100,true,true,,',
      ),
    });
    const folder = await readFolder(directory);

    const { companies, problems } = splitByCompany(folder, {
      companies: new Set(['BBBB', 'CCCC']),
      contracts: new Map([
        ['PC-KNOWN', ['BBBB']],
        ['PC-TWICE', ['BBBB', 'CCCC']],
      ]),
    });

    expect(foreignContracts(folder)).toEqual(['PC-KNOWN', 'PC-NOWHERE', 'PC-TWICE']);
    expect(companies.map(({ legalEntity, rows }) => [legalEntity, [...rows.keys()]])).toEqual([
      ['AAAA', ['legal_entities.csv', 'customers.csv', 'currencies.csv']],
      ['BBBB', ['contract_customers.csv']],
    ]);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringContaining('customers.csv:3 column legal_entity_id: NOT_FOUND There is no legal entity ZZZZ.'),
      expect.stringContaining('customers.csv:4 column legal_entity_id: BAD_USER_INPUT The cell must not be empty.'),
      expect.stringContaining(
        'contract_customers.csv:3 column contract_number: NOT_FOUND There is no contract PC-NOWHERE',
      ),
      expect.stringContaining('contract_customers.csv:4 column contract_number: BAD_USER_INPUT Several companies have'),
    ]);
  });

  test.each([
    ['january', 12_000],
    ['worked-example', 2],
  ])('%s is read whole', async (name, approvals) => {
    const folder = await readFolder(join(import.meta.dirname, '../../data', name));

    expect(folder.problems).toEqual([]);
    expect(folder.strays).toEqual([]);
    expect(folder.rows['approvals.csv']).toHaveLength(approvals);
  });
});
