/** Text that cannot be stored, or that shows as something else than it is (REL-36). (pure) */
import { refusal, type Path, type Refusal } from '../kernel/refusal.ts';

// U+0000 stops the database, a lone surrogate is stored as another character, and bidirectional controls disguise a number.
const BAD = /[\u0000\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

export const isBadText = (text: string): boolean => BAD.test(text);

/** Where in the input the first bad text is; null when there is none. Rows are left out: the intake refuses them one by one, by column. */
export function refuseText(input: unknown): Refusal | null {
  const path = findBadText(input, []);
  return path === null
    ? null
    : refusal('BAD_TEXT', { message: 'The text holds a character that cannot be stored.', path });
}

function findBadText(value: unknown, path: Path): Path | null {
  if (typeof value === 'string') return isBadText(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  const isList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    if (isList && typeof inner !== 'string') return null;
    const found = findBadText(inner, [...path, isList ? Number(name) : name]);
    if (found !== null) return found;
  }
  return null;
}
