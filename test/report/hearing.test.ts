import { describe, expect, test } from '@jest/globals';
import { hearing } from '../../src/report/hearing.ts';
import { Histogram } from '../../src/sums/histogram.ts';
import { policyResult } from './results.ts';

const REPLICATIONS = 3;

/**
 * What is said of a policy under which notices are heard this many seconds before (+) or after (−) the exit, and nobody
 * is held. Of the release of `foundUntold` more people no notice is sent; the agency learns of it by itself.
 */
function said(secondsBefore: number[], foundUntold = 0): string | null {
  const histogram = new Histogram();
  for (const seconds of secondsBefore) histogram.add(seconds);
  const at = (q: number) => histogram.quantileMinutes([q / 100])?.[0] ?? Number.NaN;
  const late = secondsBefore.filter((seconds) => seconds <= 0).length;
  const policy = policyResult(
    'practice',
    { notIdentified: 50, noticeUnheard: late, pickedUpAtRelease: secondsBefore.length - late + foundUntold },
    {
      noticesSent: { mean: secondsBefore.length / REPLICATIONS },
      heardWindow: { quantiles: { 5: at(5), 25: at(25), 50: at(50), 75: at(75), 90: at(90), 95: at(95) } },
    },
  );
  return hearing(policy, REPLICATIONS);
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const hundred = (early: number, ...late: number[]) => [
  ...late,
  ...Array.from({ length: 100 - late.length }, () => early),
];

describe('when the agency hears the notices', () => {
  test('given that 10 of 100 are heard more than two days late', () => {
    const late = Array.from({ length: 10 }, () => -2.2 * DAY);
    expect(said(hundred(14.4 * MINUTE, ...late))).toBe(
      'of 100 releases with a notice, the agency knows of 90 before the person leaves. ' +
        'Of the notices that are heard at all, the middle one is heard 14 min before the exit, ' +
        'and at least 5 of 100 are heard more than 2 days after it.',
    );
  });

  test('given that the agency finds others by itself, of whose release nobody sends a notice', () => {
    // 10 of 100 notices are late, however many people are picked up without one. Counted as told, they made it 95.
    const late = Array.from({ length: 10 }, () => -2.2 * DAY);
    expect(said(hundred(14.4 * MINUTE, ...late), 100)).toContain('the agency knows of 90 before');
  });

  test('given that all are heard in time', () => {
    expect(said(hundred(90 * MINUTE))).toBe(
      'of 100 releases with a notice, the agency knows of 100 before the person leaves. ' +
        'Of the notices that are heard at all, the middle one is heard 1 h 30 min before the exit, ' +
        'and fewer than 5 of 100 are heard after it.',
    );
  });

  test('claims no more than is true of every case in a minute: a time after the exit is rounded down', () => {
    // 29 min 31 s and 30 min 29 s after the exit are one minute of the counts.
    for (const seconds of [29 * MINUTE + 31, 30 * MINUTE + 29]) {
      const sentence = said(Array.from({ length: 100 }, () => -seconds));
      expect(sentence).toContain('heard 30 min after the exit');
      expect(sentence).toContain('heard more than 29 min after it');
    }
    const seconds = (after: number) => said(Array.from({ length: 100 }, () => -after));
    expect(seconds(80)).toContain('at least 5 of 100 are heard after it');
    expect(seconds(25)).toContain('heard within a minute of the exit, and at least 5 of 100 are heard within a minute');
    expect(said(Array.from({ length: 100 }, () => -5 * 3600 - 90))).toContain('more than 5 h after it');
  });

  test('is silent if no notice is sent, or none is ever heard', () => {
    expect(hearing(policyResult('none', { notIdentified: 9, noNotice: 1 }), 1)).toBeNull();
    expect(hearing(policyResult('deaf', { noticeUnheard: 1 }, { noticesSent: { mean: 1 } }), 1)).toBeNull();
  });
});
