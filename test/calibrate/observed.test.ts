import { beforeAll, describe, expect, test } from '@jest/globals';
import { readObserved } from '../../src/calibrate/read-observed.ts';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';

let scenario: ResolvedScenario;
beforeAll(async () => {
  ({ resolved: scenario } = await loadScenario('scenarios/first-look.yaml'));
});

const read = (lines: string) =>
  readObserved(Buffer.from(`observed:\n${lines}`), 'observed.yaml', scenario).observations;
function refusal(lines: string): string {
  try {
    read(lines);
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('a file of observed counts', () => {
  test('has counts, figures with a tolerance, bare counts of people, floors and ceilings', () => {
    const seen = read(`  - { measure: pickup rate, policy: practice, value: 4 of 15, source: SUN }
  - { measure: heardWindow, policy: practice, value: 20 min, tolerance: 10 min }
  - { measure: detainers lodged, policy: practice, value: 540 people }
  - { outcome: declined, policy: practice, value: 30 %, tolerance: 5 points }
  - { measure: pickup rate, policy: delayed, atMost: 1 of 3 }
`).map(({ seen }) => seen);
    expect(seen).toEqual([
      { kind: 'count', count: 4, of: 15 },
      { kind: 'figure', value: 20, tolerance: 10 },
      { kind: 'figure', value: 540, tolerance: null },
      { kind: 'figure', value: 0.3, tolerance: 0.05 },
      { kind: 'within', least: null, most: 1 / 3 },
    ]);
  });

  test('may name measures and outcomes by their words or by their keys', () => {
    const [one, two] = read(`  - { outcome: no team free, policy: practice, value: 1 of 9 }
  - { outcome: noTeamFree, policy: delayed, value: 1 of 9 }
`);
    expect(one.subject).toEqual(two.subject);
  });

  test.each([
    ['- { measure: pikup rate, policy: practice, value: 4 of 15 }', 'did you mean "pickup rate"?'],
    ['- { measure: pickup rate, policy: practise, value: 4 of 15 }', 'did you mean "practice"?'],
    ['- { policy: practice, value: 4 of 15 }', 'neither a measure nor an outcome'],
    ['- { measure: pickup rate, outcome: late, policy: practice, value: 4 of 15 }', 'both a measure and an outcome'],
    ['- { measure: pickup rate, policy: practice }', 'says nothing of what was counted'],
    ['- { measure: pickup rate, policy: practice, value: 15 of 4 }', 'not a count of some among others'],
    ['- { measure: pickup rate, policy: practice, value: 30 % }', 'nobody knows how many cases are behind it'],
    ['- { measure: heard window, policy: practice, value: 20 min }', 'of an average alone'],
    ['- { measure: pickup rate, policy: practice, value: 4 of 15, tolerance: 1 points }', 'needs no tolerance'],
    ['- { measure: pickup rate, policy: practice, value: 4 of 15, atMost: 50 % }', 'both a value and a limit'],
    ['- { measure: pickup rate, policy: practice, atLeast: 50 %, atMost: 20 % }', 'nothing is at least 50 %'],
    ['- { measure: pickup rate, policy: practice, atMost: 20 min }', 'is not a share'],
    ['- { outcome: no detainer, of: detainers, policy: practice, value: 1 of 2 }', 'has a detainer before the exit'],
    ['- { measure: detainers lodged, policy: practice, value: 5 people, tolerance: 0 people }', 'known exactly'],
    ['- { measure: pickup rate, policy: practice, valeu: 4 of 15 }', 'unknown key "valeu"'],
  ])('is refused: %s', (line, says) => {
    expect(refusal(`  ${line}\n`)).toContain(says);
  });
});

describe('counts that cannot hold together are refused, with both lines', () => {
  test('two of the same thing that chance cannot reconcile', () => {
    const said = refusal(`  - { measure: pickup rate, policy: practice, value: 4 of 150 }
  - { measure: pickup rate, policy: practice, value: 90 of 150 }
`);
    expect(said).toContain('observed.yaml:3:');
    expect(said).toContain('"90 of 150" cannot hold together with line 2, "4 of 150"');
  });

  test('a count above a ceiling', () => {
    expect(
      refusal(`  - { measure: pickup rate, policy: practice, atMost: 1 of 3 }
  - { measure: pickup rate, policy: practice, value: 90 of 100 }
`),
    ).toContain('line 2, "at most 1 of 3"');
  });

  test('outcomes of the same cases that are more than the cases', () => {
    expect(
      refusal(`  - { measure: pickup rate, policy: practice, value: 8 of 15, source: SUN }
  - { outcome: declined, policy: practice, value: 8 of 15, source: SUN }
`),
    ).toContain('they are 16 of 15 cases, and each has one outcome');
  });

  test('planted difference: of another source or policy, they are counts of other cases', () => {
    expect(
      read(`  - { measure: pickup rate, policy: practice, value: 8 of 15, source: one }
  - { outcome: declined, policy: practice, value: 8 of 15, source: another }
  - { measure: pickup rate, policy: delayed, value: 90 of 100 }
`),
    ).toHaveLength(3);
  });

  test('two counts of few cases may differ by chance', () => {
    expect(
      read(`  - { measure: pickup rate, policy: practice, value: 4 of 15 }
  - { measure: pickup rate, policy: practice, value: 8 of 15 }
`),
    ).toHaveLength(2);
  });
});
