import { measureOfKey } from '../../measures/definitions.ts';
import type { Unit } from '../../measures/measure.ts';
import { counted } from '../../report/format.ts';
import { difference, runLength } from '../../report/interval-text.ts';
import { ofHundred, people, shown } from '../../report/people.ts';
import { DataTable, type TableData } from '../charts/data-table.tsx';
import { movesOf } from '../data/moves.ts';
import { MovedPeople } from '../sections/moved.tsx';
import type { Explored, ShownComparison } from './state.ts';

const FEWEST = 5;

/** What the present values change in comparison with a pinned state: the same people, one by one. */
export function Compare({ explored }: { explored: Explored }) {
  const pinned = explored.pinned.value;
  const compared = explored.compared.value;
  if (pinned === null) return null;
  return (
    <section class="part" aria-labelledby="compare-title">
      <h2 id="compare-title">What the present values change</h2>
      <p class="what">
        {`Pinned: ${stateInWords(pinned.values)}. Now: ${stateInWords(explored.values.value)}. `}
        {compared === null ? 'Comparing …' : pairingInWords(compared)}
      </p>
      {compared !== null && <Both compared={compared} />}
    </section>
  );
}

function Both({ compared }: { compared: ShownComparison }) {
  const { policies, replications, days } = compared;
  const each = policies.map(({ name, from }) => ({ flow: { policy: name }, moves: movesOf({ from }) }));
  const most = Math.max(1, ...each.flatMap(({ moves }) => [moves.gained, moves.lost]));
  return (
    <>
      <div class="tables">
        {policies[0].measures.map(({ key }) => (
          <DataTable key={key} {...tableOf(key, compared)} />
        ))}
      </div>
      <h3 class="party-name">Who gains and who loses a pickup, in {runLength(days)}</h3>
      <MovedPeople
        each={each}
        most={most}
        average={(count) => people(count / replications)}
        ends={(policy) => [`under “${policy}” as pinned`, 'with the present values']}
      />
    </>
  );
}

function pairingInWords({ replications, isLast, bookings: { before, after } }: ShownComparison): string {
  const runs = `${counted(replications, 'replication')}${isLast ? '' : ' so far'}`;
  const who =
    before === after
      ? 'Both have the same simulated people, so each person is compared with themselves'
      : `They book different numbers of people (${people(before / replications)} and ` +
        `${people(after / replications)} per run). Whoever is booked in both is compared with themselves, and ` +
        'whoever is booked in one only has no detainer in the other';
  return (
    `${who}, and each replication with itself (${runs}). ± is the half-width of the 95 % interval of the ` +
    'difference.'
  );
}

function tableOf(key: string, { policies, replications }: ShownComparison): TableData {
  const { label, unit } = measureOfKey(key);
  return {
    caption: unit === 'share' ? `${label}, of 100` : `${label}, in ${unit} per run`,
    head: ['policy', 'pinned', 'now', 'difference'],
    rows: policies.map(({ name, measures }) => {
      const { before, after, difference: found } = measures.find((one) => one.key === key)!;
      const known = replications < FEWEST ? { ...found, low: null, high: null } : found;
      return [name, cell(before, unit), cell(after, unit), difference(known, unit)];
    }),
  };
}

function cell(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  return unit === 'share' ? ofHundred(value) : shown(value, unit);
}

function stateInWords(values: ReadonlyMap<string, string>): string {
  const changes = [...values].map(([path, text]) => `${path} ${text}`);
  return changes.length === 0 ? 'as in the scenario' : changes.join(', ');
}
