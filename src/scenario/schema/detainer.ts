import { distribution } from '../values/distribution.ts';
import { assumption, off, reported, value } from '../values/entry.ts';
import { byPriority, factor, oneOf, probability, rate, section, yesOrNo } from '../values/kinds.ts';
import { weekdayFactors } from '../values/week-profile.ts';
import { byBirthplace } from './booking.ts';

export const detainer = section({
  fingerprint: section({
    match: value(
      'Probability that the fingerprints of a person with a prior contact match the agency’s records.',
      probability,
      assumption('95 %'),
    ),
    delay: value('Time from booking until the agency learns of the match.', distribution, assumption('1–4 h')),
  }),
  bookingCall: section({
    rule: value(
      'About whom the jail calls the agency.',
      oneOf(['none', 'everyForeignBorn', 'foreignBornWhoConsent']),
      off('none'),
    ),
    asksFirst: value(
      'Whether the jail asks the person before it calls. Under `foreignBornWhoConsent` it always ' +
        'asks, whatever this value is.',
      yesOrNo,
      off('no'),
    ),
    delay: value('Time from booking to the call.', distribution, assumption('30 min – 3 h')),
  }),
  courtRecords: section({
    probability: value(
      'Probability that the agency finds the person in court records: one share for foreign-born ' +
        'people, or {foreignBorn, notForeignBorn}.',
      byBirthplace,
      assumption('10 %'),
    ),
    delay: value('Time from booking until the agency finds the record.', distribution, assumption('1–5 days')),
  }),
  lodged: value(
    'How many detainers are lodged before the exit, as a rate: the count that a jail has. It takes the place of ' +
      '`issue.probability`, which is computed so that the baseline policy gives this number on average. Policies ' +
      'cannot change it.',
    rate,
  ).optional(),
  issue: section({
    probability: value(
      'Probability that the agency issues a detainer once it has identified the person: one share, or ' +
        'one per class of priority.',
      byPriority,
      assumption('90 %'),
    ),
    regimeFactor: value(
      'Multiplies that probability. Below 1, the field office sends fewer detainers to this county; 0 ' + 'means none.',
      factor(0, 1000),
      assumption(1),
    ),
    weekdays: value(
      'Multiplies it by the weekday of identification: `flat`, or seven weights from Monday, which are ' +
        'scaled to a mean of 1.',
      weekdayFactors,
      assumption('flat'),
    ),
    swing: value(
      'How much the field office’s issuing swings from day to day: the coefficient of variation of a gamma factor ' +
        'of mean 1 on that probability, drawn for each field office and local day of identification. 0: not at all.',
      factor(0, 5),
      off(0),
    ),
    afterRefusal: value(
      'Multiplies it for a person who refused to talk: when the jail asked, or in the call it made anyway.',
      factor(0, 10),
      assumption(1),
    ),
    delay: value(
      'Time from identification to the detainer.',
      distribution,
      reported(
        '20 min – 6 h',
        'Prison Legal News, 2023-05',
        'the agency’s answer to a jail’s call, Anoka County, 2017; that all times in the range are ' +
          'equally likely is an assumption',
      ),
    ),
  }),
  askedAbout: section({
    probability: value(
      'Probability that the agency asks the jail about a person whom it has identified and who has no detainer in ' +
        'time. The jail may then give notice. Nobody is held or delayed for it.',
      probability,
      off('0 %'),
    ),
    delay: value('Time from identification until the agency asks.', distribution, assumption('1–24 h')),
  }),
});
