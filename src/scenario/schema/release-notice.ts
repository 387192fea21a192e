import { HOLD_BASES, LEGAL_BASES } from '../../../events/legal-basis.ts';
import { distribution } from '../values/distribution.ts';
import { assumption, off, reported, value } from '../values/entry.ts';
import { factor, oneOf, openingHours, probability, section, wholeSeconds, yesOrNo } from '../values/kinds.ts';
import { reasons } from './release-reasons.ts';

const OFFICE_HOURS = 'Mon–Fri 08:00–16:30 except holidays';
const FORM = 'Form I-247A (2017)';

export const releaseNotice = section({
  reasons,
  requestedLead: value(
    'The notice that the agency asks for; shortfalls are measured against it.',
    wholeSeconds,
    reported('24 h', 'Star Tribune, mid 2017', 'the agency asks for 24 hours and gets one or two'),
  ),
  notice: section({
    rule: value(
      'When the jail sends the notice.',
      oneOf(['none', 'atClearing', 'advance']),
      reported('atClearing', 'Star Tribune, mid 2017'),
    ),
    lead: value(
      'L of the rule `advance` and of `delayRelease`.',
      wholeSeconds,
      reported('24 h', 'Star Tribune, mid 2017'),
    ),
    delayRelease: value('The exit waits until L has passed since the notice was sent.', yesOrNo, off('no')),
    delayBasis: value('Legal basis under which hours of delay are counted.', oneOf(LEGAL_BASES), assumption('none')),
    compliance: value('Probability that a notice due is sent at all.', probability, assumption('100 %')),
  }),
  channel: section({
    kind: value('How the notice goes to the agency.', oneOf(['phone', 'email', 'onSite']), assumption('phone')),
    phone: section({
      hours: value('The desk’s hours.', openingHours, assumption(OFFICE_HOURS)),
      answered: value('Probability that a call in the desk’s hours is answered.', probability, assumption('70 %')),
      voiceMailDelay: value('From a voice mail until it is heard.', distribution, assumption('10 min – 2 h')),
    }),
    email: section({
      hours: value('Staffed hours.', openingHours, assumption(OFFICE_HOURS)),
      delay: value('From the message until it is read, in staffed hours.', distribution, assumption('5–60 min')),
    }),
    onSiteClosed: value(
      'What happens to a notice to the on-site office while it is closed.',
      oneOf(['waitsForOpening', 'phone']),
      assumption('phone'),
    ),
    singlePointOfContact: value('One named person takes all notices.', yesOrNo, off('no')),
    singlePointFactor: value(
      'Factor on the channel’s delay with one point of contact.',
      factor(0, 1000),
      assumption(0.5),
    ),
  }),
  discretion: section({
    week: value(
      'No written rule: probability that in a given week the jail gives notice and holds at all.',
      probability,
      off('100 %'),
    ),
    person: value('And in such a week, that it does for a given person.', probability, off('100 %')),
  }),
  hold: section({
    rule: value('Whether people are held past their release for the agency.', oneOf(['none', 'upTo']), off('none')),
    limit: value('The longest hold.', wholeSeconds, reported('48 h', FORM)),
    clock: value(
      'How the limit is counted.',
      oneOf(['elapsed', 'excludingWeekendsAndHolidays']),
      reported('elapsed', FORM, '8 CFR 287.7(d) excludes Saturdays, Sundays and holidays'),
    ),
    basis: value('Legal basis of the hold.', oneOf(HOLD_BASES), assumption('administrativeRequest')),
    judgesOrder: section({
      probability: value('With basis judgesOrder: that the order is obtained.', probability, assumption('50 %')),
      delay: value('From the detainer to the order.', distribution, assumption('4–24 h')),
    }),
  }),
});
