/** Rows as an upstream system exports them: read cell by cell, each row accepted or refused by its index. */

/** What became of the rows of an intake call. */
export interface IntakeResult {
  readonly [key: string]: number;
  /** New, or changed something. */
  readonly written: number;
  /** There already, just so. */
  readonly unchanged: number;
  readonly refused: number;
}
