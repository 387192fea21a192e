import type { PolicyResult, Result } from '../measures/result.ts';
import { inWords, table, wrapped, wrappedBehind } from './format.ts';
import { lodgedCount, type Missed, type WholeHundred, wholeHundred } from './whole-hundred.ts';

/** From this many of 100 on, a loss of the baseline is named. */
const NAMED_FROM = 5;

const LOSSES = `the largest loss; for the baseline, all of ${NAMED_FROM} or more`;

/** The policy that the others are compared with; of a single policy, that one. */
export function baselineOf({ policies, differences }: Result): PolicyResult {
  return policies.find(({ name }) => name === differences[0]?.baseline) ?? policies[0];
}

/** How much notice the baseline gives, and how detainers end under each policy. */
export function headline(result: Result): string[] {
  const { policies } = result;
  const baseline = baselineOf(result);
  const heads = table(
    policies.map(({ name }) => [`  ${name}`, '|']),
    'l',
  );
  const first = wrapped(`Under "${baseline.name}" ${notice(baseline)}`);
  if (policies.every((policy) => wholeOf(policy) === null)) return first;
  return [
    ...first,
    `Of 100 detainers lodged before the exit${policies.length > 1 ? ` (${LOSSES})` : ''}:`,
    ...policies.flatMap((policy, p) => wrappedBehind(heads[p].slice(0, -1), ending(policy, policy === baseline))),
  ];
}

/** How much notice the agency asks for and gets, as a sentence without its beginning. */
export function notice(policy: PolicyResult): string {
  const { measures, requestedLeadMinutes } = policy;
  const { quantiles } = measures.noticeWindow;
  if (wholeOf(policy) === null) return 'ICE (the agency) lodges no detainer in time.';
  if (quantiles === null) return 'the jail sends ICE (the agency) no notice of a release.';
  const asked = inWords(requestedLeadMinutes);
  const given = inWords(quantiles['50']);
  return `ICE (the agency) asks for ${asked} of notice and gets ${given} (median).`;
}

/** How many end in a pickup, and how the others end: of the baseline each loss that matters, of others the largest. */
export function ending(policy: PolicyResult, isBaseline: boolean): string {
  const whole = wholeOf(policy);
  if (whole === null) return 'no detainer is lodged.';
  const { text } = whole.pickups;
  const pickups = `${text} ${text === '1' ? 'ends' : 'end'} in a pickup`;
  const [largest] = ranked(whole);
  if (largest === undefined) return `${pickups}; none is missed.`;
  return `${pickups}; ${isBaseline ? losses(whole) : said(largest)}.`;
}

function wholeOf({ outcomes }: PolicyResult): WholeHundred | null {
  return wholeHundred((key) => lodgedCount(outcomes[key]));
}

function losses(whole: WholeHundred): string {
  const named = ranked(whole).filter(({ whole: people }, i) => i === 0 || people >= NAMED_FROM);
  const rest = named.reduce((left, missed) => left - missed.whole, 100 - whole.pickups.whole);
  const others = rest === 1 ? '1 ends in another way' : `${rest} end in other ways`;
  return named.map(said).join(', ') + (rest === 0 ? '' : `; ${others}`);
}

/** The losses that occur, the largest first; of equal ones the first in the order of outcomes. */
function ranked({ missed }: WholeHundred): Missed[] {
  return missed.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
}

function said({ text, words }: Missed): string {
  return `in ${text} ${words}`;
}
