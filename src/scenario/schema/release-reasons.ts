import { distribution } from '../values/distribution.ts';
import { assumption, byName, type Default, kind, reported, resolved, value } from '../values/entry.ts';
import { named, openingHours, probability, section } from '../values/kinds.ts';

const reason = section({
  weight: value('Share of releases of this kind.', probability),
  custody: value('From booking to the order of release.', distribution),
  knownAhead: value('How long before its order a release is known.', distribution, assumption('0 h')),
  hours: value('When an order of this kind can come.', openingHours, assumption('always')),
});

const COURT_HOURS = 'Mon–Fri 09:00–16:30 except holidays';

const shortNotice = reported(
  '0 h',
  'The New York Times, 2026-01-22',
  'bail and judges’ orders make a release short-notice',
);

/** A reason that a scenario need not describe: its share, its custody's median and 90 % quantile, and when it is ordered. */
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
  'The reasons for a release, by name; one named as in the defaults takes what it leaves out from there.',
  byReason,
  {
    bail: known('45 %', ['14 h', '72 h'], shortNotice, 'always'),
    judgesOrder: known('28 %', ['36 h', '120 h'], shortNotice, COURT_HOURS),
    chargesDropped: known('15 %', ['40 h', '10 days'], assumption('0 h'), COURT_HOURS),
    sentenceServed: known('8 %', ['20 days', '120 days'], assumption('30 days'), 'daily 06:00–10:00'),
    transfer: known('4 %', ['6 days', '40 days'], assumption('2 days'), 'Mon–Fri 07:00–15:00'),
  },
);
