import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { alternating } from '../../bench/alternating.ts';
import { commandLines } from '../../bench/commands/commands.ts';
import { workerLines } from '../../bench/commands/workers.ts';
import { hennepinLines } from '../../bench/hennepin.ts';
import { pickupLines } from '../../bench/pickup.ts';
import { intoPage } from '../../bench/speed/page.ts';
import { straightLine } from '../../bench/speed/straight-line.ts';
import { figure, table } from '../../bench/speed/table.ts';
import { inJails, STAGES, upTo, withPeople } from '../../bench/speed/variants.ts';
import { OUTCOME_INDEX, type Outcome } from '../../events/outcome.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { countersOf } from './pickup-runs.ts';

let scenario: ResolvedScenario;
beforeAll(async () => {
  const { resolved } = await loadScenario('scenarios/hennepin.yaml');
  scenario = { ...resolved, days: 30 };
});

describe('the stages that are measured', () => {
  const endsAs = (one: ResolvedScenario, outcomes: readonly Outcome[]) => {
    const [counters] = countersOf(one, 1);
    return outcomes.reduce((sum, outcome) => sum + counters.outcomes[OUTCOME_INDEX[outcome]], 0) / counters.bookings;
  };

  test('each ends there for nearly everybody', () => {
    expect(endsAs(upTo(scenario, 'booked'), ['notIdentified'])).toBe(1);
    expect(endsAs(upTo(scenario, 'identified'), ['noDetainer'])).toBeGreaterThan(0.9);
    expect(endsAs(upTo(scenario, 'lodged'), ['noNotice'])).toBeGreaterThan(0.8);
    expect(endsAs(upTo(scenario, 'heard'), ['declined', 'noticeUnheard'])).toBeGreaterThan(0.8);
    const trips = ['noShow', 'late', 'lostByAnotherExit', 'teamLeft', 'pickedUpAtRelease'] as const;
    expect(endsAs(upTo(scenario, 'served'), trips)).toBeGreaterThan(0.4);
    expect(endsAs(upTo(scenario, 'served'), ['noTeamFree', 'afterHours', 'outOfReach'])).toBeLessThan(0.01);
  });

  test('have the same people', () => {
    const booked = STAGES.map((stage) => countersOf(upTo(scenario, stage), 1)[0].bookings);
    expect(new Set(booked).size).toBe(1);
  });
});

describe('the points on the axes', () => {
  test('jails share the same people, who fare as in one jail', () => {
    const [one, many] = [1, 16].map((jails) => countersOf(inJails(scenario, jails), 1)[0]);
    expect([...many.outcomes]).toEqual([...one.outcomes]);
  });

  test('people are so many times as many', () => {
    const [one, four] = [1, 4].map((times) => countersOf(withPeople(scenario, times), 1)[0].bookings);
    // Five standard deviations of the ratio of two Poisson numbers.
    expect(Math.abs(four / one - 4)).toBeLessThan(5 * 4 * Math.sqrt(1 / one + 1 / four));
  });

  test('leave the scenario as it was', () => {
    const before = JSON.stringify(scenario);
    upTo(scenario, 'booked');
    inJails(scenario, 3);
    withPeople(scenario, 2);
    expect(JSON.stringify(scenario)).toBe(before);
  });
});

describe('the straight line', () => {
  test('through points on a line is that line', () => {
    const { slope, atZero, r2 } = straightLine([1, 2, 4, 8].map((x) => [x, 3 + 2 * x]));
    expect([slope, atZero, r2].map((value) => Number(value.toFixed(12)))).toEqual([2, 3, 1]);
  });

  test('planted fault: a curve is not a line', () => {
    expect(straightLine([0, 1, 2, 3, 4].map((x) => [x, (x - 2) ** 2])).r2).toBeLessThan(0.1);
  });
});

describe('what is printed', () => {
  test('contenders alternate, and those that are missing have no results', () => {
    const order: string[] = [];
    const run = (name: string) => (round: number) => order.push(`${name}${round}`);
    const found = alternating('test', 2, { a: run('a'), missing: null, b: run('b') });
    expect(order).toEqual(['a1', 'b1', 'a2', 'b2']);
    expect(found.missing).toEqual([]);
  });

  test('ratios to SimPy and to the limit', () => {
    const rates = { simpy: 70_000, limit: 70e6, engine: 3.5e6, firstReplication: 1.4e6, stepByStep: 2.1e6 };
    const lines = pickupLines({ people: 1, rounds: 1, ...rates, limitNanoseconds: null }).join('\n');
    expect(lines).toMatch(/engine, in columns +3,500,000 +50\.0 × SimPy/);
    expect(lines).toMatch(/C\+\+, as fast as it can be +70,000,000 +1000\.0 × SimPy/);
    expect(lines).toContain('The limit is 20.0 × the engine in columns, 33.3 × step by step.');
    const without = pickupLines({ people: 1, rounds: 1, ...rates, simpy: null, limit: null, limitNanoseconds: null });
    expect(without.join('\n')).not.toContain('× SimPy');
    expect(without.at(-1)).toContain('–');
  });

  test('hennepin, commands and workers, each with its unit', () => {
    const hennepin = { simpy: 0.07, engine: 0.0035, nanosecondsPerBooking: 97.2, nanosecondsPerDetainer: 6540 };
    expect(hennepinLines(hennepin).join('\n')).toMatch(/engine +3\.50 +20\.0 × SimPy\n.*97 ns.*6540 ns/);
    const command = { cpuSeconds: 1.234, seconds: 0.9, mebibytes: 99 };
    const commands = {
      'run first-look': command,
      'run hennepin': command,
      'run minnesota --replications 100': command,
    };
    expect(commandLines(commands)[2]).toMatch(/run hennepin +1\.23 s +0\.90 s +99 MiB/);
    expect(workerLines({ replications: 900, one: 10, two: 5.5, ratio: 1.82, bareLoop: 1.95 })[1]).toContain('1.82');
  });

  test('tables in Markdown, with three digits', () => {
    expect(table(['what', 'ms'], [['a', figure(1234.5)]])).toBe('| what | ms |\n| --- | ---: |\n| a | 1,230 |');
    const figures = ['5.00', '0.00123', '12.3', '100', '1,000,000', '–'];
    expect([5, 0.00123, 12.34, 100.4, 1e6, null].map(figure)).toEqual(figures);
  });
});

describe('the page on speed', () => {
  const page = 'Intro\n\nMeasured on a day.\n\n## A\n\n| old |\n\nText\n\n| old |\n\n## B\n\n| old |\n\nEnd\n';
  const sections = [
    { title: 'A', tables: ['| 1 |', '| 2 |'] },
    { title: 'B', tables: ['| 3 |'] },
  ];

  test('gets the tables under its headings, and keeps its words', () => {
    const written = intoPage(page, { measured: 'Measured on 2026-11-30.', sections });
    const expected = page.replace('a day', '2026-11-30').split('| old |');
    expect(written).toBe(`${expected[0]}| 1 |${expected[1]}| 2 |${expected[2]}| 3 |${expected[3]}`);
  });

  test.each([
    ['no heading', [{ title: 'C', tables: ['| 1 |'] }], 'no heading "C"'],
    ['too few tables', [{ title: 'B', tables: ['| 1 |', '| 2 |'] }], '"B" has 1 tables in the page, and 2'],
  ])('is refused if it has %s', (_, wrong, message) => {
    expect(() => intoPage(page, { measured: 'Measured on a day.', sections: wrong })).toThrow(message);
  });

  test('is the one in the docs: it has every heading, with its tables', () => {
    const sections = { 'What a person costs, stage by stage': 1, 'Where the limit is': 2, 'How the cost grows': 2 };
    const shipped = readFileSync('docs/explanation/speed.md', 'utf8');
    const tables = Object.entries(sections).map(([title, count]) => ({ title, tables: Array(count).fill('| x |') }));
    const written = intoPage(shipped, { measured: 'Measured on a day.', sections: tables });
    expect(written.match(/^\| x \|$/gm)).toHaveLength(5);
  });
});
