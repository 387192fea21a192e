import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consoleBlocks, matches } from './console-blocks.ts';
import { exampleFiles, runsExample } from './example-files.ts';

const pages = ['README.md', ...globSync('docs/**/*.md')].sort();
const examples = pages.flatMap((page) => [...exampleFiles(readFileSync(page, 'utf8'))]);
const commands = pages
  .flatMap((page) => consoleBlocks(page, readFileSync(page, 'utf8')))
  .filter(({ command }) => runsExample(command));

let room: string;

beforeAll(() => {
  // Like a reader's folder: the package, the scenarios and the programs of all pages.
  room = mkdtempSync(join(tmpdir(), 'examples-'));
  symlinkSync(resolve('scenarios'), join(room, 'scenarios'));
  link('pickup-gap', resolve('.'));
  link('@types/node', resolve('node_modules/@types/node'));
  writeFileSync(join(room, 'package.json'), '{ "type": "module" }');
  for (const [name, source] of examples) writeFileSync(join(room, name), source);
});
afterAll(() => rmSync(room, { recursive: true }));

function link(name: string, to: string): void {
  const place = join(room, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(to, place);
}

function node(...args: string[]): { status: number | null; printed: string[] } {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: room, encoding: 'utf8', env });
  return { status, printed: `${stdout}${stderr}`.trimEnd().split('\n') };
}

describe('the programs in the docs', () => {
  test('have names of their own, and a page shows what each of them prints', () => {
    const names = examples.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(commands.map(({ command }) => command.slice('node '.length)).sort()).toEqual(names.sort());
    expect(pages.filter((page) => /^```[jt]s$/m.test(readFileSync(page, 'utf8')))).toEqual([
      'README.md',
      'docs/guides/library.md',
    ]);
  });

  test.each(commands)('$page:$line  $command', ({ command, output }) => {
    const { status, printed } = node(...command.split(' ').slice(1));
    expect({ status, printed }).toEqual({ status: 0, printed: matches(output, printed) ? printed : output });
  });

  test('compile', () => {
    const compilerOptions = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, skipLibCheck: true };
    const files = examples.map(([name]) => name);
    writeFileSync(
      join(room, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, allowJs: true, types: ['node'] }, files }),
    );
    expect(node(resolve('node_modules/typescript/bin/tsc'))).toEqual({ status: 0, printed: [''] });
  });
});

test('planted fault: a program without its name, or in another language, is not taken for one', () => {
  const block = (language: string, first: string) => `\`\`\`${language}\n${first}\nf();\n\`\`\`\n`;
  expect(exampleFiles(block('ts', '// a.ts'))).toEqual(new Map([['a.ts', '// a.ts\nf();\n']]));
  expect(exampleFiles(block('ts', 'g();') + block('diff', '// b.ts')).size).toBe(0);
});
