import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { blankCase } from '../../src/event-log/logged-case.ts';
import { type InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import { type LoadedTree, loadTree } from '../../src/scenario/load-tree.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { LogRoom } from '../event-log/log-room.ts';
import { filesInMemory, type Held, sha256Of } from './files-in-memory.ts';
import { load, refusal, scenario } from './scenario-text.ts';

const room = new LogRoom();
afterAll(() => room.remove());

const FIXTURES = 'test/fixtures/scenarios';
const FILE = `${FIXTURES}/scenario.yaml`;

const textAt = (path: string) => ({ text: readFileSync(path, 'utf8'), shownAs: path });
const presetOfHouse = (name: string) => [name, textAt(`scenarios/policies/${name}.yaml`)];

const inMemory = (text: string, held: Held, file = FILE, places?: number[]) =>
  loadTree(readScenario(text, file), filesInMemory(held), places);

/** All that the disk's loader returns, except the digest of the file itself. */
async function onDisk(text: string, file = FILE, places?: number[]): Promise<LoadedTree> {
  const { sha256: _, resolvedSha256: __, ...loaded } = await loadScenarioText(Buffer.from(text), file, { places });
  return loaded;
}

const TABLES = scenario(`  booking: { dailyCounts: { csv: daily.csv, date: day, count: booked } }
  facilities: { jail: { clearing: { empirical: { csv: clearing.csv, column: minutes, unit: min } } } }`);

describe('a scenario whose files are in memory loads as from disk', () => {
  const file = 'scenarios/hennepin-2011-2020.yaml';
  const { text } = textAt(file);

  test('with presets that change on dates and build on others', async () => {
    const held = { presets: Object.fromEntries(PRESETS.map(presetOfHouse)) };
    const loaded = await inMemory(text, held, file);
    expect(loaded).toEqual(await onDisk(text, file));
    expect(loaded.resolved.policies[0].inForce?.length).toBeGreaterThan(1);
    expect(loaded.inputs.map((input) => input.file)).toContain('scenarios/policies/no-cooperation.yaml');
  });

  test('with a preset of the user’s own and values drawn from their ranges', async () => {
    const ranged =
      `${scenario('  agentArrival: { noShow: { value: 5 %, range: [5 %, 15 %] } }')}` +
      `  other: { policy: ./my-county.yaml }\n`;
    const held = { presets: { './my-county.yaml': textAt(`${FIXTURES}/my-county.yaml`) } };
    const loaded = await inMemory(ranged, held, FILE, [0.25]);
    expect(loaded).toEqual(await onDisk(ranged, FILE, [0.25]));
    expect(loaded.unknowns.map(({ path }) => path)).toEqual(['agentArrival.noShow']);
  });

  test('with columns of CSV files', async () => {
    const held = {
      tables: { 'daily.csv': textAt(`${FIXTURES}/daily.csv`), 'clearing.csv': textAt(`${FIXTURES}/clearing.csv`) },
    };
    const loaded = await inMemory(TABLES, held);
    expect(loaded).toEqual(await onDisk(TABLES));
    expect(loaded.resolved.booking.arrivals).toMatchObject({ kind: 'dailyCounts', counts: expect.any(Array) });
    expect(loaded.inputs.map((input) => input.file)).toEqual(['clearing.csv', 'daily.csv']);
  });

  test('with a log of cases', async () => {
    const log = 'bookedAt,facility,convicted\n2018-01-01T06:00Z,jail,yes\n2018-01-03T12:30Z,jail,no\n';
    room.write('log.csv', log);
    const case1 = { ...blankCase('1'), bookedAt: Date.UTC(2018, 0, 1, 6) / 1000, facility: 'jail', convicted: true };
    const case2 = { ...case1, id: '2', bookedAt: Date.UTC(2018, 0, 3, 12, 30) / 1000, convicted: false };
    const held = { logs: { 'log.csv': { sha256: sha256Of(log), cases: [case1, case2] } } };
    const logged = scenario('  booking: { log: log.csv }');
    const loaded = await inMemory(logged, held);
    expect(loaded).toEqual(await onDisk(logged, join(room.folder, 'scenario.yaml')));
    expect(loaded.resolved.booking.arrivals).toMatchObject({ kind: 'times', seconds: [0, 196_200] });
  });

  test('planted fault: a changed digit in a preset makes another scenario', async () => {
    const preset = textAt('scenarios/policies/honor-detainers.yaml');
    const other = { ...preset, text: preset.text.replace('value: 48 h', 'value: 47 h') };
    const honored = `${scenario()}  other: { policy: honor-detainers }\n`;
    const changed = await inMemory(honored, { presets: { 'honor-detainers': other } });
    const { resolved } = await load(honored);
    expect(resolved.policies[1].releaseNotice.hold).toMatchObject({ limitSeconds: 48 * 3600 });
    expect(changed.resolved.policies[1].releaseNotice.hold).toMatchObject({ limitSeconds: 47 * 3600 });
  });
});

describe('a scenario whose files are in memory is refused as from disk', () => {
  const said = async (text: string, held: Held) => {
    const error: InputError = await inMemory(text, held).then(
      () => Promise.reject(new Error('the scenario was accepted')),
      (refused) => refused,
    );
    return renderProblems(error);
  };

  test.each(['./slips.yaml', './not-a-preset.yaml', './with-range.yaml', './dates-out-of-order.yaml'])(
    'for %s, with the lines of the preset',
    async (name) => {
      const text = `${scenario()}  other: { policy: ${name} }\n`;
      const refused = await refusal(text);
      expect(await said(text, { presets: { [name]: textAt(join(FIXTURES, name)) } })).toBe(refused);
      expect(refused).toContain('^');
    },
  );

  test('for a cell that is not a number, with its row', async () => {
    const text = TABLES.replace('clearing.csv', 'not-numbers.csv');
    const tables = Object.fromEntries(
      ['daily.csv', 'not-numbers.csv'].map((name) => [name, textAt(join(FIXTURES, name))]),
    );
    const refused = await refusal(text);
    expect(await said(text, { tables })).toBe(refused);
    expect(refused).toContain(
      'not-numbers.csv:3:3: row 2, column "minutes": expected a number of at least 0, got "soon"',
    );
  });

  test('for a file that is not in memory, where the scenario names it', async () => {
    const preset = `${scenario()}  other: { policy: ./no-county.yaml }\n`;
    expect(await said(preset, {})).toContain(
      'scenario.yaml:9:20: ./no-county.yaml: the page does not hold this preset',
    );
    const missing = await said(TABLES, { tables: { 'daily.csv': textAt(`${FIXTURES}/daily.csv`) } });
    expect(missing).toMatch(/scenario\.yaml:\d+:\d+: clearing\.csv: the page does not hold this table/);
    const log = scenario('  booking: { log: cases.xes }');
    expect(await said(log, {})).toContain('scenario.yaml:6:19: cases.xes: the page does not hold this log');
  });
});
