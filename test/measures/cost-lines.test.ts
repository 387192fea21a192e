import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../src/engine/plan/plan.ts';
import { Runner } from '../../src/engine/run/run-replications.ts';
import { summarise } from '../../src/measures/summarise.ts';
import { resolvedSha256 } from '../../src/resolved/resolved-hash.ts';
import { load, problems, refusal, scenario } from '../scenario/scenario-text.ts';

const LINES = `  costs:
    staffPerHour: $60 per hour
    bedDayMarginal: $30 per bed-day
    lines:
      - { title: Review, payer: county, per: detainer, amount: $85, source: the budget }
      - { title: Processing, payer: county, per: person held, amount: 30 min }
      - { title: Mileage, payer: agency, per: pickup, amount: $12.50 }
      - { title: Office, payer: county, per: year, amount: "$3,650" }
      - { title: Intake, payer: state, per: booking, amount: $2 }
      - { title: Vehicle, payer: other, per: agent hour, amount: $7 }
`;
const HOLDS = '      releaseNotice.hold.rule: upTo';

async function policies(base: string, changes: string) {
  const { resolved } = await load(scenario(base, changes));
  const runner = new Runner(makePlan(resolved));
  runner.run(0, 20);
  return summarise(runner.takeTally(), resolved).policies;
}

describe('a cost line', () => {
  test('is its amount times what a run counts, with the interval of that', async () => {
    const [, held] = await policies(LINES, HOLDS);
    const { measures, bookings } = held;
    const line = (title: string) => held.costLines!.find((one) => one.title === title)!;
    expect(line('Review').mean).toBeCloseTo(85 * measures.detainersLodged.mean!, 9);
    expect(line('Review').low).toBeCloseTo(85 * measures.detainersLodged.low!, 9);
    expect(line('Mileage').mean).toBeCloseTo(12.5 * measures.pickups.mean!, 9);
    expect(line('Intake').mean).toBeCloseTo((2 * bookings) / 20, 9);
    expect(line('Vehicle').mean).toBeCloseTo(7 * measures.agentHours.mean!, 9);
    expect(line('Office').mean).toBeCloseTo((3650 * 7) / 365, 9);
  });

  test('of staff time costs the scenario’s hour of staff', async () => {
    const [, held] = await policies(LINES, HOLDS);
    const processing = held.costLines!.find(({ title }) => title === 'Processing')!;
    expect(held.measures.peopleHeld.mean).toBeGreaterThan(0);
    expect(processing.dollars).toBe(30);
    expect(processing.mean).toBeCloseTo(30 * held.measures.peopleHeld.mean!, 9);
  });

  test('adds up with the others of its payer only', async () => {
    const [, { costLines, costTotals }] = await policies(LINES, HOLDS);
    const sum = (payer: string) =>
      costLines!.filter((one) => one.payer === payer && !one.instead).reduce((all, { mean }) => all + mean!, 0);
    expect(costTotals!.map(({ payer }) => payer)).toEqual(['county', 'agency', 'state', 'other']);
    for (const { payer, mean } of costTotals!) expect(mean).toBeCloseTo(sum(payer), 9);
  });

  test('changes no measure, and a scenario without any has none in its result', async () => {
    const [, with_] = await policies(LINES, HOLDS);
    const [, without] = await policies('  costs: { staffPerHour: $60 per hour }', HOLDS);
    expect(with_.measures).toEqual(without.measures);
    expect(Object.keys(without)).not.toContain('costLines');
  });

  test('can be a policy’s own, also where the base has none', async () => {
    const own = `${HOLDS}\n      costs.lines: [{ title: Warrant, payer: county, per: person held, amount: 20 min }]`;
    const [plain, held] = await policies('', own);
    expect(plain.costLines).toBeUndefined();
    expect(held.costLines).toMatchObject([{ title: 'Warrant', dollars: 15, source: 'assumption' }]);
  });

  test('decides the hash by its figures, not by its title', async () => {
    const hash = async (text: string) => resolvedSha256((await load(scenario(text))).resolved);
    expect(await hash(LINES.replace('Review', 'Lawyer'))).toBe(await hash(LINES));
    expect(await hash(LINES.replace('$85', '$86'))).not.toBe(await hash(LINES));
  });
});

describe('the marginal bed-day', () => {
  test('prices the hours held beside the average, and is in no sum', async () => {
    const [, { costLines, measures }] = await policies(LINES, HOLDS);
    const marginal = costLines!.find(({ instead }) => instead)!;
    expect(marginal.mean).toBeCloseTo((measures.hoursHeld.mean! / 24) * 30, 9);
    expect(measures.countyCostHolds.mean).toBeCloseTo((measures.hoursHeld.mean! / 24) * 140, 9);
  });
});

describe('a cost line is refused', () => {
  const line = (text: string) => scenario(`  costs: { lines: [${text}] }`);

  test.each([
    ['with an unknown payer', '{ title: A, payer: town, per: booking, amount: $1 }', 'county, agency, state'],
    ['per what no run counts', '{ title: A, payer: county, per: meal, amount: $1 }', 'booking, detainer, notice'],
    ['without a unit', '{ title: A, payer: county, per: booking, amount: 12 }', 'expected an amount'],
    ['without a title', '{ payer: county, per: booking, amount: $1 }', 'title'],
  ])('%s', async (_, text, said) => {
    expect(await refusal(line(text))).toContain(said);
  });

  test('in the regime of a single facility', async () => {
    const text = scenario('  facilities: { jail: { changes: { costs.bedDayMarginal: $1 per bed-day } } }');
    expect((await problems(text)).join()).toContain('cannot be changed by the regime of a facility');
  });
});
