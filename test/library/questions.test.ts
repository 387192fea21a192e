import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attribute, InputError, type LoadedScenario, loadScenario, type SeekOptions, seek } from '../../src/index.ts';
import { CERTAIN } from '../seek/scenarios.ts';
import { fromSource } from './from-source.ts';

let room: string;
let file: string;
let scenario: LoadedScenario;
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'questions-'));
  file = join(room, 'certain.yaml');
  writeFileSync(file, CERTAIN);
  scenario = await loadScenario(file);
});
afterAll(() => rmSync(room, { recursive: true }));

const REACH = { measure: 'pickupRate', value: 0.63, precision: 0.04 };
const VARY = [{ path: 'agentArrival.decline', range: '5 %..80 %' }];

describe('seek', () => {
  test('gives what the command prints', async () => {
    const { stdout } = fromSource(
      ...['seek', file, '--json', '--reach', 'pickup rate 63 % ± 4 %', '--vary', VARY[0].path, VARY[0].range],
    );
    expect(await seek(scenario, { reach: REACH, vary: VARY })).toEqual(JSON.parse(stdout));
  });

  test.each<[Partial<SeekOptions>, string]>([
    [{ policy: 'practise' }, 'policy is "practise"; expected one of: practice, other. Did you mean "practice"?'],
    [{ reach: { measure: 'pickups rate', value: 1 } }, 'Did you mean "pickupRate"?'],
    [{ reach: { ...REACH, value: 63 } }, 'reach.value is 63; expected a share from 0 to 1.'],
    [{ reach: { ...REACH, precision: 0 } }, 'reach.precision is 0; expected a number above 0.'],
    [{ vary: [] }, 'vary has 0 values; expected 1 to 6.'],
    [{ vary: [{ path: 'agentArrival.declin', range: '1..2' }] }, 'did you mean "agentArrival.decline"?'],
    [{ vary: [{ path: 'agentArrival.decline', range: '80..5 %' }] }, 'runs backwards'],
    [{ replications: 1 }, 'replications is 1; expected a whole number from 2 to 1000.'],
  ])('refuses %j', async (wrong, message) => {
    const refused = seek(scenario, { reach: REACH, vary: VARY, ...wrong });
    await expect(refused).rejects.toBeInstanceOf(RangeError);
    await expect(refused).rejects.toThrow(message);
  });

  test('refuses what the scenario does not allow, with the place', async () => {
    const vary = [{ path: 'agentArrival.decline', range: '5 %..180 %' }];
    await expect(seek(scenario, { reach: REACH, vary })).rejects.toBeInstanceOf(InputError);
  });

  test('refuses a copy, of which the text is not known, and an option that does not exist', async () => {
    await expect(seek(structuredClone(scenario), { reach: REACH, vary: VARY })).rejects.toBeInstanceOf(TypeError);
    // @ts-expect-error: there is no such option.
    await expect(seek(scenario, { reach: REACH, vary: VARY, replication: 5 })).rejects.toThrow('replications');
  });
});

describe('attribute', () => {
  test('gives what the command prints', async () => {
    const { stdout } = fromSource('attribute', file, '--json', '--replications', '2');
    expect(await attribute(scenario, { replications: 2 })).toEqual(JSON.parse(stdout));
  });

  test('takes only the chosen locks away, and refuses others', async () => {
    const { locks } = await attribute(scenario, { replications: 1, locks: ['agencyComes'] });
    expect(locks.map(({ lock }) => lock)).toEqual(['agencyComes']);
    // @ts-expect-error: there is no such lock.
    await expect(attribute(scenario, { locks: ['agencyCome'] })).rejects.toThrow('Did you mean "agencyComes"?');
    await expect(attribute(scenario, { policy: 'nobody' })).rejects.toBeInstanceOf(RangeError);
    await expect(attribute(scenario, { replications: 1001 })).rejects.toBeInstanceOf(RangeError);
  });

  test('ends early when it is aborted', async () => {
    const result = await attribute(scenario, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ complete: false, replications: 0, manifest: { complete: false } });
  });
});
