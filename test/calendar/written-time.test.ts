import { afterEach, expect, test } from '@jest/globals';
import { Settings } from 'luxon';
import { readTime } from '../../src/calendar/written-time.ts';

const ZONE = 'America/Chicago';
const at = (instant: string) => Date.parse(instant) / 1000;
const { now } = Settings;
afterEach(() => {
  Settings.now = now;
});

test.each([
  ['2018-01-02T09:30', '2018-01-02T15:30:00Z'],
  ['2018-07-02 09:30:15', '2018-07-02T14:30:15Z'],
  ['2018-07-02t09:30:15.5', '2018-07-02T14:30:15Z'],
  ['2018-01-02T24:00', '2018-01-03T06:00:00Z'],
  ['2018-01-02T09:30-05:00', '2018-01-02T14:30:00Z'],
  ['2018-01-02T09:30 +0530', '2018-01-02T04:00:00Z'],
  ['2018-01-02T09:30z', '2018-01-02T09:30:00Z'],
])('%s is %s', (text, instant) => {
  expect(readTime(text, ZONE)).toEqual({ seconds: at(instant), isTwofold: false });
});

test.each([
  ['', 'is not a time'],
  ['noon', 'is not a time'],
  ['2018-01-02', 'is not a time'],
  ['2018-02-29T09:30', 'is a day that no calendar has'],
  ['2018-01-02T25:00', 'is an hour that no clock shows'],
  ['2018-01-02T09:30+15:00', 'has an offset that no time zone has'],
  ['2018-03-11T02:30', 'did not exist: in America/Chicago the clock was set ahead over it'],
])('"%s" %s', (text, why) => {
  expect(readTime(text, ZONE)).toEqual({ seconds: undefined, why });
});

test.each(['2026-01-15', '2026-07-15'])(
  'an hour that the clock showed twice is taken as the first one, on %s',
  (today) => {
    Settings.now = () => Date.parse(today);
    expect(readTime('2018-11-04T01:30', ZONE)).toEqual({ seconds: at('2018-11-04T06:30:00Z'), isTwofold: true });
  },
);
