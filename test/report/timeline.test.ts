import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { countPeople, followPerson, nthPerson, peopleWithDetainers } from '../../src/engine/run/follow-person.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { renderTimeline } from '../../src/report/timeline.ts';
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
  const people = countPeople(plan, 0);

  test('the timelines of all people end in the outcomes that the run counts', () => {
    const runner = new Runner(plan);
    runner.run(0, 1);
    const counted = runner.takeTally().policies.map(({ outcomes }) => [...outcomes]);
    const shown = counted.map(() => OUTCOMES.map(() => 0));
    for (let n = 1; n <= people; n++) {
      const { booking, cases } = followPerson(plan, 0, nthPerson(plan, 0, n)!);
      cases.forEach(({ found, arrival }, p) => {
        const text = renderTimeline({ booking, found, arrival }, scenario.policies[p], (t) => plan.days.label(t)).join(
          '\n',
        );
        const outcome = /^ {2}→ ([^:]+): /m.exec(text)![1];
        shown[p][OUTCOMES.findIndex((key) => OUTCOME_ENTRIES[key].name === outcome)]++;
      });
    }
    expect(shown).toEqual(counted);
  });

  test('the moments of a timeline are in order, and include the exit', () => {
    for (const n of peopleWithDetainers(plan, 0, 3)) {
      const { booking, cases } = followPerson(plan, 0, nthPerson(plan, 0, n)!);
      cases.forEach(({ found, arrival }, p) => {
        const text = renderTimeline({ booking, found, arrival }, scenario.policies[p], (t) => `at ${t} `).join('\n');
        const moments = [...text.matchAll(/^ {2}at (-?\d+) /gm)].map(([, at]) => Number(at));
        expect(moments.length).toBeGreaterThan(0);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        if (found.exitAt !== null) expect(text).toMatch(/ exit {2}/);
      });
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
  const shown = (n: number) => {
    const { booking, cases } = followPerson(plan, 0, nthPerson(plan, 0, n)!);
    return renderTimeline({ booking, ...cases[0] }, plan.scenario.policies[0], () => '').join('\n');
  };
  expect(shown(1)).toContain('the jail sends notice to the on-site office, heard at once\n');
  expect(shown(2)).toContain('the jail sends notice by e-mail, since the on-site office is closed\n');
});

test('there is a person for each number up to the last, and none after it', () => {
  const plan = makePlan(scenarios[0]);
  const people = countPeople(plan, 0);
  expect(nthPerson(plan, 0, people)).not.toBeNull();
  expect(nthPerson(plan, 0, people + 1)).toBeNull();
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
