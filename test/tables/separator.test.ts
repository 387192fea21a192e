import { expect, test } from '@jest/globals';
import { separated } from '../../src/tables/separator.ts';

/** A file in two pieces, and whether it has been closed. */
function opened() {
  const state = { isClosed: false };
  async function* pieces() {
    try {
      yield 'case;minutes\n1;2\n';
      yield '2;3\n';
    } finally {
      state.isClosed = true;
    }
  }
  return { state, pieces: pieces() };
}

test('a file is closed if its reader stops early, as after a refused header', async () => {
  const { state, pieces } = opened();
  const { separator, pieces: again } = await separated(pieces, ['minutes']);
  expect(separator).toBe(';');
  for await (const _ of again) break;
  expect(state.isClosed).toBe(true);
});

test('a file that is read to its end has all of its text', async () => {
  const { pieces } = opened();
  let text = '';
  for await (const piece of (await separated(pieces, ['minutes'])).pieces) text += piece;
  expect(text).toBe('case;minutes\n1;2\n2;3\n');
});
