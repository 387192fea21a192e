import { HOLD_BASES, LEGAL_BASES } from '../../../events/legal-basis.ts';
import { distribution } from '../values/distribution.ts';
import { assumption, kind, off, reported, value } from '../values/entry.ts';
import { factor, oneOf, openingHours, probability, section, wholeSeconds, yesOrNo } from '../values/kinds.ts';
import { reasons } from './release-reasons.ts';

const OFFICE_HOURS = 'Mon–Fri 08:00–16:30 except holidays';
const FORM = 'Form I-247A (2017)';

const whenClosed = kind(oneOf(['base', 'phone', 'waitsForOpening']), (given, { baseChannel }) =>
  given === 'base' ? baseChannel : given,
);

export const releaseNotice = section({
  reasons,
  requestedLead: value(
    'How much notice the agency asks for. The shortfall is measured against it.',
    wholeSeconds,
    reported('24 h', 'Star Tribune, mid 2017', 'the agency asks for 24 hours and gets one or two'),
  ),
  notice: section({
    rule: value(
      'When the jail sends the notice: never (`none`), when clearing begins (`atClearing`), or `lead` ' +
        'before the exit, or as soon as it knows of the release if that is later (`advance`).',
      oneOf(['none', 'atClearing', 'advance']),
      reported('atClearing', 'Star Tribune, mid 2017'),
    ),
    lead: value(
      'How long before the exit the rule `advance` sends the notice, and how long `delayRelease` ' +
        'makes the exit wait after the notice.',
      wholeSeconds,
      reported('24 h', 'Star Tribune, mid 2017'),
    ),
    delayRelease: value(
      'Whether the exit waits until `lead` has passed since the notice was sent.',
      yesOrNo,
      off('no'),
    ),
    delayBasis: value(
      'Legal basis under which reports count the hours of delay. `none` means that no legal basis is stated.',
      oneOf(LEGAL_BASES),
      assumption('none'),
    ),
    compliance: value(
      'Probability that the jail sends a notice that the rule requires.',
      probability,
      assumption('100 %'),
    ),
  }),
  otherwise: section({
    probability: value(
      'Probability that the agency learns by itself of the release of a person with a detainer: from a public ' +
        'roster, from a court calendar, by waiting outside. It counts if it comes before a notice is heard.',
      probability,
      off('0 %'),
    ),
    delay: value('Time from the order of release until it does.', distribution, assumption('5–60 min')),
  }),
  channel: section({
    kind: value('How the notice is sent to the agency.', oneOf(['phone', 'email', 'onSite']), assumption('phone')),
    phone: section({
      hours: value(
        'Hours in which the agency’s phone is staffed. A call at another time is heard when they begin.',
        openingHours,
        assumption(OFFICE_HOURS),
      ),
      answered: value(
        'Probability that a call in those hours is answered at once. If not, it goes to voice mail.',
        probability,
        assumption('70 %'),
      ),
      voiceMailDelay: value(
        'Time until a voice mail is heard. If the phone is not staffed then, it is heard when the hours begin.',
        distribution,
        assumption('10 min – 2 h'),
      ),
    }),
    email: section({
      hours: value('Hours in which the agency reads e-mail.', openingHours, assumption(OFFICE_HOURS)),
      delay: value('Time until an e-mail is read, counted in these hours only.', distribution, assumption('5–60 min')),
    }),
    onSiteClosed: value(
      'What happens to a notice while the on-site office is closed: it goes by the channel of the scenario’s base ' +
        '(`base`; by phone if that is the on-site office too), by phone, or it waits until the office opens.',
      whenClosed,
      assumption('base'),
    ),
    singlePointOfContact: value('Whether one named person at the agency takes all notices.', yesOrNo, off('no')),
    singlePointFactor: value(
      'Multiplies the channel’s delay when one named person takes all notices.',
      factor(0, 1000),
      assumption(0.5),
    ),
  }),
  discretion: section({
    week: value(
      'For a jail without a written rule: probability that it gives notice and holds people in a given week.',
      probability,
      off('100 %'),
    ),
    person: value('Probability that it does so for a given person in such a week.', probability, off('100 %')),
  }),
  handover: section({
    rule: value(
      'Whether the jail and the agency set a time for the handover (`arranged`) when the agency hears of the release ' +
        'before the person is cleared. No delay and no hold comes on top.',
      oneOf(['none', 'arranged']),
      off('none'),
    ),
    hours: value(
      'Hours in which people are handed over. The time is the first in them at which the person is cleared and, with ' +
        'usesTeam, a team can be there.',
      openingHours,
      assumption(OFFICE_HOURS),
    ),
    fallsThrough: value(
      'Probability that an arranged handover falls through: the person leaves when cleared, and no team sets out.',
      probability,
      assumption('0 %'),
    ),
    usesTeam: value(
      'Whether a team has to come. `no` where the agency rents beds in the same building.',
      yesOrNo,
      assumption('yes'),
    ),
  }),
  hold: section({
    rule: value(
      'Whether the jail holds people past the exit for the agency: never (`none`), or for at most ' +
        '`limit` (`upTo`).',
      oneOf(['none', 'upTo']),
      off('none'),
    ),
    limit: value('The longest time that a person is held.', wholeSeconds, reported('48 h', FORM)),
    clock: value(
      'How the limit is counted: all hours, or without Saturdays, Sundays and holidays.',
      oneOf(['elapsed', 'excludingWeekendsAndHolidays']),
      reported('elapsed', FORM, '8 CFR 287.7(d) excludes Saturdays, Sundays and holidays'),
    ),
    basis: value('The legal basis of the hold.', oneOf(HOLD_BASES), assumption('administrativeRequest')),
    judgesOrder: section({
      probability: value(
        'Only with basis `judgesOrder`: probability that the order is obtained.',
        probability,
        assumption('50 %'),
      ),
      delay: value('Time from the detainer to the judge’s order.', distribution, assumption('4–24 h')),
    }),
  }),
});
