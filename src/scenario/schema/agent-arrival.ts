import * as z from 'zod';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { distribution, travelMultiplier, wayBack, withMedian } from '../values/distribution.ts';
import { assumption, kind, off, value } from '../values/entry.ts';
import { hours } from '../values/hours.ts';
import {
  byPriority,
  count,
  factor,
  OF_TEXT_OR_LIST,
  oneOf,
  openingHours,
  probability,
  refuse,
  section,
  wholeSeconds,
  yesOrNo,
} from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';

const declineFactors = kind(
  z
    .array(section({ hours: openingHours.optional(), travelOver: wholeSeconds.optional(), factor: factor(0, 1000) }))
    .max(100, OF_TEXT_OR_LIST),
  (rows) =>
    rows.map((row) => ({
      hours: row.hours ?? hours('always'),
      travelOverSeconds: row.travelOver ?? null,
      factor: row.factor,
    })),
);

const team = section({ count: count(0, LIMITS.teams), hours: openingHours });

export const agentArrival = section({
  teams: value(
    'The field office’s teams and their duty hours: {count, hours}, or a list of these.',
    z.union([team.transform((one) => [one]), z.array(team).max(200, OF_TEXT_OR_LIST)]).superRefine((list, context) => {
      const total = list.reduce((sum, one) => sum + one.count, 0);
      if (total > LIMITS.teams)
        refuse(
          context,
          new NotAValue(`expected at most ${LIMITS.teams} teams, got ${total}`, `at most ${LIMITS.teams} teams`),
        );
    }),
    assumption({ count: 2, hours: 'Mon–Fri 08:00–16:30 except holidays' }),
  ),
  size: value('How many agents a team has. Agent hours count each of them.', count(1, 20), assumption(2)),
  travelFactor: value(
    'Multiplies travel times: one number, or 24 numbers, one per local hour of departure.',
    z.union([
      travelMultiplier.transform((one) => Array.from({ length: 24 }, () => one)),
      z.array(travelMultiplier).length(24, OF_TEXT_OR_LIST),
    ]),
    assumption(1),
  ),
  onSiteOffice: section({
    hours: value(
      'Staffed hours of the agents’ office in the jail. `never` means that there is no such office.',
      openingHours,
      off('never'),
    ),
    travel: value('Travel time from that office to the door.', withMedian, assumption('5 min')),
    called: value(
      'When its teams set out: when the jail calls them because the person is brought to the door (`atExit`), or for ' +
        'the expected exit, as from outside (`expected`).',
      oneOf(['atExit', 'expected']),
      assumption('atExit'),
    ),
  }),
  margin: value(
    'Slack that a team adds to the median travel time when it plans its departure.',
    wholeSeconds,
    assumption('15 min'),
  ),
  decline: value(
    'Probability that the agency declines a notice that it heard: one share, or one per class of priority.',
    byPriority,
    assumption('0 %'),
  ),
  declineBy: value(
    'Factors on that probability: rows of {factor, and either or both of hours, travelOver}. A row holds for notices ' +
      'received within its hours, from facilities whose median travel is over travelOver.',
    declineFactors,
    assumption([], 'declining does not depend on the hour or the way'),
  ),
  answerDelay: value(
    'Time from hearing a notice until the jail knows that the agency declines. A hold or a delay ends then.',
    distribution,
    assumption('0 min'),
  ),
  overtime: section({
    rule: value(
      'What happens when a team would have to set out outside duty hours: none comes (`none`); a team ' +
        'comes if the notice was heard early enough (`calledIn`); a team is always on call (`onCall`). Also ' +
        'when notices still wait as the last shift ends.',
      oneOf(['none', 'calledIn', 'onCall']),
      off('none'),
    ),
    heardAhead: value(
      'For the rule `calledIn`: the notice must be heard at least this long before a team has to set out, or, if it ' +
        'still waits then, before the last shift ends.',
      wholeSeconds,
      assumption('4 h'),
    ),
    teams: value('The most teams that may be out on overtime at once.', count(0, LIMITS.teams), assumption(1)),
  }),
  order: value(
    'Who is served first within a class of priority: the person who is expected to leave first ' +
      '(`leavesFirst`), or the one for whom a team had to set out first (`firstCome`).',
    oneOf(['leavesFirst', 'firstCome']),
    assumption('leavesFirst'),
  ),
  dispatch: value(
    'Whether a team sets out for every notice, or only when it can expect to arrive before the person is expected to ' +
      'leave.',
    oneOf(['everyNotice', 'reachable']),
    assumption('everyNotice'),
  ),
  asksBeforeSettingOut: value(
    'Whether the field office asks the jail before a team sets out, and sends nobody if the person has left.',
    yesOrNo,
    assumption('yes'),
  ),
  noShow: value('Probability that a team that was sent does not arrive.', probability, assumption('5 %')),
  patience: value(
    'How long a team waits at the door before it gives up, counted from its arrival or from the expected exit, ' +
      'whichever is later. Drawn for each team sent.',
    distribution,
    assumption('60–150 min', 'a team is known to have waited for over an hour and a half (Star Tribune, early 2018)'),
  ),
  otherExit: value(
    'Probability that the person leaves by another exit while a team waits at the door.',
    probability,
    assumption('2 %'),
  ),
  handover: value('How long the handover at the door takes.', distribution, assumption('20 min')),
  wayBack: value(
    'Travel time back: a distribution, or `second travel draw` for a second draw from the travel time there.',
    wayBack,
    assumption('second travel draw'),
  ),
  retries: value(
    'How many more teams may be sent for the same person while the person is still in the jail.',
    count(0, 3),
    assumption(0),
  ),
});
