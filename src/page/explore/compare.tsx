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
  return (
    <section class="part" aria-labelledby="compare-title">
      <h2 id="compare-title">What the present values change</h2>
      <p class="what">
        Pinned: {stateInWords(pinned)}. Now: {stateInWords(now)}. Both run the same simulated people, so each
        replication is compared with itself. ± is the half-width of the 95 % interval of the difference.
      </p>
      {COMPARED.map((key) => (
        <DataTable key={key} {...tableOf(key, pinned, now)} />
      ))}
    </section>
  );
}

function tableOf(key: ComparedKey, pinned: ShownFigures, now: ShownFigures) {
  const { label, unit } = MEASURES.find((measure) => measure.key === key)!;
  const factor = unit === 'share' ? 100 : 1;
  const digits = unit === 'share' ? 1 : 0;
  const shown = (value: number | null) => (value === null ? '–' : (value * factor).toFixed(digits));
  return {
    caption: unit === 'share' ? `${label}, in %` : `${label}, in ${unit} per run`,
    head: ['policy', 'pinned', 'now', 'difference'],
    rows: now.result.policies.map(({ name, measures }, p) => {
      const [before, after] = [pinned.result.policies[p].measures[key].mean, measures[key].mean];
      const half = halfOf(pinned.byRun[p][key], now.byRun[p][key]);
      const difference = before === null || after === null ? null : after - before;
      const sign = difference !== null && difference > 0 ? '+' : '';
      const within = half === null ? '' : ` ± ${(half * factor).toFixed(digits)}`;
      return [name, shown(before), shown(after), `${sign}${shown(difference)}${within}`.replace('-', '−')];
    }),
  };
}

/** Half of the interval of the mean difference; null with fewer than five replications of both. */
function halfOf(before: readonly (number | null)[], after: readonly (number | null)[]): number | null {
  const differences = after.flatMap((value, i) => {
    const base = before[i];
    return value === null || base == null ? [] : [value - base];
  });
  const count = differences.length;
  if (count < FEWEST) return null;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const { low, high } = pairedEstimate({ count, mean, errorVariance: squares / (count * (count - 1)) });
  return low === null || high === null ? null : (high - low) / 2;
}

function stateInWords({ values, result }: ShownFigures): string {
  const changes = [...values].map(([path, text]) => `${path} ${text}`);
  return `${changes.length === 0 ? 'as in the scenario' : changes.join(', ')} (${result.replications} replications)`;
}
