import { describe, expect, test } from '@jest/globals';
import { IANAZone } from 'luxon';
import { Zone } from '../../src/calendar/zone.ts';

/** Some instants per year from 1843 to 2096, Unix seconds. */
const INSTANTS = Array.from({ length: 800 }, (_, i) => -4e9 + i * 1e7);

describe('a time zone', () => {
  test.each([...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+5', 'US/Central'])(
    '%s has the offsets that Luxon finds in it',
    (name) => {
      const [zone, luxon] = [new Zone(name), IANAZone.create(name)];
      const different = INSTANTS.filter((t) => zone.offsetAt(t) !== Math.round(luxon.offset(t * 1000) * 60) + 0);
      expect(different).toEqual([]);
    },
  );

  test('knows local mean time to the second', () => {
    expect(new Zone('America/Chicago').offsetAt(-4e9)).toBe(-(5 * 3600 + 50 * 60 + 36));
  });

  test.each(['Nowhere/At_All', '', 'America'])('"%s" is none', (name) => {
    expect(() => new Zone(name)).toThrow(`"${name}" is not a time zone: write an IANA name such as America/Chicago.`);
  });
});
