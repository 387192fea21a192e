import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { reportDocument } from '../../src/page/document.tsx';
import { loadScenario } from '../../src/scenario/load.ts';
import { DefinitionCounts } from '../../src/weekly/definitions.ts';
import { definitionsShown } from '../../src/weekly/definitions-shown.ts';
import { reportDataOf } from './report-data.ts';

describe('what each side counts, on the page', () => {
  const planned = loadScenario('scenarios/first-look.yaml').then(({ resolved }) => makePlan(resolved));

  test('are the counts of the first replication, as the command counts them', async () => {
    const plan = await planned;
    const counts = new DefinitionCounts(plan);
    counts.add(0);
    const { policies, terms, days, replications } = definitionsShown(plan, counts);
    expect({ policies, replications }).toEqual({ policies: counts.policies, replications: 1 });
    expect(terms.map(({ name }) => name)).toEqual(['notice given', 'declined', 'picked up']);
    expect(days).toBe(plan.scenario.days);
  });

  test('name at most three cases of each policy and word, which flip', async () => {
    const plan = await planned;
    const counts = new DefinitionCounts(plan);
    counts.add(0);
    const { cases } = definitionsShown(plan, counts);
    expect(cases.length).toBeGreaterThan(0);
    for (const one of cases) expect(counts.cases).toContainEqual(expect.objectContaining(one));
    for (const some of Map.groupBy(cases, ({ policy, term }) => policy + term).values()) {
      expect(some.length).toBeLessThanOrEqual(3);
    }
  });

  test('both sides are beside each other in the report, with both definitions and the people', async () => {
    const data = await reportDataOf('scenarios/first-look.yaml', 2);
    const html = reportDocument(data, (text) => createHash('sha256').update(text).digest('base64'));
    const section = html.split('id="definitions"')[1].split('<section class="part')[0];
    for (const { name, agency, county } of data.definitions!.terms) {
      for (const side of ['agency', 'county']) expect(section).toContain(`aria-label="${name}, as the ${side} counts"`);
      expect(section).toContain(agency.text);
      expect(section).toContain(county.text);
    }
    const [{ lodged, terms }] = data.definitions!.policies;
    expect(section).toContain('<th>detainers lodged before the exit</th>');
    for (const { agency, county } of terms)
      for (const count of [agency, county]) expect(count).toBeLessThanOrEqual(lodged);
    expect(section).toMatch(/For example under practice in the first run: person \d/);
  });
});
