import { measuresOf } from '../../measures/definitions.ts';
import { PARTIES, type Party, type Unit } from '../../measures/measure.ts';
import type { Result } from '../../measures/result.ts';
import { counted } from '../../report/format.ts';
import { fromTo } from '../../report/interval-text.ts';
import { shown } from '../../report/people.ts';
import { BarRows } from '../charts/bar-rows.tsx';
import { DataTable } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import type { Axes } from '../data/axes.ts';

/** What each party bears: one small chart per measure, never a total over parties. */
export function Bearers({ result, axes }: { result: Result; axes: Axes }) {
  return (
    <Section
      id="bearers"
      title="What each party bears"
      subtitle={
        `Average per run of ${counted(result.days, 'day')}. There is no total: hours, dollars and people of ` +
        'different parties are not added up. Each chart has its own scale from 0.'
      }
    >
      {PARTIES.map((party) => (
        <OfParty key={party} {...{ party, result, axes }} />
      ))}
    </Section>
  );
}

function OfParty({ party, result: { policies, days }, axes }: { party: Party; result: Result; axes: Axes }) {
  const borne = measuresOf(party).filter(({ key }) => policies.some(({ measures }) => (measures[key].mean ?? 0) !== 0));
  if (borne.length === 0) return null;
  // A label with a colon is a part of the measure before the colon: the table has it.
  const drawn = borne.filter(({ label }) => !label.includes(':'));
  return (
    <>
      <h3 class="party-name">{party}</h3>
      <div class="bearers">
        {drawn.map(({ key, label, unit, meaning }) => (
          <section class="panel" key={key} aria-label={label}>
            <h4>
              {label} <span class="unit">{unitWords(unit)}</span>
            </h4>
            <BarRows
              written={axes.bearers[key]}
              rows={policies.map(({ name, measures }) => {
                const { mean } = measures[key];
                return { label: name, value: mean, text: mean === null ? '–' : shown(mean, unit) };
              })}
            />
            <p class="note">{meaning}</p>
          </section>
        ))}
      </div>
      <details class="data">
        <summary>All figures of {party}, with the range of one run</summary>
        <DataTable
          caption={`What ${party} bears: average per run of ${counted(days, 'day')}, and the range of one run`}
          head={['', 'unit', ...policies.flatMap(({ name }) => [name, 'one run'])]}
          rows={borne.map(({ key, label, unit }) => [
            label,
            unit,
            ...policies.flatMap(({ measures }) => {
              const { mean, range } = measures[key];
              return [mean === null ? '–' : shown(mean, unit), rangeCell(range, unit)];
            }),
          ])}
        />
      </details>
    </>
  );
}

function rangeCell(range: { low: number; high: number } | null, unit: Unit): string {
  if (range === null) return '–';
  const [low, high] = [shown(range.low, unit), shown(range.high, unit)];
  return low === high ? low : fromTo(low, high);
}

/** A unit beside a label; none where the label has it. */
function unitWords(unit: Unit): string {
  return unit === 'people' || unit === 'notices' || unit === 'calls' ? '' : unit;
}
