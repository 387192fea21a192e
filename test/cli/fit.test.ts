import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inputLine } from '../../src/manifest/manifest.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { realDataIsThere } from '../tables/shared-data.ts';
import { Installed, SMALL } from './command-line.ts';

const RELEASES = '../shared/data/jail_bail_to_release.csv';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write(
    'waits.csv',
    `kind,wait_minutes\n${[12, 19, 25, 31, 35, 40, 48, 60, 75, 90, 140, 200].map((m) => `a,${m}`).join('\n')}\n`,
  );
});
afterAll(() => cli.remove());

/** The lines after "To paste …" until the end. */
function block(fitText: string): string[] {
  return fitText.split('\n\n').at(-1)!.trimEnd().split('\n');
}

/** SMALL with a clearing time from this block. */
function pasted(lines: string[]): string {
  const clearing = lines.map((line) => `        ${line}\n`).join('');
  return SMALL.replace('base:\n', `base:\n  facilities:\n    jail:\n      clearing:\n${clearing}`);
}

describe('fit CSV --column', () => {
  test('says above the block which program and which file made it', () => {
    const { stdout } = cli.run('fit', 'waits.csv', '--column', 'wait_minutes');
    const { manifest } = JSON.parse(cli.run('fit', 'waits.csv', '--column', 'wait_minutes', '--json').stdout);
    const line = stdout.split('\n').indexOf(inputLine(manifest.inputSha256));
    expect(line).toBeGreaterThan(0);
    expect(stdout.split('\n')[line + 2]).toMatch(/^Paste this into a scenario/);
  });

  test('prints a block that a scenario accepts unchanged, with its source and basis', async () => {
    const { status, stdout, stderr } = cli.run('fit', 'waits.csv', '--column', 'wait_minutes');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const family of ['lognormal', 'gamma', 'weibull']) expect(stdout).toMatch(new RegExp(`^${family} .*\\d`, 'm'));
    cli.write('pasted.yaml', pasted(block(stdout)));
    const { resolved, assumptions } = await loadScenario(cli.path('pasted.yaml'));
    const [{ distribution }] = resolved.policies[0].releaseNotice.clearing;
    expect(distribution.kind).toBe('empirical');
    if (distribution.kind !== 'empirical') return;
    expect(distribution.points[0]).toEqual([0, 12 * 60]);
    expect(distribution.points.at(-1)).toEqual([1, 200 * 60]);
    expect(assumptions.find(({ path }) => path.endsWith('clearing'))).toMatchObject({
      basis: 'computed',
      source: 'waits.csv, column wait_minutes, 12 values',
    });
  });

  test('each of the three fits in its comments can replace the value', async () => {
    const lines = block(cli.run('fit', 'waits.csv', '--column', 'wait_minutes').stdout);
    const fits = lines.filter((line) => line.startsWith('# value: '));
    expect(fits).toHaveLength(3);
    for (const line of fits) {
      const others = lines.filter((other) => !other.includes('value:'));
      cli.write('pasted.yaml', pasted([line.slice(2), ...others]));
      const { resolved } = await loadScenario(cli.path('pasted.yaml'));
      const [{ distribution }] = resolved.policies[0].releaseNotice.clearing;
      expect(line).toContain(distribution.kind);
    }
  });

  test('--json gives the same fits as JSON', () => {
    const { stdout } = cli.run('fit', 'waits.csv', '--column', 'wait_minutes', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ column: 'wait_minutes', unit: 'min', count: 12 });
  });
});

describe('fit refuses with exit 2', () => {
  beforeAll(() => {
    cli.write('names.csv', 'last_name,wait_minutes\nDoe,1\n');
    cli.write('words.csv', 'wait_minutes\n12\nsoon\n');
    cli.write('bare.csv', 'wait\n12\n13\n');
  });

  test.each([
    [
      ['waits.csv', '--column', 'wait_minuets'],
      /there is no column "wait_minuets"(.*\n)+.*did you mean "wait_minutes"\?/,
    ],
    [['none.csv', '--column', 'a'], /none\.csv: cannot read the CSV file: there is no such file/],
    [
      ['names.csv', '--column', 'wait_minutes'],
      /names\.csv:1:1: refused: column 1: "last_name" looks like a person.s name/,
    ],
    [
      ['words.csv', '--column', 'wait_minutes'],
      /words\.csv:3:1: row 2, column "wait_minutes": expected a number of at least 0, got "soon"/,
    ],
    [['bare.csv', '--column', 'wait'], /--unit min/],
    [['bare.csv', '--column', 'wait', '--unit', 'fortnights'], /--unit fortnights/],
  ])('%j', (args, why) => {
    const { status, stdout, stderr } = cli.run('fit', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
    expect(stderr).not.toContain('Doe');
  });
});

describe(`fit ${RELEASES} --column minutes_bail_to_release`, () => {
  const where = realDataIsThere(RELEASES) ? test : test.skip;

  where('gives the quantiles of its 880 rows, and a block that a scenario takes', async () => {
    const lengths = readFileSync(RELEASES, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-1)))
      .sort((a, b) => a - b);
    const { status, stdout } = cli.run('fit', `${process.cwd()}/${RELEASES}`, '--column', 'minutes_bail_to_release');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^880 values of minutes_bail_to_release \(jail_bail_to_release\.csv\), in min$/m);
    cli.write('pasted.yaml', pasted(block(stdout)));
    const { resolved } = await loadScenario(cli.path('pasted.yaml'));
    const [{ distribution }] = resolved.policies[0].releaseNotice.clearing;
    if (distribution.kind !== 'empirical') throw new Error(`a table was due, not ${distribution.kind}`);
    for (const [p, seconds] of distribution.points) {
      // The p-quantile is between the two order statistics around it, to the four digits in which the block is written.
      const rank = p * (lengths.length - 1);
      expect(seconds / 60).toBeGreaterThanOrEqual(lengths[Math.max(0, Math.floor(rank) - 1)] * 0.9995);
      expect(seconds / 60).toBeLessThanOrEqual(lengths[Math.min(lengths.length - 1, Math.ceil(rank) + 1)] * 1.0005);
    }
    expect(cli.run('run', 'pasted.yaml').status).toBe(0);
  });
});
