import { COMPARED_MEASURES, measureOfKey } from '../../measures/definitions.ts';
import type { Measure, Party, Unit } from '../../measures/measure.ts';
import type { Result } from '../../measures/result.ts';
import { signed } from '../../report/format.ts';
import { difference, runLength } from '../../report/interval-text.ts';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { AxisNumbers, IntervalRow, TickLines } from '../charts/interval-row.tsx';
import { fixedDomain, linear } from '../charts/scale.ts';
import type { Axes, Ends } from '../data/axes.ts';

type Difference = Result['differences'][number];
type Estimate = Difference['measures'][string];

/** One measure per kind of burden and party: the differences that the short report shows. */
export const PANELS: readonly { key: string; party: Party; title: string }[] = [
  { key: 'pickupRate', party: 'the agency', title: 'pickups of 100 detainers' },
  { key: 'agentHours', party: 'the agency', title: 'agents’ hours on trips' },
  { key: 'countyCost', party: 'the county', title: 'what it spends, $' },
  { key: 'hoursHeld', party: 'the person', title: 'hours held past the exit, all together' },
];

/** What each policy changes against the baseline, for whom, and how far single runs differ. */
export function Differences({ result, axes }: { result: Result; axes: Axes }) {
  const { differences, days } = result;
  if (differences.length === 0) return null;
  const [{ baseline }] = differences;
  const length = runLength(days);
  return (
    <Section
      id="differences"
      title={finding(differences)}
      subtitle={
        <>
          Average difference from “<bdi>{baseline}</bdi>” in {length}, over the same simulated people. Dot and dark
          line: the average and its 95 % interval, often narrower than the dot. Pale band and right column: the range of
          single runs, as in the first part. Neither says what happens if an assumption is wrong.
        </>
      }
      data={differencesTable(result)}
      isOnSheet
    >
      <div class="panels">
        {PANELS.map(({ key, ...panel }) => (
          <Panel
            key={key}
            measure={measureOfKey(key)}
            written={axes.differences[key]}
            {...{ differences, length }}
            {...panel}
          />
        ))}
      </div>
    </Section>
  );
}

interface PanelProps {
  measure: Measure;
  written: Ends | undefined;
  party: Party;
  title: string;
  differences: readonly Difference[];
  length: string;
}

/** One measure: a row per policy, on a common axis. */
function Panel({ measure: { key, unit }, written, party, title, differences, length }: PanelProps) {
  const factor = factorOf(unit);
  const rows = differences.map(({ policy, measures }) => ({ policy, estimate: measures[key] }));
  const values = rows.flatMap(({ estimate }) => extent(estimate).map((end) => end * factor));
  const { domain, ticks } = fixedDomain(written && [written[0] * factor, written[1] * factor], values);
  const scale = linear(domain);
  // Numbers at all ticks would not have room.
  const ends = ticks.filter((tick, i) => tick === 0 || i === 0 || i === ticks.length - 1);
  return (
    <section class="panel" aria-label={`${party}: ${title}`}>
      <h3>
        <span class="party">{party}</span> {title}
      </h3>
      <svg class="marks" width="0" height="0" aria-hidden="true">
        <defs>
          <TickLines id={`grid-${key}`} ticks={ticks} scale={scale} />
        </defs>
      </svg>
      <p class="heads" aria-hidden="true">
        <span>average</span>
        <span>in {length}</span>
      </p>
      <ul>
        {rows.map(({ policy, estimate }) => (
          <li key={policy}>
            <bdi>{policy}</bdi>
            {estimate.mean === null ? (
              <span class="none">does not apply</span>
            ) : (
              <IntervalRow
                mean={estimate.mean * factor}
                interval={scaled(estimate.low, estimate.high, factor)}
                range={estimate.range && scaled(estimate.range.low, estimate.range.high, factor)}
                scale={scale}
                grid={`#grid-${key}`}
              />
            )}
            <b>{estimate.mean === null ? '–' : rounded(estimate.mean * factor)}</b>
            <span class="year">{runRange(estimate, factor)}</span>
          </li>
        ))}
      </ul>
      <AxisNumbers ticks={ends} scale={scale} text={rounded} />
    </section>
  );
}

function extent({ mean, low, high, range }: Estimate): number[] {
  return [mean, low, high, range?.low ?? null, range?.high ?? null].filter((value) => value !== null);
}

function scaled(low: number | null, high: number | null, factor: number): [number, number] | null {
  return low === null || high === null ? null : [low * factor, high * factor];
}

/** A difference with its sign and as many figures as a sheet needs: +1.1, −18, +33.9k. The table has its interval. */
function rounded(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 10_000
      ? `${signed(value / 1000, size >= 100_000 || size % 1000 === 0 ? 0 : 1)}k`
      : signed(value, size >= 10 || size % 1 === 0 ? 0 : 1);
  return value > 0 ? `+${text}` : text;
}

/** How far the pickups of 100 differ, over all policies. */
function finding(differences: readonly Difference[]): string {
  const changes = differences.map(({ measures }) => measures.pickupRate.mean).filter((mean) => mean !== null);
  if (changes.length === 0) return 'What each policy changes';
  const [low, high] = [Math.min(...changes), Math.max(...changes)];
  return `Of 100 detainers, ${changesInWords(low * 100, high * 100)} pickups than under the baseline`;
}

/** "0.8 to 1.7 more", or "18 fewer to 18 more". */
export function changesInWords(low: number, high: number): string {
  const [least, most] = low < 0 && high <= 0 ? [-high, -low] : [low, high];
  if (least < 0) return `${changeInWords(least)} to ${changeInWords(most)}`;
  const text = least === most ? '' : `${rounded(least).replace('+', '')} to `;
  return `${text}${changeInWords(low < 0 ? -most : most)}`;
}

/** "1.1 more", or "18 fewer". */
export function changeInWords(change: number): string {
  return `${rounded(Math.abs(change)).replace('+', '')} ${change < 0 ? 'fewer' : 'more'}`;
}

export function differencesTable({ differences, days }: Result): TableData {
  const length = runLength(days);
  return {
    caption: `Difference from the baseline: average per run with its 95 % interval, and the range in ${length}`,
    head: ['', 'unit', ...differences.flatMap(({ policy }) => [policy, `in ${length}`])],
    rows: COMPARED_MEASURES.map(({ key, label, unit }) => [
      label,
      unit === 'share' ? 'percentage points' : unit,
      ...differences.flatMap(({ measures }) => [
        difference(measures[key], unit),
        runRange(measures[key], factorOf(unit)),
      ]),
    ]),
  };
}

function runRange({ range }: Estimate, factor: number): string {
  if (range === null) return '–';
  const [low, high] = [rounded(range.low * factor), rounded(range.high * factor)];
  return low === high ? low : `${low} to ${high}`;
}

function factorOf(unit: Unit): number {
  return unit === 'share' ? 100 : 1;
}
