import type { Result } from '../../measures/result.ts';
import { Section } from '../charts/figure.tsx';
import { type RestsOn as Named, restsOn } from '../data/rests-on.ts';

/** What was measured of the assumptions: those that move the result most, and how that is said. */
export interface Movers {
  named: readonly Named[];
  subtitle: string;
}

/** On the first sheet: five assumptions on which the result rests. */
export function RestsOn({ result, movers }: { result: Result; movers: Movers | undefined }) {
  const isMeasured = movers !== undefined && movers.named.length > 0;
  const named = isMeasured ? movers.named : restsOn(result);
  if (named.length === 0) return null;
  const count = NUMBERS[named.length - 1];
  return (
    <Section
      id="rests-on"
      title={
        isMeasured
          ? `The result rests on assumptions; ${count} of them move it most`
          : `The result rests on assumptions, such as ${named.length === 1 ? 'this one' : `these ${count}`}`
      }
      subtitle={movers?.subtitle ?? NOT_MEASURED}
    >
      <dl class="values brief">
        {named.map(({ name, value }) => (
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

const NUMBERS = ['one', 'two', 'three', 'four', 'five'];

const NOT_MEASURED =
  'Nobody is known to have measured them. This report does not say how much each matters; a report made with ' +
  '--with-spread does.';
