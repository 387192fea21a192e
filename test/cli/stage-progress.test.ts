import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { askForProgress } from '../../src/cli/terminal/progress-form.ts';
import { StageProgress } from '../../src/cli/where/stage-progress.ts';

/** What is written to the stream, which is a terminal or a pipe. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const writable = new Writable({
    write(part, _, done) {
      written.push(String(part));
      done();
    },
  });
  const terminal = Object.assign(writable, { isTTY, columns: 100, rows: 24 }) as unknown as NodeJS.WriteStream;
  return { terminal, text: () => stripVTControlCharacters(written.join('')) };
}

const queues = [
  { name: 'booking', waiting: 1, inFlight: 2, done: 3, dead: 0 },
  { name: 'detainer', waiting: 0, inFlight: 0, done: 0, dead: 0 },
  { name: 'release-notice', waiting: 40, inFlight: 20, done: 10, dead: 1 },
] as const;

// Tests also run in continuous integration, where a bar is not drawn unless it is asked for.
beforeAll(() => askForProgress('bar'));
afterAll(() => askForProgress(undefined));

test('a terminal shows a line for each queue that has had messages, and one for the results', () => {
  jest.useFakeTimers();
  const { terminal, text } = stream(true);
  const progress = new StageProgress(terminal);
  progress.update(5, 24);
  progress.queues(queues);
  jest.advanceTimersByTime(300);
  progress.end();
  jest.useRealTimers();
  expect(progress.shown).toBe(true);
  expect(text()).toMatch(/results +.* 5\/24/);
  expect(text()).toMatch(/booking +.* 1 waiting, 2 in flight, 3 done, 0 dead/);
  expect(text()).toMatch(/release-notice +.* 40 waiting, 20 in flight, 10 done, 1 dead/);
  expect(text()).not.toContain('detainer');
});

test('without a terminal nothing is shown', () => {
  const { terminal, text } = stream(false);
  const progress = new StageProgress(terminal);
  progress.update(5, 24);
  progress.queues(queues);
  progress.end();
  expect(progress.shown).toBe(false);
  expect(text()).toBe('');
});
