import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chunksOf, groupsOf } from '../../src/sync/courier/chunks.ts';

test('messages are cut where the next one would be too much', () => {
  const sizes = [1, 2, 3, 5, 1].map((rowCount) => ({ rowCount }));

  const chunks = chunksOf(sizes, 5);

  expect(chunks.map((chunk) => chunk.map((one) => one.rowCount))).toEqual([[1, 2], [3], [5], [1]]);
});

test('a message that is too large for any transaction stands alone', () => {
  const chunks = chunksOf([{ rowCount: 1 }, { rowCount: 9 }, { rowCount: 1 }], 5);

  expect(chunks).toHaveLength(3);
});

test('cutting loses nothing, keeps the order, and makes no empty part', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 30 }), (sizes, most) => {
      const messages = sizes.map((rowCount, place) => ({ rowCount, place }));

      const chunks = chunksOf(messages, most);

      expect(chunks.flat()).toEqual(messages);
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        const rows = chunk.reduce((sum, one) => sum + one.rowCount, 0);
        expect(rows <= most || chunk.length === 1).toBe(true);
      }
    }),
  );
});

test('groups keep the order of their members and of their first ones', () => {
  expect(groupsOf(['b1', 'a1', 'b2', 'a2'], (text) => text.slice(0, 1))).toEqual([
    ['b1', 'b2'],
    ['a1', 'a2'],
  ]);
});
