import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installed } from '../cli/command-line.ts';
import { changedLines } from './changed-lines.ts';
import { GOLDEN, reportNow } from './reports.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
});
afterAll(() => cli.remove());

test.each(GOLDEN)('$file is what $scenario gives with $replications replications', (golden) => {
  const kept = readFileSync(new URL(golden.file, import.meta.url), 'utf8');
  const now = reportNow(cli.main, golden);
  if (now === kept) return;
  throw new Error(
    `${golden.scenario} gives another report than test/golden/${golden.file}: − kept, + now\n\n` +
      `${changedLines(kept, now)}\n\n` +
      'Where the change is meant: npm run golden, look at the difference, commit it with the change.',
  );
});

test('planted fault: one changed character is shown with its line, and nothing else', () => {
  const kept = readFileSync(new URL('first-look.txt', import.meta.url), 'utf8');
  const lines = kept.split('\n');
  const at = lines.findIndex((line) => line.includes('pickups'));
  const other = lines[at].replace('pickups', 'pickup5');
  expect(changedLines(kept, lines.with(at, other).join('\n'))).toBe(`${at + 1} − ${lines[at]}\n${at + 1} + ${other}`);
});

test('an added or removed line is shown as such, not as a change of all lines after it', () => {
  expect(changedLines('a\nb\nc\n', 'a\nc\n')).toBe('2 − b');
  expect(changedLines('a\nc\n', 'a\nb\nc\n')).toBe('2 + b');
  expect(changedLines('a\nb\nc', 'x\nb\ny')).toBe('1 − a\n1 + x\n3 − c\n3 + y');
  expect(changedLines('same', 'same')).toBe('');
});

test('the list of changes is cut short for a completely different report', () => {
  const [kept, now] = ['a', 'b'].map((letter) => Array.from({ length: 100 }, (_, i) => `${letter}${i}`).join('\n'));
  expect(changedLines(kept, now).split('\n').at(-1)).toBe('… and 160 more lines');
});
