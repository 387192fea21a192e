import { distribution } from '../values/distribution.ts';
import { assumption, byName, type Default, kind, reported, resolved, value } from '../values/entry.ts';
import { named, oneOf, openingHours, probability, section } from '../values/kinds.ts';
import { weekProfile } from '../values/week-profile.ts';

/** How orders fall into the hours of their reason. */
export const ORDERS = ['spread', 'atStart'] as const;

const reason = section({
  weight: value('Share of releases that have this reason.', probability),
  custody: value('Time from booking to the order of release.', distribution),
  knownAhead: value('How long before the order the jail knows of the release.', distribution, assumption('0 h')),
  hours: value('Hours in which a release for this reason can be ordered.', openingHours, assumption('always')),
  within: value(
    'How orders fall into their hours. `spread`: custody is counted in the time of those hours alone. ' +
      '`atStart`: an order that falls outside them comes when they next open.',
    oneOf(ORDERS),
    assumption(
      'spread',
      'the order of a closed hour falls anywhere in the hours that follow, not on their first second',
    ),
  ),
  profile: value(
    'With `spread`: how likely each hour of the week is. `flat`; {hourOfDay: 24 weights, weekday: 7 weights ' +
      'from Monday}; or 168 weights from Monday 00:00. Only their ratios count.',
    weekProfile,
    assumption('flat'),
  ),
});

const COURT_HOURS = 'Mon–Fri 09:00–16:30 except holidays';

const PIERCE_COUNTY = reported(
  {
    hourOfDay: [19, 12, 17, 18, 16, 5, 4, 9, 13, 18, 28, 36, 42, 51, 49, 61, 68, 68, 72, 71, 85, 47, 42, 29],
    weekday: [157, 140, 124, 130, 122, 116, 91],
  },
  'Pierce County, Washington, 2016-10 to 2018-07, the hours of 880 bail receipts (UWCHR/ice-detainers-pierce)',
  'measured at another jail',
);

const shortNotice = reported(
  '0 h',
  'The New York Times, 2026-01-22',
  'with bail or a judge’s order, a release is known only at short notice',
);

/** A default reason: its share, its custody's median and 90 % quantile, and when it is ordered. */
const known = (weight: string, [median, q90]: [string, string], knownAhead: Default, hours: string) => ({
  weight: assumption(weight),
  custody: assumption({ lognormal: { median, q90 } }),
  knownAhead,
  hours: assumption(hours),
});

const byReason = kind(named(reason, 50, 'release reasons'), (given, context) =>
  Object.entries(given).map(([name, one]) => ({ name, ...resolved(reason, one, context) })),
);

export const reasons = byName(
  'The reasons for a release, by name. A reason that has the name of a default takes from it what ' + 'it leaves out.',
  byReason,
  {
    bail: { ...known('45 %', ['14 h', '72 h'], shortNotice, 'always'), profile: PIERCE_COUNTY },
    judgesOrder: known('28 %', ['36 h', '120 h'], shortNotice, COURT_HOURS),
    chargesDropped: known('15 %', ['40 h', '10 days'], assumption('0 h'), COURT_HOURS),
    sentenceServed: known('8 %', ['20 days', '120 days'], assumption('30 days'), 'daily 06:00–10:00'),
    transfer: known('4 %', ['6 days', '40 days'], assumption('2 days'), 'Mon–Fri 07:00–15:00'),
  },
);
