/** Opaque global ids: type, legal entity and key of a document (api.md 1.2). (pure) */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NUMBER = /^[^\p{Cc}\p{Cs}]{1,60}$/u;
const MESSAGE = new RegExp(`^(project|finance)\\.${UUID.source.slice(1)}`);

/** Every type that has a global id, with the shape of its key: an id of another shape never reaches a database. */
const KEYS = {
  Contract: NUMBER,
  Actual: UUID,
  BacklogItem: UUID,
  Milestone: UUID,
  Retainer: UUID,
  Proforma: UUID,
  ProformaDetail: UUID,
  Proposal: NUMBER,
  CustomerInvoice: NUMBER,
  Journal: NUMBER,
  ImportRun: UUID,
  /** The side it comes from, a full stop, and its id. */
  SyncMessage: MESSAGE,
} as const;

export type GlobalType = keyof typeof KEYS;

export interface GlobalId {
  readonly type: GlobalType;
  readonly legalEntity: string;
  /** What the tables know it by: an id, or a number in its legal entity. */
  readonly key: string;
}

export const isGlobalType = (text: string): text is GlobalType => Object.hasOwn(KEYS, text);

/** base64url of `Type:legal entity:key`; a colon in the legal entity is escaped. */
export const encodeId = ({ type, legalEntity, key }: GlobalId): string =>
  Buffer.from(`${type}:${encodeURIComponent(legalEntity)}:${key}`, 'utf8').toString('base64url');

/** What an id stands for; null when nobody of ours made it. */
export function decodeId(id: string): GlobalId | null {
  const [, type, company, key] = /^(\w+):([^:]+):([^]+)$/.exec(Buffer.from(id, 'base64url').toString('utf8')) ?? [];
  if (type === undefined || company === undefined || key === undefined || !isGlobalType(type)) return null;
  if (!KEYS[type].test(key)) return null;
  const decoded = { type, legalEntity: unescaped(company), key };
  return encodeId(decoded) === id ? decoded : null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ''; // It does not encode back to the id that was given, so it is refused.
  }
}

/** The document's place when it is of one of the types; null for every other id, so that nobody learns what exists. */
export function decodeIdOf(id: string, types: readonly GlobalType[]): GlobalId | null {
  const decoded = decodeId(id);
  return decoded !== null && types.includes(decoded.type) ? decoded : null;
}
