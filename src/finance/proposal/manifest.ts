/** The fingerprint of a set of billed sales (domain.md 5.4): what the confirmed proforma promised must be what is here. (pure) */
import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of the ids, lower-case canonical text, ascending, joined by line feeds. */
export const billableHash = (actualIds: readonly string[]): string =>
  createHash('sha256')
    .update(
      actualIds
        .map((id) => id.toLowerCase())
        .sort()
        .join('\n'),
    )
    .digest('hex');
