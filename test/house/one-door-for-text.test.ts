import { describe, expect, test } from '@jest/globals';
import { print } from '../../src/cli/terminal/print.ts';
import { sources } from './sources.ts';

/**
 * Text reaches a terminal through `src/safe-text/` only. The type of what `print` accepts guards most of it; this
 * guards the ways around: writing to the streams, and claiming a type. docs/decisions/0015-safe-text.md says why.
 */
const WAYS_AROUND: readonly [what: string, pattern: RegExp, allowed: readonly string[]][] = [
  [
    'writes to a stream of the process',
    /process\.(?:stdout|stderr)\.write|\bconsole\.\w+\(|\.pipe\(process\.|pipeline\([^;]*process\.stdout/,
    [
      // The door.
      'src/cli/terminal/print.ts',
      'src/cli/terminal/failure.ts',
      // Logs in forms that make themselves safe: CSV cells, XML attributes, JSON.
      'src/cli/commands/export.ts',
    ],
  ],
  ['claims that a text is safe', /\bas TerminalText\b/, ['src/safe-text/terminal.ts']],
  [
    'makes a text of several lines for a report',
    /\.join\((['"`])(?:\\n)+\1\)/,
    [
      'src/refusals/input-error.ts',
      'src/cli/terminal/failure.ts',
      'src/stack/assembly/refusal.ts',
      // Markdown of our own words.
      'src/scenario/schema/reference.ts',
      'src/check/words/reference.ts',
    ],
  ],
  ['writes JSON that shows what is unseen as it is', /JSON\.stringify\([^;]*, null, 2\)/, ['src/safe-text/json.ts']],
];

function waysAround(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) =>
    WAYS_AROUND.filter(([, pattern, allowed]) => pattern.test(text) && !allowed.includes(file)).map(
      ([what]) => `${file} ${what}`,
    ),
  );
}

const product = new Map([...sources()].filter(([file]) => /^src\/(?!stack\/servers\/)/.test(file)));

test('no file goes around the door for untrusted text', () => {
  expect(waysAround(product)).toEqual([]);
});

test('every exception is still needed', () => {
  for (const [, pattern, allowed] of WAYS_AROUND) {
    for (const file of allowed) expect([file, pattern.test(product.get(file) ?? '')]).toEqual([file, true]);
  }
});

describe('planted faults', () => {
  test.each([
    ['process.stdout.write(title);'],
    ['process.stderr.write(note);'],
    ['console.log(title);'],
    ['await pipeline(pieces, process.stdout);'],
    ['return text as TerminalText;'],
    ["return lines.join('\\n');"],
    ["return sections.join('\\n\\n');"],
    ['print(JSON.stringify(result, null, 2));'],
  ])('%s is found', (line) => {
    expect(waysAround(new Map([['src/report/planted.ts', line]]))).toHaveLength(1);
  });
});

test('planted fault: text that skipped the door does not compile', () => {
  const title: string = 'x\n::error::fake';
  // @ts-expect-error a text is not a TerminalText, so `npm run check` fails where one is printed.
  const printed = () => print(title);
  expect(printed).toBeInstanceOf(Function);
});
