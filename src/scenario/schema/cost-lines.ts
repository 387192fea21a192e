import * as z from 'zod';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { OF_TEXT_OR_LIST, oneOf, parsed, section, text } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';
import { dollars, seconds } from '../values/units.ts';
import { PAYERS } from './payers.ts';

/** What a cost line can be charged for: what a run counts, or a year. */
export const CHARGED_PER = [
  'booking',
  'detainer',
  'notice',
  'pickup',
  'person held',
  'hour held',
  'bed-day held',
  'agent hour',
  'year',
] as const;

export type ChargedPer = (typeof CHARGED_PER)[number];

const ALLOWED = 'an amount such as $12.50, or county staff time such as 20 min';

/** Dollars, or county staff time in seconds, which costs `staffPerHour`. */
const lineAmount = parsed(
  (raw): { text: string; dollars?: number; staffSeconds?: number } => {
    if (typeof raw !== 'string') throw new NotAValue(`expected an amount, got ${whatCame(raw)}`, ALLOWED);
    const isMoney = /^\s*(\$|USD)/i.test(raw);
    return isMoney ? { text: raw, dollars: dollars(raw, 'hour') } : { text: raw, staffSeconds: seconds(raw) };
  },
  {
    id: 'lineAmount',
    type: 'string',
    description: 'US dollars, or county staff time, which costs `costs.staffPerHour`: "$12.50", "20 min".',
  },
);

/** Longer titles have no room beside their figures. */
const title = text.min(1, OF_TEXT_OR_LIST).max(60, OF_TEXT_OR_LIST);

export const costLines = z
  .array(
    section({
      title,
      payer: oneOf(PAYERS),
      per: oneOf(CHARGED_PER),
      amount: lineAmount,
      source: text.min(1, OF_TEXT_OR_LIST).optional(),
    }),
  )
  .min(1, OF_TEXT_OR_LIST)
  .max(LIMITS.costLines, OF_TEXT_OR_LIST);
