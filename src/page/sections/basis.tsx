import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';
import { pathInWords } from '../data/path-words.ts';
import { nameOfValue, valueInWords } from '../data/rests-on.ts';

/** How many of the scenario's own assumptions the short report names. */
const NAMED = 9;

/** What the report rests on: how many values are assumptions, and which of them the scenario itself sets. */
export function Basis({ result: { assumptions } }: { result: Result }) {
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption');
  const own = guesses.filter(({ from, policy }) => from === 'file' && policy === undefined);
  const rows = rowsOf(own);
  const shown = rows.slice(0, NAMED);
  const covered = shown.reduce((sum, { values }) => sum + values, 0);
  return (
    <Section id="basis" title={assumedInWords(assumptions)} subtitle={sets(own.length, covered)}>
      <dl class="values brief">
        {shown.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

interface Row {
  name: string;
  value: string;
  /** How many values it stands for. */
  values: number;
}

/** A row per value, but a single one where many facilities have the same kind of value. */
function rowsOf(assumptions: Result['assumptions']): Row[] {
  const kindOf = (path: string) => OF_FACILITY.exec(path)?.[1];
  const kinds = Map.groupBy(assumptions, ({ path }) => kindOf(path));
  return assumptions.flatMap(({ path, value }): Row[] => {
    const kind = kindOf(path);
    const same = kind === undefined ? [] : (kinds.get(kind) ?? []);
    if (same.length <= FEW) {
      const name = same.length === FEW ? pathInWords(path) : nameOfValue(path);
      return [{ name, value: valueInWords(value), values: 1 }];
    }
    if (same[0].path !== path) return [];
    return [{ name: `${kind} of each of ${same.length} facilities`, value: 'listed at the end', values: same.length }];
  });
}

const OF_FACILITY = /^facilities\..*\.(\w+)$/s;
/** So many facilities' values of a kind are listed one by one. */
const FEW = 2;

/** How many values are assumptions. */
export function assumedInWords(assumptions: Result['assumptions']): string {
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption').length;
  return `${guesses} of the ${assumptions.length} values behind this are assumptions`;
}

function sets(own: number, shown: number): string {
  if (own === 0) return 'The scenario sets none of them itself; they are defaults.';
  const more = own > shown ? ` and ${own - shown} more, listed at the end` : '';
  return `The scenario itself assumes these${more}.`;
}
