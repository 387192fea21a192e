import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { OUTCOMES } from '../../events/outcome.ts';
import { MEASURES } from '../../src/measures/definitions.ts';
import type { Result } from '../../src/measures/result.ts';
import { Installed, SMALL } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

const results = new Map<string, Result>();

/** The same arguments give the same bytes, as the first tests show, so each command runs only once. */
function json(...args: string[]): Result {
  const key = args.join(' ');
  if (!results.has(key)) {
    const { stdout, stderr, status } = cli.run('run', 'small.yaml', '--json', ...args);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    results.set(key, JSON.parse(stdout));
  }
  return results.get(key)!;
}

describe('pickup-gap run FILE', () => {
  test('prints the report to stdout, and nothing to stderr if that is not a terminal', () => {
    const { stdout, stderr, status } = cli.run('run', 'small.yaml');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatch(/^A small jail\n7 days, 4 replications, seed 5\.\n/);
    for (const part of [
      'notice window',
      'pickup gap',
      'Outcomes',
      'the agency',
      'the county',
      'the person',
      'Difference',
    ])
      expect(stdout).toContain(part);
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test('gives the same bytes for the same seed, and different ones for another seed', () => {
    const [one, again] = [cli.run('run', 'small.yaml'), cli.run('run', 'small.yaml', '--seed', '5')];
    expect(again.stdout).toBe(one.stdout);
    const other = json('--seed', '6');
    expect(other.seed).toBe(6);
    expect(other.policies).not.toEqual(json().policies);
  });

  test('prefers the number of replications on the command line to the one in the file', () => {
    expect(json('--replications', '3').replications).toBe(3);
    expect(json().replications).toBe(4);
  });

  test('with one replication gives no interval and says so', () => {
    const { stdout } = cli.run('run', 'small.yaml', '--replications', '1');
    expect(stdout).toContain('Fewer than two replications: no intervals can be given.');
    expect(stdout).not.toContain('±');
    const [policy] = json('--replications', '1').policies;
    for (const { low, high } of [...Object.values(policy.measures), ...Object.values(policy.outcomes)])
      expect([low, high]).toEqual([null, null]);
  });

  test('prints the same bytes for 1, 2 and 3 workers, as text and as JSON', () => {
    const outputs = ['1', '2', '3'].map((workers) => {
      const args = ['--replications', '11', '--workers', workers, '--json', '--out', `by-${workers}`];
      const { stdout, status } = cli.run('run', 'small.yaml', ...args);
      expect(status).toBe(0);
      return stdout + readFileSync(cli.path(`by-${workers}/report.txt`), 'utf8');
    });
    expect(outputs[0]).toContain('11 replications');
    expect(new Set(outputs).size).toBe(1);
  });
});

describe('--json', () => {
  const validator = () => {
    const { stdout, status } = cli.run('schema', '--of', 'result');
    expect(status).toBe(0);
    return new Ajv2020({ strict: true }).compile(JSON.parse(stdout));
  };

  test('is valid against the published schema, with and without intervals', () => {
    const valid = validator();
    for (const result of [json(), json('--replications', '1'), json('--policy', 'held')]) {
      expect(valid(result) ? [] : valid.errors).toEqual([]);
    }
    // Planted fault: the schema refuses unknown and missing keys.
    expect(valid({ ...json(), surprise: 1 })).toBe(false);
    expect(valid({ ...json(), complete: undefined })).toBe(false);
  });

  test('with --per-replication has each replication’s values, from which its means and ranges follow', () => {
    const result = json('--per-replication');
    const valid = validator();
    expect(valid(result) ? [] : valid.errors).toEqual([]);
    const [{ measures, bookings }] = result.policies;
    const [single] = result.perReplication ?? [];
    expect(single.replications).toEqual([1, 2, 3, 4]);
    expect(single.bookings.reduce((sum, one) => sum + one, 0)).toBe(bookings);
    const pickups = single.measures.pickups.map((value) => value ?? Number.NaN);
    expect(measures.pickups.mean).toBeCloseTo(pickups.reduce((sum, one) => sum + one, 0) / 4, 8);
    expect(measures.pickups.range).toEqual({
      low: Math.min(...pickups),
      high: Math.max(...pickups),
      ends: 'least and greatest',
      replications: 4,
    });
    // Rates are pooled: the mean of four rates is another figure.
    const lodged = single.measures.detainersLodged.map((value) => value ?? Number.NaN);
    const [all, part] = [lodged, pickups].map((list) => list.reduce((sum, one) => sum + one, 0));
    expect(measures.pickupRate.mean).toBeCloseTo(part / all, 12);
    expect(json().perReplication).toBeUndefined();
  });

  test('the published schema in scenarios/ is the one that the command prints', () => {
    expect(cli.run('schema', '--of', 'result').stdout).toBe(readFileSync('scenarios/result.schema.json', 'utf8'));
    expect(cli.run('schema').stdout).toBe(readFileSync('scenarios/scenario.schema.json', 'utf8'));
  });

  test('contains every key that the contract names, for every policy', () => {
    const result = json();
    const sha256 = createHash('sha256').update(SMALL).digest('hex');
    expect(result.scenario).toMatchObject({ title: 'A small jail', sha256 });
    expect(result).toMatchObject({ seed: 5, replications: 4, complete: true });
    expect(result.policies.map(({ name }) => name)).toEqual(['practice', 'held']);
    for (const { bookings, outcomes, measures } of result.policies) {
      expect(Object.keys(outcomes)).toEqual([...OUTCOMES]);
      const counts = Object.values(outcomes).map(({ count }) => count);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(bookings);
      for (const { count, share, low, high } of Object.values(outcomes)) {
        expect(share).toBeCloseTo(count / bookings, 12);
        expect(low! <= share && share <= high!).toBe(true);
      }
      expect(Object.keys(measures)).toEqual(MEASURES.map(({ key }) => key));
    }
    expect(Object.keys(result.policies[0].measures)).toEqual(
      expect.arrayContaining(
        [
          'noticeWindow heardWindow shortfall responseTime pickupGap pickupRate hoursHeld',
          'agentHours agentHoursWithoutPickup countyStaffHours countyCost exposure',
        ].flatMap((keys) => keys.split(' ')),
      ),
    );
    expect(Object.keys(result.policies[0].measures.noticeWindow.quantiles!)).toEqual('5 25 50 75 90 95'.split(' '));
    expect(result.differences).toHaveLength(1);
    expect(result.differences[0]).toMatchObject({ policy: 'held', baseline: 'practice' });
    expect(Object.keys(result.differences[0].measures)).toEqual(MEASURES.map(({ key }) => key));
  });

  test('a difference is the difference of the means if both policies measured every replication', () => {
    const { policies, differences } = json();
    for (const key of ['pickups', 'hoursHeld', 'agentHours', 'countyCost']) {
      const [practice, held] = policies.map(({ measures }) => measures[key].mean!);
      // Values and differences are each rounded to a multiple of 2^-30, with an error of at most half of it; the
      // doubles add as much again.
      expect(Math.abs(differences[0].measures[key].mean! - (held - practice))).toBeLessThan(3 * 2 ** -30);
    }
  });
});

describe('--policy', () => {
  test('keeps the named policies, with the same numbers as among all', () => {
    const all = json();
    const one = json('--policy', 'held');
    expect(one.policies).toEqual([all.policies[1]]);
    expect(one.differences).toEqual([]);
  });

  test('keeps only the notes that are about the named policies: only "held" holds people on a request', () => {
    const legal = (...options: string[]) => json(...options).notes.filter((note) => note.includes('attorney general'));
    expect(legal()).toHaveLength(1);
    expect(legal('--policy', 'held')).toHaveLength(1);
    expect(legal('--policy', 'practice')).toEqual([]);
  });

  test('an unknown name is refused with the nearest one and the whole list', () => {
    const { status, stderr, stdout } = cli.run('run', 'small.yaml', '--policy', 'practise');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('The scenario has no policy "practise". Did you mean "practice"? It has: practice, held.\n');
  });
});

describe('a wrong scenario', () => {
  test('never starts a run: it shows the place, the line and what is allowed, and exits with 2', () => {
    const before = readdirSync(cli.room);
    cli.write('wrong.yaml', SMALL.replace('7 days', '7').replace('issue: {', 'isue: {'));
    const { status, stdout, stderr } = cli.run('run', 'wrong.yaml', '--out', 'nothing', '--csv', 'nothing-either');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^wrong\.yaml:4:9: .*\n {4}4 \| length: 7\n {6}\| {9}\^\n {2}allowed: /m);
    expect(stderr).toMatch(/^wrong\.yaml:13:5: (.*\n)+? {3}13 \| {5}isue: .*\n.*\^\^\^\^/m);
    expect(stderr).toMatch(/did you mean "issue"/i);
    expect(readdirSync(cli.room).sort()).toEqual([...before, 'wrong.yaml'].sort());
  });

  test('a file that does not exist is refused with what to do next', () => {
    for (const command of ['run', 'explain', 'resolve']) {
      const { status, stdout, stderr } = cli.run(command, 'none.yaml');
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^none\.yaml: cannot read the scenario: there is no such file\n.*pickup-gap init/);
    }
  });
});
