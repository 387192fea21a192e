import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROGRAM, programLine } from '../../src/manifest/manifest.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';
import { Installed, SMALL } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
});
afterAll(() => cli.remove());

const MOST_COLUMNS = 100;
const tooWide = (text: string) => text.split('\n').filter((line) => [...line].length > MOST_COLUMNS);

describe('pickup-gap policies', () => {
  test('lists every preset in one line with the fact that it represents, and says what to do next', () => {
    const { status, stdout, stderr } = cli.run('policies');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of PRESETS) expect(stdout).toMatch(new RegExp(`^ {2}${name} +[RD]\\d+ +\\S`, 'm'));
    expect(stdout).toContain('pickup-gap policies NAME');
    expect(stdout).toContain('policies: { mine: { policy: NAME } }');
    expect(tooWide(stdout)).toEqual([]);
  });

  test('describes one: since when, who says so, and each path and value with its source', () => {
    const { status, stdout } = cli.run('policies', 'judges-order-with-notice');
    expect(status).toBe(0);
    expect(stdout).toContain('judges-order-with-notice: A judge’s order to hold, notice at clearing\n');
    expect(stdout).toMatch(/^ {2}since +2014 \(reported in June\)$/m);
    expect(stdout).toMatch(/^ {2}source +Star Tribune, early 2018; Star Tribune, mid 2017/m);
    expect(stdout).toContain('  releaseNotice.hold.basis: judgesOrder\n      reported; Star Tribune, mid 2017\n');
    expect(stdout).toContain('      policy: judges-order-with-notice\n');
  });

  test.each(PRESETS)('%s fits the width of a terminal', (name) => {
    expect(tooWide(cli.run('policies', name).stdout)).toEqual([]);
  });

  test('planted fault: a line that is too wide is found', () => {
    expect(tooWide(`short\n${'x'.repeat(101)}`)).toHaveLength(1);
  });

  test('prints JSON of all, or of one', () => {
    const { manifest, presets } = JSON.parse(cli.run('policies', '--json').stdout);
    expect(manifest).toEqual(PROGRAM);
    expect(presets.map(({ name }: { name: string }) => name)).toEqual([...PRESETS]);
    expect(JSON.parse(cli.run('policies', 'no-cooperation', '--json').stdout)).toEqual({
      manifest,
      ...presets[PRESETS.indexOf('no-cooperation')],
    });
  });

  test.each([[[]], [['no-cooperation']]])('%j: the last line says which program it was', (name) => {
    const last = cli
      .run('policies', ...name)
      .stdout.trimEnd()
      .split('\n')
      .at(-1);
    expect(last).toBe(programLine(PROGRAM));
  });

  test('an unknown name is bad input, with the nearest and all there are', () => {
    const { status, stdout, stderr } = cli.run('policies', 'no-coperation');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      '"no-coperation" is not a policy preset. Did you mean no-cooperation? Allowed: honor-detainers,',
    );
  });
});

test('a scenario with presets resolves to the same bytes in the package and in the sources', async () => {
  const file = cli.write(
    'presets.yaml',
    `${SMALL}${PRESETS.map((name) => `  ${name}: { policy: ${name} }\n`).join('')}`,
  );
  const { resolved } = await loadScenario(cli.path(file));
  expect(cli.run('resolve', file).stdout === `${JSON.stringify(resolved, null, 2)}\n`).toBe(true);
});
