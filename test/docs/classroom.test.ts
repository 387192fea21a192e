import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadScenario } from '../../src/scenario/load.ts';

const answers = globSync('scenarios/classroom/answers/*.yaml')
  .filter((file) => !file.endsWith('.expect.yaml'))
  .sort();
const read = (file: string) => readFileSync(file, 'utf8');

describe('the answers of the classroom', () => {
  test('there are some', () => expect(answers.length).toBeGreaterThan(2));

  test.each(answers)('%s is its exercise, with more policies below the others', (file) => {
    const exercise = read(`scenarios/classroom/${basename(file)}`).replace('$schema=../', '$schema=../../');
    expect(read(file).slice(0, exercise.length)).toBe(exercise);
    expect(read(file).slice(exercise.length)).toMatch(/^ {2}[a-z]/);
  });
});

test('in the fourth exercise, more-teams has more teams than the baseline, at the same hours', async () => {
  const { resolved } = await loadScenario('scenarios/classroom/4-delay.yaml');
  const teams = Object.fromEntries(resolved.policies.map(({ name, agentArrival }) => [name, agentArrival.teams]));
  const [{ count, hours }] = teams.practice;
  expect(teams['more-teams']).toEqual([{ count: 2 * count, hours }]);
  expect(teams['all-hours'][0].count).toBe(count);
});
