import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { withMergedChunks } from '../../packaging/merged-chunks.ts';

/** Both parts have a `name` of their own, and `shared` counts how often it is evaluated. */
const SOURCES = {
  'shared.js': 'globalThis.times = (globalThis.times ?? 0) + 1; export const name = "shared"; export class Kind {}',
  'more.js': 'import { name as other } from "./shared.js"; export const name = "more of " + other;',
  'rare.js': 'import { Kind } from "./shared.js"; export const make = () => new Kind();',
  'library.js': 'import { name } from "./shared.js"; import { name as more } from "./more.js"; export { name, more };',
  'later.js': 'import { name } from "./more.js"; import { Kind } from "./shared.js"; export { Kind, name };',
  'main.js': `import { name } from './shared.js';
    const later = await import('./later.js');
    const { make } = await import('./rare.js');
    console.log([name, later.name, make() instanceof later.Kind, globalThis.times].join(', '));`,
};
const FORMAT = { outdir: 'out', format: 'esm', platform: 'node', logLevel: 'silent' } as const;

const room = mkdtempSync(join(tmpdir(), 'merged-'));
afterAll(() => rmSync(room, { recursive: true }));
let files: string[];

beforeAll(async () => {
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(room, name), text);
  const split = await build({
    ...FORMAT,
    absWorkingDir: room,
    entryPoints: ['main.js', 'library.js'],
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    metafile: true,
    sourcemap: 'inline',
    write: false,
  });
  const merged = await withMergedChunks(
    split,
    { layers: ['main', 'later'], apart: 'library' },
    { ...FORMAT, absWorkingDir: room },
  );
  writeFileSync(join(room, 'package.json'), '{ "type": "module" }');
  rmSync(join(room, 'out'), { recursive: true, force: true });
  const out = mkdtempSync(join(room, 'merged-'));
  for (const { path, text } of merged) writeFileSync(join(out, path.split('/').pop()!), text);
  files = readdirSync(out).map((name) => join(out, name));
});

const named = (name: string) => files.find((file) => file.endsWith(`/${name}`))!;
const printed = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

test('merged files run as before, with each module evaluated once', () => {
  const { stdout, stderr } = printed(named('main.js'));
  expect(stderr).toBe('');
  expect(stdout).toBe('shared, more of shared, true, 1\n');
});

test('names that two parts share stay apart', () => {
  const program = `import { name, more } from ${JSON.stringify(named('library.js'))}; console.log(name, '|', more);`;
  expect(printed('--input-type=module', '-e', program).stdout).toBe('shared | more of shared\n');
});

test('what the layers need is in merged files only', () => {
  const chunks = files.filter((file) => /chunk-[A-Z0-9]{8}\.js$/.test(file));
  expect(chunks).toEqual([]);
  expect(files.filter((file) => file.includes('/shared-')).length).toBeGreaterThan(0);
  expect(files.every((file) => !readFileSync(file, 'utf8').includes('/chunk-'))).toBe(true);
});

test('a layer that the build has not made is an error', async () => {
  const nothing = { outputFiles: [], metafile: { inputs: {}, outputs: {} } };
  await expect(withMergedChunks(nothing, { layers: ['main'], apart: 'library' }, FORMAT)).rejects.toThrow(
    'The build made no file main.',
  );
});
