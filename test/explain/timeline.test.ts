import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { PersonNumbers } from '../../src/engine/run/person-numbers.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { renderTimeline } from '../../src/explain/timeline.ts';
import { personLanes } from '../../src/lanes/person-lanes.ts';
import { recordReplication } from '../../src/lanes/recording.ts';
import { randomPolicy, randomScenario } from '../engine/random-scenario.ts';
import { HOUR } from '../engine/scenarios.ts';
import { openHours, scenario } from '../model/given.ts';

// With this seed every outcome occurs, as the last test checks.
const scenarios = fc.sample(randomScenario(fc.array(randomPolicy, { minLength: 3, maxLength: 3 })), {
  numRuns: 36,
  seed: 16,
});

describe.each(scenarios.map((scenario, i) => ({ i, scenario })))('given the random scenario $i', ({ scenario }) => {
  const plan = makePlan(scenario);
  const recording = recordReplication(plan, 0);
  const { numbers } = recording;
  const everybody = Array.from({ length: numbers.people }, (_, i) => {
    return personLanes(plan, 0, numbers.keyOf(i + 1)!, recording).policies;
  });

  test('the timelines of all people end in the outcomes that the run counts', () => {
    const runner = new Runner(plan);
    runner.run(0, 1);
    const counted = runner.takeTally().policies.map(({ outcomes }) => [...outcomes]);
    const shown = counted.map(() => OUTCOMES.map(() => 0));
    for (const policies of everybody) {
      for (const [p, policy] of policies.entries()) {
        const outcome = /^ {2}→ ([^:]+): /m.exec(renderTimeline(policy).join('\n'))![1];
        shown[p][OUTCOMES.findIndex((key) => OUTCOME_ENTRIES[key].name === outcome)]++;
      }
    }
    expect(shown).toEqual(counted);
  });

  test('the exit is in every timeline of a person whose release the agency follows', () => {
    for (const policy of everybody.flat()) {
      const text = renderTimeline(policy).join('\n');
      expect(/ exit {2}/.test(text)).toBe(policy.exitAt !== null);
    }
  });
});

test('the timeline says which way a notice went while the on-site office was closed', () => {
  const changes = {
    'releaseNotice.channel.kind': 'onSite' as const,
    'releaseNotice.channel.onSiteClosed': 'email' as const,
    'agentArrival.onSiteOffice.hours': openHours('Tue', 8, 16),
  };
  // Booked on Monday at 00:00 and 06:00, with the orders 36 hours later.
  const plan = makePlan(scenario({ 'booking.arrivals': { kind: 'times', seconds: [0, 6 * HOUR] } }, changes));
  const numbers = new PersonNumbers(plan, 0);
  const shown = (n: number) => renderTimeline(personLanes(plan, 0, numbers.keyOf(n)!).policies[0]).join('\n');
  expect(shown(1)).toContain('sends notice to the on-site office\n');
  expect(shown(1)).toContain('notice heard at once\n');
  expect(shown(2)).toContain('sends notice by e-mail, since the on-site office is closed\n');
});

test('there is a person for each number up to the last, and none after it', () => {
  const plan = makePlan(scenarios[0]);
  const numbers = new PersonNumbers(plan, 0);
  const keys = Array.from({ length: numbers.people }, (_, i) => numbers.keyOf(i + 1));
  expect(keys.every((key) => key !== null)).toBe(true);
  expect(keys.map((key) => numbers.numberOf(key!))).toEqual(keys.map((_, i) => i + 1));
  expect([numbers.keyOf(0), numbers.keyOf(numbers.people + 1)]).toEqual([null, null]);
});

test('every outcome occurs in some random scenario', () => {
  const all = new Set<string>();
  for (const scenario of scenarios) {
    const runner = new Runner(makePlan(scenario));
    runner.run(0, 1);
    for (const { outcomes } of runner.takeTally().policies)
      for (const [i, count] of outcomes.entries()) if (count > 0) all.add(OUTCOMES[i]);
  }
  expect(OUTCOMES.filter((key) => !all.has(key))).toEqual([]);
});
