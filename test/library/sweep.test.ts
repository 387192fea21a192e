import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError, loadScenario, sweep } from '../../src/index.ts';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { jsonText } from '../../src/safe-text/json.ts';
import { SMALL } from '../cli/command-line.ts';
import { fromSource } from './from-source.ts';

const scenario = await loadScenario({ text: SMALL });
const TEAMS = 'agentArrival.teams.count';

describe('sweep', () => {
  test('gives what `sweep FILE --json` prints', async () => {
    const file = resolve('scenarios/first-look.yaml');
    const { stdout } = fromSource('sweep', file, '--json', '--replications', '2', '--vary', TEAMS, '1', '3');
    const result = await sweep(await loadScenario(file), { vary: { [TEAMS]: [1, '3'] }, replications: 2 });
    expect(jsonText(result)).toBe(stdout);
  });

  test('resolves with the points that finished when it is aborted', async () => {
    const signal = AbortSignal.abort();
    const result = await sweep(scenario, { vary: { [TEAMS]: [1] }, replications: 2, signal });
    expect(result).toMatchObject({ complete: false, asked: 1, points: [] });
  });

  test('refuses values before anything runs', async () => {
    const progress: number[] = [];
    const refused = sweep(scenario, { vary: { [TEAMS]: ['many'] }, onProgress: (finished) => progress.push(finished) });
    await expect(refused).rejects.toBeInstanceOf(InputError);
    expect(progress).toEqual([]);
  });

  test.each([
    [
      { replications: INPUT_LIMITS.sweepReplications.most + 1 },
      RangeError,
      'replications is 1001; expected a whole number from 1 to 1000.',
    ],
    [{ points: 0 }, RangeError, 'points is 0; expected a whole number from 1 to 1000.'],
    [{ measures: ['pikcupRate'] }, RangeError, 'Did you mean "pickupRate"?'],
    [{ policies: [] }, RangeError, 'policies is empty; expected at least one of: practice, held.'],
    [{ repetitions: 3 }, TypeError, 'There is no option "repetitions".'],
  ])('refuses the options %j', async (options, kind, message) => {
    const refused = sweep(scenario, { vary: { [TEAMS]: [1] }, ...options });
    await expect(refused).rejects.toBeInstanceOf(kind);
    await expect(refused).rejects.toThrow(message);
  });

  test('expects a loaded scenario, not a copy', async () => {
    await expect(sweep(structuredClone(scenario), { vary: { [TEAMS]: [1] } })).rejects.toThrow('await loadScenario');
  });
});
