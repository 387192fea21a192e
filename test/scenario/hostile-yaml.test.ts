import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { INPUT_LIMITS } from '../../src/limits/input-limits.ts';
import { readYaml } from '../../src/scenario/text/read-yaml.ts';
import { refusal } from './scenario-text.ts';

const { scenarioBytes, scenarioLevels, scenarioTokens, scenarioValues } = INPUT_LIMITS;

/** Seconds of processor time. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** A shipped scenario over and over, each time below a key of its own: one MiB that nobody means ill by. */
function ordinaryMebibyte(): string {
  const lines = readFileSync('scenarios/minnesota.yaml', 'utf8').replaceAll(/^(?=.)/gm, '  ');
  const times = Math.floor(scenarioBytes.most / (lines.length + 8));
  return Array.from({ length: times }, (_, i) => `k${i}:\n${lines}`).join('');
}

/** Each with what stands before it. */
const REPEATED: [start: string, unit: string][] = [
  ['', '"\\q" '],
  ['title: [', '"\\q", '],
  ['title: "', '\\q'],
  ['', '['],
  ['title: [', '1,'],
  ['', '{a,'],
  ['title: [', '&a '],
  ['title: [', '*a '],
  ['title: [', '!a '],
  ['', '- '],
  ['title: [', '? '],
  ['title: [', ': '],
  ['', '\n'],
  ['', '%a\n'],
  ['', '---\n'],
  ['', 'a: 1\n'],
];

describe('one MiB of', () => {
  let ordinary = Number.POSITIVE_INFINITY;
  test('ordinary scenarios is read', () => {
    const text = ordinaryMebibyte();
    for (let i = 0; i < 2; i++)
      ordinary = Math.min(
        ordinary,
        secondsOf(() => readYaml(text, 'x.yaml')),
      );
    expect(readYaml(text, 'x.yaml').problems).toEqual([]);
  });

  test.each(REPEATED)('%j and then %j takes no longer than four times as much', (start, unit) => {
    const text = (start + unit.repeat(scenarioBytes.most / unit.length)).slice(0, scenarioBytes.most);
    const seconds = () => secondsOf(() => readYaml(text, 'x.yaml'));
    const first = seconds();
    // The garbage of other tests may be collected meanwhile, so a slow reading is repeated, as the ordinary one is.
    expect(first < 4 * ordinary ? first : Math.min(first, seconds(), seconds())).toBeLessThan(4 * ordinary);
  });
});

describe('a limit on', () => {
  const messages = (text: string) => readYaml(text, 'x.yaml').problems.map(({ message }) => message);

  test('levels holds at the limit and not beyond, in flow and in block style', () => {
    const flow = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const block = (levels: number) => `${'- '.repeat(levels)}x`;
    for (const nested of [flow, block]) {
      expect(messages(nested(scenarioLevels.most))).toEqual([]);
      expect(messages(nested(scenarioLevels.most + 2))).toEqual(['lists or maps are nested too deeply']);
    }
  });

  test('values holds at the limit and not beyond', () => {
    const list = (values: number) => `[${'1,'.repeat(values - 1)}]`;
    expect(messages(list(scenarioValues.most))).toEqual([]);
    expect(messages(list(scenarioValues.most + 1))).toEqual(['the file holds more than 100000 values']);
  });

  test('words and signs holds at the limit and not beyond', () => {
    const comments = (tokens: number) => `${'\n'.repeat(tokens - 10)}a: 1`;
    expect(messages(comments(scenarioTokens.most))).toEqual([]);
    expect(messages(comments(scenarioTokens.most + 20))[0]).toContain('the file has more than 500000 words, signs');
  });
});

test('an error of the parser keeps its place, and many are not all reported', async () => {
  expect(await refusal('title: [1, 2\nzone: x\n')).toContain('scenario.yaml:2:1: not valid YAML');
  expect(readYaml(`[${'"\\q", '.repeat(5000)}]`, 'x.yaml').problems).toHaveLength(20);
});
