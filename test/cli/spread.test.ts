import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SpreadResult } from '../../src/spread/spread-result.ts';
import { Installed, SMALL } from './command-line.ts';

const DRAWS = 40;
const REPLICATIONS = 25;
const DAYS = 7;
const [FEW, MANY] = [6, 12];

/** Everybody booked has a detainer at once, so the detainers lodged in a week are Poisson: variance = mean. */
const DISPUTED = SMALL.replace(
  'rate: 6 per day',
  `rate: { value: ${MANY} per day, range: { oneOf: [${FEW} per day, ${MANY} per day] } }`,
).replace('base:\n', 'base:\n  agentArrival:\n    noShow: { value: 5 %, range: [0 %, 10 %] }\n');

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('disputed.yaml', DISPUTED);
});
afterAll(() => cli.remove());

const spread = (...more: string[]) =>
  cli.run('spread', 'disputed.yaml', '--draws', String(DRAWS), '--replications', String(REPLICATIONS), ...more);

describe('spread FILE', () => {
  test('separates the chance of a Poisson count from an unknown rate', () => {
    const { status, stdout } = spread('--json');
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as SpreadResult;
    const [{ measures }] = result.policies;
    const lodged = measures.detainersLodged;
    if (lodged === null) throw new Error('No detainers were lodged.');

    const means = [FEW * DAYS, MANY * DAYS];
    const chance = (means[0] + means[1]) / 2;
    // A sample variance of n normal values has a relative standard error of √(2 ÷ (n − 1)); four of them are allowed,
    // over all draws.
    expect(Math.abs(lodged.chance ** 2 / chance - 1)).toBeLessThan(4 * Math.sqrt(2 / (DRAWS * (REPLICATIONS - 1))));
    // Each rate has half of the draws, so the means vary by (42 ÷ 2)² · n ÷ (n − 1); each is known except for chance ÷
    // 25.
    const notKnown = ((means[1] - means[0]) / 2) ** 2 * (DRAWS / (DRAWS - 1));
    const noise = 4 * (means[1] - means[0]) * Math.sqrt(chance / REPLICATIONS / DRAWS);
    expect(Math.abs(lodged.notKnown ** 2 - notKnown)).toBeLessThan(noise + chance / REPLICATIONS);
    // Only the rate affects it.
    expect(lodged.effects.map(({ path }) => path)).toEqual(['booking.rate', 'agentArrival.noShow']);
    expect(lodged.effects[0].share).toBeGreaterThan(0.95);
    expect(lodged.effects[0].lowest).toBeLessThan(lodged.effects[0].highest);
  });

  test('fits its published schema, and gives the same bytes again', () => {
    const schema = JSON.parse(cli.run('schema', '--of', 'spread').stdout);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const { stdout } = spread('--json');
    expect(validate(JSON.parse(stdout))).toBe(true);
    expect(spread('--json').stdout).toBe(stdout);
    expect(validate({ ...JSON.parse(stdout), draws: 'many' })).toBe(false);
  });

  test('lists in its text what matters, most important first', () => {
    const { stdout } = spread('--measure', 'detainers lodged');
    expect(spread('--measure', 'detainersLodged').stdout).toBe(stdout);
    expect(stdout).toMatch(/^ {2}b {2}booking\.rate +12 per day +6 per day or 12 per day/m);
    expect(stdout).toMatch(/^Detainers lodged.*\n.*\n {2}practice .* b (9\d|100) ± \d % \(4\d\.\d → 8\d\.\d\)/m);
  });
});

describe('is refused before anything runs', () => {
  test('without a range', () => {
    cli.write('known.yaml', SMALL);
    const { status, stderr } = cli.run('spread', 'known.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('No value of known.yaml has a range.');
  });

  test('with a range that leaves the allowed values', () => {
    cli.write('too-wide.yaml', DISPUTED.replace('[0 %, 10 %]', '[0 %, 900 %]'));
    const { status, stdout, stderr } = cli.run('spread', 'too-wide.yaml');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/too-wide\.yaml:\d+:\d+: ".* %" is more than 100 %/);
  });

  test('for an unknown measure', () => {
    const { status, stderr } = spread('--measure', 'pickupRat');
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean "pickupRate"?');
  });
});

test('a range in one policy’s changes affects that policy alone', () => {
  cli.write(
    'of-one.yaml',
    SMALL.replace(
      'changes: { releaseNotice.hold.rule: upTo }',
      'changes: { releaseNotice.hold.rule: upTo, agentArrival.noShow: { value: 5 %, range: [0 %, 90 %] } }',
    ),
  );
  const { stdout } = cli.run('spread', 'of-one.yaml', '--draws', '20', '--replications', '10', '--json');
  const [practice, held] = (JSON.parse(stdout) as SpreadResult).policies.map(({ measures }) => measures.pickupRate!);
  expect([practice.notKnown, practice.effects]).toEqual([0, []]);
  expect(held.effects.map(({ path }) => path)).toEqual(['held: agentArrival.noShow']);
  expect(held.notKnown).toBeGreaterThan(held.chance);
});

test('too few draws to separate the unknowns are refused', () => {
  const { status, stderr } = cli.run('spread', 'disputed.yaml', '--draws', '8');
  expect(status).toBe(2);
  // One figure for the mean, one for the other rate, two for a parabola: three draws for each figure.
  expect(stderr).toContain('Use --draws 12 or more.');
});
