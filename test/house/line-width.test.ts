import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** Biome wraps code at 120 columns but leaves comments and texts as they are, so their width is checked here. */
const COLUMNS = 120;

/** Lines with one of these may be longer, because breaking it would change what it means. */
const UNBREAKABLE = {
  'a web address': /https?:\/\/\S/,
  'the path of an import': /\bfrom '[^']+';$|\bimport\('[^']+'\)/,
  'a regular expression': /^\s*\/(?![/*]).*\/[dgimsuvy]*[,;)]*$/,
};

const { stdout } = spawnSync('git', ['ls-files', '*.ts', '*.tsx', '*.js'], { encoding: 'utf8' });
const files = stdout.trim().split('\n');

test('there are some', () => expect(files.length).toBeGreaterThan(500));

test('no line of the code is wider than 120 columns', () => {
  expect(files.flatMap((file) => tooWide(readFileSync(file, 'utf8')).map((line) => `${file}, ${line}`))).toEqual([]);
});

test('planted fault: a comment, a text or a test name that is too wide is found', () => {
  const words = 'word '.repeat(24).trim();
  const lines = [`/** ${words} */`, `  '${words}',`, `test('${words}', () => {`];
  expect(tooWide(lines.join('\n'))).toEqual(lines.map((line, i) => `line ${i + 1}: ${line}`));
  expect(tooWide('x'.repeat(COLUMNS))).toEqual([]);
});

test('a web address, the path of an import and a regular expression may be wider', () => {
  const long = 'a'.repeat(COLUMNS);
  expect(tooWide(`/** https://example.org/${long} */`)).toEqual([]);
  expect(tooWide(`import { one } from './${long}.ts';`)).toEqual([]);
  expect(tooWide(`  /^${long}$/m,`)).toEqual([]);
});

/** The lines of a source that are too wide, each with its number. Counted in characters, not in bytes. */
function tooWide(source: string): string[] {
  return source.split('\n').flatMap((line, i) => {
    const isTooWide = [...line].length > COLUMNS && !Object.values(UNBREAKABLE).some((part) => part.test(line));
    return isTooWide ? [`line ${i + 1}: ${line}`] : [];
  });
}
