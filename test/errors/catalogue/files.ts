import type { Part } from '../row.ts';
import { file, path, setting } from '../scenario-rows.ts';

const LIST = 'title: My county\nzone: America/Chicago\n…';

/** Ten times ten times ten … of a value that is written once. */
function bomb(): string {
  const line = (name: string, below: string) =>
    `${name}: &${name} [${Array.from({ length: 10 }, () => below).join(', ')}]`;
  return [line('a', '1'), ...[...'bcdefghi'].map((name, i) => line(name, `*${'abcdefgh'[i]}`))].join('\n');
}

export const FILES: Part = {
  title: 'Scenario files',
  about: 'A scenario’s path on the command line, or its text.',
  rows: [
    path('no-such.yaml', 'scenarios/first-look.yaml', 'The path leads to no file.'),
    path('/dev/zero', 'scenarios/first-look.yaml', 'Reading a device may never end.'),
    path(
      { shown: '(a file of 1.1 MiB)', text: '# comment\n'.repeat(115_000) },
      'scenarios/first-look.yaml',
      'The file is larger than 1 MiB.',
    ),
    file(
      { shown: '(bytes that are no UTF-8)', text: Buffer.from([0x61, 0xff, 0xfe]) },
      LIST,
      'The file is not text, or has another encoding.',
    ),
    file('', LIST, 'The file has no content.'),
    file('- a\n- b', LIST, 'The file holds a list or a word.'),
    file('title: [My county', LIST, 'The text is not valid YAML.'),
    file(
      { shown: 'title: My county\n---\ntitle: Another', text: 'title: My county\n---\ntitle: Another\n' },
      LIST,
      'The file holds two documents.',
    ),
    file(
      { shown: '[[[[[ … ]]]]] (80 levels)', text: `a: ${'['.repeat(80)}${']'.repeat(80)}` },
      LIST,
      'The file has more than 64 levels of lists and maps.',
    ),
    file(
      { shown: '[[[[[ … (20,000 levels, none closed)', text: `a: ${'['.repeat(20_000)}` },
      LIST,
      'The file has too many levels of lists and maps to be parsed.',
    ),
    file(
      { shown: 'a: &a [1, 1, …]\nb: &b [*a, *a, …]\nc: &c [*b, *b, …]\n…', text: bomb() },
      LIST,
      'Each alias counts as all of its values: here, billions.',
    ),
    setting('title: *mine', 'title: My county', 'An alias repeats a value that has an anchor (&mine) above it.'),
    setting('title: "My \\a county"', 'title: My county', 'A control character could change what a terminal shows.'),
    setting(
      'title: !!binary aGVsbG8=',
      'title: My county',
      'A YAML tag makes a kind of value that scenarios do not have.',
    ),
    setting('? { a: 1 }\n: 5', 'title: My county', 'A key is a map or a list.'),
    setting('__proto__: 1', 'title: My county', 'The key could change how the program works.'),
    setting('title: One\ntitle: Two', 'title: One', 'The key is given twice.'),
  ],
};
