import { z } from 'zod';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { distribution, travelMultiplier } from '../values/distribution.ts';
import {
  byPriority,
  count,
  oneOf,
  openingHours,
  probability,
  refuse,
  section,
  value,
  wholeSeconds,
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
  ),
  travelFactor: value(
    'Factor on travel by local hour of departure: one number, or 24.',
    z.union([
      travelMultiplier.transform((one) => Array.from({ length: 24 }, () => one)),
      z.array(travelMultiplier).length(24),
    ]),
  ),
  onSiteOffice: section({
    hours: value('Staffed hours of the agents’ office in the jail; never: there is none.', openingHours),
    travel: value('Its way to the door.', distribution),
  }),
  margin: value('Slack added to the median travel when a team plans its departure.', wholeSeconds),
  decline: value('Probability that a received notice is declined: one share, or one by priority.', byPriority),
  overtime: section({
    rule: value('What happens to a notice due outside duty hours.', oneOf(['none', 'calledIn', 'onCall'])),
    heardAhead: value('Rule calledIn: the notice must be heard this long before it is due.', wholeSeconds),
    teams: value('How many teams may be out on overtime at once.', count(0, LIMITS.teams)),
  }),
  order: value('Who is served first within a class of priority.', oneOf(['leavesFirst', 'firstCome'])),
  dispatch: value(
    'Whether a team sets out for every notice, or only for those it can expect to reach.',
    oneOf(['everyNotice', 'reachable']),
  ),
  noShow: value('Probability that a team sent does not come.', probability),
  patience: value('How long a team waits at the door.', distribution),
  otherExit: value('Probability that a person met at the exit leaves by another one.', probability),
  handover: value('At the door, after meeting the person.', distribution),
  wayBack: value(
    'The way back: a distribution, or `second travel draw`.',
    z.union([oneOf(['second travel draw']).transform(() => null), distribution]),
  ),
  retries: value('Further dispatches while the person is still there.', count(0, 3)),
});
