import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../src/explore/sha256.ts';

test('the hash of any text is that of the system', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.nat(300).map((length) => 'a'.repeat(length)),
  );
  fc.assert(fc.property(text, (one) => expect(sha256(one)).toBe(createHash('sha256').update(one).digest('hex'))));
});
