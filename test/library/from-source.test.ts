import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fromSource } from './from-source.ts';

describe('node src/cli/main.ts runs from source, from any folder', () => {
  test('it knows its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(fromSource('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('it finds its presets and its worker threads', () => {
    const [one, two] = ['1', '2'].map((workers) =>
      fromSource('run', resolve('scenarios/every-regime.yaml'), '--replications', '2', '--workers', workers),
    );
    expect(one).toMatchObject({ status: 0, stderr: '' });
    expect(one.stdout).toContain('2 replications');
    expect(two).toEqual(one);
  });

  test('planted fault: an unknown option is refused', () => {
    expect(fromSource('run', '--planted')).toMatchObject({ status: 2, stdout: '' });
  });
});
