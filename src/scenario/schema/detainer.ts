import { distribution } from '../values/distribution.ts';
import { assumption, off, reported, value } from '../values/entry.ts';
import { byPriority, factor, oneOf, probability, section, yesOrNo } from '../values/kinds.ts';
import { byBirthplace } from './booking.ts';

export const detainer = section({
  fingerprint: section({
    match: value(
      'Of people with a prior contact: probability that the fingerprints match.',
      probability,
      assumption('95 %'),
    ),
    delay: value('From booking until the agency knows of the match.', distribution, assumption('1–4 h')),
  }),
  bookingCall: section({
    rule: value(
      'For whom the jail calls the agency.',
      oneOf(['none', 'everyForeignBorn', 'foreignBornWhoConsent']),
      off('none'),
    ),
    asksFirst: value(
      'Whether the person is asked before the call; under foreignBornWhoConsent everyone is, whatever this says.',
      yesOrNo,
      off('no'),
    ),
    delay: value('From booking to the call.', distribution, assumption('30 min – 3 h')),
  }),
  courtRecords: section({
    probability: value(
      'That the agency finds the person in court records: one share for the foreign-born, or {foreignBorn, notForeignBorn}.',
      byBirthplace,
      assumption('10 %'),
    ),
    delay: value('From booking until it is found.', distribution, assumption('1–5 days')),
  }),
  issue: section({
    probability: value('That a detainer follows: one share, or one by priority.', byPriority, assumption('90 %')),
    regimeFactor: value(
      'Factor on it, for field offices that send fewer to some counties.',
      factor(0, 1000),
      assumption(1),
    ),
    delay: value(
      'From identification to the detainer.',
      distribution,
      reported(
        '20 min – 6 h',
        'Prison Legal News, 2023-05',
        'the agency’s answer to a jail’s call, Anoka County, 2017; all lengths alike is an assumption',
      ),
    ),
  }),
});
