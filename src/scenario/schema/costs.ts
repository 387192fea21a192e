import { assumption, off, reported, value } from '../values/entry.ts';
import { count, moneyPerBedDay, moneyPerHour, probability, section, text, wholeSeconds } from '../values/kinds.ts';

export const costs = section({
  staffPerHour: value('County staff, per hour.', moneyPerHour, assumption('$45 per hour')),
  call: value('Staff time for a booking call.', wholeSeconds, assumption('15 min')),
  notice: value('Staff time for a release notice.', wholeSeconds, assumption('10 min')),
  handover: value('Staff time for a handover.', wholeSeconds, assumption('20 min')),
  training: section({
    officers: value('Officers trained in the counted time.', count(0, 1_000_000), off(0)),
    each: value(
      'Training of each officer.',
      wholeSeconds,
      reported('40 h', 'Star Tribune, 2025-11-01', '8 to 40 hours an officer under 287(g)'),
    ),
  }),
  bedDay: value(
    'A bed-day, for hours held.',
    moneyPerBedDay,
    reported('$140 per bed-day', 'Star Tribune', 'Hennepin County jail, 2019'),
  ),
  reimbursed: section({
    calls: value('Share of the county’s booking calls that the agency pays back.', probability, off('0 %')),
    notices: value('Share of release notices that it pays back.', probability, off('0 %')),
    handovers: value('Share of handovers that it pays back.', probability, off('0 %')),
    training: value('Share of training that it pays back, as under some 287(g) agreements.', probability, off('0 %')),
    holds: value('Share of bed-days of holds that it pays back.', probability, off('0 %')),
  }),
  agentPerHour: value('The agency’s agents, per hour.', moneyPerHour, assumption('$60 per hour')),
  exposurePerHour: value('Your figure for an hour held without a judge’s order or 287(g) warrant.', moneyPerHour, {
    value: '$23 per hour',
    source: 'New York City’s settlement of $92.5M over 166,000 days held past release',
    basis: 'computed',
  }),
  exposureBasis: value(
    'Where that figure is from, printed beside it.',
    text,
    assumption('New York City’s settlement: $92.5M over 166,000 days held past release'),
  ),
});
