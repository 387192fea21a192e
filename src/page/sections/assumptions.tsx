import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';
import { pathInWords } from '../data/path-words.ts';

type Assumption = Result['assumptions'][number];

/** Every value with its basis and source: first what the scenario sets, then the defaults. */
export function Assumptions({ result: { assumptions } }: { result: Result }) {
  const own = assumptions.filter(({ from }) => from !== 'default');
  const defaults = assumptions.filter(({ from }) => from === 'default');
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption').length;
  const others = assumptions.length - guesses;
  return (
    <Section
      id="assumptions"
      title={`${guesses} assumptions, and ${others} values that were reported or computed`}
      subtitle="Every value behind this report. “Assumption”: nobody is known to have reported or measured it."
    >
      <List what={`The scenario’s own ${own.length} values`} values={own} isOpen />
      <List what={`${defaults.length} values left at the program’s defaults`} values={defaults} isOpen={false} />
    </Section>
  );
}

function List({ what, values, isOpen }: { what: string; values: readonly Assumption[]; isOpen: boolean }) {
  if (values.length === 0) return null;
  return (
    <details class="data" open={isOpen}>
      <summary>{what}</summary>
      <dl class="sources">
        {values.map(({ path, policy, value, basis, source, note }) => (
          <div key={`${path} ${policy ?? ''}`}>
            <dt>
              {pathInWords(path)}
              {policy !== undefined && (
                <>
                  {' '}
                  <span class="under">
                    under “<bdi>{policy}</bdi>”
                  </span>
                </>
              )}
            </dt>
            <dd>
              <b>
                <bdi>{value}</bdi>
              </b>{' '}
              <i>{basis}</i>
              {source !== '' && <small> {source}</small>}
              {note !== undefined && <small> ({note})</small>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
