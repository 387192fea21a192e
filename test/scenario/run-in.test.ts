import { describe, expect, test } from '@jest/globals';
import { headingOf } from '../../src/scenario/heading.ts';
import { load, scenario } from './scenario-text.ts';

const custody = (mean: string, more = '') =>
  `  releaseNotice: { reasons: { sentence: { weight: 100 %, custody: { exponential: { mean: ${mean} } } } } }${more}`;

/**
 * With custody C, exponential with mean m, of the people booked in T days the share (m/T) e^(−c/m) (1 − e^(−T/m))
 * leaves over c days after the last of them.
 */
const late = (m: number, days: number, c: number) => (m / days) * Math.exp(-c / m) * (1 - Math.exp(-days / m));

const aboutRunIn = (notes: string[]) => notes.filter((note) => /warm-up|cool-down/.test(note));

describe('the warm-up and the cool-down', () => {
  test('are as long as custody of 99 of 100 people, by reason; the cool-down lasts until 99 of 100 left', async () => {
    // Exponential: 99 of 100 within m ln 100 = 4.605 m. 20 days: 92.1; 1 day: 4.6, so the least, 30; 8 h with weight
    // 90 %.
    const reasons = `sentence: { weight: 10 %, custody: { exponential: { mean: 20 days } } }
      bail: { weight: 90 %, custody: { exponential: { mean: 8 h } } }`;
    const { resolved, notes } = await load(scenario(`  releaseNotice:\n    reasons:\n      ${reasons}`));
    // 0.1 × late(20, 7, c) ≤ 0.01 from c = 20 ln(10 × 20/7 × (1 − e^(−0.35))) = 42.7 on.
    expect(0.1 * late(20, 7, 43)).toBeLessThan(0.01);
    expect(0.1 * late(20, 7, 42)).toBeGreaterThan(0.01);
    expect(resolved.runIn).toEqual({
      tables: [
        {
          sentence: { warmUpDays: 93, coolDownDays: 93 },
          bail: { warmUpDays: 30, coolDownDays: 43 },
        },
      ],
      tableOf: [0],
    });
    expect(resolved).toMatchObject({ warmUpDays: 93, coolDownDays: 93 });
    expect(aboutRunIn(notes)).toEqual([]);
  });

  test('follow each policy’s own custody, and differ by facility', async () => {
    const text = scenario(
      `  facilities:
    jail: { share: 90 %, travel: 1 h }
    prison:
      share: 10 %
      travel: 1 h
      changes: { releaseNotice.reasons.sentence.custody: { exponential: { mean: 40 days } } }
${custody('10 days')}`,
      '      releaseNotice.reasons.sentence.custody: { exponential: { mean: 20 days } }',
    );
    const { resolved } = await load(text);
    const warmUp = [resolved.runIn, ...resolved.policies.map(({ runIn }) => runIn)].map((runIn) =>
      runIn?.tableOf.map((table) => runIn.tables[table].sentence.warmUpDays),
    );
    // 4.605 × 10 = 46.1 days; in the prison 4.605 × 40 = 184.2. The other policy changes custody everywhere: 4.605 × 20
    // = 92.1. The first one is the baseline, whose days are the scenario's.
    expect(warmUp).toEqual([[47, 185], undefined, [93, 93]]);
    expect(resolved.warmUpDays).toBe(185);
  });

  test('are given once if custody is the same under all policies', async () => {
    const { resolved } = await load(scenario(custody('10 days'), '      agentArrival.dispatch: reachable'));
    expect(resolved.policies.map((policy) => 'runIn' in policy)).toEqual([false, false]);
  });

  test('a note names the policies that it is about, and is left out where none of them is shown', async () => {
    const changes = '      releaseNotice.reasons.sentence.custody: { exponential: { mean: 500 days } }';
    const loaded = await load(scenario(custody('10 days'), changes));
    const notes = [
      expect.stringMatching(/^Warning: 11 of 100 people .* before the warm-up of 1,100 days under "other"\. They/),
      expect.stringMatching(/^Warning: 11 of 100 counted people .* into an emptying system under "other"\. Fewer/),
    ];
    expect(aboutRunIn(loaded.notes)).toEqual(notes);
    expect(aboutRunIn(headingOf(loaded).notes)).toEqual(notes);
    expect(aboutRunIn(headingOf(loaded, [{ name: 'practice' }]).notes)).toEqual([]);
    // Cut by a setting, custody of both is cut, and each has shares of its own.
    const both = await load(scenario(custody('100 days'), changes, 'coolDown: 50 days'));
    expect(aboutRunIn(both.notes).filter((note) => note.includes('50 days'))).toEqual([
      expect.stringMatching(/^Warning: 59 of 100 counted people .* under "practice"\./),
      expect.stringMatching(/^Warning: 90 of 100 counted people .* under "other"\./),
    ]);
    expect([late(100, 7, 50), late(500, 7, 50)].map((share) => (100 * share).toFixed(0))).toEqual(['59', '90']);
    // Of both it says the same, and there is no other policy.
    const alike = await load(
      scenario(custody('100 days'), '      agentArrival.dispatch: reachable', 'coolDown: 50 days'),
    );
    expect(aboutRunIn(alike.notes)).toEqual([expect.stringMatching(/into an emptying system\. Fewer/)]);
  });

  test('are those of the scenario where it sets them, and the report says whom that concerns', async () => {
    const { resolved, notes } = await load(scenario(custody('100 days'), '', 'warmUp: 20 days\ncoolDown: 50 days'));
    expect(resolved).toMatchObject({ warmUpDays: 20, coolDownDays: 50 });
    expect(resolved.runIn).toBeUndefined();
    // late(100, 7, 20) = 79.1 % and late(100, 7, 50) = 58.6 %.
    expect(late(100, 7, 20)).toBeCloseTo(0.791, 3);
    expect(late(100, 7, 50)).toBeCloseTo(0.586, 3);
    expect(aboutRunIn(notes)).toEqual([
      'Warning: 79 of 100 people who would leave during the run were booked before the warm-up of 20 days. They are ' +
        'missing, so fewer people compete for the teams. That makes pickup rates too high. Leave out `warmUp`, and ' +
        'custody sets it.',
      'Warning: 59 of 100 counted people leave after the cool-down of 50 days, into an emptying system. Fewer people ' +
        'compete with them for the teams. That makes pickup rates too high. Leave out `coolDown`, and custody sets it.',
    ]);
  });

  test('of a few people concerned, the report says so without a warning', async () => {
    // late(10, 7, 45) = 0.8 %; custody would have 47 days.
    const { notes } = await load(scenario(custody('10 days'), '', 'warmUp: 45 days'));
    expect(100 * late(10, 7, 45)).toBeCloseTo(0.8, 1);
    expect(aboutRunIn(notes)).toEqual([expect.stringMatching(/^0\.8 of 100 people who would leave during the run/)]);
  });

  test('are never longer than 1,100 days, and the report says whom that concerns', async () => {
    const { resolved, notes } = await load(scenario(custody('500 days')));
    expect(resolved).toMatchObject({ warmUpDays: 1100, coolDownDays: 1100 });
    // late(500, 7, 1100) = 11.0 %.
    expect(late(500, 7, 1100)).toBeCloseTo(0.11, 3);
    expect(aboutRunIn(notes)).toEqual([
      expect.stringMatching(/^Warning: 11 of 100 people .* before the warm-up of 1,100 days.* never longer than 1,100/),
      expect.stringMatching(/^Warning: 11 of 100 counted people leave after the cool-down of 1,100 days/),
    ]);
  });

  test('end within the calendar', async () => {
    const text = scenario(custody('500 days')).replace('7 days', '8030 days');
    expect((await load(text)).resolved.coolDownDays).toBe(8191 - 8030);
  });

  test('are only those that a file of bookings covers, and the report says so', async () => {
    const counts = '  booking: { dailyCounts: { csv: daily.csv, date: day, count: booked } }\n';
    const { resolved, notes } = await load(scenario(counts + custody('10 days')));
    expect(resolved).toMatchObject({ warmUpDays: 1, coolDownDays: 1 });
    expect(100 * late(10, 7, 1)).toBeCloseTo(65, 0);
    expect(aboutRunIn(notes)).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(
        /^Warning: daily\.csv begins 1 day before the run: 65 of 100 .* begins 47 days before it\.$/,
      ),
      expect.stringMatching(/^Warning: daily\.csv ends 1 day after the run: 65 of 100 counted people/),
    ]);
    const later = await load(
      scenario(counts + custody('10 days'))
        .replace('01-01', '01-02')
        .replace('7 days', '6 days'),
    );
    expect(later.resolved.warmUpDays).toBe(2);
    const first = await load(scenario(counts + custody('1 h')).replace('2018-01-01', '2017-12-31'));
    expect(first.notes).toEqual([
      'daily.csv has no bookings before 2017-12-31, so the run has no warm-up: 0.6 of 100 people who would leave ' +
        'during the run were booked earlier. They are missing, so fewer people compete for the teams.',
    ]);
  });
});
