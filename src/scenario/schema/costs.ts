import { assumption, off, reported, value } from '../values/entry.ts';
import { count, moneyPerBedDay, moneyPerHour, probability, section, text, wholeSeconds } from '../values/kinds.ts';
import { costLines } from './cost-lines.ts';

export const costs = section({
  staffPerHour: value('Cost of an hour of county staff time.', moneyPerHour, assumption('$45 per hour')),
  call: value('County staff time per booking call.', wholeSeconds, assumption('15 min')),
  notice: value('County staff time per release notice.', wholeSeconds, assumption('10 min')),
  handover: value('County staff time per handover.', wholeSeconds, assumption('20 min')),
  training: section({
    officers: value('How many county officers are trained in the counted days.', count(0, 1_000_000), off(0)),
    each: value(
      'Training time per officer.',
      wholeSeconds,
      reported('40 h', 'Star Tribune, 2025-11-01', '8 to 40 hours per officer under 287(g)'),
    ),
  }),
  bedDay: value(
    'Cost of a bed for one day. Hours held are counted as parts of a day.',
    moneyPerBedDay,
    reported('$140 per bed-day', 'Star Tribune', 'Hennepin County jail, 2019'),
  ),
  bedDayMarginal: value(
    'What one more bed-day adds to the county’s bill: food, care and laundry, without the building and its staff. ' +
      'Reports show the hours held at this cost, too, beside the average cost above. If omitted, they do not.',
    moneyPerBedDay,
  ).optional(),
  lines: value(
    'Costs of your own: a list of {title, payer, per, amount, source}. The payer is county, agency, state, person or ' +
      'other. `per` is booking, detainer, notice, pickup, person held, hour held, bed-day held, agent hour or year. ' +
      'The amount is in dollars, or a time of county staff: the time to serve a warrant or to process a hold, per ' +
      'person held. Reports list each line and add up those of each payer, never those of different payers.',
    costLines,
  ).optional(),
  reimbursed: section({
    calls: value(
      'Share of the cost of booking calls that the agency pays back to the county.',
      probability,
      off('0 %'),
    ),
    notices: value('Share of the cost of release notices that the agency pays back.', probability, off('0 %')),
    handovers: value('Share of the cost of handovers that the agency pays back.', probability, off('0 %')),
    training: value(
      'Share of the cost of training that the agency pays back, as under some 287(g) agreements.',
      probability,
      off('0 %'),
    ),
    holds: value('Share of the cost of bed-days for hours held that the agency pays back.', probability, off('0 %')),
  }),
  agentPerHour: value(
    'Cost of an agent hour: an hour in which a team drives, waits or is at the door.',
    moneyPerHour,
    assumption('$60 per hour'),
  ),
  exposurePerHour: value(
    'Possible liability for an hour held without a judge’s order or 287(g) warrant; enter your own figure.',
    moneyPerHour,
    {
      value: '$23 per hour',
      source: 'New York City’s settlement of $92.5M over 166,000 days held past release',
      basis: 'computed',
    },
  ),
  exposureBasis: value(
    'Where that figure comes from. Reports print this text next to the figure.',
    text,
    assumption('New York City’s settlement: $92.5M over 166,000 days held past release'),
  ),
});
