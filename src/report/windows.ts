import type { MeasureResult, PolicyResult, Result } from '../measures/result.ts';
import { amount, hoursAndMinutes, inWords, percent, signed, table, wrapped } from './format.ts';
import { hearing } from './hearing.ts';
import { legend } from './people.ts';
import { letter } from './policy-list.ts';

/** Median and the range of nine in ten people. */
export function spread(measure: MeasureResult): string[] {
  if (measure.quantiles === null) return ['–', ''];
  const { 5: low, 50: middle, 95: high } = measure.quantiles;
  return [hoursAndMinutes(middle), `${hoursAndMinutes(low)} to ${hoursAndMinutes(high)}`];
}

/** When notices were sent and heard, and when agents came: one line per policy. */
export function windows({ policies, differences, replications }: Result): string[] {
  const rows = [['', 'notice window', '', 'heard window', '', 'pickup gap', '', 'pickup rate', '']];
  policies.forEach((policy, p) => {
    const { noticeWindow, heardWindow, pickupGap, pickupRate } = policy.measures;
    rows.push([
      `  ${letter(p)}`,
      ...spread(noticeWindow),
      ...spread(heardWindow),
      ...spread(pickupGap),
      pickupRate.mean === null ? '–' : percent(pickupRate.mean),
      plusMinus(pickupRate),
    ]);
  });
  const asked = [...new Set(policies.map((policy) => inWords(policy.requestedLeadMinutes)))].join(' or ');
  const baseline = Math.max(
    0,
    policies.findIndex(({ name }) => name === differences[0]?.baseline),
  );
  return [
    ...wrapped(`Notice and arrival, where ${asked} is asked for (hours:minutes: the median, then the middle 90 %)`),
    ...table(rows),
    ...legend(rows),
    '  Notice window: from sending the notice to the exit.',
    ...wrapped(
      `Heard window: from hearing the notice to the exit; negative if heard after it.${under(policies, baseline)}`,
      '  ',
    ),
    '  Pickup gap: from the exit to the arrival of agents; negative if they arrive before it.',
    '  Pickup rate: the share of detainers lodged before the exit that end in a pickup.',
    ...(replications < 2 ? [] : wrapped(PLUS_MINUS, '  ')),
  ];
}

const PLUS_MINUS =
  '± is the half-width of the 95 % interval: how precisely the average is known. ' +
  'It says nothing about a single year or about the assumptions.';

function under(policies: readonly PolicyResult[], p: number): string {
  const sentence = hearing(policies[p]);
  return sentence === null ? '' : ` Under ${letter(p)}, ${sentence}`;
}

function plusMinus({ unit, low, high }: MeasureResult): string {
  if (low === null || high === null) return '';
  const half = (high - low) / 2;
  return `± ${unit === 'share' ? signed(half * 100, 1) : amount(half)}`;
}
