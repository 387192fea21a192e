import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { QUEUE_NAMES, QUEUES } from '../../events/queues.ts';
import { bundleHandler, LARGEST_BUNDLE_KIB } from '../../infra/bundle.ts';

const project = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(project, { recursive: true }));
const write = (file: string, source: string) => writeFileSync(join(project, file), source);

test('a bundle is one file and its source map, the same wherever it is written', () => {
  write('part.ts', 'export const answer: number = 42;\n');
  write('handler.ts', "import { answer } from './part.ts';\nexport const handler = async () => answer;\n");
  mkdirSync(join(project, 'deep/er'), { recursive: true });
  const one = bundleHandler(project, 'handler.ts', join(project, 'one'));
  const other = bundleHandler(project, 'handler.ts', join(project, 'deep/er/other'));
  expect(readdirSync(one.folder).sort()).toEqual(['index.cjs', 'index.cjs.map']);
  for (const file of readdirSync(one.folder)) {
    expect(readFileSync(join(other.folder, file))).toEqual(readFileSync(join(one.folder, file)));
  }
  expect(one.inputs).toEqual(['handler.ts', 'part.ts']);
});

test('a bundle that is too large is refused, with its largest parts', () => {
  write('large.ts', `export const text = ${JSON.stringify('x'.repeat(700 * 1024))};\n`);
  write('heavy.ts', "import { text } from './large.ts';\nexport const handler = async () => text;\n");
  expect(() => bundleHandler(project, 'heavy.ts', join(project, 'heavy'))).toThrow(
    /The bundle of heavy.ts has 701 KiB; the limit is 700. Import less there; its largest parts are large.ts \(700 KiB\)/,
  );
});

test.each(QUEUE_NAMES)('the bundle of the function behind %s is within the limit', (name) => {
  const { bytes } = bundleHandler(process.cwd(), QUEUES[name].handler, join(project, name));
  expect(bytes).toBeLessThanOrEqual(LARGEST_BUNDLE_KIB * 1024);
});
