import { describe, expect, test } from '@jest/globals';
import { decodeId, decodeIdOf, encodeId, type GlobalId } from '../../src/api/global-id.ts';
import { keysOf, messageKeysOf } from '../../src/api/mutation/keys.ts';

const UUID = '0198c0de-0000-7000-8000-000000000001';
const NOBODY = '00000000-0000-0000-0000-000000000000';
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

const IDS: readonly GlobalId[] = [
  { type: 'Proforma', legalEntity: 'USPM', key: UUID },
  { type: 'Proposal', legalEntity: 'USPM', key: 'PF-000001' },
  { type: 'Contract', legalEntity: 'A:B', key: 'C:1/2 ä' },
  { type: 'SyncMessage', legalEntity: 'USPM', key: `finance.${UUID}` },
];

describe('a global id', () => {
  test.each(IDS)('of a $type comes back as it was', (id) => {
    expect(decodeId(encodeId(id))).toEqual(id);
  });

  const foreign = [
    '',
    'x',
    '!!!',
    base64('Proforma'),
    base64('Proforma:USPM:'),
    base64('Proforma:USPM:not-a-uuid'),
    base64(`Unknown:USPM:${UUID}`),
    base64(`constructor:USPM:${UUID}`),
    base64(`Proforma::${UUID}`),
    base64(`Proforma:%zz:${UUID}`),
    base64(`Proforma:USPM:${UUID.toUpperCase()}`),
    base64(`Proposal:USPM:PF\u00001`),
    `${encodeId({ type: 'Proposal', legalEntity: 'USPM', key: '1' })}=`,
    base64(`SyncMessage:USPM:other.${UUID}`),
  ];
  test.each(foreign)('%j is nobody’s', (id) => {
    expect(decodeId(id)).toBeNull();
  });

  test('of another type looks like a missing one', () => {
    const id = encodeId({ type: 'Proposal', legalEntity: 'USPM', key: '1' });

    expect(decodeIdOf(id, ['Proforma'])).toBeNull();
    expect(decodeIdOf(id, ['Proforma', 'Proposal'])?.key).toBe('1');
  });

  test('keeps its place in a list: one of another company or kind becomes an id that nobody has', () => {
    const own = encodeId({ type: 'BacklogItem', legalEntity: 'USPM', key: UUID });
    const other = encodeId({ type: 'BacklogItem', legalEntity: 'GBPM', key: UUID });

    expect(keysOf(['?', own, other], ['BacklogItem'], 'USPM')).toEqual([NOBODY, UUID, NOBODY]);
    expect(keysOf(null, ['BacklogItem'], 'USPM')).toBeNull();
  });

  test('of a message belongs to its side', () => {
    const id = encodeId({ type: 'SyncMessage', legalEntity: 'USPM', key: `finance.${UUID}` });

    expect(messageKeysOf([id], { side: 'finance', legalEntity: 'USPM' })).toEqual([UUID]);
    expect(messageKeysOf([id], { side: 'project', legalEntity: 'USPM' })).toEqual([NOBODY]);
    expect(messageKeysOf(undefined, { side: 'project', legalEntity: 'USPM' })).toBeNull();
  });
});
