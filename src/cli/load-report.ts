/** What a load came to, for people. */
import Table from 'cli-table3';
import { formatProblem, type Problem } from './folder/problem.ts';
import type { LoadReport } from './load-folder.ts';

/** No line between two rows. */
export const CLOSE_ROWS = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Rows written, unchanged and refused, file by file. */
export function loadTable({ files, confirmed }: LoadReport): string {
  const table = new Table({
    head: ['File', 'Written', 'Unchanged', 'Refused'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: CLOSE_ROWS,
  });
  for (const [file, { written, unchanged, refused }] of files) table.push([file, written, unchanged, refused]);
  const said = confirmed === 0 ? '' : `\n${confirmed} contracts were confirmed.`;
  return `${table.toString()}${said}`;
}

/** One line for each: `approvals.csv:123 column quantity: BAD_DECIMAL … → what to do`. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const problem of problems) console.error(formatProblem(problem));
}
