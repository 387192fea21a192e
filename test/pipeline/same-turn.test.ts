import { expect, test } from '@jest/globals';
import { inSameTurn } from '../../src/pipeline/store/same-turn.ts';

function recorded(fail = false) {
  const calls: [string, readonly number[]][] = [];
  const join = inSameTurn(async (key: string, given: readonly number[]) => {
    calls.push([key, [...given]]);
    if (fail) throw new Error('refused');
    return given.length;
  });
  return { calls, join };
}

test('what callers hand over in one turn is done once per key, in its order', async () => {
  const { calls, join } = recorded();
  const answers = await Promise.all([join('a', 1), join('b', 2), join('a', 3)]);
  expect(calls).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
  expect(answers).toEqual([
    { answer: 2, after: 1 },
    { answer: 1, after: 0 },
    { answer: 2, after: 0 },
  ]);
});

test('callers that continue after an answer in the same turn are joined again', async () => {
  const { calls, join } = recorded();
  const twice = async (first: number) => {
    await join('first', first);
    await join('second', first);
  };
  await Promise.all([twice(1), twice(2), twice(3)]);
  expect(calls).toEqual([
    ['first', [1, 2, 3]],
    ['second', [1, 2, 3]],
  ]);
});

test('a later turn is done separately', async () => {
  const { calls, join } = recorded();
  await join('a', 1);
  await join('a', 2);
  expect(calls).toEqual([
    ['a', [1]],
    ['a', [2]],
  ]);
});

test('given one that cannot be done, when it came with others, then it alone fails', async () => {
  const calls: number[][] = [];
  const join = inSameTurn(async (_: string, given: readonly number[]) => {
    calls.push([...given]);
    if (given.includes(2)) throw new Error('refused');
    return given.length;
  });
  const ends = await Promise.allSettled([join('a', 1), join('a', 2), join('a', 3)]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ends[0]).toMatchObject({ value: { answer: 1, after: 0 } });
  expect(calls).toEqual([[1, 2, 3], [1], [2], [3]]);
});

test('one that cannot be done alone is not done twice', async () => {
  const { calls, join } = recorded(true);
  await expect(join('a', 1)).rejects.toThrow('refused');
  expect(calls).toHaveLength(1);
});

test('a failure that passes fails for all who came together, since each of them would fail alone too', async () => {
  const calls: number[][] = [];
  const busy = Object.assign(new Error('busy'), { name: 'ThrottlingException' });
  const join = inSameTurn(async (_: string, given: readonly number[]) => {
    calls.push([...given]);
    throw busy;
  });
  const ends = await Promise.allSettled([join('a', 1), join('a', 2)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(calls).toEqual([[1, 2]]);
});
