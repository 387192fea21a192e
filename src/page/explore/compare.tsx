import { COMPARED, type ComparedKey } from '../../explore/messages.ts';
import { MEASURES } from '../../measures/definitions.ts';
import { pairedEstimate } from '../../measures/interval.ts';
import { DataTable } from '../charts/data-table.tsx';
import type { Explored, ShownFigures } from './state.ts';

const FEWEST = 5;

/** What the present values change in comparison with a pinned state: the same people, replication by replication. */
export function Compare({ explored }: { explored: Explored }) {
  const pinned = explored.pinned.value;
  const now = explored.figures.value;
  if (pinned === null || now === null) return null;
  const both = Math.min(pinned.result.replications, now.result.replications);
  return (
    <section class="part" aria-labelledby="compare-title">
      <h2 id="compare-title">What the present values change</h2>
      <p class="what">
        {`Pinned: ${stateInWords(pinned)}. Now: ${stateInWords(now)}. Both run the same simulated people, so each of ` +
          `the ${both} replications that both have run is compared with itself. ± is the half-width of the 95 % ` +
          'interval of the difference.'}
      </p>
      <div class="tables">
        {COMPARED.map((key) => (
          <DataTable key={key} {...tableOf(key, pinned, now)} />
        ))}
      </div>
    </section>
  );
}

function tableOf(key: ComparedKey, pinned: ShownFigures, now: ShownFigures) {
  const { label, unit } = MEASURES.find((measure) => measure.key === key)!;
  const isShare = unit === 'share';
  const shown = (value: number) => (isShare ? (value * 100).toFixed(1) : groupedDigits(value));
  return {
    caption: isShare ? `${label}, in %` : `${label}, in ${unit} per run`,
    head: ['policy', 'pinned', 'now', 'difference'],
    rows: now.result.policies.map(({ name }, p) => {
      const paired = pairs(pinned.byRun[p][key], now.byRun[p][key]);
      if (paired.length === 0) return [name, '–', '–', '–'];
      const differences = paired.map(([before, after]) => after - before);
      const half = halfOf(differences);
      const difference = meanOf(differences);
      const sign = difference > 0 ? '+' : '';
      const within = half === null ? '' : ` ± ${shown(half)}`;
      const [before, after] = [0, 1].map((i) => shown(meanOf(paired.map((pair) => pair[i]))));
      return [name, before, after, `${sign}${shown(difference)}${within}`.replace('-', '−')];
    }),
  };
}

/** The values of the replications that both states have run. */
function pairs(before: readonly (number | null)[], after: readonly (number | null)[]): [number, number][] {
  return after.flatMap((value, i): [number, number][] => {
    const base = before[i];
    return value === null || base == null ? [] : [[base, value]];
  });
}

/** Half of the interval of the mean difference; null with fewer than five replications. */
function halfOf(differences: readonly number[]): number | null {
  const count = differences.length;
  if (count < FEWEST) return null;
  const mean = meanOf(differences);
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const { low, high } = pairedEstimate({ count, mean, errorVariance: squares / (count * (count - 1)) });
  return low === null || high === null ? null : (high - low) / 2;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function groupedDigits(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

function stateInWords({ values }: ShownFigures): string {
  const changes = [...values].map(([path, text]) => `${path} ${text}`);
  return changes.length === 0 ? 'as in the scenario' : changes.join(', ');
}
