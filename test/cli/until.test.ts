import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/measures/result.ts';
import { Installed, SMALL } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

const run = (...args: string[]) => cli.run('run', 'small.yaml', '--json', ...args);

describe('--until', () => {
  test('continues until the half-width is reached under every policy, and says how many replications that took', () => {
    const { status, stdout, stderr } = run('--until', 'pickup rate ± 3 %');
    expect(status).toBe(0);
    const { replications, complete, policies }: Result = JSON.parse(stdout);
    expect(stderr).toBe(`The precision requested for pickup rate was reached after ${replications} replications.\n`);
    expect(complete).toBe(true);
    for (const { measures } of policies) {
      const { low, high } = measures.pickupRate;
      expect((high! - low!) / 2).toBeLessThanOrEqual(0.03);
    }
    // The four replications of the file would not have been enough.
    expect(replications).toBeGreaterThan(4);
  });

  test('gives what a plain run of as many replications gives, for any number of workers', () => {
    const [one, two, three] = ['1', '2', '3'].map((workers) =>
      run('--until', 'pickup rate ± 3 %', '--workers', workers),
    );
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    const { replications }: Result = JSON.parse(one.stdout);
    expect(run('--replications', String(replications)).stdout).toBe(one.stdout);
  });

  test('takes a label or a key, and for a share a plain number of percentage points, as reports print it', () => {
    const [label, key] = ['pickup rate ± 3', 'PickupRate ± 3 %'].map((text) => run('--until', text));
    expect(label.status).toBe(0);
    expect(label).toEqual(key);
  });

  test('takes no agreement for precision: of pickups that never happen, no width is a part', () => {
    cli.write('declined.yaml', `${SMALL}\n`.replace('base:\n', 'base:\n  agentArrival: { decline: 100 % }\n'));
    const { status, stderr } = cli.run('run', 'declined.yaml', '--json', '--until', 'pickups ± 10 %');
    // With 369, at most 1 % of runs have a pickup. 20 did not say so.
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'The precision requested for pickups was NOT reached after 369 replications.\n' +
        'Every replication under "practice" and "held" has the same pickups. Agreement is not precision.\n',
    });
    // The number of pickups itself has an upper limit, 3.7 ÷ replications.
    expect(cli.run('run', 'declined.yaml', '--json', '--until', 'pickups ± 0.1').status).toBe(0);
  });

  test('exits with 1 if the replications run out, and marks the report', () => {
    const { status, stdout, stderr } = run('--until', 'pickup rate ± 0.1 %', '--replications', '30');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ replications: 30, complete: false });
    expect(stderr).toBe('The precision requested for pickup rate was NOT reached after 30 replications.\n');
    const asText = cli.run('run', 'small.yaml', '--until', 'pickup rate ± 0.1 %', '--replications', '30');
    expect(asText.stdout).toMatch(/^INCOMPLETE: /m);
  });

  test('one replication cannot reach any precision', () => {
    const { status, stdout } = run('--until', 'pickup rate ± 50 %', '--replications', '1');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ replications: 1, complete: false });
  });

  test.each([
    ['pickup rate 1 %', /Write it like "pickup rate ± 1 %"/],
    ['pickp rate ± 1 %', /There is no measure "pickp rate"\. Did you mean "pickup rate"\?\nMeasures: notice window, /],
    ['pickup rate ± 0 %', /Use a half-width above 0/],
    ['pickup rate ± 2 min', /is a share: write its half-width in percentage points/],
    ['notice window ± 2 h', /is measured in min/],
  ])('"%s" is refused with exit 2 before anything runs', (text, why) => {
    const { status, stdout, stderr } = run('--until', text);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`--until "${text}" cannot be used.`);
    expect(stderr).toMatch(why);
  });
});
