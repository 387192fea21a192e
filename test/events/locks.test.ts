import { expect, test } from '@jest/globals';
import { LOCKS, type Lock, NOT_LODGED, OUTCOME_ENTRIES, OUTCOMES, PICKUPS } from '../../events/outcome.ts';

const lockOf = (key: (typeof OUTCOMES)[number]) => OUTCOME_ENTRIES[key].lock;

test('every outcome after a lodged detainer is a pickup or ends at exactly one lock, and no other outcome does', () => {
  const isAtLock = (key: (typeof OUTCOMES)[number]) => !NOT_LODGED.includes(key) && !PICKUPS.includes(key);
  expect(OUTCOMES.filter((key) => (lockOf(key) !== null) !== isAtLock(key))).toEqual([]);
});

test('the locks are in the order of the outcomes that end at them, and none is empty', () => {
  const met = OUTCOMES.flatMap((key) => lockOf(key) ?? []);
  expect([...new Set<Lock>(met)]).toEqual(Object.keys(LOCKS));
});

test('an outcome has words for a missed detainer if, and only if, it ends at a lock', () => {
  expect(OUTCOMES.filter((key) => (OUTCOME_ENTRIES[key].missed !== null) !== (lockOf(key) !== null))).toEqual([]);
});
