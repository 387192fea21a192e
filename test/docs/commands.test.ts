import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consoleBlocks, matches, type Shown } from './console-blocks.ts';
import { runsExample } from './example-files.ts';

/** CI and every newcomer run it; a test that installed the project would test npm. */
const RUN_ELSEWHERE = ['npm ci && npm start', 'npm ci && npm test'];

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')].sort();
const shown = pages.flatMap((page) => consoleBlocks(page, readFileSync(page, 'utf8')));
const commands = shown.filter(({ command }) => !RUN_ELSEWHERE.includes(command) && !runsExample(command));
/** Reads files that are beside the project and may not be copied into it. */
const needsShared = ({ command }: Shown) => command.includes('shared/');

let room: string;
let bin: string;

beforeAll(() => {
  // The commands of all pages run one after the other in an empty folder with the scenarios, as for a reader.
  room = mkdtempSync(join(tmpdir(), 'docs-'));
  symlinkSync(resolve('scenarios'), join(room, 'scenarios'));
  bin = mkdtempSync(join(tmpdir(), 'bin-'));
  writeFileSync(join(bin, 'pickup-gap'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/main.js')}" "$@"\n`, {
    mode: 0o755,
  });
});

afterAll(() => {
  rmSync(room, { recursive: true });
  rmSync(bin, { recursive: true });
});

describe('every command in the docs does what the page shows', () => {
  test('there are some', () => expect(commands.length).toBeGreaterThan(3));

  test.each(commands)('$page:$line  $command', (item) => {
    if (needsShared(item)) return; // test/cli runs it where ../shared is there
    const { command, output } = item;
    const { stdout, stderr, status } = spawnSync('bash', ['-c', command], {
      cwd: room,
      encoding: 'utf8',
      // A reader is not in continuous integration, where snapshots are refused.
      env: { ...process.env, CI: undefined, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1' },
    });
    const printed = `${stdout}${stderr}`.trimEnd().split('\n');
    const isRight = output.length === 0 ? status === 0 : matches(output, printed);
    if (!isRight)
      throw new Error(`exit ${status}, printed:\n${printed.join('\n')}\nThe page shows:\n${output.join('\n')}`);
  });
});

test('planted fault: a different number in a page is found', () => {
  expect(matches(['a 1', '…', 'b 2'], ['a 1', 'x', 'b 2'])).toBe(true);
  expect(matches(['a 1', '…', 'b 2'], ['a 1', 'x', 'b 3'])).toBe(false);
  expect(matches(['a 1'], ['a 1', 'more'])).toBe(false);
});
