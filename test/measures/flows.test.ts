import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NOT_LODGED, OUTCOME_INDEX, OUTCOMES, type Outcome } from '../../events/outcome.ts';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { addFlows, blankFlows, countFlow, flowsByOutcome } from '../../src/measures/flows.ts';
import type { Result } from '../../src/measures/result.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { randomPatchwork, randomPolicy, randomScenario } from '../engine/random-scenario.ts';

const watch = { workers: 1, stop: new AbortController().signal, onProgress() {} };

async function resultOf(scenario: ResolvedScenario): Promise<ReturnType<typeof summarise>> {
  return summarise((await runScenario(scenario, watch)).tally, scenario);
}

type Flow = Result['flows'][number];

/** People who come from an outcome under the baseline, and who end in one under the policy. */
function sumsOf({ from }: Flow, key: Outcome): { left: number; came: number } {
  const pairs = Object.entries(from).flatMap(([outcome, to]) =>
    Object.entries(to).map(([other, people]) => ({ outcome, other, people })),
  );
  const sum = (some: typeof pairs) => some.reduce((total, { people }) => total + people, 0);
  return {
    left: sum(pairs.filter(({ outcome }) => outcome === key)),
    came: sum(pairs.filter(({ other }) => other === key)),
  };
}

/** The outcomes whose sums are not what the result counts. */
function wrongSums({ flows, policies }: Pick<Result, 'flows' | 'policies'>): string[] {
  return flows.flatMap((flow) => {
    const [base, policy] = [flow.baseline, flow.policy].map((name) => policies.find((one) => one.name === name)!);
    const wrong = OUTCOMES.filter((key) => {
      const { left, came } = sumsOf(flow, key);
      const [before, after] = [base.outcomes[key].count, policy.outcomes[key].count];
      return NOT_LODGED.includes(key) ? left > before || came > after : left !== before || came !== after;
    });
    const people = OUTCOMES.reduce((sum, key) => sum + sumsOf(flow, key).left, flow.leftOut);
    return [...wrong, ...(people === base.bookings ? [] : ['leftOut'])].map((key) => `${flow.policy}: ${key}`);
  });
}

describe('flows', () => {
  test('leave out people whose case ends before a detainer under both policies, and nobody else', () => {
    const flows = blankFlows(2);
    countFlow(flows, OUTCOME_INDEX.noDetainer, OUTCOME_INDEX.notIdentified);
    countFlow(flows, OUTCOME_INDEX.late, OUTCOME_INDEX.notIdentified);
    countFlow(flows, OUTCOME_INDEX.detainerTooLate, OUTCOME_INDEX.pickedUpAtRelease);
    countFlow(flows, OUTCOME_INDEX.late, OUTCOME_INDEX.late);
    expect(flowsByOutcome(flows)).toEqual({
      detainerTooLate: { pickedUpAtRelease: 1 },
      late: { notIdentified: 1, late: 1 },
    });
  });

  test('refuse to join lists of different people', () => {
    const flows = [blankFlows(2), blankFlows(2)];
    expect(() => addFlows(flows, [Uint8Array.of(3), Uint8Array.of(3, 4)], 0)).toThrow(
      /^2 people were followed, and 1 /,
    );
  });

  test.each(['scenarios/every-regime.yaml', 'test/fixtures/scenarios/offices-and-dates.yaml'])(
    'of %s sum to the outcomes of both policies',
    async (file) => {
      const { resolved } = await loadScenario(file);
      const found = await resultOf({ ...resolved, days: Math.min(resolved.days, 60), replications: 2 });
      expect(wrongSums(found)).toEqual([]);
    },
  );

  test('sum to the outcomes of both policies, whatever the rules', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(randomScenario(fc.tuple(randomPolicy, randomPolicy)), randomPatchwork),
        async (scenario) => expect(wrongSums(await resultOf({ ...scenario, replications: 2 }))).toEqual([]),
      ),
      { numRuns: 40, seed: 5, endOnFailure: true },
    );
  });

  test('planted fault: a person who is counted in another pair is found', async () => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    const found = await resultOf({ ...resolved, replications: 1 });
    const [{ from }] = found.flows;
    from.late = { ...from.late, late: (from.late?.late ?? 0) + 1 };
    expect(wrongSums(found)).toEqual(['best-effort: late', 'best-effort: leftOut']);
  });

  test('are empty with a single policy', async () => {
    const { resolved } = await loadScenario('scenarios/first-look.yaml');
    const found = await resultOf({ ...resolved, policies: resolved.policies.slice(0, 1), replications: 1 });
    expect(found.flows).toEqual([]);
  });
});
