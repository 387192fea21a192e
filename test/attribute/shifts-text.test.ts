import { expect, test } from '@jest/globals';
import { hoursText, shiftsText } from '../../src/attribute/shifts-text.ts';
import { hours } from '../../src/scenario/values/hours.ts';

test.each([
  ['always', 'always'],
  ['never', 'never'],
  ['Mon–Fri 08:00–16:30 except holidays', 'Mon–Fri 08:00–16:30 except holidays'],
  ['24/7 except holidays', 'daily 00:00–24:00 except holidays'],
  ['Tue, Thu 8am–noon', 'Tue 08:00–12:00, Thu 08:00–12:00'],
  ['Mon–Fri 08:00–12:00, Mon–Fri 13:00–17:00', undefined],
  ['daily 22:00–06:00', undefined],
])('the hours %s are written so that they read the same', (given, text) => {
  const written = hoursText(hours(given));
  if (text !== undefined) expect(written).toBe(text);
  expect(hours(written)).toEqual(hours(given));
});

test('teams of several shifts are a list, with hours in quotation marks where these have a comma', () => {
  const team = (count: number, text: string) => ({ count, hours: hours(text) });
  expect(shiftsText([team(2, 'always')])).toBe('{count: 2, hours: always}');
  expect(shiftsText([team(2, 'Mon, Wed 08:00–12:00'), team(1, 'never')])).toBe(
    '[{count: 2, hours: "Mon 08:00–12:00, Wed 08:00–12:00"}, {count: 1, hours: never}]',
  );
});
