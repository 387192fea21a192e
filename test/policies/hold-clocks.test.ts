import { describe, expect, test } from '@jest/globals';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';
import { over } from './over-a-base.ts';

// Presets that hold people count the hours of the hold by one of two clocks. The title says which.

const CLOCKS = { elapsed: 'with weekends', excludingWeekendsAndHolidays: 'without weekends' };

describe('a preset under which people are held without a judge’s order', () => {
  test('names its clock in its title', async () => {
    const { resolved } = await over('first-look', PRESETS);
    const holding = resolved.policies
      .filter(
        ({ regimes, releaseNotice: { hold } }) => !regimes && hold.rule === 'upTo' && hold.basis !== 'judgesOrder',
      )
      .map(({ name, title, releaseNotice: { hold } }) => [name, title.endsWith(` ${CLOCKS[hold.clock]}`)]);
    expect(holding).toEqual([
      ['honor-detainers', true],
      ['287g-jail-enforcement', true],
      ['287g-warrant-service-officer', true],
    ]);
  });

  test('holds as long as the other, on the same clock; the hours differ only in their legal basis', async () => {
    const { resolved } = await loadScenario('scenarios/every-regime.yaml');
    const compared = ['honor-detainers', 'honor-detainers-all-hours', '287g-warrant-service-officer'];
    const scenario = {
      ...resolved,
      days: 28,
      replications: 3,
      policies: resolved.policies.filter(({ name }) => [...compared, '287g-warrant-without-weekends'].includes(name)),
      baseline: 'honor-detainers',
    };
    const stop = new AbortController().signal;
    const { tally } = await runScenario(scenario, { workers: 1, stop, onProgress() {} });
    const [rule, form, warrant, warrantByRule] = summarise(tally, scenario).policies;
    expect(form.outcomes).toEqual(warrant.outcomes);
    expect(rule.outcomes).toEqual(warrantByRule.outcomes);
    expect(form.measures.hoursHeld.mean).toBe(warrant.measures.hoursHeld.mean);
    expect(rule.measures.hoursHeld.mean).toBe(warrantByRule.measures.hoursHeld.mean);
    expect(rule.measures.hoursHeld.mean!).toBeGreaterThan(form.measures.hoursHeld.mean!);
    expect(form.measures.hoursHeldAdministrativeRequest.mean).toBe(warrant.measures.hoursHeldWarrant287g.mean);
    expect(warrant.measures.exposure.mean).toBe(0);
  });
});
