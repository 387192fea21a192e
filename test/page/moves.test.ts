import { expect, test } from '@jest/globals';
import { movesOf } from '../../src/page/data/moves.ts';

test('who gains a pickup, who loses one and who keeps it; two outcomes of a kind are one move', () => {
  const moves = movesOf({
    policy: 'delayed',
    baseline: 'practice',
    from: {
      noticeUnheard: { pickedUpAtRelease: 5, handedOverAsArranged: 2, declined: 9, noticeUnheard: 20 },
      pickedUpAtRelease: { pickedUpAtRelease: 30, pickedUpFromHold: 4, late: 3 },
      noDetainer: { pickedUpAtRelease: 1 },
    },
  });
  expect(moves).toMatchObject({ gained: 8, lost: 3, kept: 34 });
  expect(moves.moved.map(({ from, to, people }) => [from, to, people])).toEqual([
    ['heardInTime', 'agencyComes', 9],
    ['heardInTime', 'met', 7],
    ['met', 'fromHold', 4],
    ['met', 'arrivesInTime', 3],
    ['before', 'met', 1],
  ]);
  expect(moves.all.reduce((sum, { people }) => sum + people, 0)).toBe(74);
});

test('without flows nobody moves', () => {
  expect(movesOf({ policy: 'a', baseline: 'b', from: {} })).toEqual({
    gained: 0,
    lost: 0,
    kept: 0,
    moved: [],
    all: [],
  });
});
