import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { arm64Node } from './arm64-node.ts';

// The functions of the stack run on arm64, and most machines that compare with them are x64.

const onArm64 = arm64Node();
const here = (args: readonly string[]) =>
  execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });

(onArm64 === null ? describe.skip : describe)('on arm64, under an emulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'arm64-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the functions behind draws give the same values to the last bit, at 20,000 arguments', () => {
    const script = ['test/arm64/elementary-bytes.ts'];
    const [there, ours] = [JSON.parse(onArm64!(script)), JSON.parse(here(script))];
    expect(there.arch).toBe('arm64');
    expect(there.hashes).toEqual(ours.hashes);
  });

  test.each(['first-look', 'hennepin', 'every-regime'])('%s gives the same result JSON', (name) => {
    const run = ['dist/main.js', 'run', `scenarios/${name}.yaml`, '--replications', '2', '--workers', '1', '--json'];
    expect(onArm64!(run)).toBe(here(run));
  });

  // With the platform's own functions it differed in the last bit, and the hash, and so the id of a run, with it.
  test('a lognormal given by its mean resolves to the same numbers and the same hash', () => {
    const file = join(folder, 'mean.yaml');
    const text = readFileSync('scenarios/first-look.yaml', 'utf8');
    const clearing = /clearing: .*/;
    expect(text).toMatch(clearing);
    writeFileSync(file, text.replace(clearing, 'clearing: { lognormal: { mean: 45 min, cv: 9.64 } }'));
    const resolved = ['dist/main.js', 'resolve', file];
    expect(onArm64!(resolved)).toBe(here(resolved));
    expect(onArm64!([...resolved, '--hash'])).toBe(here([...resolved, '--hash']));
  });
});
