import { isTransient } from './transient.ts';

/**
 * Collects what several callers hand over under one key in one turn of the event loop, and does the work once. A
 * function handles the messages of its batch side by side, and each makes the same few requests. If the work fails for
 * a reason that may lie with one of them, it is done for each alone, so that one bad message does not fail the others.
 * A reason that passes fails for all, and each of their messages is delivered again. Each caller learns how many
 * others came after it.
 */
export function inSameTurn<Key, Given, Answer>(work: (key: Key, given: readonly Given[]) => Promise<Answer>) {
  const open = new Map<Key, { given: Given[]; answer: Promise<Answer> }>();
  const begin = (key: Key) => {
    const given: Given[] = [];
    const answer = new Promise<Answer>((resolve, reject) => {
      setImmediate(() => {
        open.delete(key);
        work(key, given).then(resolve, reject);
      });
    });
    const group = { given, answer };
    open.set(key, group);
    return group;
  };
  return async (key: Key, given: Given): Promise<{ answer: Answer; after: number }> => {
    const group = open.get(key) ?? begin(key);
    const place = group.given.push(given);
    try {
      return { answer: await group.answer, after: group.given.length - place };
    } catch (error) {
      if (group.given.length === 1 || isTransient(error)) throw error;
      return { answer: await work(key, [given]), after: 0 };
    }
  };
}
