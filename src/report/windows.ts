import type { MeasureResult, PolicyResult, Result } from '../measures/result.ts';
import { hoursAndMinutes, inWords, signed, table, wrapped } from './format.ts';
import { hearing } from './hearing.ts';
import { intervalText, PLUS_MINUS, rangeMeaning, rangeText, runLength } from './interval-text.ts';
import { legend } from './people.ts';
import { letter } from './policy-list.ts';

/** Median and the range of nine in ten people. */
export function spread(measure: MeasureResult): string[] {
  if (measure.quantiles === null) return ['–', ''];
  const { 5: low, 50: middle, 95: high } = measure.quantiles;
  return [hoursAndMinutes(middle), `${hoursAndMinutes(low)} to ${hoursAndMinutes(high)}`];
}

/** When notices were sent and heard, and when agents came: one line per policy. */
export function windows({ policies, differences, replications, days }: Result): string[] {
  const rates = policies.map(({ measures }) => measures.pickupRate);
  const columns = [
    ['', ...policies.map((_, p) => `  ${letter(p)}`)],
    ...(['noticeWindow', 'heardWindow', 'pickupGap'] as const).map((key) => [
      HEADS[key],
      ...beside(policies.map(({ measures }) => spread(measures[key]))),
    ]),
    ['pickup rate', ...beside(rates.map((measure) => rate(measure, replications)))],
    ...(replications < 2 ? [] : [[`in ${runLength(days)}`, ...rates.map(({ range }) => rangeText(range, 100))]]),
  ];
  const rows = columns[0].map((_, row) => columns.map((column) => column[row]));
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
      'Heard window: from hearing the notice to the exit; negative if heard after it.' +
        under(policies[baseline], letter(baseline), replications),
      '  ',
    ),
    '  Pickup gap: from the exit to the arrival of agents; negative if they arrive before it.',
    '  Pickup rate, in percent: the share of detainers lodged before the exit that end in a pickup.',
    ...(replications < 2
      ? []
      : wrapped(
          `${PLUS_MINUS} ${rangeMeaning(
            rates.map(({ range }) => range),
            days,
          )}`,
          '  ',
        )),
  ];
}

const HEADS = { noticeWindow: 'notice window', heardWindow: 'heard window', pickupGap: 'pickup gap' };

/** Cells that belong together, as one column: each part is aligned, and a head above does not widen the first. */
function beside(cells: string[][]): string[] {
  const lines = table(cells, 'r');
  const width = Math.max(...lines.map((line) => [...line].length));
  return lines.map((line) => line + ' '.repeat(width - [...line].length));
}

function rate(measure: MeasureResult, replications: number): string[] {
  if (measure.mean === null) return ['–', ''];
  return [signed(measure.mean * 100, 1), replications < 2 ? '' : intervalText(measure, 100)];
}

function under(policy: PolicyResult, name: string, replications: number): string {
  const sentence = hearing(policy, replications);
  return sentence === null ? '' : ` Under ${name}, ${sentence}`;
}
