/** The dates of a month: when what is done. (pure) */
import { settingsProblem } from '../../kernel/settings-problem.ts';
import type { FolderRow } from '../folder.ts';

export interface Scenario {
  /** Journals are imported up to this day, and posted. */
  readonly journalDate: string;
  /** What is ready by this day is drafted; also the date on the invoice until it is posted. */
  readonly proformaDate: string;
  /** The accounting date of the billed sales. */
  readonly confirmDate: string;
  /** The date on the customer invoices. */
  readonly postDate: string;
  /** Retainers that are invoiced before the month; null: nowhere said. */
  readonly retainerDate: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `scenario.csv`, or flags of the same names, which win. A settings problem when a day is missing or none. */
export function readScenario(
  table: readonly FolderRow[] | null,
  flags: Readonly<Record<string, string | null>>,
): Scenario {
  const found = new Map((table ?? []).map(({ cells }) => [cells['name'], cells['value']]));
  const dayOf = (name: string): string | null => {
    const value = flags[name] ?? found.get(name) ?? null;
    if (value === null || isDay(value)) return value;
    throw settingsProblem(`${name} is "${value}", which is no day.`, 'Write it as 2026-01-31.');
  };
  const needed = (name: string): string => {
    const value = dayOf(name);
    if (value !== null) return value;
    const flag = name.replace('_', '-');
    throw settingsProblem(`Nothing says the ${name} of this month.`, `Put it into scenario.csv, or pass --${flag}.`);
  };
  return {
    journalDate: needed('journal_date'),
    proformaDate: needed('proforma_date'),
    confirmDate: needed('confirm_date'),
    postDate: needed('post_date'),
    retainerDate: dayOf('retainer_date'),
  };
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const SCENARIO_DAYS = ['journal_date', 'proforma_date', 'confirm_date', 'post_date', 'retainer_date'] as const;
