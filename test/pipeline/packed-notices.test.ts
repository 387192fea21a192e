import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blankDueNotice, type DueNotice } from '../../src/engine/office/due-notice.ts';
import { noticesFromBytes, noticesToBytes } from '../../src/pipeline/store/packed-notices.ts';

const FIELDS = Object.keys(blankDueNotice()) as (keyof DueNotice)[];
const LARGEST = 2 ** 31 - 1;

/** Any whole numbers of 32 bits, the largest steps between two people among them. */
const notice = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, fc.integer({ min: -LARGEST - 1, max: LARGEST })])),
) as fc.Arbitrary<DueNotice>;

test('notices come back from bytes, in the order of their persons', () => {
  fc.assert(
    fc.property(fc.uniqueArray(notice, { selector: ({ person }) => person }), (notices) => {
      const sorted = notices.toSorted((a, b) => a.person - b.person);
      expect(noticesFromBytes(noticesToBytes(notices))).toEqual(sorted);
    }),
    { seed: 1 },
  );
});

test('the order in which they are given does not change the bytes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(notice, { selector: ({ person }) => person }), (notices) => {
      expect(noticesToBytes(notices.toReversed())).toEqual(noticesToBytes(notices));
    }),
    { seed: 1 },
  );
});

test('no notices are no bytes', () => {
  expect(noticesToBytes([])).toEqual(new Uint8Array());
  expect(noticesFromBytes(new Uint8Array())).toEqual([]);
});
