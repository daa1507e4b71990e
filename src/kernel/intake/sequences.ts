/** Number sequences as they are handed over: settable while they are unused (design G24). */
import type { Tx } from '../db.ts';
import type { GivenRows, Intake } from '../intake.ts';
import { namesIn, rowKind } from '../intake.ts';
import { plumbing } from '../plumbing.ts';
import type { Row } from '../table.ts';
import { findRows, insertRows } from '../write.ts';
import { code, otherwise, readBy, wholeNumber, type Problem } from './cells.ts';
import type { Merge, Placed } from './merge.ts';

const SEQUENCE = rowKind(
  {
    legalEntityId: code(4),
    series: code(20),
    format: readBy((given) =>
      /^[^#]*#+[^#]*$/.test(given) && Array.from(given).length <= 20
        ? { value: given }
        : { says: 'is not a format such as "CIV-######" of at most 20 characters' },
    ),
    nextNumber: otherwise(wholeNumber(1, 999_999_999_999_999), 1),
  },
  'legalEntityId',
);

type Sequence = Row<ReturnType<typeof plumbing>['numberSequence']>;
type Wanted = Pick<Sequence, 'legalEntity' | 'series' | 'format' | 'nextNumber'>;

/**
 * Reads and compares the sequences of one side. A used one keeps its format and its place: put again as it once was, it is unchanged.
 * Error: FIELD_READ_ONLY.
 */
export async function mergeSequences(tx: Tx, intake: Intake, given: GivenRows): Promise<Merge<Wanted>> {
  const { legalEntity } = intake;
  const rows = intake.read('numberSequences', SEQUENCE, given);
  const series = namesIn(rows, (row) => row.series);
  const of = plumbing(tx.side.name).numberSequence;
  const existing =
    series.length === 0 ? [] : await findRows(tx, of, { legalEntity, series }, { orderBy: ['series'], lock: 'update' });
  const used = new Map(existing.filter((row) => row.used).map((row) => [row.series, row]));
  const wanted = intake
    .keep(rows, (row) => refuseUsed(row, used.get(row.series)))
    .map((placed): Placed<Wanted> => {
      const { series: name, format, nextNumber } = placed.row;
      // What a used sequence was set to has been passed: it is the same sequence, further on.
      return {
        ...placed,
        row: { legalEntity, series: name, format, nextNumber: used.get(name)?.nextNumber ?? String(nextNumber) },
      };
    });
  return intake.merge(of, { key: ['legalEntity', 'series'], wanted, existing });
}

function refuseUsed(
  row: { readonly series: string; readonly format: string; readonly nextNumber: number },
  used: Sequence | undefined,
): Problem | null {
  if (used === undefined) return null;
  const column = row.format !== used.format ? 'format' : 'nextNumber';
  if (column === 'nextNumber' && BigInt(row.nextNumber) <= BigInt(used.nextNumber)) return null;
  return {
    code: 'FIELD_READ_ONLY',
    column,
    message: `Sequence ${row.series} is in use; its ${column} stays.`,
    remedy: 'Name another sequence in the parameters, or leave this one as it is.',
  };
}

/** Writes what `mergeSequences` found. */
export async function writeSequences(tx: Tx, { fresh, changed }: Merge<Wanted>): Promise<void> {
  await insertRows(
    tx,
    plumbing(tx.side.name).numberSequence,
    [...fresh, ...changed].map(({ row }) => row),
    { onConflict: ['legalEntity', 'series'], update: ['format', 'nextNumber'] },
  );
}
