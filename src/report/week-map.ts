import type { Breakdown } from '../measures/result.ts';
import { wrapped } from './format.ts';
import { SHADES, shadeOf } from './shades.ts';

type Part = Breakdown['policies'][number]['parts'][number];

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOURS = 24;
/** Four columns per hour and three for the weekday fit a line of 100. */
const CELL = 4;

/** Below this many detainers over all replications, a cell's rate is mostly chance. */
const FEW = 30;

/**
 * A week as two maps of weekday and hour per policy: the pickup rate in percent, and the detainers per run. Empty if
 * the breakdown is not by week.
 */
export function weekMaps({ by, policies }: Breakdown, replications: number): string[] {
  if (by !== 'week') return [];
  const lines = policies.flatMap(({ policy, parts }) => [
    `  ${policy}: of 100 people with a detainer, how many are picked up`,
    ...map(parts.map((part) => rateCell(part, replications))),
    `  ${policy}: people with a detainer per run`,
    ...map(parts.map(detainersCell)),
  ]);
  return [
    'By weekday and hour at which the release is ordered, by the local clock',
    ...lines,
    ...wrapped(
      `Shades go from ${SHADES[0]} (lowest of the map) to ${SHADES.at(-1)} (highest). A blank has nobody with a ` +
        `detainer. A rate without a shade is of fewer than ${FEW} detainers over all replications, so it is mostly ` +
        'chance: use more --replications. --json and --csv have the intervals.',
      '  ',
    ),
  ];
}

/** Whether a part has so few detainers over all replications that its pickup rate is mostly chance. */
export function fewDetainers({ measures }: Part, replications: number): boolean {
  return (measures.detainersLodged.mean ?? 0) * replications < FEW;
}

interface Cell {
  /** null: the cell is blank. */
  value: number | null;
  isShaded: boolean;
}

function rateCell(part: Part, replications: number): Cell {
  const { mean } = part.measures.pickupRate;
  return { value: mean === null ? null : mean * 100, isShaded: !fewDetainers(part, replications) };
}

function detainersCell({ measures }: Part): Cell {
  const { mean } = measures.detainersLodged;
  return { value: mean === 0 ? null : mean, isShaded: true };
}

function map(cells: readonly Cell[]): string[] {
  const shaded = cells.flatMap(({ value, isShaded }) => (isShaded && value !== null ? [value] : []));
  const [least, most] = [Math.min(...shaded), Math.max(...shaded)];
  const text = ({ value, isShaded }: Cell) => {
    const shown = value === null ? '' : `${wholeFigure(value)}${isShaded ? shadeOf(value, least, most) : ' '}`;
    return shown.padStart(CELL);
  };
  const head = Array.from({ length: HOURS }, (_, hour) => `${hour} `.padStart(CELL)).join('');
  const rows = WEEKDAYS.map(
    (weekday, day) =>
      `${weekday}${cells
        .slice(day * HOURS, (day + 1) * HOURS)
        .map(text)
        .join('')}`,
  );
  return [`   ${head}`, ...rows].map((line) => line.trimEnd());
}

/** At most three characters. */
export function wholeFigure(value: number): string {
  if (value > 0 && value < 0.5) return '<1';
  return value < 999.5 ? String(Math.round(value)) : `${Math.min(99, Math.round(value / 1000))}k`;
}
