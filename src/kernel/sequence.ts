/** Numbers without gaps (REL-18): a counter row, raised as late as possible in the transaction that uses them. */
import { rows, type Tx } from './db.ts';
import { accept, present, refuse, type Outcome } from './refusal.ts';

interface Wanted {
  readonly legalEntity: string;
  readonly series: string;
  /** How the numbers look when nobody has set the sequence up: each # is at least one digit. */
  readonly format: string;
  readonly count: number;
}

const NUMBER_CHARACTERS_MAX = 20;

/** `CIV-######` and 12 make CIV-000012; a number too large for its places takes more of them. */
export function formatNumber(format: string, value: bigint): string {
  return format.replace(/#+/, (places) => value.toString().padStart(places.length, '0'));
}

/** Takes the next numbers of a series. The row stays locked until the commit: a rollback leaves no gap. */
export async function takeNumbers(tx: Tx, wanted: Wanted): Promise<Outcome<readonly string[]>> {
  const [row] = await rows<{ format: string; first: string }>(
    tx,
    `insert into ${tx.side.name}.number_sequence as s (legal_entity, series, format, next_number, used) values ($1, $2, $3, 1 + $4::bigint, true)
     on conflict (legal_entity, series) do update set next_number = s.next_number + $4::bigint, used = true
     returning format, next_number - $4::bigint as first`,
    [wanted.legalEntity, wanted.series, wanted.format, wanted.count],
  );
  const { format, first } = present(row, `number sequence ${wanted.series}`);
  const numbers = Array.from({ length: wanted.count }, (_, i) => formatNumber(format, BigInt(first) + BigInt(i)));
  if ((numbers.at(-1) ?? '').length > NUMBER_CHARACTERS_MAX) {
    return refuse('NUMBER_SEQUENCE_EXHAUSTED', {
      message: `Sequence ${wanted.series} of ${wanted.legalEntity} has no number left.`,
      rule: 'P10',
    });
  }
  return accept(numbers);
}
