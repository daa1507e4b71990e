/** Which line property of finance stands for which billing type (domain.md 2.2). (pure) */

/** The four billing types, each with the line property that it has when nothing else is set. */
export const BILLING_TYPES = [
  { type: 'CHARGEABLE', property: 'Billable' },
  { type: 'NON_CHARGEABLE', property: 'NonBill' },
  { type: 'COMPLIMENTARY', property: 'Compl' },
  { type: 'NOT_AVAILABLE', property: 'NA' },
] as const;

const PROPERTY_CHARACTERS = 20;

/** Reads `CHARGEABLE=Billable;NON_CHARGEABLE=NonBill;…`; it must hold all four billing types, each once. */
export function readBillingTypeMap(
  given: string,
): { readonly value: Readonly<Record<string, string>> } | { readonly says: string } {
  const map = new Map<string, string>();
  for (const part of given.normalize('NFC').split(';')) {
    const [type = '', property = '', ...rest] = part.split('=');
    if (!BILLING_TYPES.some((known) => known.type === type)) return { says: `names no billing type in "${part}"` };
    if (map.has(type)) return { says: `names ${type} twice` };
    if (rest.length > 0 || !/^[\p{L}\p{N} ._-]+$/u.test(property) || Array.from(property).length > PROPERTY_CHARACTERS)
      return { says: `gives ${type} no line property of 1 to ${PROPERTY_CHARACTERS} letters or digits` };
    map.set(type, property);
  }
  const missing = BILLING_TYPES.find(({ type }) => !map.has(type));
  return missing === undefined ? { value: Object.fromEntries(map) } : { says: `says nothing of ${missing.type}` };
}
