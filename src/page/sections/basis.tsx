import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';
import { pathInWords } from '../data/path-words.ts';
import type { Weights } from '../data/weights.ts';
import { WeightBars, weightsInWords, weightsTable } from './weights.tsx';

/** How many of the scenario's own assumptions the short report names. */
const NAMED = 9;

/**
 * What the report rests on: how many values are assumptions, and which of them move the result most; if that was not
 * measured, which of them the scenario itself sets.
 */
export function Basis({ result: { assumptions }, weights }: { result: Result; weights: Weights | null }) {
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption');
  const title = `${guesses.length} of the ${assumptions.length} values behind this are assumptions`;
  if (weights !== null) return <Weighed title={title} weights={weights} />;
  const own = guesses.filter(({ from, policy }) => from === 'file' && policy === undefined);
  const shown = own.slice(0, NAMED);
  return (
    <Section
      id="basis"
      title={title}
      subtitle={
        'How much each of them matters was not measured here; run --with-spread does that. ' +
        `${sets(own.length, shown.length)}`
      }
    >
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

function Weighed({ title, weights }: { title: string; weights: Weights }) {
  const some = weights.most.length;
  if (some === 0) return <Section id="basis" title={title} subtitle={weightsInWords(weights)} children={null} />;
  const which = some === 1 ? 'this one moves' : `these ${some} move`;
  return (
    <Section
      id="basis"
      title={`${title}; ${which} the pickups most`}
      subtitle={weightsInWords(weights)}
      data={weightsTable(weights)}
      isOnSheet
    >
      <WeightBars weights={weights} />
    </Section>
  );
}

function sets(own: number, shown: number): string {
  if (own === 0) return 'The scenario sets none of them itself; they are defaults.';
  const more = own > shown ? ` and ${own - shown} more, listed at the end` : '';
  return `The scenario itself assumes these${more}.`;
}
