/** Comparing with the expected files: nothing that differs by the last minor unit is passed over. */
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compareAll, EXPECTED_TABLES, readExpected, sayComparison } from '../../src/cli/compare.ts';
import { compareTable } from '../../src/cli/compare/expected-table.ts';
import type { Figure } from '../../src/cli/compare/figures.ts';
import type { CompanyReading, Readings } from '../../src/cli/compare/readings.ts';
import { readScenario } from '../../src/cli/folder/scenario.ts';
import { runBy } from '../../src/cli/compare/readings.ts';
import type { FolderRow } from '../../src/cli/folder.ts';

const folders = ['january', 'worked-example'].map((name) => join(import.meta.dirname, '../../data', name));

/** One more in the last digit. */
function oneMinorUnitMore(amount: string): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  const units = BigInt(amount.replace('.', '')) + 1n;
  const text = `${units < 0n ? '-' : ''}${String(units < 0n ? -units : units).padStart(digits + 1, '0')}`;
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const figuresOf = (rows: readonly FolderRow[]): Figure[] => rows.map(({ cells }) => ({ ...cells }));

describe.each(EXPECTED_TABLES.map((table) => [table.file, table] as const))('%s', (file, table) => {
  async function rowsOf(): Promise<readonly FolderRow[]> {
    for (const folder of folders) {
      const rows = (await readExpected(folder)).get(file);
      if (rows !== undefined && rows.length > 0) return rows;
    }
    throw new Error(`No folder holds ${file}.`);
  }

  test('agrees with itself, whatever the order of the rows', async () => {
    const rows = await rowsOf();

    expect(compareTable(table, rows, figuresOf(rows).reverse())).toEqual([]);
  });

  test('differs when one amount or count of one row is one minor unit more', async () => {
    const rows = await rowsOf();
    const at = rows.length - 1;
    const amounts = table.values.filter((column) => /^-?\d+(\.\d+)?$/.test(rows[at]?.cells[column] ?? ''));
    expect(amounts.length).toBeGreaterThan(0);

    for (const column of amounts) {
      const figures = figuresOf(rows);
      figures[at] = { ...figures[at], [column]: oneMinorUnitMore(figures[at]?.[column] ?? '') };

      const differences = compareTable(table, rows, figures);

      expect(differences).toEqual([expect.objectContaining({ file, line: rows[at]?.line, column })]);
    }
  });

  test('differs when a row is missing, there twice, or not expected', async () => {
    const rows = await rowsOf();
    const figures = figuresOf(rows);
    const [first] = figures;
    const stranger = { ...first, [table.key[0] ?? '']: 'ZZZZ' };

    expect(compareTable(table, rows, figures.slice(1))).toEqual([
      expect.objectContaining({ line: rows[0]?.line, expected: 'a row', found: 'none' }),
    ]);
    expect(compareTable(table, rows, [...figures, first ?? {}])).toEqual([
      expect.objectContaining({ line: null, expected: 'no row' }),
    ]);
    expect(compareTable(table, rows, [...figures, stranger])).toHaveLength(1);
  });

  test('has no column that nobody compares', async () => {
    const rows = await rowsOf();
    const known = [...table.key, ...table.values].sort();

    expect(Object.keys(rows[0]?.cells ?? {}).sort()).toEqual(known);
    const more = rows.map((row) => ({ ...row, cells: { ...row.cells, color: 'red' } }));
    expect(compareTable(table, more, figuresOf(rows))).toEqual([expect.objectContaining({ column: 'color' })]);
  });
});

describe('An empty expectation', () => {
  const table = { file: 'f.csv', key: ['k'], values: ['a_sum', 'b'], figures: () => [] };
  const expected = [{ line: 2, cells: { k: '1', a_sum: null, b: null } }];

  test('of a sum leaves it open; of anything else it means that there is nothing', () => {
    expect(compareTable(table, expected, [{ k: '1', a_sum: '5', b: null }])).toEqual([]);
    expect(compareTable(table, expected, [{ k: '1', a_sum: null, b: '0.00' }])).toEqual([
      expect.objectContaining({ column: 'b', expected: 'empty', found: '0.00' }),
    ]);
  });

  test('does not make 0 of nothing where a sum is expected', () => {
    const zero = [{ line: 2, cells: { k: '1', a_sum: '0.00', b: null } }];

    expect(compareTable(table, zero, [{ k: '1', a_sum: null, b: null }])).toHaveLength(1);
  });
});

describe('The figures', () => {
  const actual = {
    contractNumber: 'PC-1',
    lineNumber: 10,
    customerAccount: 'C-1',
    entryNumber: 'E-1',
    transactionType: 'UNBILLED_SALES',
    transactionClass: 'TIME',
    billingType: 'CHARGEABLE',
    isReversal: false,
    notToExceedStatus: 'FAILED',
    notToExceedLevel: 'LINE',
    quantity: '1.10',
    amount: { amount: '0.10', currency: 'EUR' },
    accounting: { accountingCurrencyAmount: { amount: '0.11', currency: 'USD' }, salesTaxAmount: { amount: '0.02' } },
  };
  const company: CompanyReading = {
    legalEntity: 'USPM',
    actuals: [actual, { ...actual, amount: { amount: '0.20', currency: 'EUR' }, notToExceedStatus: 'COMMITTED' }],
    proformas: [],
    invoices: [],
    books: {
      ledgerTotals: [
        {
          postingType: 'Cost',
          amount: { amount: '1', currency: 'EUR' },
          accountingAmount: { amount: '1' },
          reportingAmount: null,
        },
      ],
      subledgerTotals: [
        {
          contractNumber: 'PC-1',
          customerAccount: 'C-1',
          transactionClass: 'TIME',
          billingType: 'CHARGEABLE',
          accrued: true,
          count: 2,
          amount: { amount: '0.30', currency: 'EUR' },
          accountingAmount: { amount: '0.33' },
          reportingAmount: null,
        },
      ],
    },
    lines: [],
  };
  const readings: Readings = { companies: [company], accrues: () => true, runOf: () => 'MONTH' };
  const figures = (file: string): readonly Figure[] =>
    EXPECTED_TABLES.find((table) => table.file === file)?.figures(readings) ?? [];

  test('of actuals are exact sums, not sums of binary fractions', () => {
    expect(figures('expected_actuals_summary.csv')).toEqual([
      expect.objectContaining({ is_reversal: 'false', count: '2', quantity_sum: '2.2', amount_sum: '0.3' }),
    ]);
  });

  test('of feedback add up tax and accounting currency', () => {
    expect(figures('expected_feedback_totals.csv')).toEqual([
      expect.objectContaining({ count: '2', accounting_currency_amount_sum: '0.22', sales_tax_amount_sum: '0.04' }),
    ]);
  });

  test('of journals take the tax from the actuals of the same customer, class and profile', () => {
    expect(figures('expected_journal_summary.csv')).toEqual([
      expect.objectContaining({ accrued: 'true', count: '2', amount_sum: '0.30', sales_tax_amount_sum: '0.04' }),
    ]);
  });

  test('of limits are the failed ones, and cost entries of the ledger are left out', () => {
    expect(figures('expected_nte.csv')).toHaveLength(1);
    expect(figures('expected_ledger_totals.csv')).toEqual([]);
  });
});

describe('What a comparison says', () => {
  test('is one line when all agree, and one for each difference up to a bound', async () => {
    const [january = ''] = folders;
    const expected = await readExpected(january);
    const nothing: Readings = { companies: [], accrues: () => false, runOf: () => 'MONTH' };

    const said = sayComparison(compareAll(expected, nothing));

    expect(said.length).toBeLessThan(60);
    expect(said.at(-1)).toMatch(/^\d+ differences in \d+ rows of 7 expected files\.$/);
    expect(sayComparison({ files: 7, rows: 3, differences: [] })).toEqual([
      'No difference: 3 rows of 7 expected files agree.',
    ]);
    expect(sayComparison({ files: 0, rows: 0, differences: [] })[0]).toContain('no expected files');
  });
});

describe('The dates of a month', () => {
  const table = (days: Readonly<Record<string, string>>): readonly FolderRow[] =>
    Object.entries(days).map(([name, value], index) => ({ line: index + 2, cells: { name, value } }));
  const days = {
    journal_date: '2026-01-27',
    proforma_date: '2026-01-29',
    confirm_date: '2026-01-30',
    post_date: '2026-02-03',
  };

  test('come from scenario.csv, and a flag wins', () => {
    expect(readScenario(table(days), { post_date: '2026-02-04' })).toEqual({
      journalDate: '2026-01-27',
      proformaDate: '2026-01-29',
      confirmDate: '2026-01-30',
      postDate: '2026-02-04',
      retainerDate: null,
    });
  });

  test('that are missing or no days are one sentence and what to do', () => {
    expect(() => readScenario(null, {})).toThrow('Nothing says the journal_date of this month.');
    expect(() => readScenario(table({ ...days, post_date: '2026-02-30' }), {})).toThrow('which is no day');
  });

  test('tell what was invoiced before the month', () => {
    const scenario = readScenario(table({ ...days, retainer_date: '2026-01-08' }), {});
    const proforma = { invoiceDate: '2026-01-08' } as Parameters<Readings['runOf']>[0];

    expect(runBy(scenario, true)(proforma)).toBe('RETAINERS');
    expect(runBy(scenario, false)(proforma)).toBe('MONTH');
  });
});
