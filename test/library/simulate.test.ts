import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError, type LoadedScenario, loadScenario, report, simulate } from '../../src/index.ts';
import { SMALL } from '../cli/command-line.ts';
import { fromSource } from './from-source.ts';

let room: string;
let file: string;
let scenario: LoadedScenario;

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'library-'));
  file = join(room, 'small.yaml');
  writeFileSync(file, SMALL);
  scenario = await loadScenario(file);
});
afterAll(() => rmSync(room, { recursive: true }));

describe('loading', () => {
  test('a text gives what its file gives', async () => {
    expect(await loadScenario({ text: SMALL })).toEqual(scenario);
  });

  test('a scenario with mistakes is refused with every problem, its place and what is allowed', async () => {
    const text = SMALL.replace('zone: America/Chicago', 'zone: Nowhere').replace('upTo', 'upto');
    const error = await loadScenario({ text, file: 'my-jail.yaml' }).catch((found: unknown) => found);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).problems).toEqual([
      expect.objectContaining({ file: 'my-jail.yaml', line: 2, message: '"Nowhere" is not a time zone' }),
      expect.objectContaining({ file: 'my-jail.yaml', line: 18, hint: expect.stringContaining('upTo') }),
    ]);
  });

  test('a file that does not exist is refused in the same way', async () => {
    await expect(loadScenario(join(room, 'nowhere.yaml'))).rejects.toBeInstanceOf(InputError);
  });

  test('CSV files are found beside the file that a text is said to come from', async () => {
    writeFileSync(join(room, 'minutes.csv'), 'minutes\n60\n90\n');
    const clearing = '{ empirical: { csv: minutes.csv, column: minutes, unit: min } }';
    const text = SMALL.replace('base:', `base:\n  facilities: { jail: { clearing: ${clearing} } }`);
    const { inputs } = await loadScenario({ text, file });
    expect(inputs.map((input) => input.file)).toEqual(['minutes.csv']);
    await expect(loadScenario({ text, file: '/nowhere/small.yaml' })).rejects.toBeInstanceOf(InputError);
  });
});

describe('a result', () => {
  test.each([1, 2])('with %d workers has the bytes of `run FILE --json`', async (workers) => {
    const { stdout } = fromSource('run', file, '--json', '--seed', '7', '--replications', '5');
    expect(report(await simulate(scenario, { seed: 7, replications: 5, workers }), 'json')).toBe(stdout);
  });

  test('uses the scenario’s own seed and replications by default', async () => {
    const { seed, replications, complete } = await simulate(scenario);
    expect({ seed, replications, complete }).toEqual({ seed: 5, replications: 4, complete: true });
  });

  test('leaves the loaded scenario unchanged', async () => {
    const before = structuredClone(scenario);
    await simulate(scenario, { seed: 7, replications: 2 });
    expect(scenario).toEqual(before);
  });

  test('renders as the text that `run FILE` prints', async () => {
    expect(report(await simulate(scenario), 'text')).toBe(fromSource('run', file).stdout);
  });

  test('renders as the tables that `run FILE --csv` writes', async () => {
    const tables = report(await simulate(scenario), 'csv');
    expect([...tables.keys()]).toEqual([
      'policies.csv',
      'outcomes.csv',
      'locks.csv',
      'measures.csv',
      'differences.csv',
      'flows.csv',
      'assumptions.csv',
      'datapackage.json',
    ]);
    expect(tables.get('measures.csv')).toContain('\npractice,pickupRate,');
  });

  test('has the values of single replications if asked', async () => {
    const single = await simulate(scenario, { perReplication: true });
    const { stdout } = fromSource('run', file, '--json', '--per-replication');
    expect(report(single, 'json')).toBe(stdout);
    // A header, and a row for each of two policies and four replications.
    expect(report(single, 'csv').get('replications.csv')?.trimEnd().split('\r\n')).toHaveLength(1 + 2 * 4);
  });

  test('in an unknown form is refused', async () => {
    const result = await simulate(scenario, { replications: 1 });
    // @ts-expect-error: there is no such format.
    expect(() => report(result, 'xml')).toThrow('format is "xml"; expected one of: text, json, csv.');
    // @ts-expect-error: a name that every object has.
    expect(() => report(result, 'toString')).toThrow(RangeError);
  });
});

describe('an option', () => {
  test.each([
    [{ seed: -1 }, 'seed is -1; expected a whole number from 0 to 4294967295.'],
    [{ replications: 0 }, 'replications is 0; expected a whole number from 1 to 1000000.'],
    [{ workers: 1.5 }, 'workers is 1.5; expected a whole number from 1 to 64.'],
    [{ seed: Number.NaN }, 'seed is NaN; expected a whole number from 0 to 4294967295.'],
  ])('%j is refused before anything runs', async (options, message) => {
    const onProgress = () => {
      throw new Error('ran');
    };
    await expect(simulate(scenario, { ...options, onProgress })).rejects.toThrow(new RangeError(message));
  });

  test('that does not exist is refused with the nearest one', async () => {
    // @ts-expect-error: a slip.
    await expect(simulate(scenario, { replication: 2 })).rejects.toThrow('Did you mean "replications"?');
  });

  test('a scenario that is not loaded yet is refused', async () => {
    // @ts-expect-error: without await.
    await expect(simulate(loadScenario({ text: SMALL }))).rejects.toThrow('await loadScenario');
  });

  test('an error in onProgress rejects, and the run ends', async () => {
    const onProgress = () => {
      throw new Error('my own');
    };
    await expect(simulate(scenario, { workers: 2, onProgress })).rejects.toThrow('my own');
  });
});

describe('aborting', () => {
  const many = { replications: 1_000_000 };

  test.each([1, 2])('with %d workers resolves with what finished, marked incomplete', async (workers) => {
    const controller = new AbortController();
    const steps: [number, number][] = [];
    const result = await simulate(scenario, {
      ...many,
      workers,
      signal: controller.signal,
      onProgress: (finished, total) => {
        steps.push([finished, total]);
        controller.abort();
      },
    });
    expect(result.complete).toBe(false);
    expect(result.replications).toBe(steps.at(-1)?.[0]);
    expect(result.replications).toBeGreaterThan(0);
    expect(result.replications).toBeLessThan(many.replications);
    expect(new Set(steps.map(([, total]) => total))).toEqual(new Set([many.replications]));
    expect(report(result, 'text')).toContain('INCOMPLETE');
  });

  test('before the first replication gives a result of none, with counts of 0 and no means', async () => {
    const result = await simulate(scenario, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ complete: false, replications: 0 });
    for (const { bookings, outcomes, measures } of result.policies) {
      expect(bookings).toBe(0);
      expect(new Set(Object.values(outcomes).map(({ count }) => count))).toEqual(new Set([0]));
      expect(new Set(Object.values(measures).map(({ mean }) => mean))).toEqual(new Set([null]));
    }
    expect(report(result, 'text')).toContain('No replication finished');
  });

  test('as the last replication finishes changes nothing', async () => {
    const controller = new AbortController();
    const result = await simulate(scenario, {
      signal: controller.signal,
      onProgress: (finished, total) => finished === total && controller.abort(),
    });
    expect(result).toEqual(await simulate(scenario));
    expect(result.complete).toBe(true);
  });
});
