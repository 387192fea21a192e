import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/refusals/input-error.ts';
import { check } from '../../src/scenario/steps/check.ts';
import { layOver } from '../../src/scenario/steps/lay-over.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { resolveScenario } from '../../src/scenario/steps/resolve.ts';
import { nodeAt, plain, type SourceNode } from '../../src/scenario/text/source-tree.ts';
import { filesInMemory } from './files-in-memory.ts';
import { scenario } from './scenario-text.ts';

const FILE = 'steps.yaml';
const PRESET = {
  text:
    'title: Half\ndescription: Half as long.\n' +
    'changes: { agentArrival.margin: 10 min, releaseNotice.hold.rule: none }\n',
  shownAs: 'half.yaml',
};
const files = filesInMemory({ presets: { './half.yaml': PRESET } });

const read = (text: string) => readScenario(text, FILE);
const laid = (text: string) => layOver(read(text), files);
const checked = async (text: string) => check(await laid(text), files);
const valueAt = (tree: SourceNode, path: string) => plain(nodeAt(tree, path.split('.'))!);

async function problemsOf(loading: () => unknown): Promise<string[]> {
  try {
    await loading();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  }
  return [];
}

describe('read', () => {
  test('keeps the place of every value in the text', () => {
    const text = scenario('  agentArrival: { margin: 20 min }');
    const { tree } = read(text);
    const { start, end } = nodeAt(tree, ['base', 'agentArrival', 'margin'])!.place!;
    expect(text.slice(start, end)).toBe('20 min');
  });

  test('refuses a text that is not YAML, and nothing else', async () => {
    expect(await problemsOf(() => read('title: [\n'))).toEqual([expect.stringMatching(/^2:1: not valid YAML/)]);
    expect(await problemsOf(() => read('tilte: 7\n'))).toEqual([]);
  });

  test('passes on a problem that leaves a tree, and check reports it', async () => {
    const text = scenario('  agentArrival: { margin: 20 min, margin: 30 min }');
    expect(read(text).problems).toEqual([expect.objectContaining({ line: 7 })]);
    expect(await problemsOf(() => checked(text))).toEqual([expect.stringMatching(/^7:35: /)]);
  });
});

describe('lay over', () => {
  test('fills the base in from the defaults, without a place in the file', async () => {
    const { base } = await laid(scenario('  agentArrival: { margin: 20 min }'));
    expect(valueAt(base, 'agentArrival.margin')).toBe('20 min');
    expect(valueAt(base, 'agentArrival.noShow')).toBe('5 %');
    expect(nodeAt(base, ['agentArrival', 'noShow'])?.place).toBeUndefined();
  });

  test('puts a preset over the base, and the policy’s own changes over the preset', async () => {
    const other = '  other: { policy: ./half.yaml, changes: { agentArrival.margin: 5 min } }\n';
    const { policies } = await laid(`${scenario('  agentArrival: { margin: 20 min }')}${other}`);
    const [practice, changed] = policies.policies;
    expect(valueAt(practice.tree, 'agentArrival.margin')).toBe('20 min');
    expect(valueAt(changed.tree, 'agentArrival.margin')).toBe('5 min');
    expect(valueAt(changed.tree, 'releaseNotice.hold.rule')).toBe('none');
    expect(nodeAt(changed.tree, ['releaseNotice', 'hold', 'rule'])?.place?.file).toBe('./half.yaml');
  });

  test('reduces a policy’s places to one if all facilities are alike, and otherwise keeps one for each', async () => {
    const alike = await laid(scenario());
    expect(alike.policies.policies.map(({ inPlace }) => inPlace)).toEqual([[]]);
    const facilities =
      '  releaseNotice: { hold: { rule: upTo } }\n  ' +
      'facilities: { north: { share: 50 % }, south: { share: 50 %, policy: ./half.yaml } }';
    const { policies } = (await laid(scenario(facilities))).policies;
    const [[north, south]] = policies[0].inPlace;
    expect(south.where).toBe('the policy "practice", in the facility "south"');
    expect(valueAt(south.tree, 'releaseNotice.hold.rule')).toBe('none');
    expect(valueAt(north.tree, 'releaseNotice.hold.rule')).toBe('upTo');
  });

  test('refuses nothing: a change that no policy can make is left to check', async () => {
    const text = scenario('', '      booking.rate: 7 per day');
    const { policies } = await laid(text);
    const [{ findings }] = policies.policies[1].refused;
    expect(findings).toEqual([expect.objectContaining({ path: ['booking.rate'], atKey: true })]);
    expect(await problemsOf(() => checked(text))).toEqual([
      expect.stringMatching(/^11:7: "booking.rate" cannot be changed by a policy/),
    ]);
  });
});

describe('check', () => {
  test('throws all problems at once, in the order of the file', async () => {
    const text = scenario(
      '  agentArrival: { margin: soon }',
      '      releaseNotice.notce.rule: none',
      'zome: America/Chicago',
    );
    const places = (await problemsOf(() => checked(text))).map((problem) => problem.split(': ')[0]);
    expect(places).toEqual(['5:1', '8:27', '13:7']);
  });

  test('names the policy of a problem that occurs only under it', async () => {
    const base = '  releaseNotice: { notice: { rule: advance, delayRelease: yes } }';
    expect(await problemsOf(() => checked(scenario(base)))).toEqual([]);
    // The problem is shown at `delayRelease`, which only the base has.
    expect(await problemsOf(() => checked(scenario(base, '      releaseNotice.notice.rule: none')))).toEqual([
      expect.stringMatching(/^7:59: under the policy "other": releases cannot wait for a notice that is never sent/),
    ]);
  });

  test('returns valid policies, and the arrivals', async () => {
    const { policies, arrivals } = await checked(scenario('', '      agentArrival.margin: 5 min'));
    expect(policies.map(({ name, checked: { valid } }) => [name, valid.agentArrival.margin])).toEqual([
      ['practice', expect.any(Number)],
      ['other', 300],
    ]);
    expect(arrivals).toMatchObject({ kind: 'rate', perDay: 6 });
  });
});

test('resolve turns the checked values into plain numbers, with their sources', async () => {
  const { resolved, assumptions, notes } = resolveScenario(
    await checked(scenario('  booking: { rate: 730 per year }', '      agentArrival.margin: 5 min')),
  );
  expect(resolved.booking.arrivals).toMatchObject({ perDay: 2 });
  expect(resolved.policies.map(({ agentArrival }) => agentArrival.marginSeconds)).toEqual([900, 300]);
  expect(assumptions).toContainEqual(
    expect.objectContaining({ path: 'agentArrival.margin', policy: 'other', value: '5 min', from: 'file' }),
  );
  expect(notes).toEqual(['a rate per year is divided over 365 days']);
});
