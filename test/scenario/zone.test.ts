import { describe, expect, test } from '@jest/globals';
import { zone } from '../../src/scenario/values/zone.ts';

describe('time zones', () => {
  test.each(['America/Chicago', 'America/Indiana/Indianapolis', 'US/Central', 'Pacific/Honolulu', 'UTC', 'Cuba'])(
    '%s is read',
    (name) => {
      expect(zone.parse(name)).toBe(name);
    },
  );

  // Etc/GMT+6 is behind UTC, as POSIX has it; UTC+6 is ahead.
  test.each([
    ['EST', 'America/New_York, where the clocks change twice a year; or America/Panama, which is UTC−5 all year'],
    ['MST', 'America/Denver, where the clocks change twice a year; or America/Phoenix, which is UTC−7 all year'],
    ['HST', 'Pacific/Honolulu, which is UTC−10 all year'],
    ['cst', 'America/Chicago, where the clocks change twice a year; or America/Regina, which is UTC−6 all year'],
    ['EST5EDT', 'America/New_York, where the clocks change twice a year; or America/Panama, which is UTC−5 all year'],
    ['Etc/GMT+6', 'America/Chicago, where the clocks change twice a year; or America/Regina, which is UTC−6 all year'],
    ['-06:00', 'America/Chicago, where the clocks change twice a year; or America/Regina, which is UTC−6 all year'],
    ['UTC-6', 'America/Chicago, where the clocks change twice a year; or America/Regina, which is UTC−6 all year'],
    ['Etc/GMT-6', 'an IANA name such as America/Chicago'],
    ['GMT', 'Europe/London, where the clocks change twice a year; or UTC all year'],
    ['JST', 'an IANA name such as America/Chicago'],
    ['SystemV/EST5EDT', 'an IANA name such as America/Chicago'],
  ])('%s is refused: %s', (name, allowed) => {
    const { error } = zone.safeParse(name);
    expect(error?.issues[0]).toMatchObject({ params: { allowed } });
  });

  test('an offset is named with its sign from UTC', () => {
    expect(zone.safeParse('Etc/GMT+6').error?.issues[0].message).toBe(
      '"Etc/GMT+6" is an offset (UTC−6), not the time zone of a place',
    );
    expect(zone.safeParse('+0530').error?.issues[0].message).toContain('(UTC+5:30)');
  });
});
