/** Loading a folder into a running gateway: bad rows are told with their place, good rows go in, and twice changes nothing. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startOwnGateway, type OwnGateway } from '../../src/cli/own-gateway.ts';
import { changedFolder, dataFolder, run } from './running.ts';

const PATIENCE_MS = 120_000;

let gateway: OwnGateway;
beforeAll(async () => {
  gateway = await startOwnGateway({ dataDirectory: null });
}, PATIENCE_MS);
afterAll(() => gateway.stop(), PATIENCE_MS);

const load = (directory: string, ...flags: string[]) =>
  run('load', [directory, '--url', gateway.url, '--data-directory', gateway.dataDirectory, ...flags]);

/** Rows of a file: written, unchanged, refused. */
const countsOf = (out: string, file: string): readonly number[] =>
  (new RegExp(`│ ${file.replace('.', '\\.')} +│ +(\\d+) │ +(\\d+) │ +(\\d+) │`).exec(out) ?? []).slice(1).map(Number);

const FIRST = 'E-000001,TIME,P-01,PC-1001,10,CONSULT,CONS,R-001,,2026-01-15,2026-01-20,7.00,,HOUR,60.00,133.33';

/** Every kind of bad row, each on a line of its own behind the two good ones. */
const badApprovals = (text: string): string => {
  const row = (number: number, change: (row: string) => string): string =>
    `${change(FIRST.replace('E-000001', `E-00010${number}`))},CHARGEABLE,,\r\n`;
  return [
    text,
    row(1, (good) => good.replace('7.00', '7,5')).replace('7,5', '"7,5"'),
    row(2, (good) => good.replace('2026-01-15', '2026-02-30')),
    row(3, (good) => good.replace('CONSULT', 'NONE')),
    row(4, (good) => good.replace('PC-1001', 'PC-9999')),
    row(5, (good) => good.replace('TIME', '17')),
    row(6, (good) => good.replace('R-001', '"R-001"x')),
    row(7, (good) => good.replace('133.33', '1.333333')),
    row(8, (good) => good),
  ].join('');
};

describe('npm run load', () => {
  test(
    'refuses bad rows with file, line, column, code and what to do, and takes the good ones of the same file',
    async () => {
      const { directory, remove } = await changedFolder('worked-example', {
        'approvals.csv': badApprovals,
        'customers.csv': (text) => `${text}ZZZZ,STRANGER,Stranger,EUR,ALL,,NO\r\nUSPM,NOCURR,None,XXX,ALL,,NO\r\n`,
      });
      try {
        const { code, out, err } = await load(directory);
        const told = err.trim().split('\n');

        expect(told.every((line) => /^\w+\.csv:\d+ column \w+: [A-Z_]+ .+ → .+$/.test(line))).toBe(true);
        expect(told.map((line) => line.split(' ').slice(0, 4).join(' ')).sort()).toEqual([
          'approvals.csv:10 column sales_price: BAD_DECIMAL',
          'approvals.csv:4 column quantity: BAD_DECIMAL',
          'approvals.csv:5 column document_date: BAD_USER_INPUT',
          'approvals.csv:6 column category: NOT_FOUND',
          'approvals.csv:7 column contract_number: NOT_FOUND',
          'approvals.csv:8 column class: BAD_USER_INPUT',
          'approvals.csv:9 column resource: BAD_USER_INPUT',
          'customers.csv:4 column legal_entity_id: NOT_FOUND',
          'customers.csv:5 column currency: NOT_FOUND',
        ]);
        expect(countsOf(out, 'approvals.csv')).toEqual([3, 0, 5]);
        expect(countsOf(out, 'customers.csv')).toEqual([2, 0, 1]);
        expect(out).toContain('1 contracts were confirmed.');
        expect(code).toBe(1);
      } finally {
        await remove();
      }
    },
    PATIENCE_MS,
  );

  test(
    'changes nothing when the same is loaded again, and says so file by file',
    async () => {
      await load(dataFolder('worked-example'));

      const { code, out, err } = await load(dataFolder('worked-example'));

      expect(err).toBe('');
      expect(code).toBe(0);
      expect(countsOf(out, 'approvals.csv')).toEqual([0, 2, 0]);
      expect(out).not.toMatch(/│ [a-z_]+\.csv +│ +[1-9]\d* │/);
      expect(out).not.toContain('confirmed');
    },
    PATIENCE_MS,
  );

  test(
    'sends nothing when it is strict and a row cannot be read',
    async () => {
      const { directory, remove } = await changedFolder('worked-example', { 'approvals.csv': badApprovals });
      try {
        const { code, out, err } = await load(directory, '--strict');

        expect(err.trim().split('\n')).toHaveLength(2);
        expect(countsOf(out, 'approvals.csv')).toEqual([]);
        expect(code).toBe(1);
      } finally {
        await remove();
      }
    },
    PATIENCE_MS,
  );
});
