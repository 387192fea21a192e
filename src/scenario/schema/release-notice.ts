import { distribution } from '../values/distribution.ts';
import {
  factor,
  named,
  oneOf,
  openingHours,
  probability,
  section,
  value,
  wholeSeconds,
  yesOrNo,
} from '../values/kinds.ts';

const reason = section({
  weight: value('Share of releases of this kind.', probability),
  custody: value('From booking to the order of release.', distribution),
  knownAhead: value('How long before its order a release is known.', distribution),
  hours: value('When an order of this kind can come.', openingHours),
});

export const releaseNotice = section({
  reasons: named(reason, 50, 'release reasons').meta({
    description:
      'The reasons for a release, by name; one named as in the defaults takes what it leaves out from there.',
  }),
  requestedLead: value('The notice that the agency asks for; shortfalls are measured against it.', wholeSeconds),
  notice: section({
    rule: value('When the jail sends the notice.', oneOf(['none', 'atClearing', 'advance'])),
    lead: value('L of the rule `advance` and of `delayRelease`.', wholeSeconds),
    delayRelease: value('The exit waits until L has passed since the notice was sent.', yesOrNo),
    delayBasis: value(
      'Legal basis under which hours of delay are counted.',
      oneOf(['none', 'administrativeRequest', 'judgesOrder', 'warrant287g']),
    ),
    compliance: value('Probability that a notice due is sent at all.', probability),
  }),
  channel: section({
    kind: value('How the notice goes to the agency.', oneOf(['phone', 'email', 'onSite'])),
    phone: section({
      hours: value('The desk’s hours.', openingHours),
      answered: value('Probability that a call in the desk’s hours is answered.', probability),
      voiceMailDelay: value('From a voice mail until it is heard.', distribution),
    }),
    email: section({
      hours: value('Staffed hours.', openingHours),
      delay: value('From the message until it is read, in staffed hours.', distribution),
    }),
    onSiteClosed: value(
      'What happens to a notice to the on-site office while it is closed.',
      oneOf(['waitsForOpening', 'phone']),
    ),
    singlePointOfContact: value('One named person takes all notices.', yesOrNo),
    singlePointFactor: value('Factor on the channel’s delay with one point of contact.', factor(0, 1000)),
  }),
  discretion: section({
    week: value(
      'No written rule: probability that in a given week the jail gives notice and holds at all.',
      probability,
    ),
    person: value('And in such a week, that it does for a given person.', probability),
  }),
  hold: section({
    rule: value('Whether people are held past their release for the agency.', oneOf(['none', 'upTo'])),
    limit: value('The longest hold.', wholeSeconds),
    clock: value('How the limit is counted.', oneOf(['elapsed', 'excludingWeekendsAndHolidays'])),
    basis: value('Legal basis of the hold.', oneOf(['administrativeRequest', 'judgesOrder', 'warrant287g'])),
    judgesOrder: section({
      probability: value('With basis judgesOrder: that the order is obtained.', probability),
      delay: value('From the detainer to the order.', distribution),
    }),
  }),
});
