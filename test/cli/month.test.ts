/** A month of work goes in, customer invoices come out, and the accounting detail is back, to the last minor unit. */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { changedFolder, dataFolder, run, start } from './running.ts';

const PATIENCE_MS = 300_000;

/** Directories of gateways that are, or were, running on a data directory of their own. */
const ownDirectories = (): readonly string[] => readdirSync(tmpdir()).filter((name) => /^gateway-\w{6}$/.test(name));

describe('npm run month', () => {
  test(
    'bills january without a difference',
    async () => {
      const { code, out, err } = await run('month', [dataFolder('january')]);

      expect(err).toBe('');
      expect(out).toContain('No difference: 2841 rows of 7 expected files agree.');
      expect(out).toMatch(/USPM +│ KWD +│ +4 +│ +96451\.651 /);
      expect(out).toMatch(/Load approvals +12000 of 12000/);
      expect(out).toMatch(/approvals\.csv +│ +12000 │ +0 │ +0 │/);
      expect(code).toBe(0);
    },
    PATIENCE_MS,
  );

  test(
    'bills the worked example without a difference, line by line, and leaves no gateway behind',
    async () => {
      const before = ownDirectories();

      const { code, out } = await run('month', [dataFolder('worked-example')]);

      expect(out).toContain('No difference: 36 rows of 8 expected files agree.');
      expect(out).toMatch(/│ USPM +│ EUR +│ +2 │ +7183\.32 │ +1411\.67 │ +8594\.99 │/);
      expect(code).toBe(0);
      expect(ownDirectories().filter((name) => !before.includes(name))).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'tells a difference of one cent with file, line and column, and exits 1',
    async () => {
      const { directory, remove } = await changedFolder('worked-example', {
        'expected_invoices.csv': (text) => text.replace('5821.07', '5821.08'),
      });
      try {
        const { code, out } = await run('month', [directory]);

        expect(out).toContain(
          'expected_invoices.csv:2 USPM PC-1001 ALPINE MONTH column total: expected 5821.08, found 5821.07',
        );
        expect(out).toContain('1 differences in 36 rows of 8 expected files.');
        expect(code).toBe(1);
      } finally {
        await remove();
      }
    },
    PATIENCE_MS,
  );

  test(
    'stops its gateway in order on Ctrl-C',
    async () => {
      const before = ownDirectories();
      const month = start('month', [dataFolder('january')]);
      await month.until('Load contracts');

      month.signal('SIGINT');
      const { code } = await month.ended;

      expect(code).toBe(130);
      expect(ownDirectories().filter((name) => !before.includes(name))).toEqual([]);
    },
    PATIENCE_MS,
  );

  test.each([
    ['a folder that is not there', ['/no/such/folder'], 'The folder /no/such/folder cannot be read (ENOENT).'],
    ['no folder', [], 'One folder must be named.'],
    ['an unknown flag', [dataFolder('january'), '--fast'], 'The command line is not understood'],
    ['a day that is none', [dataFolder('january'), '--post-date', '2026-02-30'], 'post_date is "2026-02-30"'],
    [
      'a gateway that nobody has a token for',
      [dataFolder('january'), '--url', 'http://127.0.0.1:1/graphql', '--data-directory', '/no/such'],
      'There is no token',
    ],
    [
      'a gateway that does not answer',
      [dataFolder('january'), '--url', 'http://127.0.0.1:1/graphql', '--token', 'x'],
      'does not answer: ECONNREFUSED',
    ],
  ])(
    'says in a sentence what is wrong with %s',
    async (_, words, said) => {
      const { code, err } = await run('month', words);

      expect(err).toContain(said);
      expect(err).not.toMatch(/^ +at /m);
      expect(code).toBe(1);
      expect(existsSync('/no/such')).toBe(false);
    },
    PATIENCE_MS,
  );
});
