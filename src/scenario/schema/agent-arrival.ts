import { z } from 'zod';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { distribution, travelMultiplier, wayBack, withMedian } from '../values/distribution.ts';
import { assumption, off, value } from '../values/entry.ts';
import {
  byPriority,
  count,
  oneOf,
  openingHours,
  probability,
  refuse,
  section,
  wholeSeconds,
  yesOrNo,
} from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';

const team = section({ count: count(0, LIMITS.teams), hours: openingHours });

export const agentArrival = section({
  teams: value(
    'The field office’s teams and their shifts: {count, hours}, or a list of such.',
    z.union([team.transform((one) => [one]), z.array(team).max(200)]).superRefine((list, context) => {
      const total = list.reduce((sum, one) => sum + one.count, 0);
      if (total > LIMITS.teams) refuse(context, new NotAValue(`${total} teams`, `at most ${LIMITS.teams} teams`));
    }),
    assumption({ count: 2, hours: 'Mon–Fri 08:00–16:30 except holidays' }),
  ),
  travelFactor: value(
    'Factor on travel by local hour of departure: one number, or 24.',
    z.union([
      travelMultiplier.transform((one) => Array.from({ length: 24 }, () => one)),
      z.array(travelMultiplier).length(24),
    ]),
    assumption(1),
  ),
  onSiteOffice: section({
    hours: value('Staffed hours of the agents’ office in the jail; never: there is none.', openingHours, off('never')),
    travel: value('Its way to the door.', withMedian, assumption('5 min')),
  }),
  margin: value(
    'Slack added to the median travel when a team plans its departure.',
    wholeSeconds,
    assumption('15 min'),
  ),
  decline: value(
    'Probability that a received notice is declined: one share, or one by priority.',
    byPriority,
    assumption('0 %'),
  ),
  overtime: section({
    rule: value('What happens to a notice due outside duty hours.', oneOf(['none', 'calledIn', 'onCall']), off('none')),
    heardAhead: value(
      'Rule calledIn: the notice must be heard this long before it is due.',
      wholeSeconds,
      assumption('4 h'),
    ),
    teams: value('How many teams may be out on overtime at once.', count(0, LIMITS.teams), assumption(1)),
  }),
  order: value(
    'Who is served first within a class of priority.',
    oneOf(['leavesFirst', 'firstCome']),
    assumption('leavesFirst'),
  ),
  dispatch: value(
    'Whether a team sets out for every notice, or only for those it can expect to reach.',
    oneOf(['everyNotice', 'reachable']),
    assumption('everyNotice'),
  ),
  asksBeforeSettingOut: value(
    'Whether the office asks the jail first, and sends nobody for a person who has left.',
    yesOrNo,
    assumption('yes'),
  ),
  noShow: value('Probability that a team sent does not come.', probability, assumption('5 %')),
  patience: value(
    'How long a team waits at the door.',
    distribution,
    assumption('90 min', 'a team was seen to wait longer than this (Star Tribune, early 2018)'),
  ),
  otherExit: value('Probability that a person met at the exit leaves by another one.', probability, assumption('2 %')),
  handover: value('At the door, after meeting the person.', distribution, assumption('20 min')),
  wayBack: value('The way back: a distribution, or `second travel draw`.', wayBack, assumption('second travel draw')),
  retries: value('Further dispatches while the person is still there.', count(0, 3), assumption(0)),
});
