import type { Breakdown, Result } from '../../measures/result.ts';
import { fewDetainers, WEEKDAYS, wholeFigure } from '../../report/week-map.ts';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { type HeatCell, HeatMap, shareOfSpan } from '../charts/heat-map.tsx';

type Part = Breakdown['policies'][number]['parts'][number];

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** Of a run by week: how many of 100 detainers end in a pickup, by weekday and hour of the release order. */
export function Week({ breakdown, replications }: { breakdown: Breakdown; replications: number }) {
  return (
    <Section
      id="week"
      title="When releases are ordered, and who is picked up"
      subtitle={
        'Of 100 people with a detainer, how many are picked up, by the local weekday and hour at which the release ' +
        'is ordered. A figure without a shade is of few detainers, and mostly chance. An empty cell has none.'
      }
      data={weekTable(breakdown)}
    >
      {breakdown.policies.map(({ policy, parts }, p) => (
        <section key={policy} aria-labelledby={`week-${p}`}>
          <h3 id={`week-${p}`}>
            <bdi>{policy}</bdi>
          </h3>
          <HeatMap rows={WEEKDAYS} columns={HOURS} cells={cellsOf(parts, replications)} labelledBy={`week-${p}`} />
        </section>
      ))}
    </Section>
  );
}

/** The breakdown by week of a result that has one. */
export function weekOf({ breakdown, replications }: Result): Breakdown | null {
  return breakdown?.by === 'week' && replications > 0 ? breakdown : null;
}

function cellsOf(parts: readonly Part[], replications: number): HeatCell[][] {
  const rates = parts.map(({ measures }) => measures.pickupRate.mean);
  const isFew = parts.map((part) => fewDetainers(part, replications));
  const shaded = rates.filter((rate, i) => rate !== null && !isFew[i]) as number[];
  const cells = rates.map(
    (rate, i): HeatCell => ({
      text: rate === null ? '' : wholeFigure(rate * 100),
      shade: rate === null || isFew[i] ? null : shareOfSpan(rate, shaded),
    }),
  );
  return WEEKDAYS.map((_, day) => cells.slice(day * HOURS.length, (day + 1) * HOURS.length));
}

function weekTable({ policies }: Breakdown): TableData {
  return {
    caption: 'Pickups of 100 detainers, and detainers per run',
    head: ['order of release', ...policies.flatMap(({ policy }) => [policy, 'detainers'])],
    rows: policies[0].parts.map(({ name }, i) => [
      name,
      ...policies.flatMap(({ parts }) => {
        const { pickupRate, detainersLodged } = parts[i].measures;
        return [
          pickupRate.mean === null ? '–' : wholeFigure(pickupRate.mean * 100),
          (detainersLodged.mean ?? 0).toFixed(1),
        ];
      }),
    ]),
  };
}
