import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SweepResult } from '../../src/sweep/sweep-result.ts';
import { Installed, SMALL, said } from './command-line.ts';

const TEAMS = 'agentArrival.teams.count';
const NO_SHOW = 'agentArrival.noShow';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

function swept(...options: string[]): SweepResult {
  const { status, stdout, stderr } = cli.run('sweep', 'small.yaml', '--replications', '2', '--json', ...options);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('--vary', () => {
  test('may be repeated, and each has the words after it', () => {
    const { vary, points } = swept('--vary', TEAMS, '1', '2', '--vary', NO_SHOW, '5 %', '10 %', '20 %');
    expect(vary.map(({ path, values }) => [path, ...values])).toEqual([
      [TEAMS, '1', '2'],
      [NO_SHOW, '5 %', '10 %', '20 %'],
    ]);
    expect(points.map(({ values }) => values.join(' ')).slice(0, 4)).toEqual(['1 5 %', '1 10 %', '1 20 %', '2 5 %']);
  });

  test('of the same path adds values, also with an option between', () => {
    const { points } = swept('--vary', TEAMS, '1', '--seed', '3', `--vary=${TEAMS}`, '4', '2');
    expect(points.map(({ values }) => values[0])).toEqual(['1', '4', '2']);
  });

  test('takes values as a scenario has them: hours, maps, ranges', () => {
    const { points } = swept(
      '--vary',
      'agentArrival.teams',
      '{ count: 2, hours: Mon–Fri 08:00–16:30 }',
      '{ count: 3, hours: always }',
    );
    expect(points).toHaveLength(2);
    expect(swept('--vary', TEAMS, '1..5', '--points', '3').points.map(({ values }) => values[0])).toEqual([
      '1',
      '3',
      '5',
    ]);
  });
});

describe('a refusal', () => {
  test.each([
    ['a path without values', ['--vary', TEAMS], `"${TEAMS}" has no values`],
    ['a value that the loader refuses', ['--vary', TEAMS, '1', 'many'], `${TEAMS}:1:1: expected a number, got "many"`],
    ['a misspelt path', ['--vary', 'agentArrival.noShwo', '5 %'], 'did you mean "agentArrival.noShow"?'],
    ['a misspelt policy', ['--vary', TEAMS, '1', '--policy', 'hled'], 'Did you mean "held"?'],
    ['no --vary', [], "required option '--vary"],
  ])('of %s exits with 2, and nothing is run or written', (_, options, said) => {
    const { status, stdout, stderr } = cli.run('sweep', 'small.yaml', '--csv', 'refused', ...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(() => readFileSync(cli.path('refused/sweep.csv'))).toThrow();
  });
});

test('the text, the tables and the JSON are of the same sweep', () => {
  const options = ['sweep', 'small.yaml', '--replications', '2', '--vary', TEAMS, '1', '2', '--csv', 'tables'];
  const { stdout, status } = cli.run(...options);
  expect(status).toBe(0);
  expect(stdout).toContain('2 points of a grid');
  const rows = readFileSync(cli.path('tables/sweep.csv'), 'utf8').trimEnd().split('\r\n');
  expect(rows).toHaveLength(1 + 3 * 2 * 6);
});

test('Ctrl-C prints what finished and exits with 130; the same command takes it from --cache', async () => {
  const options = ['sweep', 'small.yaml', '--vary', NO_SHOW, '1 %..40 %', '--points', '40', '--replications', '1000'];
  const long = [...options, '--workers', '1', '--cache', 'kept', '--json'];
  const first = cli.start('--progress', 'json', ...long);
  // The scenario as written has finished.
  await said(first.child, '"finished":1230');
  first.child.kill('SIGINT');
  const { status, stdout, stderr } = await first.finished;
  expect(status).toBe(130);
  const result: SweepResult = JSON.parse(stdout);
  expect(result).toMatchObject({ complete: false, asked: 40, manifest: { complete: false } });
  expect(result.asWritten).not.toBeNull();
  expect(result.points.length).toBeLessThan(40);
  expect(stderr).toContain('Finished points are kept in kept.');

  const second = cli.start('--progress', 'json', ...long);
  await said(second.child, '"finished"');
  second.child.kill('SIGINT');
  const again = await second.finished;
  expect(again.status).toBe(130);
  expect(again.stderr).toMatch(new RegExp(`Runs taken from kept: ${1 + result.points.length}\\.`));
  expect(JSON.parse(again.stdout).asWritten).toEqual(result.asWritten);
});
