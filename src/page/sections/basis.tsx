import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';
import { pathInWords } from '../data/path-words.ts';

/** How many of the scenario's own assumptions the short report names. */
const NAMED = 9;

/** What the report rests on: how many values are assumptions, and which of them the scenario itself sets. */
export function Basis({ result: { assumptions } }: { result: Result }) {
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption');
  const own = guesses.filter(({ from, policy }) => from === 'file' && policy === undefined);
  const shown = own.slice(0, NAMED);
  return (
    <Section id="basis" title={assumedInWords(assumptions)} subtitle={sets(own.length, shown.length)}>
      <dl class="values brief">
        {shown.map(({ path, value }) => (
          <div key={path}>
            <dt>{pathInWords(path)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

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
