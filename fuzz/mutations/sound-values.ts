import type { NastyKind } from './nasty-values.ts';

/** Texts of each kind as people write them. With another number, most are still sound. */
export const SOUND = {
  durations: ['1 h', '90 min', '1 h 30 min', '2–3 h', '1:30', 'PT1H30M', '14 days', '20 s', '2 weeks', '0.5–1.5 h'],
  shares: ['50 %', '0.25', '1 in 4', '3 of 7', '12.5 %', '1 out of 20'],
  rates: ['6 per day', '24/day', '3 an hour', '540 per week', '36,000 a year', '12.5 per month'],
  money: ['$140', '$45 an hour', '$45 per day', '$1,250', '$87.50', '$45 per bed-day'],
  hours: [
    'daily 22:00–06:00',
    'Mon–Fri 08:00–16:30',
    'Mon–Fri 08:00–16:30 except holidays',
    'Sun–Mon 20:00–04:00',
    'Mon 08:00–12:00, 13:00–17:00',
    'weekdays 8am–5pm',
  ],
  dates: ['2018-01-01', '2016-02-29', '2018-11-04', '1999-12-31'],
  times: ['2018-01-01T14:05', '2018-03-11 02:30:59', '2018-01-01T14:05-06:00', '2018-01-01T14:05:59.25Z', '2018-11-04'],
  zones: ['America/Chicago', 'UTC', 'Etc/GMT+6', 'Europe/Berlin', 'Asia/Kathmandu'],
  distributions: [
    '{lognormal: {median: 1 h, q90: 2 h}}',
    '{lognormal: {mean: 3 h, cv: 1.25}}',
    '{gamma: {mean: 1 h, cv: 0.5}}',
    '{gamma: {shape: 2.5, scale: 30 min}}',
    '{weibull: {shape: 1.5, scale: 2 h}}',
    '{exponential: {mean: 45 min}}',
    '{uniform: {low: 1 h, high: 2 h}}',
    '{triangular: {low: 10 min, mode: 20 min, high: 40 min}}',
    '{empirical: {quantiles: {0: 0 h, 50: 1 h, 90: 3 h, 100: 24 h}}}',
    '{mixture: [{weight: 1, of: 1 h}, {weight: 3, of: {exponential: {mean: 2 h}}}]}',
  ],
  numbers: ['12', '1.5', '0.25', '1000', '86400'],
  words: ['h', 'min', 'days', 'advance', 'counts.csv'],
  texts: ['Hennepin County', 'minutes', 'a note of 2018'],
} as const satisfies Record<NastyKind, readonly string[]>;
