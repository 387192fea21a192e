import type { Result } from '../../measures/result.ts';
import { counted, signed } from '../../report/format.ts';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { AxisNumbers, TickLines } from '../charts/interval-row.tsx';
import { linear, roundDomain, type Scale } from '../charts/scale.ts';
import { pathInWords } from '../data/path-words.ts';
import { nameOfValue, valueInWords } from '../data/rests-on.ts';
import type { Tried, Weight, Weights } from '../data/weights.ts';
import { assumedInWords } from './basis.tsx';
import type { Movers } from './rests-on.tsx';

/** Of the upper and the lower bar of a row, in pixels. */
const [UPPER, LOWER, THICK] = [3, 10, 6];
const LONGEST_VALUE = 34;

/** In place of the values that the scenario sets: the assumptions that move the pickup rate most. */
export function Weighed({ result: { assumptions }, weights }: { result: Result; weights: Weights }) {
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption').length;
  const some = weights.most.length;
  if (some === 0)
    return (
      <Section id="basis" title={assumedInWords(assumptions)} subtitle={weightsInWords(weights)} children={null} />
    );
  const which = some === 1 ? 'this one moves' : `these ${some} move`;
  return (
    <Section
      id="basis"
      title={`Of ${guesses} assumptions, ${which} the pickups most`}
      subtitle={weightsInWords(weights)}
      data={weightsTable(weights)}
      isOnSheet
    >
      <WeightBars weights={weights} />
    </Section>
  );
}

/** The same in a line each, for the first sheet. */
export function moversOf({ policy, rate, by, most }: Weights): Movers {
  return {
    named: most.map(({ path, value, ...ends }) => ({
      name: nameOfValue(path),
      value: `${short(valueInWords(value), 24)} (${endsInWords(ends, rate).replace(' of 100', '')})`,
    })),
    subtitle:
      most.length === 0
        ? `Each alone moved by ${signed(by * 100, 0)} %, no assumption moves the pickups by more than chance.`
        : `Pickups of 100 detainers under “${policy}”: ${whole(rate)}. In brackets: with this assumption alone ` +
          `${signed(by * 100, 0)} % smaller or greater. Bars: next sheet.`,
  };
}

/** The assumptions that move the pickup rate most, as bars from the rate as written. */
function WeightBars({ weights: { rate, most } }: { weights: Weights }) {
  const moves = most.flatMap(({ down, up }) => [down, up].map((side) => points(side, rate)));
  const { domain, ticks } = roundDomain(moves);
  const scale = linear(domain);
  const name = (tick: number) => (tick === 0 ? `${whole(rate)} of 100` : change(tick));
  const ends = ticks.filter((tick, i) => tick === 0 || i === 0 || i === ticks.length - 1);
  return (
    <>
      <svg class="marks" width="0" height="0" aria-hidden="true">
        <defs>
          <TickLines id="grid-weights" ticks={ticks} scale={scale} />
        </defs>
      </svg>
      <ul class="weights">
        {most.map((weight) => (
          <li key={weight.path}>
            <span>
              {pathInWords(weight.path)}{' '}
              <small>
                <bdi>{short(weight.value)}</bdi>
              </small>
            </span>
            <Bars weight={weight} rate={rate} scale={scale} />
            <b>{endsInWords(weight, rate)}</b>
          </li>
        ))}
      </ul>
      <div class="weights-axis">
        <AxisNumbers ticks={ends} scale={scale} text={name} />
      </div>
    </>
  );
}

function Bars({ weight: { path, down, up }, rate, scale }: { weight: Weight; rate: number; scale: Scale }) {
  const zero = scale(0);
  const bar = (side: Tried | null, way: 'down' | 'up') => {
    if (side === null) return null;
    const end = scale(points(side, rate));
    const width = `${Math.abs(end - zero).toFixed(2)}%`;
    return (
      <rect class={way} x={`${Math.min(zero, end)}%`} width={width} y={way === 'down' ? UPPER : LOWER} height={THICK} />
    );
  };
  const said = [down && `${down.value}: ${whole(down.rate)} of 100`, up && `${up.value}: ${whole(up.rate)} of 100`];
  return (
    <svg role="img" aria-label={`${pathInWords(path)}: ${said.filter((text) => text !== null).join('; ')}`}>
      <use href="#grid-weights" />
      {bar(down, 'down')}
      {bar(up, 'up')}
    </svg>
  );
}

/** What was measured, in sentences. */
function weightsInWords({ policy, replications, by, complete, moved, most }: Weights): string {
  const share = by === 0.25 ? 'a quarter' : `${signed(by * 100, 0)} %`;
  const none = most.length === 0 ? ' None moves the pickups by more than chance.' : '';
  const early = complete ? '' : ' The reader stopped this early: assumptions that were not tried are missing.';
  return (
    `${counted(moved, 'assumption')} without a range, each alone moved by ${share} of itself, down (upper bar) and ` +
    `up (lower bar): pickups of 100 detainers under “${policy}”, over the same people ` +
    `(${counted(replications, 'replication')}). ${share[0].toUpperCase()}${share.slice(1)} is not how uncertain ` +
    `each is.${none}${early}`
  );
}

export function weightsTable({ rate, most, policy }: Weights): TableData {
  return {
    caption: `Pickups of 100 detainers under “${policy}” if one assumption is moved; ${decimal(rate)} as written`,
    head: ['', 'as written', 'moved down', 'pickups', 'change', 'moved up', 'pickups', 'change'],
    rows: most.map(({ path, value, down, up }) => [pathInWords(path), value, ...cells(down, rate), ...cells(up, rate)]),
  };
}

function cells(side: Tried | null, rate: number): string[] {
  if (side === null) return ['not allowed', '–', '–'];
  const { value, rate: now, difference } = side;
  const moved = change(points(side, rate), 2);
  const within = difference && ` (${change(difference.low * 100, 2)} to ${change(difference.high * 100, 2)})`;
  return [value, decimal(now), `${moved}${within ?? ''}`];
}

/** "14 to 22 of 100": where the bars of a row end, with the rate as written. */
export function endsInWords({ down, up }: Pick<Weight, 'down' | 'up'>, rate: number): string {
  const rates = [rate, down?.rate ?? rate, up?.rate ?? rate];
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  const text = whole(low) === whole(high) ? decimal : whole;
  return text(low) === text(high) ? `${text(low)} of 100` : `${text(low)} to ${text(high)} of 100`;
}

function points(side: Tried | null, rate: number): number {
  return side === null ? 0 : (side.rate - rate) * 100;
}

function whole(share: number): string {
  return signed(share * 100, 0);
}

function decimal(share: number): string {
  return signed(share * 100, 1);
}

function change(of100: number, decimals = of100 % 1 === 0 ? 0 : 1): string {
  return `${of100 > 0 ? '+' : ''}${signed(of100, decimals)}`;
}

function short(text: string, longest = LONGEST_VALUE): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
