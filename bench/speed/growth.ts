import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { costs } from './measure.ts';
import { straightLine } from './straight-line.ts';
import { figure, table } from './table.ts';
import { inJails, upTo, variant, withPeople } from './variants.ts';

interface Axis {
  name: string;
  /** What one step on the axis is called in the table of slopes. */
  step: string;
  points: readonly number[];
  at(scenario: ResolvedScenario, point: number): ResolvedScenario;
  /** Where a point lies on the axis: the point itself, unless it is a multiple. */
  place?(point: number, bookings: number): number;
}

const AXES: readonly Axis[] = [
  {
    name: 'people booked in the year',
    step: 'per 1,000 people',
    points: [1, 2, 4, 8],
    at: withPeople,
    place: (_, bookings) => bookings / 1000,
  },
  { name: 'policies', step: 'per policy', points: [1, 2, 3, 4, 5, 6], at: variant },
  { name: 'jails, the same people', step: 'per jail', points: [1, 4, 16, 64], at: inJails },
  {
    name: 'teams, where a team is sent for everybody',
    step: 'per team',
    points: [16, 32, 64, 128],
    at: (scenario, teams) => upTo(scenario, 'served', teams),
  },
];

/** How the cost of a replication grows: points on each axis, and the straight line through them. */
export function growthTables(programs: { engine: string; folder: string }, scenario: ResolvedScenario): string[] {
  const lines = AXES.map((axis) => {
    const scenarios = axis.points.map((point) => [String(point), axis.at(scenario, point)] as const);
    const found = costs(axis.name.split(/[ ,]/)[0], programs, Object.fromEntries(scenarios));
    const points = axis.points.map((point) => {
      const { secondsPerReplication, bookings } = found[String(point)];
      return [axis.place?.(point, bookings) ?? point, 1000 * secondsPerReplication] as const;
    });
    return { axis, points, line: straightLine(points) };
  });
  return [
    table(
      ['milliseconds per replication', ...Array.from({ length: 6 }, (_, i) => `point ${i + 1}`)],
      lines.map(({ axis, points }) => [
        axis.name,
        ...Array.from({ length: 6 }, (_, i) => {
          const point = points[i];
          return point === undefined ? '' : `${shown(point[0], axis)}: ${figure(point[1])}`;
        }),
      ]),
    ),
    table(
      ['straight line', 'at 0, ms', 'slope, ms', 'R²', 'last point ÷ first'],
      lines.map(({ axis, points, line }) => [
        `${axis.name}, ${axis.step}`,
        figure(line.atZero),
        figure(line.slope),
        line.r2.toFixed(3),
        (points.at(-1)![1] / points[0][1]).toFixed(2),
      ]),
    ),
  ];
}

const shown = (place: number, { place: scaled }: Axis) =>
  scaled === undefined ? String(place) : Math.round(place * 1000).toLocaleString('en-US');
