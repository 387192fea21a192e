import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';
import { pathInWords } from '../data/path-words.ts';

/** How many of the scenario's own assumptions the short report names. */
const NAMED = 12;

/** What the report rests on: how many values are assumptions, and which of them the scenario itself sets. */
export function Basis({ result: { assumptions } }: { result: Result }) {
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption');
  const own = guesses.filter(({ from, policy }) => from === 'file' && policy === undefined);
  const shown = own.slice(0, NAMED);
  return (
    <Section
      id="basis"
      title={`${guesses.length} of the ${assumptions.length} values behind this are assumptions`}
      subtitle={
        'How much each of them matters was not measured in this report. Run it with --with-spread to see which five ' +
        'move the result most.'
      }
    >
      <p>
        {own.length === 0 ? 'The scenario sets none of them itself; they are defaults.' : SETS}
        {own.length > shown.length && ` ${own.length - shown.length} more are in the list at the end.`}
      </p>
      <dl class="values">
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

const SETS = 'The scenario itself assumes these; all others are defaults of the program or changes of a policy.';
